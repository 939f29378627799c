"""The judge at the command line: what is withheld stays away, also where nothing has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = r"""\documentclass{article}
\begin{document}
The rents rose in the year.\hbox{Ask Kari about it}\setbox0\lastbox
\end{document}
"""


@pytest.mark.parametrize("command", ["word", "build"])
def test_a_leak_is_withheld_each_time_and_made_where_it_is_asked_for(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, made = tmp_path / "main.tex", tmp_path / "build" / "main.docx"
    source.write_text(SOURCE, "utf-8")
    for _ in range(2):
        assert main([command, str(source)]) == 1
        output = capsys.readouterr().out
        assert "Ask Kari about it" in output
        assert "NOT MADE" in output
        assert not made.exists()
    assert main([command, str(source), "--anyway"]) == 1
    assert made.exists()
    assert "NOT MADE" not in capsys.readouterr().out
    assert main([command, str(source)]) == 1
    assert "NOT MADE" in capsys.readouterr().out


def test_both_shares_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "main.tex"
    source.write_text(SOURCE.replace("Ask Kari about it", ""), "utf-8")
    assert main(["word", str(source)]) == 0
    output = capsys.readouterr().out
    assert "as in the PDF: 100.0% of words" in output
    assert "in the PDF, too: 100.0% of Word's words" in output


def test_without_a_judge_the_summary_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "main.tex"
    source.write_text(SOURCE.replace("The rents", "\\input{nothere} The rents"), "utf-8")
    assert main(["word", str(source)]) == 1
    assert "not compared with the PDF" in capsys.readouterr().out


def test_a_pdf_made_without_a_package_is_no_judge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """TeX goes on and prints the package's commands as text; the author's own TeX does not."""
    source = tmp_path / "main.tex"
    text = SOURCE.replace("\\begin{document}", "\\usepackage[klingon]{babel}\n\\begin{document}")
    source.write_text(text, "utf-8")
    assert main(["word", str(source)]) == 1
    output = capsys.readouterr().out
    assert "not compared with the PDF" in output
    assert (tmp_path / "build" / "main.docx").exists()
