"""Words in colours: a co-author sees which ones the revised manuscript marks."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from tests.word.blocks.test_tex_fallback import made, shown

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.export import WordExport


def coloured(done: WordExport, part: str = "document") -> list[tuple[str, str]]:
    """The words in a colour, each run with its colour."""
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read(f"word/{part}.xml").decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", xml, re.DOTALL)
    found = []
    for run in runs:
        colour = re.search(r'<w:color w:val="([^"]*)"', run)
        text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", run))
        if colour and text.strip():
            found.append((text.strip(), colour[1]))
    return found


def test_colours_are_those_that_tex_has(tmp_path: Path) -> None:
    body = (
        r"We \textcolor{red}{added} and \textcolor{mine!50!black}{mixed} it, {\color{teal} twice}, "
        r"\textcolor[rgb]{0,0,1}{in blue}, \textcolor[HTML]{00AA00}{in green}.\footnote{A "
        r"\textcolor{red}{note}.}"
    )
    preamble = r"\usepackage{xcolor}\definecolor{mine}{RGB}{20,40,200}"
    done = made(tmp_path, preamble, body)
    assert coloured(done) == [
        ("added", "FF0000"), ("mixed", "0A1464"), ("twice", "008080"), ("in blue", "0000FF"),
        ("in green", "00AA00"),
    ]  # fmt: skip
    assert coloured(done, "footnotes") == [("note", "FF0000")]
    assert done.findings == ()


def test_white_words_can_be_read(tmp_path: Path) -> None:
    """In the PDF they stand on black, of which the Word file has nothing."""
    body = r"So \colorbox{black}{\textcolor{white}{it is}} and \textcolor{nothing}{that}."
    done = made(tmp_path, r"\usepackage{color}", body)
    assert "it is" in shown(done)
    assert coloured(done) == []


def test_the_package_color_has_colours_too(tmp_path: Path) -> None:
    done = made(tmp_path, r"\usepackage{color}", r"All is \textcolor{red}{red} there.")
    assert coloured(done) == [("red", "FF0000")]


def test_cells_and_rows_have_the_ground_that_tex_gives_them(tmp_path: Path) -> None:
    """Which cells are marked is often what a table is about."""
    body = (
        r"\begin{tabular}{lrr}\rowcolor{gray!20}[2pt] Kind & One & Two\\"
        r"First & \cellcolor{mine}1 & 2\\ \cellcolor[HTML]{FFCC00} Second & 3 & "
        r"\cellcolor[gray]{0.8}4\\ \cellcolor{black}\textcolor{white}{Third} & 5 & 6\end{tabular}"
    )
    preamble = r"\usepackage[table]{xcolor}\definecolor{mine}{RGB}{200,220,255}"
    done = made(tmp_path, preamble, body)
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    cells = re.findall(r"<w:tc>.*?</w:tc>", xml, re.DOTALL)
    found = {
        "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", cell)): fill[1]
        for cell in cells
        if (fill := re.search(r'<w:shd [^>]*w:fill="([^"]*)"', cell))
    }
    assert found == {
        "Kind": "E5E5E5", "One": "E5E5E5", "Two": "E5E5E5", "1": "C8DCFF", "Second": "FFCC00",
        "4": "CCCCCC",
    }  # fmt: skip
    assert done.findings == ()
