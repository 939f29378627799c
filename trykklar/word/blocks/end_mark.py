r"""The sign at the end of a proof or theorem, as TeX printed it.

Pandoc puts a square at the end of each proof (Text.Pandoc.Readers.LaTeX, `proof`), and none at the
end of a theorem. Behind a display or a list, amsthm sets the sign at the right (its manual,
section 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.word.blocks.printed_number import begins_at
from trykklar.word.blocks.printed_sequence import PrintedSequence
from trykklar.word.neutral.anchors import is_end
from trykklar.word.neutral.vocabulary import PLACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.printed.citations_and_lists import EndMark
    from trykklar.word.export_state import ExportState

_SQUARE = "◻"
_NO_BREAK = "\N{NO-BREAK SPACE}"
_PANDOC = f"{_NO_BREAK}{_SQUARE}"


class _Spot(NamedTuple):
    """Where a square stands.

    Attributes:
        paragraph: The paragraph.
        at: Which of its inlines ends in it.
    """

    paragraph: Any
    at: int


def set_end_mark(block: Any, places: tuple[int, int], state: ExportState, *, squared: bool) -> None:
    """Put the sign that TeX printed at the end of a proof or theorem.

    Args:
        block: The div that pandoc made of it.
        places: Where in the flat source it begins and ends; -1 where nobody knows.
        state: The state of the export.
        squared: Whether pandoc puts a square there.
    """
    mark = _printed(*places, state)
    if mark is None and not squared:
        return
    squares = list(_squares(block)) if squared else []
    if len(squares) > 1:  # `\qedhere`: pandoc's is one too many
        _take_out(block, squares.pop())
        _put_in(squares[0], mark)
    elif squares and _follows_text(squares[0]):
        _put_in(squares[0], mark)
    else:
        for square in squares:
            _take_out(block, square)
        _append(block, mark)


def _printed(begin: int, end: int, state: ExportState) -> EndMark | None:
    """The sign that TeX printed between two places; None where it says nothing of one."""
    sequence = state.met.printed_marks
    if sequence is None:
        every = state.inputs.printed_numbers().end_marks
        sequence = state.met.printed_marks = PrintedSequence((mark.place, mark) for mark in every)
    if begin < 0 or end < 0:
        return None
    return sequence.take(*begins_at(begin, state), begins_at(end, state)[1], certain=False)


def _squares(block: Any) -> Iterator[_Spot]:
    """The squares at the ends of strings, those in lists, too; the last one is pandoc's."""
    for child in getattr(block, "content", ()):
        if isinstance(child, pf.Para | pf.Plain):
            for at, item in enumerate(child.content):
                if isinstance(item, pf.Str) and item.text.endswith(_PANDOC):
                    yield _Spot(child, at)
        elif isinstance(child, pf.Block | pf.ListItem):
            yield from _squares(child)


def _follows_text(spot: _Spot) -> bool:
    """Whether text stands before a square, and no display."""
    items = list(spot.paragraph.content)
    return items[spot.at].text != _PANDOC or _ends_in_text(items[: spot.at])


def _ends_in_text(items: Sequence[Any]) -> bool:
    last = next((item for item in reversed(items) if not _is_unseen(item)), None)
    return last is not None and not _is_display(last)


def _is_unseen(item: Any) -> bool:
    return isinstance(item, pf.Space | pf.SoftBreak) or is_end(item)


def _is_display(item: Any) -> bool:
    if isinstance(item, pf.Math):
        return bool(item.format == "DisplayMath")
    return isinstance(item, pf.Span) and any(map(_is_display, item.content))


def _sign(mark: EndMark | None) -> list[Any]:
    """The sign; pandoc's square where TeX does not say which."""
    if mark is not None and mark.formula:
        return [pf.Math(mark.formula, format="InlineMath")]
    sign = _SQUARE if mark is None else mark.sign
    return [pf.Str(sign)] if sign else []


def _put_in(spot: _Spot, mark: EndMark | None) -> None:
    """Put a sign in the place of a square, behind the space before it."""
    items = list(spot.paragraph.content)
    before = items[spot.at].text.removesuffix(_PANDOC)
    sign = _sign(mark)
    shown = [pf.Str(before + _NO_BREAK), *sign] if sign else [pf.Str(before)][: len(before)]
    spot.paragraph.content = [*items[: spot.at], *shown, *items[spot.at + 1 :]]


def _take_out(block: Any, spot: _Spot) -> None:
    items = list(spot.paragraph.content)
    text = items[spot.at].text.removesuffix(_PANDOC)
    spot.paragraph.content = [
        *items[: spot.at], *[pf.Str(text)][: len(text)], *items[spot.at + 1 :]
    ]  # fmt: skip
    if not spot.paragraph.content:
        block.content = [child for child in block.content if child is not spot.paragraph]


def _append(block: Any, mark: EndMark | None) -> None:
    """A sign at the end of a text, or on a line of its own behind a display or a list."""
    last, sign = block.content[-1] if block.content else None, _sign(mark)
    if not sign:
        return
    if isinstance(last, pf.Para | pf.Plain) and _ends_in_text(list(last.content)):
        last.content = [*last.content, pf.Str(_NO_BREAK), *sign]
    else:
        place = pf.Span(classes=[PLACED], attributes={"at": "right"})
        block.content.append(pf.Para(place, *sign))
