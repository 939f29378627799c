r"""Code that a text shows from a file is in Word: an appendix of it went missing without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

CODE = "def area(x):\n\t# 10 % of {it}\n    return x_1 * 2\n\\end{lstlisting}\n"


def _lines(folder: Path, command: str) -> list[str]:
    (folder / "main.tex").write_text(
        "\\documentclass{article}\n\\usepackage{listings,fancyvrb,verbatim}\n\\begin{document}\n"
        f"Before.\n\n{command}\n\nAfter.\n\\end{{document}}\n",
        "utf-8",
    )
    made = export(
        Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build")),
        typeset=False,
    )
    lines: list[str] = []
    for paragraph in part(made.path).iter(w("p")):
        text = ""
        for item in paragraph.iter(w("t"), w("br")):
            text += "\n" if item.tag == w("br") else item.text or ""
        lines += text.split("\n")
    found = [line.strip() for line in lines if line.strip()]
    return found[found.index("Before.") + 1 : found.index("After.")]


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("\\lstinputlisting{kode/å.py}", (0, 4)),
        ("\\lstinputlisting[language=Python,firstline=2,lastline=3]{kode/å.py}", (1, 3)),
        ("\\lstinputlisting[linerange={1-1,3-}]{kode/å.py}", None),
        ("\\inputminted[firstline=3]{python}{kode/å.py}", (2, 4)),
        ("\\verbatiminput{kode/å.py}", (0, 4)),
        ("\\listinginput[5]{1}{kode/å.py}", (0, 4)),
        ("\\VerbatimInput[numbers=left,lastline=2]{kode/å.py}", (0, 2)),
    ],
)
def test_the_lines_that_are_asked_for_are_there(
    tmp_path: Path, command: str, shown: tuple[int, int] | None
) -> None:
    (tmp_path / "kode").mkdir()
    (tmp_path / "kode" / "å.py").write_text(CODE, "utf-8")
    code = [line.strip() for line in CODE.splitlines()]
    expected = code[slice(*shown)] if shown else [code[0], *code[2:]]
    assert _lines(tmp_path, command) == expected


def test_a_caption_and_a_label_stay_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    command = "\\lstinputlisting[caption={The area},label=lst:a]{a.py}\n\nListing \\ref{lst:a}."
    caption, code, _ = _lines(tmp_path, command)
    assert (caption.replace("\N{NO-BREAK SPACE}", " "), code) == ("Listing 1: The area", "x = 1")


def test_a_file_outside_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_text("secret = 1\n")
    folder = tmp_path / "paper"
    folder.mkdir()
    assert _lines(folder, "\\verbatiminput{../secret.py}") == []


def test_latex_in_comments_is_not_shown_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("# the \\emph{area}\nx = 1\n")
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\usepackage{listings}\\lstset{texcl}\n"
        "\\begin{document}\nBefore.\n\n\\lstinputlisting{a.py}\n\\end{document}\n"
    )
    folder = Path("build/work/main")
    made = export(
        Document("main", tmp_path, Path("main.tex"), folder, Path("build")), typeset=False
    )
    lost = [found for found in made.findings if found.code == "word-lost"]
    assert [(found.line, "LaTeX stands in its comments" in found.message) for found in lost] == [
        (5, True)
    ]
