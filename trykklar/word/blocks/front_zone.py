"""Where front matter is: our paragraphs before the first heading, and TeX's up to the same."""

from __future__ import annotations

import re
from itertools import dropwhile, groupby, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.word.blocks.front_alignment import Leaf, PrintedFront
from trykklar.word.document_tree import elements
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded_letters
from trykklar.word.neutral.vocabulary import ANCHOR, ATOM, PAGE_BREAK, PAGE_NUMBERS, PLACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from trykklar.printed.front_pages import PageParagraph
    from trykklar.word.export_state import ExportState

PEOPLE = ("Title", "Subtitle", "Author", "Affiliation", "Date")
STYLES = (*PEOPLE, "Abstract", "Keywords")
HEADING, LABEL = "Abstract Heading", "Label"
_FORMULA = "□"  # no letter
# The letters of a heading's number, and no `The` of a title that goes on as the first heading.
_POINTED = re.compile(r"\s*(\d+)\.\s")
_NUMBER = re.compile(r"|[a-z]|[ivxlc]{1,6}|(?=\D*\d).{1,6}")
_BEGINNING = 30  # letters of a paragraph by which the text is known to begin
_FEWEST = 8  # of these, where a citation follows
_MOST_PICTURES = 5  # with the paragraph behind them
_OF_PAGES = frozenset({PAGE_BREAK, PAGE_NUMBERS})
_WORDLESS = frozenset({ANCHOR, ATOM, PLACED})
_MOST = 40  # blocks before the last of a text that has no heading
_WORDS = (pf.Str, pf.Space, pf.SoftBreak, pf.LineBreak, pf.Code, pf.Note)
_COUNTED = re.compile(r"(?:[^\W\d_]{1,12}\W+)?\W*(?:\d{1,2}|[IVX]{1,4}|[A-Z])\W*")


def ends_front(block: Any) -> bool:
    """Whether it is the place of a heading, of a list of contents, or of a break between pages.

    Args:
        block: Of the text.
    """
    return isinstance(block, pf.Header) or (isinstance(block, pf.Div) and not block.content)


def opened(blocks: Iterable[Any]) -> list[Any]:
    """The blocks, with keywords out of the abstract that they are written in, as in llncs.

    Args:
        blocks: The text.
    """
    return [part for block in blocks for part in _parts(block)]


def _parts(block: Any) -> Iterator[Any]:
    if style_of(block) not in STYLES or not any(style_of(item) for item in block.content):
        yield block
        return
    for inner, group in groupby(list(block.content), key=lambda item: bool(style_of(item))):
        items = list(group)
        yield from items if inner else [pf.Div(*items, attributes=dict(block.attributes))]


def front_size(blocks: Sequence[Any]) -> int:
    """How many blocks stand before the text: up to the last that is front matter by its style.

    The text may begin without a heading, as below the title that APA's classes set once more.

    Args:
        blocks: The text.
    """
    heading = next((at for at, item in enumerate(blocks) if ends_front(item)), _MOST)
    places = (at for at, block in enumerate(blocks[:heading]) if style_of(block) in STYLES)
    return max(places, default=-1) + 1


class Beginning(NamedTuple):
    """What a text begins with.

    Attributes:
        letters: Its first letters.
        whole: Whether these are all of a heading or paragraph.
    """

    letters: str = ""
    whole: bool = True


def beginning_of(rest: Sequence[Any], state: ExportState) -> Beginning:
    """What the text begins with.

    Args:
        rest: The blocks behind the front matter.
        state: The state of the export, which knows the headings.
    """
    rest = list(
        dropwhile(lambda block: _OF_PAGES.intersection(getattr(block, "classes", ())), rest)
    )
    if not rest:
        return Beginning()
    headings = (item for item in state.met.headings if item.place is rest[0])
    heading = next(headings, None)
    if heading is not None:
        return Beginning(folded_letters(plain(heading.inlines)))
    leaves = dropwhile(_is_picture, leaves_of(rest[:_MOST_PICTURES]))
    leaf = next(leaves, None)
    return Beginning() if leaf is None else _first_words(leaf)


def _is_picture(leaf: Leaf) -> bool:
    """Whether a paragraph is a picture, as of a licence below a title page: it has no words."""
    items = [item for part in leaf.content for item in elements(part)]
    shown = (item for item in items if not isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak))
    classes = (
        set(getattr(item, "classes", ())) for item in shown if not isinstance(item, pf.Image)
    )
    return any(isinstance(item, pf.Image) for item in items) and all(
        map(_WORDLESS.intersection, classes)
    )


def _first_words(leaf: Leaf) -> Beginning:
    """The letters of a paragraph before its first citation, reference or formula.

    What these print is not known yet.
    """
    begun = dropwhile(lambda item: not isinstance(item, _WORDS), _singly(leaf.content))
    items = list(begun)  # without the anchor before them
    known = list(takewhile(lambda item: isinstance(item, _WORDS), items))
    return Beginning(folded_letters(plain(known)), len(known) == len(items))


