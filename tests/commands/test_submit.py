"""`submit`, as a user calls it: a whole folder that compiles by itself, or nothing and why."""

from __future__ import annotations

import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PROJECT
from trykklar import cli

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Editions

MAIN = r"""
\documentclass{article}
\usepackage{graphicx,mine}
\graphicspath{{bilder/}}
\begin{document}
\section{Hus}\label{sec:hus} % Kari: stryk dette
\input{deler/én}
\iffalse Kari skrev dette \fi
\includegraphics[width=1cm]{a b} \includegraphics[width=1cm]{annet/a b.png}
\cite{x}, section~\ref{sec:hus}
\bibliographystyle{plain}\bibliography{refs}
\end{document}
"""


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A stranger's manuscript: folders, blanks, æøå, two pictures of one name."""
    folder = tmp_path / "hus og hjem"
    for name in ("deler", "bilder", "annet"):
        (folder / name).mkdir(parents=True)
    picture = (PROJECT / "tests" / "preflight" / "dot.png").read_bytes()
    (folder / "bilder" / "a b.png").write_bytes(picture)
    (folder / "annet" / "a b.png").write_bytes(picture)
    (folder / "bilder" / "unused.png").write_bytes(picture)
    (folder / "mine.sty").write_text("\\newcommand{\\hus}{hus}\n", encoding="utf-8")
    (folder / "deler" / "én.tex").write_text("Et \\hus{} er et hus.\n", encoding="utf-8")
    entry = "@book{x, author={Ola Li}, title={Hus}, publisher={Forlag}, year={2001}}\n"
    (folder / "refs.bib").write_text(entry, encoding="utf-8")
    (folder / "main.tex").write_text(MAIN, encoding="utf-8")
    return folder


def submitted(folder: Path) -> set[str]:
    made = folder / "build" / "submission" / "main"
    return {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}


def test_a_strangers_manuscript_compiles_where_nothing_else_is(
    stranger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["submit", str(stranger / "main.tex")]) == 0
    shown = capsys.readouterr().out
    assert "proven" in shown
    with zipfile.ZipFile(stranger / "build" / "submission" / "main.zip") as archive:
        archive.extractall(tmp_path / "elsewhere")
    source = tmp_path / "elsewhere" / "main" / "source"
    assert {path.name for path in source.iterdir()} == {
        "main.tex", "main.bbl", "mine.sty", "en.tex", "bilder-a-b.png", "annet-a-b.png"
    }  # fmt: skip
    assert "Kari" not in (source / "main.tex").read_text(encoding="utf-8")
    for _ in range(2):
        tex = ["pdflatex", "-interaction=nonstopmode", "main.tex"]
        subprocess.run(tex, cwd=source, capture_output=True, check=True)
    assert (source / "main.pdf").is_file()


def test_the_same_sources_give_the_same_bytes(stranger: Path) -> None:
    archive = stranger / "build" / "submission" / "main.zip"
    assert cli.main(["submit", str(stranger / "main.tex")]) == 0
    first = archive.read_bytes()
    assert cli.main(["submit", str(stranger / "main.tex")]) == 0
    assert archive.read_bytes() == first


