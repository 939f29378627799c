"""A Word file with holes fails the command: exit 1, and each hole at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

GOOD = r"""\documentclass{article}
\begin{document}
\section{One}\label{sec:one}
See section \ref{sec:one}.
\end{document}
"""


def word(folder: Path, source: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    path = folder / "main.tex"
    path.write_text(source, encoding="utf-8")
    status = main(["word", str(path)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    return status, captured.out + captured.err


def test_a_whole_file_passes_and_its_inventory_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, output = word(tmp_path, GOOD, capsys)
    assert status == 0, output
    rows = {line.split()[0]: line.split()[1:] for line in output.splitlines() if line.strip()}
    assert rows["headings"] == ["1", "1"]
    assert rows["references"] == ["1", "1"]
    assert "differs" not in output


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (r"\ref{sec:one}", r"\ref{sec:two}", "[word-reference-unresolved]"),
        (r"See section", r"\input{lost} See section", "[file-missing]"),
    ],
)
def test_a_hole_is_an_error_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, code: str
) -> None:
    status, output = word(tmp_path, GOOD.replace(old, new), capsys)
    assert status == 1
    line = next(line for line in output.splitlines() if code in line)
    assert line.split(":")[0].strip() == "4"


def test_an_empty_body_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = GOOD.replace(GOOD[GOOD.index(r"\section") : GOOD.index(r"\end{document}")], "")
    status, output = word(tmp_path, empty.replace(r"\begin{doc", r"\title{T}\begin{doc"), capsys)
    assert status == 1
    assert "the document has no text. [word-empty]" in output


def test_without_the_engine_the_message_names_it_and_what_is_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    word(tmp_path, GOOD, capsys)
    made = [tmp_path / "build" / f"main{ending}" for ending in (".pdf", ".docx")]
    before = [path.read_bytes() for path in made]
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    status, output = word(tmp_path, "% !TEX program = xelatex\n" + GOOD, capsys)
    assert status == 2
    assert "xelatex is not installed" in output
    assert "texlive-xetex" in output
    assert [path.read_bytes() for path in made] == before


def test_a_document_that_tex_cannot_set_has_its_word_file_and_its_faults_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "\\section{One}\\label{one}\nSee section~\\ref{one}.\n"
    main_file = tmp_path / "main.tex"
    main_file.write_text(
        "\\documentclass{article}\\usepackage{not-there}\n"
        f"\\begin{{document}}\n{body}\\end{{document}}\n"
    )
    assert main(["word", str(main_file)]) == 1
    output = capsys.readouterr().out
    assert "[tex-missing-package]" in output
    assert "[word-numbers-counted]" in output
    assert (tmp_path / "build" / "main.docx").is_file()
