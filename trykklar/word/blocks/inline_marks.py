"""Marks inside paragraphs -> pandoc's inlines; what waits for the whole text is put on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.bibliography_block import noted, part
from trykklar.word.blocks.drawing import drawing
from trykklar.word.blocks.export_state import Anchor, Citation, Reference
from trykklar.word.blocks.picture import picture
from trykklar.word.blocks.resolved_mark import Inlines, Sign, resolve, trimmed
from trykklar.word.blocks.word_field import bookmark, end, link, raw, start
from trykklar.word.today import day, written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trykklar.word.blocks.export_state import Desk

_AUTHOR = "LaTeX"
# The same file from the same text: a comment has to have a date, and the source has none.
_WHENEVER = "2000-01-01T00:00:00Z"
LABEL_CLASS = "trykklar-label"
ATOM_CLASS = "trykklar-atom"
NOTE_MARK = "Footnote Mark"
"""The style of a footnote's own mark, until the file is finished."""


class BlockMark(pf.Span):  # type: ignore[misc] # panflute has no types
    """A mark that stands between paragraphs, on its way from the paragraph it arrived in."""

    __slots__ = ("sign",)

    def __init__(self, sign: Sign) -> None:
        super().__init__()
        self.sign = sign


class UnitMark(pf.Span):  # type: ignore[misc] # panflute has no types
    """The first word of a unit, until a bookmark takes its place."""

    __slots__ = ("offset",)

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset


class ShortTitle(pf.Span):  # type: ignore[misc] # panflute has no types
    """What the table of contents calls the heading that it stands in."""

    __slots__ = ()


class AsideMark(pf.Span):  # type: ignore[misc] # panflute has no types
    """A note in the margin, on its way out of its paragraph."""

    __slots__ = ()


def read(inlines: Any, desk: Desk) -> Inlines:
    """The inlines of one paragraph with their marks read, at every depth.

    Args:
        inlines: As pandoc gave them.
        desk: Where citations, references and labels are collected.
    """
    found = resolve(inlines, lambda sign: _build(sign, desk))
    for item in found:
        if isinstance(item, pf.Math | pf.Note):
            continue
        if hasattr(item, "content") and not isinstance(item, BlockMark):
            item.content = read(list(item.content), desk)
    return found


def block_sign(item: Any) -> Sign | None:
    """The block mark that an inline stands for, or None."""
    return item.sign if isinstance(item, BlockMark) else None


def _build(sign: Sign, desk: Desk) -> Inlines:
    desk.seen.add(sign.offset)
    return _BUILDERS.get(sign.kind, _block)(sign, desk)


def _block(sign: Sign, desk: Desk) -> Inlines:
    if sign.kind == "appendix":
        desk.counted["appendix"] = 1
    return [BlockMark(sign)]


def _cite(sign: Sign, desk: Desk) -> Inlines:
    command, *fields = sign.fields
    items = []
    for at in range(0, len(fields) - 2, 3):
        keys = tuple(key for key in sign.text(at + 3).split(",") if key)
        items.append((trimmed(fields[at]), trimmed(fields[at + 1]), keys))
    target = pf.Span(classes=[ATOM_CLASS])
    name = "".join(str(item.text) for item in command if isinstance(item, pf.Str))
    desk.citations.append(Citation(name, tuple(items), sign.offset, target))
    return [target]


def _reference(sign: Sign, desk: Desk) -> Inlines:
    target = pf.Span(classes=[ATOM_CLASS])
    keys = tuple(key.strip() for key in sign.text(1).split(",") if key.strip())
    desk.references.append(Reference(sign.text(0), keys, sign.offset, target))
    return [target]


def _label(sign: Sign, desk: Desk) -> Inlines:
    """A place of its own, until a heading, caption or equation takes the label for itself."""
    key = sign.text(0)
    name = bookmark(key)
    desk.anchors.setdefault(key, Anchor("place", name))
    desk.placed.setdefault(key, len(desk.headings))
    marks = (raw(start(name)), raw(end(name)))
    return [pf.Span(*marks, classes=[LABEL_CLASS], attributes={"label": key})]


def _link(sign: Sign, desk: Desk) -> Inlines:
    del desk
    text = pf.Span(*sign.fields[1], attributes={"custom-style": "Hyperlink"})
    return [pf.Span(link(bookmark(sign.text(0)), [text]), classes=[ATOM_CLASS])]


def _term(sign: Sign, desk: Desk) -> Inlines:
    """A term of a glossary: nobody's words to change where it is used."""
    del desk
    return [pf.Span(*sign.fields[0], classes=[ATOM_CLASS])]


def _comment(sign: Sign, desk: Desk) -> Inlines:
    """A remark in the margin, as a comment that one can answer."""
    number = str(desk.next("comment") - 1)
    begun = pf.Span(
        *sign.fields[0],
        classes=["comment-start"],
        attributes={"id": number, "author": _AUTHOR, "date": _WHENEVER},
    )
    ended = pf.Span(classes=["comment-end"], attributes={"id": number})
    return [pf.Span(begun, ended, classes=[ATOM_CLASS])]


def _aside(sign: Sign, desk: Desk) -> Inlines:
    """A note in the margin; where it cannot leave its paragraph, its words stay there."""
    del desk
    return [AsideMark(*trimmed(sign.fields[0]), classes=[ATOM_CLASS])]


def _today(sign: Sign, desk: Desk) -> Inlines:
    del sign
    text = written(day(desk.document), desk.language)
    return [pf.Span(pf.Str(text), classes=[ATOM_CLASS])]


def _short(sign: Sign, desk: Desk) -> Inlines:
    """What the table of contents calls a heading, until the heading takes it out of its title."""
    del desk
    return [ShortTitle(*sign.fields[0])]


def _note_mark(sign: Sign, desk: Desk) -> Inlines:
    """The mark of a footnote that is not the number which comes next."""
    del desk
    shown = {"custom-style": NOTE_MARK}
    return [pf.Span(*trimmed(sign.fields[0]), classes=[LABEL_CLASS], attributes=shown)]


def _unit(sign: Sign, desk: Desk) -> Inlines:
    del desk
    return [UnitMark(sign.offset)]


_BUILDERS: Mapping[str, Callable[[Sign, Desk], Inlines]] = {
    "cite": _cite,
    "ref": _reference,
    "label": _label,
    "link": _link,
    "term": _term,
    "comment": _comment,
    "aside": _aside,
    "image": picture,
    "today": _today,
    "unit": _unit,
    "short": _short,
    "notemark": _note_mark,
    "drawing": drawing,
    "noted": noted,
    "natbib": part,
}
