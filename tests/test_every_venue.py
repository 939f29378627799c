"""The same sections under every venue: no author's file is changed, and nothing is lost in print.

One small manuscript of each machinery's hard cases is built: what breaks under a venue's class
(numbers of sections, tables as wide as the text, works without a year, two languages) is in it.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PROJECT
from trykklar.cli import main
from trykklar.commands.new import TEMPLATE
from trykklar.project.venue import SHIPPED, read

if TYPE_CHECKING:
    from pathlib import Path

VENUES = sorted(path.stem for path in SHIPPED.glob("*.toml"))

SECTION = r"""\section{Hard cases}
\label{sec:hard}
\subsection{Words}
Section~\ref{sec:hard} cites a work without a year \citep{undated}, one by an institute
\citet{institute}, three together \citep[see][12]{lipsky1980, undated, institute}, and
\citeauthor{lipsky1980} in \citeyear{lipsky1980}.\footnote{A note in
\foreignlanguage{norsk}{norsk}, with \enquote{words} in quotation marks.}
\subsubsection{Deeper}
\begin{itemize}
\item An item of a list.
\end{itemize}
"""
WORKS = r"""
@misc{undated, author = {{Husbanken Region øst}}, title = {A page without a year},
  howpublished = {The Bank's pages}, url = {https://example.org/a_long/address_with/under_scores}}
@techreport{institute, author = {{Møreforsking Volda}}, title = {Å lære}, year = 2011,
  institution = {Møreforsking Volda}, type = {Notat}, number = {21/2010}, langid = {norsk}}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alle") / "tidsskrift æøå"
    shutil.copytree(TEMPLATE, folder)
    sections = folder / "manuscript" / "sections" / "article"
    (sections / "hard.tex").write_text(SECTION, "utf-8")
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.write(WORKS)
    paper = folder / "manuscript" / "paper.toml"
    text = paper.read_text("utf-8").replace('"findings"]', '"findings", "hard"]')
    people = (
        '\n[[people]]\nname = "Kari Ås"\norcid = "0000-0002-1825-0097"\n'
        'email = "kari_aas@example.org"\ncorresponding = true\nroles = ["methodology"]\n'
        '\n[[people]]\nname = "Li Wu"\naffiliation = "NOVA & co"\n'
    )
    other = (
        '\n[editions.article.other_abstract]\nlanguage = "nb-NO"\ntext = "Sammendrag på norsk."\n'
    )
    paper.write_text(text + other + people, "utf-8")
    return folder


def authors_files(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "build" not in path.relative_to(folder).parts
    }


def test_both_machineries_are_among_the_venues() -> None:
    assert {read(name).citations for name in VENUES} == {"biblatex", "natbib"}
    assert len(VENUES) >= 8


@pytest.mark.parametrize("venue", VENUES)
def test_the_same_sections_build_for_every_venue(
    project: Path, venue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = authors_files(project)
    status = main(["build", "article", "--venue", venue, "--project", str(project)])
    output = capsys.readouterr().out
    assert status == 0, output
    assert " error " not in output
    assert "UNDEFINED" not in output
    name = "article" if venue == "article" else f"article-{venue}"
    pdf = project / "build" / f"{name}.pdf"
    command = ["pdftotext", str(pdf), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "??" not in words
    assert "[?]" not in words
    assert "A title that says what was found" in " ".join(words.split())
    assert "Ås" in words
    assert (project / "build" / f"{name}.docx").is_file()
    assert authors_files(project) == before


def test_every_fact_of_a_journal_has_a_guide_that_it_is_from() -> None:
    own = {"article", "preprint", "note"}  # nobody's guide but their own file
    for name in set(VENUES) - own:
        venue = read(name)
        limits = venue.limits.model_dump(exclude_none=True)
        facts = {f"limits.{key}" for key in limits}
        facts |= {f"review.{key}" for key in venue.review.model_dump(exclude_defaults=True)}
        facts |= {f"figures.{key}" for key in ("formats", "resolution", "line_resolution")
                  if getattr(venue.figures, key)}  # fmt: skip
        facts |= {key for key in ("statements", "statements_if_any") if getattr(venue, key)}
        facts |= {"upload.pieces"} if venue.upload.pieces else set()
        unstated = {key for key in facts if not venue.stated(key)}
        assert unstated - {"review.self_citation"} == set(), name


@pytest.mark.parametrize(("venue", "shown"), [("apa7", False), ("springer", True)])
def test_a_journal_takes_what_a_guide_says_and_not_what_we_make(
    project: Path, venue: str, shown: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["fit", "article", "--venue", venue, "--project", str(project)])
    assert ("  takes " in capsys.readouterr().out) == shown


def test_a_norwegian_manuscript_has_no_english_words_of_a_natbib_journal(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(project, tmp_path / "norsk", ignore=shutil.ignore_patterns("build"))
    paper = folder / "manuscript/paper.toml"
    text = paper.read_text("utf-8").replace('"introduction", "findings", "hard"', '"hard"')
    text = text.replace('language = "nb-NO"', 'language = "nn-NO"')
    paper.write_text(text.replace('language = "en-GB"', 'language = "nb-NO"', 1), "utf-8")
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.write(
            "\n@book{two, author = {Ås, Kari and Bø, Per}, title = {To}, year = 2010}"
            "\n@book{board, author = {{Board of Work and Pay} and Ås, K. and Bø, P. and Wu, L.},"
            " title = {Fire}, year = 2011}\n"
        )
    section = folder / "manuscript/sections/article/hard.tex"
    section.write_text(section.read_text("utf-8") + "\\citet{two}, \\citet*{board}.\n", "utf-8")
    status = main(
        ["build", "article", "--venue", "elsarticle", "--no-word", "--project", str(folder)]
    )
    assert status == 0, capsys.readouterr()
    command = ["pdftotext", str(folder / "build/article-elsarticle.pdf"), "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    shown = " ".join(words.split())
    assert "Ås og Bø (2010)" in shown
    assert "Board of Work and Pay, Ås, Bø og Wu (2011)" in shown
    assert "Husbanken Region øst (u.å.)" in shown or "Husbanken Region øst, u.å." in shown
    assert "E-postadresse: kari_aas@example.org" in shown


def test_both_real_editions_build_for_a_journal_of_the_other_machinery(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("manuscript", "figures"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copy(PROJECT / "references.bib", tmp_path)
    command = ["build", "--venue", "springer", "--no-word", "--project", str(tmp_path)]
    assert main(command) == 0, capsys.readouterr().out
