"""Formulas, pictures, links and tables that were changed without tracking: none goes in silence."""

from __future__ import annotations

import re
import struct
import zlib
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from tests.review.round_trip import RoundTrip
from tests.review.word_file import DOCUMENT
from trykklar.review.review_change import State
from trykklar.word.docx.formula_signs import is_same_formula
from trykklar.word.docx.ooxml import W, m, parse, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from tests.review.word_file import WordFile
    from trykklar.review.review_change import Review

MAIN = r"""\documentclass{article}
\usepackage{graphicx,hyperref}
\title{Of queues}
\date{3 May 2024}
\begin{document}
\maketitle
\section{Length}
\label{sec:length}
A queue has a length $n$ of calls, see \href{https://example.org/a}{the archive}.

In Section~\ref{sec:length} it grows:
\begin{equation}
  n = \lambda t
\end{equation}

\begin{figure}
  \includegraphics[width=2cm]{box.png}
  \caption{A box}
\end{figure}

\begin{tabular}{ll}
  Town & Calls \\
  North & 120 \\
  South & 340 \\
\end{tabular}

\begin{quote}
  A list is a promise.
\end{quote}

The first of two paragraphs stands here.

\begin{itemize}
  \item those that move,
  \item those that stand.
\end{itemize}

The last words are plain.
\end{document}
"""
RELATIONS = "word/_rels/document.xml.rels"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> RoundTrip:
    """A manuscript with what is no text, and its Word file."""
    folder = tmp_path_factory.mktemp("no text")
    source = folder / "source"
    source.mkdir()
    (source / "main.tex").write_text(MAIN, encoding="utf-8")
    (source / "box.png").write_bytes(_picture())
    return RoundTrip(folder, source)


def test_a_file_that_nobody_changed_asks_for_nothing(drawn: RoundTrip) -> None:
    assert not drawn.review(drawn.file.copy()).changes


def _formula(file: WordFile, before: str, after: str) -> None:
    item = next(item for item in file.roots[DOCUMENT].iter(m("t")) if item.text == before)
    item.text = after


def _letter(file: WordFile) -> None:
    _formula(file, "n", "N")


def _numbered(file: WordFile) -> None:
    _formula(file, "t", "t+1")


def _formula_typed(file: WordFile) -> None:
    formula = next(file.roots[DOCUMENT].iter(m("oMath")))
    formula.addprevious(parse(f'<w:r xmlns:w="{W}"><w:t>much</w:t></w:r>'))
    _remove(formula)


def _picture_replaced(file: WordFile) -> None:
    name = next(name for name in file.names if name.startswith("word/media/"))
    file.put(name, file.part(name) + b"another")


def _linked_elsewhere(file: WordFile) -> None:
    file.put(RELATIONS, file.part(RELATIONS).decode().replace("example.org/a", "example.org/b"))


def _unlinked(file: WordFile) -> None:
    link = next(file.roots[DOCUMENT].iter(w("hyperlink")))
    for run in list(link):
        link.addprevious(run)
    _remove(link)


def _link_renamed(file: WordFile) -> None:
    _typed(file, "the archive", "the archives")


def _reference_typed(file: WordFile) -> None:
    paragraph = _paragraph(file, "it grows")
    for item in [run for run in paragraph if run.find(w("fldChar")) is not None]:
        paragraph.remove(item)
    for item in [run for run in paragraph if run.find(w("instrText")) is not None]:
        paragraph.remove(item)
    number = next(item for item in paragraph.iter(w("t")) if item.text == "1")
    number.text = "2"


def _column_gone(file: WordFile) -> None:
    for row in file.roots[DOCUMENT].iter(w("tr")):
        _remove(row.findall(w("tc"))[1])


def _empty_column(file: WordFile) -> None:
    for row in file.roots[DOCUMENT].iter(w("tr")):
        cell = row.findall(w("tc"))[1]
        cell.addnext(_emptied(cell))


def _empty_row(file: WordFile) -> None:
    row = list(file.roots[DOCUMENT].iter(w("tr")))[1]
    row.addnext(_emptied(row))