def begins_unknown(leaf: Leaf, cited: AbstractSet[int]) -> bool:
    """Whether a paragraph begins with a citation or a formula, whose letters are not known yet.

    Args:
        leaf: The paragraph.
        cited: The identities of the citations.
    """
    for item in (item for part in leaf.content for item in elements(part)):
        if id(item) in cited or isinstance(item, pf.Math):
            return True
        if isinstance(item, _WORDS):
            return False
    return False


def _singly(items: Iterable[Any]) -> Iterator[Any]:
    """Inlines out of what they stand in; what is still empty, itself."""
    for item in items:
        inner = list(getattr(item, "content", ()))
        if inner and not isinstance(item, pf.Note):
            yield from _singly(inner)
        else:
            yield item


def leaves_of(blocks: Iterable[Any]) -> list[Leaf]:
    """The paragraphs of blocks, in order, and tables as one.

    Args:
        blocks: They.
    """
    found: list[Leaf] = []

    def down(element: Any, block: Any, style: str) -> None:
        if isinstance(element, pf.Para | pf.Plain):
            content = [item for item in element.content if style_of(item) != LABEL]
            own = folded_letters(plain(content, _FORMULA))
            found.append(Leaf(block, element, style, content, own, len(found)))
        elif isinstance(element, pf.Table):
            own = folded_letters(pf.stringify(element))
            found.append(Leaf(block, element, "", [], own, len(found)))
        else:
            for child in getattr(element, "content", ()):
                if isinstance(child, pf.Block | pf.ListItem | pf.Definition):
                    down(child, block, style)

    for block in blocks:
        down(block, block, style_of(block))
    return found


def style_of(item: Any) -> str:
    """The style of a block or a run; "" of none."""
    styled_ = isinstance(item, pf.Div | pf.Span)
    return str(item.attributes.get("custom-style", "")) if styled_ else ""


def zone_of(pieces: Sequence[PrintedFront], first: Beginning) -> tuple[list[PrintedFront], bool]:
    """The paragraphs of the front matter, with its notes, and whether its end is found.

    Args:
        pieces: Of the first pages.
        first: What the text begins with.
    """
    own = [piece for piece in pieces if not piece.paragraph.note]
    end = next((at for at, piece in enumerate(own) if piece.paragraph.contents), len(own))
    start = next((at for at, piece in enumerate(own[:end]) if _begins(piece, first)), None)
    listed = start is None and end < len(own)
    size = (end - 1 if listed else end) if start is None else start  # without `Contents`
    zone = own[: max(size, 0)]
    pages = {piece.paragraph.page for piece in own[: max(size, 0) + (start is not None)]}
    marks = {mark for piece in zone for mark in _marks(piece.paragraph)}
    others = (piece for piece in own if piece not in zone)
    # A mark that an address begins with is the address', and a note's in the text.
    of_addresses = {mark_of(piece.paragraph) for piece in zone} - {""}
    elsewhere = {mark for piece in others for mark in _marks(piece.paragraph)} - marks
    notes = [
        piece
        for piece in pieces
        if piece.paragraph.page in pages
        and (
            _sign_of(piece.paragraph) not in elsewhere | of_addresses
            if piece.paragraph.note
            else piece not in zone and mark_of(piece.paragraph) in marks
        )
    ]
    while zone and start is not None and _COUNTED.fullmatch(zone[-1].text.strip()):
        zone.pop()  # `Chapter 1`, above what that is called
    return [*zone, *notes], start is not None or listed


def mark_of(paragraph_: PageParagraph) -> str:
    """The raised sign that a paragraph begins with."""
    first = paragraph_.runs[0] if paragraph_.runs else None
    return first.text.strip() if first and first.look.raised else ""


def _sign_of(note: PageParagraph) -> str:
    """The sign of a note: raised, or, as of biblatex-chicago, a number with a point behind it."""
    numbered = _POINTED.match("".join(each.text for each in note.runs))
    return mark_of(note) or (numbered[1] if numbered else "")


def _marks(paragraph_: PageParagraph) -> Iterator[str]:
    for each in paragraph_.runs:
        yield from filter(None, re.split(r"[,\s]+", each.text)) if each.look.raised else ()


def _begins(piece: PrintedFront, first: Beginning) -> bool:
    """Whether a paragraph is the one that the text begins with, be it with a number before it."""
    own = first.letters
    if not first.whole:
        return len(own) >= _FEWEST and piece.letters.startswith(own[:_BEGINNING])
    if len(own) <= 1:
        return False
    number = piece.letters.removesuffix(own)
    short = piece.letters.endswith(own) and bool(_NUMBER.fullmatch(number))
    return short or (len(own) > _BEGINNING and own[:_BEGINNING] in piece.letters)