def test_what_cannot_compile_by_itself_leaves_nothing(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One picture is named letter by letter, and then again by a macro that makes up its path."""
    assert cli.main(["submit", str(stranger / "main.tex")]) == 0
    again = "\\newcommand{\\sted}{annet}\\includegraphics{\\sted/a b.png}"
    text = MAIN.replace("\\cite{x}", f"\\cite{{x}} {again}")
    (stranger / "main.tex").write_text(text, encoding="utf-8")
    capsys.readouterr()
    status = cli.main(["submit", str(stranger / "main.tex")])
    shown = capsys.readouterr().out
    assert (status, "submit-not-the-same" in shown) == (1, True)
    assert "nothing was made" in shown
    assert list((stranger / "build" / "submission").iterdir()) == []


def test_a_document_that_overwrites_texs_record_is_not_handed_in_without_its_sources(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = tmp_path / "main.tex"
    main.write_text(
        "\\documentclass{article}\n\\newwrite\\forged\\immediate\\openout\\forged=\\jobname.fls\n"
        "\\immediate\\write\\forged{PWD /nowhere}\n\\begin{document}Words.\\end{document}\n",
        encoding="utf-8",
    )
    assert cli.main(["submit", str(main)]) == 1
    assert "does not name the main file" in " ".join(capsys.readouterr().out.split())
    assert submitted(tmp_path) == set()


def test_errors_in_the_text_stand_in_the_way(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stranger / "main.tex").write_text(MAIN.replace("{x}", "{y}"), encoding="utf-8")
    assert cli.main(["submit", str(stranger / "main.tex")]) == 1
    assert "citation-undefined" in capsys.readouterr().out
    assert submitted(stranger) == set()


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("--venue", "elsarticel"), "Did you mean 'elsarticle'"),
        (("nowhere.tex",), "There is no file"),
        (("--hide", "Kari"), "Add --blind"),
    ],
)
def test_what_is_not_there_is_reported_with_status_2(
    stranger: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], shown: str
) -> None:
    given = arguments if arguments[0].endswith(".tex") else (str(stranger / "main.tex"), *arguments)
    assert cli.main(["submit", *given]) == 2
    assert shown in capsys.readouterr().err


def own_venue(small: Path, text: str) -> list[str]:
    """The command that hands in the small manuscript to a venue of its author's own."""
    venues = small / "manuscript" / "venues"
    venues.mkdir(exist_ok=True)
    (venues / "mine.toml").write_text(f'name = "A journal"\n{text}', encoding="utf-8")
    edition = next((small / "manuscript" / "sections").iterdir()).name
    return ["submit", edition, "--venue", "mine", "--project", str(small)]


@pytest.mark.parametrize(
    ("demand", "code", "shown"),
    [
        (
            "[upload]\nmegabytes = 0.01\n",
            "submit-too-large",
            "A journal takes 0.01. The largest",
        ),
        ('[figures]\nformats = ["eps"]\n', "submit-figure-format", "is PDF; A journal takes eps."),
    ],
)
def test_what_the_venue_does_not_take_is_an_error_and_leaves_nothing(
    small: Path, capsys: pytest.CaptureFixture[str], demand: str, code: str, shown: str
) -> None:
    assert cli.main(own_venue(small, f'like = "elsarticle"\n{demand}')) == 1
    output = " ".join(capsys.readouterr().out.split())
    assert f"[{code}]" in output
    assert shown in output
    assert "nothing was made" in output
    assert not list((small / "build" / "submission").iterdir())


def test_a_class_that_is_missing_is_named_and_one_beside_the_text_is_used_and_handed_in(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = own_venue(small, 'like = "article"\ndocument_class = "ourjournal"\n')
    assert cli.main(command) == 1
    output = " ".join(capsys.readouterr().out.split())
    assert "ourjournal.cls" in output
    assert "[tex-missing-package]" in output
    assert "put the file into the folder" in output
    own = "\\NeedsTeXFormat{LaTeX2e}\\ProvidesClass{ourjournal}\n\\LoadClassWithOptions{article}\n"
    (small / "ourjournal.cls").write_text(own, encoding="utf-8")
    assert cli.main(command) == 0
    assert (small / "build/submission/article-mine/source/ourjournal.cls").is_file()


def test_a_venue_that_wants_each_figure_by_itself_gets_it_and_hears_of_one_without_a_file(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = (
        "\\begin{figure}\\includegraphics[width=1mm]{a b}\\includegraphics[width=1mm]{annet/a b}"
        "\\caption{To}\\end{figure}"
        "\\begin{figure}Ingen fil\\caption{Tekst}\\end{figure}"
        "\\begin{figure}\\includegraphics[width=1mm]{annet/a b}\\caption{En}\\end{figure}"
    )
    main = stranger / "main.tex"
    main.write_text(MAIN.replace("\\cite{x}", f"{figures} \\cite{{x}}"), encoding="utf-8")
    assert cli.main(["submit", str(main), "--venue", "elsarticle"]) == 0
    output = " ".join(capsys.readouterr().out.split())
    assert "Figure 2 is drawn in the text" in output
    made = {name for name in submitted(stranger) if name.startswith("figures/")}
    assert made == {"figures/Figure_1a.png", "figures/Figure_1b.png", "figures/Figure_3.png"}


def test_a_main_file_is_handed_in_to_a_venue_of_its_authors_own(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    venues = stranger / "manuscript" / "venues"
    venues.mkdir(parents=True)
    own = 'name = "Our journal"\nlike = "arxiv"\n[review]\nanonymity = "double"\n'
    (venues / "ours.toml").write_text(own, encoding="utf-8")
    command = ["submit", str(stranger / "main.tex"), "--venue", "ours", "--project", str(stranger)]
    assert cli.main(command) == 0
    output = capsys.readouterr().out
    assert "main for Our journal" in output
    assert "must not know who wrote it" in output


def test_several_editions_are_not_handed_in_at_once(
    editions: Editions, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["submit", "--venue", "elsarticle", "--project", str(editions.folder)]
    assert cli.main(command) == 2
    message = capsys.readouterr().err
    assert "One document is handed in at a time" in message
    assert "Name one of them: article, note." in message


def test_our_own_article_can_be_handed_in_blind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["submit", "article", "--venue", "springer", "--blind", "--project", str(project)]
    assert cli.main(command) == 0
    assert "nothing in" in capsys.readouterr().out
    made = project / "build" / "submission"
    with zipfile.ZipFile(made / "article-springer-blind.zip") as archive:
        source = [name for name in archive.namelist() if "/source/" in name]
        texts = [archive.read(name) for name in source if not name.endswith(".bbl")]
    assert not any("Møreforsking" in text.decode("utf-8", "replace") for text in texts)
    page = made / "article-springer-blind-title-page" / "title-page.txt"
    assert "Møreforsking Volda, the corporate author" in page.read_text(encoding="utf-8")


def test_a_main_file_of_another_class_than_the_venues_is_handed_in_with_a_warning(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["submit", str(stranger / "main.tex"), "--venue", "elsarticle"]) == 0
    output = capsys.readouterr().out
    assert "[submit-other-class]" in output
    assert "It is set with the class article" in output
    assert r"\documentclass{elsarticle}" in output