def _cells_merged(file: WordFile) -> None:
    first, last = list(file.roots[DOCUMENT].iter(w("tr")))[1:3]
    for row, value in ((first, ' w:val="restart"'), (last, "")):
        properties = row.findall(w("tc"))[0].find(w("tcPr"))
        assert properties is not None
        properties.append(parse(f'<w:vMerge xmlns:w="{W}"{value}/>'))


def _unquoted(file: WordFile) -> None:
    _style(file, "A list is a promise").set(w("val"), "BodyText")


def _numbers(file: WordFile) -> None:
    file.put("word/numbering.xml", file.part("word/numbering.xml").decode().replace(
        '<w:numFmt w:val="bullet"', '<w:numFmt w:val="decimal"'
    ))  # fmt: skip


def _deeper(file: WordFile) -> None:
    paragraph = _paragraph(file, "those that stand")
    next(paragraph.iter(w("ilvl"))).set(w("val"), "1")


def _hidden(file: WordFile) -> None:
    run = next(_paragraph(file, "The last words").iter(w("r")))
    run.insert(0, parse(f'<w:rPr xmlns:w="{W}"><w:vanish/></w:rPr>'))


def _figure_moved(file: WordFile) -> None:
    picture = next(file.roots[DOCUMENT].iter(w("drawing")))
    figure = next(around for around in picture.iterancestors() if around.tag == w("p"))
    _paragraph(file, "The last words").addnext(figure)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (_letter, "a formula was changed"),
        (_numbered, "a formula was changed"),
        (_formula_typed, "a formula was changed"),
        (_picture_replaced, "a picture was replaced"),
        (_linked_elsewhere, "a link was changed"),
        (_unlinked, "a link was changed"),
        (_link_renamed, r"\href prints it"),
        (_reference_typed, r"\ref prints it"),
        (_column_gone, "cells of a table were taken away"),
        (_empty_column, "cells were put into a table"),
        (_empty_row, "an empty row was put into a table"),
        (_cells_merged, "cells of a table were merged"),
        (_unquoted, "quotation became text"),
        (_numbers, "became item of a numbered list"),
        (_deeper, "became item of a list at level 2"),
        (_hidden, "it is hidden in Word"),
        (_figure_moved, "a formula or picture was moved"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_what_only_the_author_can_write_is_a_stated_conflict(
    drawn: RoundTrip, edit: Callable[[WordFile], None], reason: str
) -> None:
    file = drawn.file.copy()
    edit(file)
    found = drawn.review(file)
    assert found.changes
    for change in found.changes:
        assert change.state is State.CONFLICT
        assert reason in change.reason
        assert change.place


def test_a_number_that_no_field_counts_is_a_change(drawn: RoundTrip) -> None:
    """A day of the month was taken for a number that the word processor had brought up to date."""
    file = drawn.file.copy()
    _typed(file, "3 May 2024", "4 May 2024")
    assert _states(drawn.review(file)) == [State.CONFLICT]


def test_a_changed_formula_is_shown_as_it_was_and_as_it_is(drawn: RoundTrip) -> None:
    file = drawn.file.copy()
    _numbered(file)
    (change,) = drawn.review(file).changes
    assert (change.before, change.after) == ("n=λt (1)", "n=λt+1 (1)")


def test_words_beside_a_changed_formula_still_come_to_their_line(drawn: RoundTrip) -> None:
    file = drawn.file.copy()
    _letter(file)
    _typed(file, "A queue has a length", "A line has a length")
    found = drawn.review(file)
    assert _states(found) == [State.APPLIES, State.CONFLICT]


def test_a_paragraph_that_was_moved_without_tracking_is_moved(drawn: RoundTrip) -> None:
    """Its bookmarks went with it and its words are the same: it seemed that nobody did a thing."""
    file = drawn.file.copy()
    _paragraph(file, "The first of two").addprevious(_paragraph(file, "The last words"))
    found = drawn.review(file)
    assert [change.kind for change in found.changes] == ["move"]
    assert _states(found) == [State.APPLIES]


def test_a_moved_paragraph_with_another_formula_is_not_moved_as_it_was(drawn: RoundTrip) -> None:
    file = drawn.file.copy()
    _letter(file)
    _paragraph(file, "The first of two").addprevious(_paragraph(file, "A queue has"))
    found = drawn.review(file)
    assert [change.reason for change in found.changes] == ["a paragraph was moved and changed"]


def test_a_map_that_does_not_say_what_formulas_were_accuses_nobody(drawn: RoundTrip) -> None:
    """A file that went out from an older version comes back."""
    file = drawn.file.copy()
    name = "customXml/item1.xml"
    older = re.sub(r' (?:baseline|held|leads|numbered)="[^"]*"', "", file.part(name).decode())
    file.put(name, older)
    assert not drawn.review(file).changes


def test_a_field_that_a_word_processor_fills_anew_has_no_effect(drawn: RoundTrip) -> None:
    """LibreOffice counts captions and references anew at each save, and shows `Appendix B`."""
    file = drawn.file.copy()
    number = next(item for item in _paragraph(file, "it grows").iter(w("t")) if item.text == "1")
    number.text = "Part 7"
    (change,) = drawn.review(file).changes
    assert change.state is State.NO_EFFECT
    assert change.reason


def test_an_address_without_a_scheme_may_be_written_from_another_folder(drawn: RoundTrip) -> None:
    """LibreOffice writes `www.example.org` from where the file lay when it was opened."""
    file = drawn.file.copy()
    older, name = "https://example.org/a", "customXml/item1.xml"
    bare = file.part(name).decode().replace(f'leads="{older}"', 'leads="www.example.org/a"')
    file.put(name, bare)
    elsewhere = file.part(RELATIONS).decode().replace(older, "../../tmp/x/www.example.org/a")
    file.put(RELATIONS, elsewhere)
    assert not drawn.review(file).changes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("L(θ)", "L(θ)"), ("x∣x>0", "x|x>0"), ("a*b", "a∗b"), ("\u200b→\u200bd", "→d"),
        ("\u200b=\u200b!", "=!"), ("5\u2009%", "5%"), ("\u0302β", "^β"), ("\u0305x", "\u0301x"),
    ],
)  # fmt: skip
def test_what_libreoffice_makes_of_a_formula_at_a_save_is_the_same(before: str, after: str) -> None:
    assert is_same_formula(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x-y", "y-x"), ("x_2", "x^2"), ("x2", "x^2"), ("a+b", "a-b"), ("[0,1)", "[0,1]"),
        ("a≤b", "a<b"), ("√x", "x"), ("a/b", "ab"), ("\u0302β", "\u0303β"), ("α", "a"),
    ],
)  # fmt: skip
def test_another_formula_is_another_one(before: str, after: str) -> None:
    assert not is_same_formula(before, after)


def _states(found: Review) -> list[State]:
    return [change.state for change in found.changes]


def _paragraph(file: WordFile, words: str) -> etree._Element:
    found = file.roots[DOCUMENT].iter(w("p"))
    return next(item for item in found if words in "".join(map(str, item.itertext())))


def _typed(file: WordFile, before: str, after: str) -> None:
    found = file.roots[DOCUMENT].iter(w("t"))
    text = next(item for item in found if before in (item.text or ""))
    text.text = (text.text or "").replace(before, after)


def _style(file: WordFile, words: str) -> etree._Element:
    style = _paragraph(file, words).find(f"{w('pPr')}/{w('pStyle')}")
    assert style is not None
    return style


def _emptied(element: etree._Element) -> etree._Element:
    """A copy of cells, with nothing in them."""
    made = deepcopy(element)
    for paragraph in made.iter(w("p")):
        for item in list(paragraph):
            if item.tag != w("pPr"):
                paragraph.remove(item)
    return made


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _picture() -> bytes:
    """A PNG of four grey pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\x80\x80" * 2)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*part) for part in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    )
