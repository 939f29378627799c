from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

import pytest

from trykklar.cli import main
from trykklar.typeset import build_lock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Spoil

PAPER = "manuscript/paper.toml"
SECTION = "manuscript/sections/article/findings.tex"


@pytest.fixture
def build(small: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    return Build(small, capsys)


class Build:
    """One build of the small manuscript: its exit status, and everything it printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        status = main(["build", "--no-word", "--project", str(self.folder), *words])
        captured = self._capsys.readouterr()
        output = captured.out + captured.err
        assert "Traceback" not in output
        return status, output

    @property
    def pdf(self) -> Path:
        return self.folder / "build" / "article.pdf"


def test_a_good_manuscript_is_built_and_then_nothing_is_left_to_do(build: Build) -> None:
    status, output = build("--why")
    assert status == 0, output
    assert "first run" in output
    before = build.pdf.stat().st_mtime_ns
    status, output = build("--why")
    assert (status, "nothing had changed" in output) == (0, True)
    assert build.pdf.stat().st_mtime_ns == before


def test_an_undefined_citation_fails_at_its_place_with_the_likely_key(
    build: Build, spoil: Spoil
) -> None:
    spoil("manuscript/sections/article/introduction.tex", "lipsky1980", "lipsky1908")
    status, output = build()
    assert status == 1
    assert "introduction.tex" in output
    assert "lipsky1908" in output
    assert "1 UNDEFINED" in output


def test_a_fault_in_the_text_leaves_the_last_good_pdf(build: Build, spoil: Spoil) -> None:
    build()
    good = build.pdf.read_bytes()
    spoil(SECTION, "Quotations", "\\undefinedcommand Quotations")
    status, output = build()
    assert status == 1
    assert "findings.tex" in output
    assert "undefinedcommand" in output
    assert build.pdf.read_bytes() == good
    spoil(SECTION, "\\undefinedcommand ", "")
    assert build()[0] == 0


def test_a_malformed_entry_is_found_and_the_rest_is_cited(build: Build, spoil: Spoil) -> None:
    spoil("references.bib", "title     = {Street", "title     = Street")
    status, output = build()
    assert status == 1
    assert "references.bib" in output


def test_a_malformed_paper_toml_stops_the_build_at_its_line(build: Build, spoil: Spoil) -> None:
    spoil(PAPER, 'venue = "article"', 'venue "article"')
    status, output = build()
    assert status == 2
    assert "paper.toml" in output
    assert "This is not TOML" in output


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('venue = "article"', 'venue = "artikel"', "Did you mean 'article'?"),
        ("abstract = 200", "abstrakt = 200", "Did you mean 'abstract'?"),
        ('"findings"]', '"finding"]', "Did you mean 'findings.tex'?"),
    ],
)
def test_a_slip_in_paper_toml_is_understood(
    build: Build, spoil: Spoil, old: str, new: str, hint: str
) -> None:
    spoil(PAPER, old, new)
    status, output = build()
    assert status == 2
    assert hint in output


def test_from_biblatex_to_bibtex_and_back_the_other_ones_list_is_no_fault(
    build: Build, spoil: Spoil
) -> None:
    build()
    for old, new in (("article", "elsarticle"), ("elsarticle", "article")):
        spoil(PAPER, f'venue = "{old}"', f'venue = "{new}"')
        status, output = build()
        assert status == 0, output


def test_an_edition_that_is_not_there_is_asked_about(build: Build) -> None:
    status, output = build("artcle")
    assert status == 2
    assert "Did you mean 'article'?" in output


def test_an_output_folder_that_cannot_be_written_is_reported(build: Build) -> None:
    (build.folder / "build").write_text("a file where the folder should be")
    status, output = build()
    assert status == 2
    assert "cannot be written" in output


def test_without_tex_the_message_says_what_to_install(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status, output = build()
    assert status == 2
    assert "pdflatex" in output
    assert "texlive-latex-recommended" in output


def test_a_second_build_at_the_same_time_says_so(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_lock, "_PATIENCE", 0.2)
    build()
    path = build.folder / "build" / "work" / "article" / "lock"
    with path.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(str(os.getpid()))
        lock.flush()
        status, output = build()
    assert status == 2
    assert "nother build of article is running" in output


def test_a_latin_1_section_is_a_finding_and_nothing_breaks(build: Build) -> None:
    (build.folder / SECTION).write_bytes("\\section{Bolig på Åsen}\n".encode("latin-1"))
    status, output = build()
    assert status == 1
    assert "findings.tex" in output


def test_crlf_is_as_good_as_lf(build: Build) -> None:
    for path in (build.folder / PAPER, build.folder / SECTION, build.folder / "references.bib"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    status, output = build()
    assert status == 0, output


def test_an_empty_section_is_no_fault(build: Build, spoil: Spoil) -> None:
    (build.folder / SECTION).write_text("")
    spoil("manuscript/sections/article/introduction.tex", "\\ref{fig:steps}", "1")
    status, output = build()
    assert status == 0, output


def test_any_other_main_file_can_be_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main_file = tmp_path / "en avhandling" / "hovedfil.tex"
    main_file.parent.mkdir()
    main_file.write_text("\\documentclass{article}\\begin{document}Hei\\end{document}\n")
    assert main(["build", "--no-word", str(main_file)]) == 0
    assert (main_file.parent / "build" / "hovedfil.pdf").is_file()
    assert "hovedfil" in capsys.readouterr().out


@pytest.mark.parametrize("change", ["the repository goes", "a file comes beside the main file"])
def test_a_build_is_not_repeated_where_tex_would_run_in_another_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    """Where it runs follows from files that TeX never looks for."""
    main_file, shared = tmp_path / "text" / "main.tex", tmp_path / "parts" / "one.tex"
    for path in (main_file, shared):
        path.parent.mkdir()
    shared.write_text("one")
    main_file.write_text(
        "\\documentclass{article}\\begin{document}Hei \\input{parts/one}\\end{document}\n"
    )
    (tmp_path / ".git").mkdir()
    command = ["build", "--no-word", str(main_file)]
    assert main(command) == main(command) == 0
    assert "TeX runs in" in capsys.readouterr().out
    if change == "the repository goes":
        (tmp_path / ".git").rmdir()
        assert main(command) == 1
    else:
        (main_file.parent / "parts").mkdir()
        (main_file.parent / "parts" / "one.tex").write_text("nearer")
        assert main(command) == 0
    assert "TeX runs in" not in capsys.readouterr().out
