"""Front matter in Word as TeX prints it: what a class adds to what the author wrote.

Our own paragraphs stay, with what a co-author may change in them; what TeX prints before, between
and behind their words comes from its pages: marks of addresses, notes that have no mark of LaTeX's,
`Index Terms`, `Email address:`. They stand in the order of the pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.printed.text_run import Run
from trykklar.printed.text_run import plain as text_of
from trykklar.word.blocks.front_alignment import (
    FrontPart,
    Leaf,
    PrintedFront,
    again,
    alike,
    covered,
    is_moved,
    match,
    printed,
    similar,
    unplaced,
)
from trykklar.word.blocks.front_changes import note_changes
from trykklar.word.blocks.front_merging import (
    has_live,
    has_note,
    inlines_of,
    merged,
    notes_in,
    says_more,
    with_notes,
)
from trykklar.word.blocks.front_names import NAMES, style_by_name
from trykklar.word.blocks.front_picture import with_pictures
from trykklar.word.blocks.front_zone import (
    HEADING,
    LABEL,
    PEOPLE,
    STYLES,
    beginning_of,
    begins_unknown,
    front_size,
    leaves_of,
    mark_of,
    opened,
    style_of,
    zone_of,
)
from trykklar.word.blocks.placed_text import place_of
from trykklar.word.document_tree import elements
from trykklar.word.inlines import plain, trimmed
from trykklar.word.judge.folding import folded, folded_letters
from trykklar.word.neutral.paragraph_style import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.printed.front_pages import PageParagraph
    from trykklar.word.export_state import ExportState

_MOST, _ON_PAGES = 40, 150  # paragraphs that a class adds; of the text, on the first pages
_AMONG_NOTES = float("inf")  # in the order of the page
# Letters: around words of the front matter that stand elsewhere on a page, and of what is no label.
_LABEL_LETTERS, _TELLING = 40, 14
# Digits; of a note's letters, for another paragraph to be it; of its words, to be of the author's.
_YEAR, _OF_NOTE, _OWN = 4, 0.5, 0.3
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class Completed:
    """The text with the front matter as TeX prints it.

    Attributes:
        blocks: The text.
        shown: The letters of its front matter; "" where not all may be there that TeX prints of it.
    """

    blocks: list[Any]
    shown: str = ""


def completed(blocks: list[Any], state: ExportState, pages: Sequence[PageParagraph]) -> Completed:
    """The text with its front matter as the first pages show it.

    Args:
        blocks: The text.
        state: The state of the export; what a co-author may no more change is taken off it.
        pages: The paragraphs of the first pages; none where it is not known.
    """
    blocks = opened(blocks) if pages else blocks
    size = front_size(blocks)
    front, behind = blocks[:size], blocks[size:]
    if not pages or not any(leaf.style in STYLES for leaf in leaves_of(front)):
        return Completed(blocks)
    front, of_notes = with_notes(front)
    leaves, rest = leaves_of(front), leaves_of(behind)[:_ON_PAGES]
    pieces = [printed(item, order) for order, item in enumerate(pages)]
    zone, whole = zone_of(pieces, beginning_of(behind, state))
    match([leaf for leaf in leaves if leaf.style in STYLES], zone)
    match(unplaced(leaves, zone), [piece for piece in zone if not piece.parts])
    others = [piece for piece in pieces if piece not in zone]
    for leaf in (leaf for leaf in unplaced(leaves, zone) if not leaf.letters.isdigit()):
        longest = len(leaf.letters) + _LABEL_LETTERS
        match([leaf], [p for p in others if not p.parts and len(p.letters) <= longest])
    spare = {id(leaf.block) for leaf in unplaced(leaves, pieces)} & of_notes
    front = [block for block in front if id(block) not in spare]
    leaves = [leaf for leaf in leaves if id(leaf.block) not in spare]
    manuscript = state.inputs.manuscript
    source = f"{manuscript.written_preamble}\n{manuscript.flat.text}"
    cited = frozenset(id(citation.target) for citation in state.met.citations)
    made = _Front(_Text(front, leaves, rest, source, cited), zone, others).made(whole=whole)
    note_changes(front, made, state)
    whole = whole and not any(piece.unread for piece in zone)
    shown = folded_letters(" ".join(map(pf.stringify, made))) if whole else ""
    return Completed([*with_pictures(made, zone * whole, state), *behind], shown)


class _Text(NamedTuple):
    """Our own text: the blocks of its front matter, their paragraphs, the others, the source.

    Last, the identities of its citations, which are filled in later.
    """

    blocks: Sequence[Any]
    leaves: Sequence[Leaf]
    rest: Sequence[Leaf]
    source: str
    cited: frozenset[int]


class _Front:
    """Puts the front matter together."""

    def __init__(
        self, text: _Text, zone: Sequence[PrintedFront], others: Sequence[PrintedFront]
    ) -> None:
        """Keeps what is put together.

        Args:
            text: Our own.
            zone: TeX's paragraphs of the front matter, some with ours in them.
            others: Those behind them; ours may be in them, too.
        """
        self._blocks, self._leaves = text.blocks, text.leaves
        self._zone, self._others = zone, others
        self._rest = text.rest
        self._all = [*text.leaves, *text.rest]
        self._cited = text.cited
        alone = [leaf.block for leaf in text.leaves if not leaf.letters and has_note(leaf)]
        # A note at no word, which TeX prints elsewhere; an address that several authors share.
        self._gone = set(map(id, [*alone, *again(text.leaves, zone)]))
        self._notes: tuple[str, ...] = ()
        self._source = frozenset(_WORD.findall(folded(text.source)))
        self._keys: dict[int, float] = {}
        self._added: list[tuple[float, Any]] = []
        self._used: set[int] = set()

    def made(self, *, whole: bool) -> list[Any]:
        """The blocks, in the order of the pages.

        Args:
            whole: Whether what the zone has is all front matter.
        """
        self._cover()
        kept = [leaf for leaf in self._all if id(leaf.block) not in self._gone]
        texts = (pf.stringify(note) for leaf in kept for note in notes_in(leaf.content))
        self._notes = tuple(map(folded_letters, texts))
        for piece in self._zone:
            self._merge(piece)
        for piece in self._others:
            if piece.parts:
                self._put(piece)
        self._headings()
        if not whole:
            return self._sorted([])
        return self._sorted(self._insert())

    def _cover(self) -> None:
        """Our paragraphs of which TeX prints several: these take their place."""
        placed = {id(part.leaf) for piece in self._zone for part in piece.parts}
        for leaf in self._leaves:
            if id(leaf) in placed or leaf.style not in (*PEOPLE[1:], "Keywords"):
                continue
            free = [piece for piece in self._zone if not piece.parts and piece.letters]
            free = [piece for piece in free if piece.order not in self._used]
            if leaf.style == "Keywords":
                free = [piece for piece in free if not piece.paragraph.note]
            pieces = covered(leaf, free)
            if pieces and has_live(leaf):
                self._keep(leaf, pieces, free)
                continue
            for at, piece in enumerate(pieces):
                place = place_of(leaf.content)  # the author's own, whose lines have one size
                style = "Affiliation" if at and leaf.style == "Author" and not place else leaf.style
                key = _AMONG_NOTES if piece.paragraph.note else piece.order
                self._add(piece, style, key, place)
            if pieces:
                self._gone.add(id(leaf.block))

    def _keep(
        self, leaf: Leaf, pieces: Sequence[PrintedFront], free: Iterable[PrintedFront]
    ) -> None:
        """Our paragraph as it is, for TeX's letters do not say all of it, with TeX's label."""
        shown = folded_letters(plain(leaf.paragraph.content))
        inside = [piece for piece in free if piece in pieces or piece.letters in shown]
        self._used.update(piece.order for piece in inside)
        self._keys[id(leaf.block)] = inside[0].order
        first = inside[0]
        ends = range(len(first.letters))
        lead = next((at for at in ends if leaf.letters.startswith(first.letters[at:])), 0)
        if lead and leaf.style == "Keywords":
            label = run(LABEL, *trimmed(inlines_of(first.cut(0, lead))))
            leaf.paragraph.content = [label, pf.Space(), *trimmed(leaf.content)]

    def _add(self, piece: PrintedFront, style: str, key: float, place: list[Any]) -> None:
        self._used.add(piece.order)
        self._added.append((key, paragraph(style, *place, *inlines_of(piece.paragraph.runs))))

    def _merge(self, piece: PrintedFront) -> None:
        """Our paragraphs in one of TeX's, with what it prints around them."""
        parts = sorted(piece.parts, key=lambda part: part.start)
        if not parts:
            return
        self._used.add(piece.order)
        key = _AMONG_NOTES if piece.paragraph.note else piece.order
        for part in parts:
            self._keys.setdefault(id(part.leaf.block), key)
        if all(part.leaf.style in (*PEOPLE, "Keywords") for part in parts):
            self._put(piece)
        elif len(parts) == 1 and not parts[0].leaf.style and says_more(piece, parts[0]):
            self._put(piece)
            if piece.paragraph.note:
                self._set_as_note(parts[0].leaf)

    def _set_as_note(self, leaf: Leaf) -> None:
        note = paragraph("Affiliation", *leaf.paragraph.content)
        self._keys[id(note)] = _AMONG_NOTES
        self._blocks = [note if block is leaf.block else block for block in self._blocks]

    def _put(self, piece: PrintedFront) -> None:
        """What TeX prints around our paragraphs, in the first of them; the others are in it."""
        parts = sorted(piece.parts, key=lambda part: part.start)
        # What TeX prints in the place of a citation is not known yet: such a paragraph stays ours.
        if any(self._cites(part.leaf) for part in parts) or self._has_others(piece, parts):
            return
        first = parts[0].leaf
        for part in parts[1:]:
            if part.leaf.block is not first.block:
                self._gone.add(id(part.leaf.block))
        content = merged(piece)
        if first.style == "Keywords":
            lead = piece.cut(0, parts[0].start)
            if text_of(lead).strip():
                body = content[len(inlines_of(lead)) :]
                content = [run(LABEL, *trimmed(inlines_of(lead))), pf.Space(), *trimmed(body)]
            elif (label := self._label_piece(first)) is not None:
                self._used.add(label.order)
                return
        first.paragraph.content = trimmed(content)

    def _has_others(self, piece: PrintedFront, parts: Sequence[FrontPart]) -> bool:
        """Whether paragraphs of ours that stay say what is around, as behind PLOS's title."""
        around = piece.letters[: parts[0].start], piece.letters[parts[-1].end :]
        inside = {id(part.leaf) for part in parts}
        return any(
            len(text) >= _TELLING and text in leaf.letters
            for text in around
            for leaf in self._all
            if id(leaf) not in inside and leaf.style not in STYLES
        )

    def _cites(self, leaf: Leaf) -> bool:
        return any(id(item) in self._cited for item in elements(leaf.paragraph))

    def _label_piece(self, leaf: Leaf) -> PrintedFront | None:
        """The paragraph of a label, where that stands by itself."""
        label = [item for item in leaf.paragraph.content if style_of(item) == LABEL]
        shown = folded_letters(plain(label))
        return next((piece for piece in self._zone if piece.letters == shown), None)

    def _end_of_people(self) -> float:
        """Where the notes stand: before the first abstract, or keywords, behind the authors."""
        keyed = [(self._keys.get(id(leaf.block), _AMONG_NOTES), leaf) for leaf in self._leaves]
        keyed = [(key, leaf) for key, leaf in keyed if key < _AMONG_NOTES]
        abstracts = (
            key for key, leaf in keyed if leaf.style in STYLES and leaf.style not in PEOPLE
        )
        first = min(abstracts, default=_AMONG_NOTES)
        # Authors may be in paragraphs of no style, as the ICML's are.
        people = [
            key for key, leaf in keyed if leaf.style in PEOPLE or (not leaf.style and key < first)
        ]
        last = max(people, default=-1)
        behind = (key for key, leaf in keyed if leaf.style not in PEOPLE and key > last)
        return min(behind, default=last + 1) - 0.5

    def _headings(self) -> None:
        """What stands above an abstract is what the PDF has there."""
        for heading, body in zip(self._leaves, self._leaves[1:], strict=False):
            found = [piece for piece in self._zone for part in piece.parts if part.leaf is body]
            if heading.style != HEADING or body.style == HEADING or not found:
                continue
            above = next((p for p in self._zone if p.order == found[0].order - 1), None)
            start = next(part.start for part in found[0].parts if part.leaf is body)
            lead = found[0].cut(0, 0 if begins_unknown(body, self._cited) else start)
            if folded_letters(text_of(lead)) == heading.letters:
                self._keys[id(heading.block)] = found[0].order
            elif folded_letters(text_of(lead)):
                heading.paragraph.content = inlines_of(_unsigned(lead))
                self._keys[id(heading.block)] = found[0].order
            elif above is not None and self._is_heading(above, heading):
                if above.letters != heading.letters:
                    heading.paragraph.content = inlines_of(above.paragraph.runs)
                self._place(heading, above)
            else:
                own = (
                    piece
                    for piece in self._zone
                    if piece.letters == heading.letters and piece.order not in self._used
                )
                elsewhere = next(own, None)
                if elsewhere is None:
                    self._gone.add(id(heading.block))
                else:
                    self._place(heading, elsewhere)

    def _place(self, heading: Leaf, piece: PrintedFront) -> None:
        self._used.add(piece.order)
        self._keys[id(heading.block)] = piece.order

    def _is_heading(self, piece: PrintedFront, heading: Leaf) -> bool:
        """Whether it is what an abstract is called, be it in another language."""
        if piece.order in self._used or piece.parts or not piece.letters:
            return False
        free = (each for each in self._zone if each.order not in self._used)
        elsewhere = any(each.letters == heading.letters for each in free)
        return piece.letters == heading.letters or (not elsewhere and piece.letters in NAMES)

    def _insert(self) -> Iterator[tuple[float, Any]]:
        """What TeX prints besides."""
        style = "Affiliation"
        for piece in self._zone[:]:
            known = [part.leaf.style for part in piece.parts]
            if known:
                style = "Keywords" if known[0] in ("Abstract", "Keywords") else "Affiliation"
            if piece.order in self._used or not piece.letters or self._is_known(piece):
                continue
            note = piece.paragraph.note
            key = _AMONG_NOTES if note else piece.order
            noted = note or bool(mark_of(piece.paragraph))
            style = style if noted else style_by_name(piece, style)
            yield (
                key,
                paragraph("Affiliation" if noted else style, *inlines_of(piece.paragraph.runs)),
            )
            style = "Abstract" if style == HEADING else style

    def _is_known(self, piece: PrintedFront) -> bool:
        if len(piece.letters) < _YEAR and piece.letters.isdigit():
            return True  # the number of a page
        own = piece.letters.removeprefix(folded_letters(mark_of(piece.paragraph)))
        own, least = own.lstrip("0123456789"), 0.0 if piece.paragraph.note else _OF_NOTE
        noted = any(own in note and len(own) >= least * len(note) for note in self._notes)
        noted = noted or (piece.paragraph.note and any(alike(own, note) for note in self._notes))
        moved = any(is_moved(piece, leaf) for leaf in self._rest)
        if noted or moved or any(similar(piece, leaf) for leaf in self._leaves):
            return True
        shown = _WORD.findall(folded(text_of(piece.paragraph.runs)))
        found = sum(word in self._source for word in shown)
        return piece.paragraph.note and found < _OWN * len(shown)

    def _sorted(self, inserted: Iterable[tuple[float, Any]]) -> list[Any]:
        found: list[tuple[float, Any]] = []
        last = -1.0
        headings = {id(leaf.block) for leaf in self._leaves if leaf.style == HEADING}
        for block, following in zip(self._blocks, [*self._blocks[1:], None], strict=False):
            if id(block) in self._gone:
                continue
            body = following if id(block) in headings else block
            last = self._keys.get(id(block), self._keys.get(id(body), last))
            found.append((last, block))
        every = [*found, *self._added, *list(inserted)[:_MOST]]
        end = self._end_of_people()
        placed = [(end if key == _AMONG_NOTES else key, block) for key, block in every]
        return [block for _, block in sorted(placed, key=lambda item: item[0])]


def _unsigned(runs: Iterable[Run]) -> list[Run]:
    """What leads to an abstract, as a heading of it: without the sign behind it."""
    return [Run(text_of(runs).strip().rstrip(".:–—- "))]
