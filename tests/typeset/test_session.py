"""What the caller of `typeset` sees: progress, places with odd names, missing programs."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.typeset.conftest import document, write
from trykklar.document import Document
from trykklar.finding import FatalError
from trykklar.poppler import page_texts
from trykklar.typeset import Progress, typeset
from trykklar.typeset.environment import private_home


def test_progress_names_each_pass_and_its_pages(tmp_path: Path) -> None:
    events: list[Progress] = []
    done = typeset(write(tmp_path, body="One\\newpage Two\\newpage Three"), progress=events.append)
    assert done.pages == 3
    assert [(each.number, each.page) for each in events] == [(1, 0), (1, 1), (1, 2), (1, 3)]
    assert {each.program for each in events} == {"pdflatex"}
    assert all(before.elapsed <= after.elapsed for before, after in pairwise(events))


@pytest.mark.skipif(shutil.which("mf") is None, reason="METAFONT is not installed")
def test_a_font_without_metrics_of_its_own_is_made(tmp_path: Path) -> None:
    """Cyrillic letters (T2A) have none in any package: such a text had no PDF here."""
    body = "\\font\\odd=ecrm1037 {\\odd Words} of that."
    done = typeset(write(tmp_path, body=body))
    assert (done.pages, list(done.findings)) == (1, [])


@pytest.mark.parametrize("engine", ["xelatex", "lualatex"])
def test_an_engine_that_is_not_there_is_named_with_its_package(
    tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    write(tmp_path, body="Text.")
    with pytest.raises(FatalError) as caught:
        typeset(document(tmp_path, engine=engine))
    assert engine in caught.value.message
    assert f"texlive-{engine.removesuffix('latex')}" in caught.value.hint
    assert "make paper" in caught.value.hint


def test_biber_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in ("pdflatex", "kpsewhich"):
        (tmp_path / program).symlink_to(shutil.which(program) or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    preamble = "\\usepackage{biblatex}\\addbibresource{a.bib}"
    with pytest.raises(FatalError, match="biber is not installed"):
        typeset(write(tmp_path / "paper", body="\\cite{a}", preamble=preamble))


@pytest.mark.parametrize(
    ("folder", "main"),
    [
        ("en mappe", "paper.tex"),
        ("blåbær", "rødgrøt.tex"),
        ("a", "my paper.tex"),
        ("x (1)", "a.tex"),
    ],
)
def test_spaces_and_norwegian_letters_in_paths(tmp_path: Path, folder: str, main: str) -> None:
    root = tmp_path / folder
    body = "\\input{del en}\\input{æ/ø}"
    paper = write(root, main, body=body)
    (root / "æ").mkdir()
    (root / "del en.tex").write_text("First.\n")
    (root / "æ" / "ø.tex").write_text("Second \\ref{none}.\n")
    done = typeset(paper)
    assert done.pdf == paper.result(".pdf")
    assert [(each.path.relative_to(root), each.line) for each in done.findings] == [
        (Path("æ/ø.tex"), 1)
    ]
    assert typeset(paper).fresh


@pytest.mark.parametrize("backend", ["bibtex", "biber"])
def test_a_bibliography_in_a_folder_with_spaces(tmp_path: Path, backend: str) -> None:
    root = tmp_path / "på norsk"
    (root / "kilder").mkdir(parents=True)
    (root / "kilder" / "verk.bib").write_text("@book{a, author={B}, title={T}, year=2001}")
    preamble, end = {
        "biber": (
            "\\usepackage{biblatex}\\addbibresource{kilder/verk.bib}",
            "\\printbibliography",
        ),
        "bibtex": ("", "\\bibliographystyle{plain}\\bibliography{kilder/verk}"),
    }[backend]
    done = typeset(write(root, body=f"\\cite{{a}}{end}", preamble=preamble))
    assert done.pdf
    assert backend in [each.program for each in done.passes]


def test_windows_line_ends(tmp_path: Path) -> None:
    paper = write(tmp_path, body="Text.\n\n\\nothing{} here")
    paper.source.write_bytes(paper.source.read_bytes().replace(b"\n", b"\r\n"))
    assert [(each.code, each.line) for each in typeset(paper).findings] == [
        ("tex-undefined-command", 6)
    ]


def test_the_main_file_may_be_a_made_one(tmp_path: Path) -> None:
    (tmp_path / "build/work/note").mkdir(parents=True)
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections/one.tex").write_text("Text \\ref{none}.")
    main = Path("build/work/note/note.tex")
    body = "\\documentclass{article}\\begin{document}\\input{sections/one}\\end{document}"
    (tmp_path / main).write_text(body)
    paper = Document("note", tmp_path, main, main.parent, Path("build"))
    done = typeset(paper)
    assert done.pdf == tmp_path / "build/note.pdf"
    assert done.findings[0].path == tmp_path / "sections/one.tex"
    assert typeset(paper).fresh


def test_what_was_made_from_data_is_found_before_the_root(tmp_path: Path) -> None:
    paper = write(tmp_path, body="\\input{floats/table}")
    made = tmp_path / paper.work / "floats"
    made.mkdir(parents=True)
    (made / "table.tex").write_text("Made.")
    assert typeset(paper).pdf
    (made / "table.tex").write_text("Made again.")
    assert [each.reason for each in typeset(paper).passes] == ["floats/table.tex changed"]


def test_a_home_that_is_not_there_keeps_nobody_from_building(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    assert typeset(write(tmp_path / "paper", body="Text.")).pdf


def test_what_a_build_leaves_in_its_home_is_none_of_texs_own_files(tmp_path: Path) -> None:
    paper = write(tmp_path / "paper", body="\\IfFileExists{left.tex}{\\input{left}}{Nothing.}")
    for name in ("texmf", "texmf-var", "texmf-config", "fonts", "luatex", ""):
        folder = private_home(paper.root) / name / "tex/latex"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "left.tex").write_text("LEFT")
    done = typeset(paper)
    assert done.pdf
    assert "LEFT" not in "".join(page_texts(done.pdf) or ["LEFT"])
