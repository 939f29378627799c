"""Whatever is taken out of the finished Word file is counted, and reported at the source's line."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest

from trykklar.word.docx.ooxml import M, w
from trykklar.word.export import export
from trykklar.word.inventory.counted import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from tests.word.inventory.conftest import Planted
    from trykklar.document import Document

MATHS = f"{{{M}}}"


def test_nothing_is_lost_and_every_kind_is_counted(more: Document) -> None:
    made = export(more)
    assert [str(finding) for finding in made.findings if finding.code == "word-lost"] == []
    counted = {row.kind: row.before for row in made.inventory.rows}
    assert tuple(counted) == KINDS
    assert counted.pop("authors") == 2
    assert counted == {
        "headings": 5, "paragraphs": counted["paragraphs"], "words": counted["words"],
        "citations": 7, "works": 2, "references": 7, "labels": 7, "captions": 2, "tables": 1,
        "table rows": 5, "table columns": 3, "figures": 1, "equations": 4, "footnotes": 3,
        "links": 2,
    }  # fmt: skip
    assert made.inventory.different == ()


def take(path: str, at: int = 0) -> Callable[[etree._Element], None]:
    """Take the parent of a tag away, or the element itself, with its tail."""

    def change(root: etree._Element) -> None:
        element = list(root.iter(path))[at]
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)

    return change


def styled(style: str, at: int = 0) -> Callable[[etree._Element], None]:
    """Take a paragraph with a style away."""

    def change(root: etree._Element) -> None:
        found = [
            item
            for item in root.iter(w("p"))
            if (named := item.find(f"{w('pPr')}/{w('pStyle')}")) is not None
            and named.get(w("val")) == style
        ]
        parent = found[at].getparent()
        assert parent is not None
        parent.remove(found[at])

    return change


def saying(tag: str, text: str) -> Callable[[etree._Element], None]:
    """Take the first element with a text in it away."""

    def change(root: etree._Element) -> None:
        found = next(
            item
            for item in root.iter(tag)
            if text in "".join(piece.text or "" for piece in item.iter())
        )
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return change


def bookmark(name: str) -> Callable[[etree._Element], None]:
    """Take bookmarks away."""

    def change(root: etree._Element) -> None:
        for item in list(root.iter(w("bookmarkStart"))):
            parent = item.getparent()
            if item.get(w("name"), "").startswith(name) and parent is not None:
                parent.remove(item)

    return change


def emptied(text: str) -> Callable[[etree._Element], None]:
    """Take words out of a run."""

    def change(root: etree._Element) -> None:
        for item in root.iter(w("t")):
            if text in (item.text or ""):
                item.text = (item.text or "").replace(text, "")

    return change


PLANTED = [
    ("headings", styled("Heading1"), "introduction.tex:1", "A heading"),
    ("paragraphs", saying(w("p"), "is the gap"), "method.tex:4", "This paragraph"),
    ("words", emptied("Ask first"), "introduction.tex:14", "This paragraph"),
    ("citations", bookmark("_Cite_"), "introduction.tex:4", "A citation"),
    ("works", styled("Bibliography"), "introduction.tex:4", "argyris1978"),
    ("references", saying(w("instrText"), "PAGEREF"), "introduction.tex:9", r"\pageref"),
    ("labels", bookmark("_Ref_sec_guide"), "main.tex:34", "A label"),
    ("captions", styled("Caption"), "method.tex:8", "A caption"),
    ("tables", take(w("tbl")), "method.tex:9", "A table"),
    ("table rows", take(w("tr"), -1), "method.tex:9", "has 5 rows and 3 columns"),
    ("figures", take(w("drawing")), "method.tex:25", "A figure"),
    ("equations", take(f"{MATHS}oMathPara"), "method.tex:33", "An equation"),
    ("footnotes", take(w("footnoteReference"), 1), "method.tex:32", "A footnote"),
    ("links", saying(w("hyperlink"), "the other"), "method.tex:31", "https://example.org/two"),
]


@pytest.mark.parametrize(
    ("kind", "change", "place", "words"), PLANTED, ids=[row[0] for row in PLANTED]
)
def test_what_is_taken_out_is_counted_and_reported_at_its_line(
    planted: Planted, kind: str, change: Callable[[etree._Element], None], place: str, words: str
) -> None:
    made = planted(change)
    assert kind in {row.kind for row in made.inventory.different}
    lines = [
        f"{item.path.name}:{item.line} {item.message}"
        for item in made.findings
        if item.code == "word-lost"
    ]
    assert any(line.startswith(f"{place} ") and words in line for line in lines), lines


def test_an_author_whom_word_does_not_name_is_reported(planted: Planted) -> None:
    def nameless(root: etree._Element) -> None:
        for item in root.iter("{*}creator"):
            item.text = ""

    made = planted(nameless, "docProps/core.xml")
    assert [row.kind for row in made.inventory.different] == ["authors"]
    assert "An author is not in the Word file: Ola Hansen" in [
        finding.message for finding in made.findings
    ]


def test_what_only_word_has_is_reported_too(planted: Planted) -> None:
    def twice(root: etree._Element) -> None:
        found = next(root.iter(f"{MATHS}oMathPara"))
        found.addnext(copy.deepcopy(found))

    made = planted(twice)
    row = next(row for row in made.inventory.rows if row.kind == "equations")
    assert (row.before, row.after) == (4, 5)
    assert any(
        "not in the source behind this place" in finding.message for finding in made.findings
    )


def test_a_reference_list_that_is_gone_is_one_finding(planted: Planted) -> None:
    def unlisted(root: etree._Element) -> None:
        for _ in range(2):
            styled("Bibliography")(root)

    messages = [
        finding.message for finding in planted(unlisted).findings if finding.code == "word-lost"
    ]
    assert messages == ["The reference list is not in the Word file."]


def test_a_footnote_without_a_word_is_not_there(planted: Planted) -> None:
    made = planted(emptied("The second note."), "word/footnotes.xml")
    assert [row.kind for row in made.inventory.different] == ["words", "footnotes"]
