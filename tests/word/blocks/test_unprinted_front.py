"""Front matter that the class does not print is not in Word, and withholds no file."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import panflute as pf
import pytest

from tests.word.reader import paragraphs, part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.blocks import unprinted_front
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

CLASS = r"""
\LoadClass{article}
\let\real\author
\renewcommand\author[1]{%s}
\newcommand\keywords[1]{\gdef\@keywords{#1}}
"""


@pytest.mark.parametrize(
    ("author", "names"), [(r"\real{Hidden}", 0), (r"\real{#1}", 2)]
)  # in the text and in the properties
def test_what_the_class_does_not_print_is_left_out_and_reported(
    tmp_path: Path, author: str, names: int
) -> None:
    (tmp_path / "blind.cls").write_text(CLASS % author)
    (tmp_path / "main.tex").write_text(
        "\\documentclass{blind}\n\\title{Rents}\n\\author{Kåre Ødegård}\n\\date{2020}\n"
        "\\keywords{towns, gliders, rents}\n\\begin{document}\n\\maketitle\n"
        "The rents of all municipalities rose, and towns have no gliders.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert not done.withheld
    with zipfile.ZipFile(done.path) as archive:
        xml = [archive.read(f"{part}.xml").decode() for part in ("word/document", "docProps/core")]
    assert sum("Kåre Ødegård" in text for text in xml) == names
    assert "towns, gliders, rents" not in xml[0]
    codes = [found.code for found in done.findings]
    assert codes == ["word-unprinted"] * (2 if not names else 1)


def test_a_note_and_thanks_that_the_class_hides_withhold_no_file(tmp_path: Path) -> None:
    """IEEE's conferences print no \\thanks, and the ACM's anonymous papers no acknowledgements."""
    (tmp_path / "blind.cls").write_text(
        "\\LoadClass{article}\n\\renewcommand\\thanks[1]{}\n\\usepackage{comment}\n"
        "\\excludecomment{acks}\n"
    )
    (tmp_path / "main.tex").write_text(
        "\\documentclass{blind}\n\\title{Rents\\thanks{Paid by gliders of the north.}}\n"
        "\\author{Kari}\\date{2020}\n\\begin{document}\n\\maketitle\n"
        "The rents of all municipalities rose.\n\n"
        "\\begin{acks}\nNobody but lamps helped us here.\n\\end{acks}\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert not done.withheld
    with zipfile.ZipFile(done.path) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "word/" in name]
    assert not any("gliders" in part or "lamps" in part for part in parts)
    assert {found.code for found in done.findings} <= {"word-unprinted"}


@pytest.mark.parametrize(
    ("before", "environment"), [("", "titlepage"), ("", "flushleft"), ("\\clearpage", "flushleft")]
)
def test_a_title_page_set_by_hand_has_each_name_once(
    tmp_path: Path, before: str, environment: str
) -> None:
    r"""Without \\maketitle, what the preamble says stood above the title page, once more."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\n\\author{Kari Nordmann}\\date{2020}\n\\begin{document}\n"
        f"{before}\\begin{{{environment}}}\\begin{{center}}Essay\\par Kari Nordmann\\par"
        "\\end{center}\n"
        f"\\end{{{environment}}}\n"
        "\\section{Towns}\nThe rents of all municipalities rose.\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    found = paragraphs(export(document).path)
    assert found[:3] == ["Essay", "Kari Nordmann", "Towns"]


def test_a_title_that_is_in_the_running_head_too_stands_once_above_the_text(tmp_path: Path) -> None:
    """The second page's head was taken for a second title on the title page."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\n\\title{Rents of the northern towns}\n\\pagestyle{myheadings}"
        "\\makeatletter\\markright{\\textit{\\@title}}\\let\\Title\\@title\\makeatother\n"
        "\\begin{document}\n"
        "\\begin{titlepage}A seminar paper\\par\\textbf{\\Title}\\end{titlepage}\n"
        "\\section{Towns}\nThe rents of all municipalities rose.\\newpage And rose.\\newpage Now, "
        "they fall.\\newpage As they did.\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    found = paragraphs(export(document).path)
    assert found[:3] == ["A seminar paper", "Rents of the northern towns", "Towns"]


def test_a_name_on_the_title_page_stays_where_the_preamble_says_more_of_it(tmp_path: Path) -> None:
    """What the preamble adds is printed nowhere; the name of the title page went with it."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\n\\author{Kari Nordmann - second year}\n\\begin{document}\n"
        "\\begin{titlepage}\\begin{center}Essay\\par{\\Large\\textbf{Kari Nordmann}\\par}"
        "\\end{center}\\end{titlepage}\n"
        "\\section{Towns}\nThe rents of all municipalities rose.\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    found = paragraphs(export(document).path)
    assert found[:3] == ["Essay", "Kari Nordmann", "Towns"]


def test_a_title_that_nothing_prints_withholds_no_file_and_is_in_no_head(tmp_path: Path) -> None:
    """A template's title stayed in the preamble, and the cover is another file."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\n\\title{Template}\\author{A. Name}\n\\begin{document}\n"
        "\\section{Towns}\nThe rents of all municipalities rose.\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    made = export(document)
    assert not made.withheld
    assert paragraphs(made.path)[0] == "Towns"
    head = [item.text for item in part(made.path, "word/header.xml").iter(w("t"))]
    assert head in ([], [None], [""])


def test_the_lines_of_a_note_beside_a_column_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of reading, lines of the text stand between them: an address was left out."""
    lines = ["Corresponding author", "Telephone of offices"]

    def texts(_: Path, *order: str) -> list[str]:
        return ["\n".join(lines) if order else "\nwords of the text\n".join(lines)]

    monkeypatch.setattr(unprinted_front, "page_texts", texts)
    words = [part for line in lines for word in line.split() for part in (pf.Str(word), pf.Space())]
    block = pf.Div(pf.Para(*words), attributes={"custom-style": "Affiliation"})
    flat = SimpleNamespace(text="")
    state: Any = SimpleNamespace(inputs=SimpleNamespace(manuscript=SimpleNamespace(flat=flat)))
    assert unprinted_front.printed_front([block], state, Path("main.pdf")) == [block]


@pytest.mark.parametrize(
    ("pdf", "headed"),
    [
        ("Rents\n\nThis abstract says what rents do.\n", False),
        ("Rents\n\nAbstract\nThis abstract says what rents do.\n", True),
        ("Rents\n\nAbstract. This abstract says what rents do.\n", True),
        ("ARTICLE INFO  A B S T R A C T\nTowns  This abstract says what rents do.\n", True),
    ],
)
def test_a_heading_that_the_class_does_not_print_is_none(
    monkeypatch: pytest.MonkeyPatch, pdf: str, headed: bool
) -> None:
    """KOMA-Script sets none above an abstract, and the word stood in its text."""
    monkeypatch.setattr(unprinted_front, "page_texts", lambda *_: [pdf])
    heading = _styled("Abstract Heading", "Abstract")
    text = _styled("Abstract", "This abstract says what rents do.")
    flat = SimpleNamespace(text="")
    state: Any = SimpleNamespace(inputs=SimpleNamespace(manuscript=SimpleNamespace(flat=flat)))
    found = unprinted_front.printed_front([heading, text], state, Path("main.pdf"))
    assert found == ([heading, text] if headed else [text])


def _styled(style: str, text: str) -> pf.Div:
    inlines = [part for word in text.split() for part in (pf.Str(word), pf.Space())][:-1]
    return pf.Div(pf.Para(*inlines), attributes={"custom-style": style})


@pytest.mark.parametrize(("printed", "kept"), [(r"\number\year", False), (r"\@date", True)])
def test_a_date_of_which_a_class_prints_the_year_alone_is_left_out(
    tmp_path: Path, printed: str, *, kept: bool
) -> None:
    """`1 May 2020` stood below the title, where the PDF has the year; `may` is in its text, too."""
    (tmp_path / "own.cls").write_text(
        "\\LoadClass{article}\\renewcommand\\maketitle{\\begin{titlepage}\\centering"
        f"{{\\huge\\@title\\par}}{{\\@author\\par}}Halls University\\par {printed}"
        "\\end{titlepage}}"
    )
    (tmp_path / "main.tex").write_text(
        "\\documentclass{own}\n\\title{Rents}"
        "\\author{A. Name\\thanks{Halls University, a.long.name.of.it@example.org}}"
        "\\date{1 May 2020}\n\\begin{document}\\maketitle\n\\section{Towns}\n"
        "The rents may have risen, as they were.\n\\end{document}\n"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    shown = paragraphs(export(document).path)
    assert ("1 May 2020" in shown) == kept
    assert any(line.startswith("20") for line in shown) != kept
    assert "Halls University" in shown  # though a note that is not printed has the same words


def test_a_title_whose_maketitle_is_commented_out_withholds_no_file(tmp_path: Path) -> None:
    """A thesis whose first page is a PDF of the university's was withheld for its draft's title."""
    (tmp_path / "main.tex").write_text(
        "\\documentclass{report}\n\\title{Sheep of the north \\\\ {\\Huge *** DRAFT ***}}\n"
        "\\author{Anna Vik}\n\\date{16.03.2016}\n\\begin{document}\nCandidate 12, on 16.03.2016\n"
        "%\\maketitle\n\\chapter{Wool}\nWool is warm in winter.\n\\end{document}\n",
        "utf-8",
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    assert not done.withheld
    assert not any("DRAFT" in text for text in paragraphs(done.path))
    assert "16.03.2016" not in paragraphs(done.path)
