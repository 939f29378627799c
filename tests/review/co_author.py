"""A co-author whose edits are drawn at random, and what the manuscript has to say afterwards.

An edit is made twice: in the XML of a Word file, and in a list of plain strings. The second is what
the first is judged by; nothing of the program's own reading is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from tests.review.word_file import DOCUMENT, FOOTNOTES, Hand
from trykklar.word.docx.ooxml import w
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from lxml import etree

    from tests.review.word_file import WordFile

WORDS = (
    "new", "words", "ærlig", "ÅRET", "naïve", "5 %", "A&B", "file_x", "#3", "$7", "{x}", "a~b",
    "x^2", "\\alpha", "“so”", "«slik»", "‘so’", "don't", "won’t", "—", "1–2", "--", "---", "``",
    "''", "…", "p < .05", "a > b", "a|b", "?`", "!`", ",,", "<<x>>", '"straight"', "100%", "%",
    "3\N{NO-BREAK SPACE}km", "e.g.", "(so)", "[so]", "*", "\\", "/", "=", "@", "-", "I", "§ 3",
)  # fmt: skip
"""What is typed: words, and every sign that means something to TeX."""

_QUOTES = str.maketrans(dict.fromkeys("“”‘’«»‹›„‚`'\"", '"'))
_MOST = 4


@dataclass(frozen=True)
class Piece:
    """A paragraph of the Word file, as far as it is the manuscript's.

    Attributes:
        part: The part that it stands in.
        number: Of the paragraph, among those of its part.
        text: Its text.
        first: Where the unit begins in it.
        last: Where the unit ends.
        unit: Whether it is the manuscript's at all.
        parted: Whether the paragraph behind it is beside it, and can be joined with it.
        notes: Place in the text -> the text of the note whose mark stands there.
    """

    part: str
    number: int
    text: str
    first: int
    last: int
    unit: bool
    parted: bool
    notes: dict[int, str]


@dataclass(frozen=True)
class Typed:
    """An edit of one paragraph, or of its end.

    Attributes:
        piece: Number of the paragraph among all pieces.
        start: Where it begins in the text of the paragraph.
        end: Where it ends there; behind the text where the end of the paragraph goes, too.
        new: What is typed.
        hand: Whose edit it is.
    """

    piece: int
    start: int
    end: int
    new: str
    hand: Hand


def pieces(file: WordFile) -> list[Piece]:
    """The paragraphs of a Word file that nobody has changed."""
    return list(_pieces(file))


def _pieces(file: WordFile) -> Iterator[Piece]:
    for part in (DOCUMENT, FOOTNOTES):
        for number, paragraph in enumerate(file.paragraphs(part)):
            places = file.unit(paragraph)
            text = file.text(paragraph)
            first, last = places or (0, len(text))
            following = paragraph.getnext()
            parted = following is not None and following.tag == w("p")
            notes = file.notes(paragraph)
            yield Piece(part, number, text, first, last, places is not None, parted, notes)


def drawn(random: Random, found: Sequence[Piece]) -> list[Typed]:
    """Some edits that do not touch each other, in the order of the text.

    Args:
        random: Where chance comes from.
        found: The paragraphs of the file.
    """
    edits: list[Typed] = []
    for _ in range(random.randint(1, _MOST)):
        edit = _edit(random, found)
        if not any(_touch(edit, other, found) for other in edits):
            edits.append(edit)
    return sorted(edits, key=lambda edit: (edit.piece, edit.start))


def _touch(one: Typed, other: Typed, found: Sequence[Piece]) -> bool:
    """Whether two edits are too close to each other: then nobody could tell them apart."""
    if one.piece > other.piece:
        one, other = other, one
    if one.end > len(found[one.piece].text):
        return one.piece + 1 >= other.piece  # a paragraph that is joined stays as it is otherwise
    return one.piece == other.piece and one.start <= other.end + 1 and other.start <= one.end + 1


def _edit(random: Random, found: Sequence[Piece]) -> Typed:
    number = random.randrange(len(found))
    piece = found[number]
    hand = _hand(random)
    start, end = _stretch(random, piece)
    kind = random.choice(("insert", "insert", "delete", "replace", "replace", "split", "join"))
    kind = random.choice(("clear", "remove", kind, kind, kind, kind, kind, kind))
    after = piece.text[start:end][:1]
    if kind == "insert":
        text = _words(random)
        blank = piece.text[start - 1 : start].isalnum() or after.isalnum()
        return Typed(number, start, start, f"{text} " if blank else text, hand)
    if kind == "replace":
        return Typed(number, start, end, _words(random), hand)
    if kind == "split":
        return Typed(number, start, start, "\n", hand)
    if kind in ("join", "remove") and piece.parted and found[number + 1].part == piece.part:
        begin = len(piece.text) if kind == "join" else piece.first
        return Typed(number, begin, len(piece.text) + 1, "", hand)
    if kind == "clear":
        return Typed(number, piece.first, piece.last, "", hand)
    return Typed(number, start, end, "", hand)


def _hand(random: Random) -> Hand:
    author = random.choice(("", "Kari Nordmann", "Per Hansen"))
    accepted = random.choice((0, 0, 1, 2)) if author else 0
    return Hand(author, deletion_accepted=accepted == 1, insertion_accepted=accepted == 2)


def _stretch(random: Random, piece: Piece) -> tuple[int, int]:
    """Some words of a paragraph, or now and then some letters of one."""
    edges = [match.start() for match in re.finditer(r"\b", piece.text)]
    if random.random() < 0.2:
        edges = list(range(len(piece.text)))
    edges = [at for at in edges if piece.first < at < piece.last]
    edges = [piece.first, *edges, piece.last]
    at = random.randrange(len(edges) - 1)
    return edges[at], edges[min(at + random.choice((1, 1, 2, 3, 5, 9)), len(edges) - 1)]


def _words(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.choice((1, 1, 2, 3))))


def made(file: WordFile, found: Sequence[Piece], edits: Sequence[Typed]) -> WordFile:
    """The file with the edits."""
    changed = file.copy()
    homes = {part: changed.paragraphs(part) for part in (DOCUMENT, FOOTNOTES)}
    for edit in reversed(edits):
        piece = found[edit.piece]
        _type(changed, homes[piece.part][piece.number], piece, edit)
    return changed


def _type(file: WordFile, paragraph: etree._Element, piece: Piece, edit: Typed) -> None:
    if edit.end > len(piece.text):
        if edit.start == len(piece.text):
            file.join(paragraph, edit.hand)
        else:
            file.remove(paragraph, edit.hand)
        return
    file.insert(paragraph, edit.end, edit.new, edit.hand)
    file.delete(paragraph, edit.start, edit.end, edit.hand)


def expected(found: Sequence[Piece], edits: Sequence[Typed]) -> tuple[list[str], list[str]]:
    """The paragraphs that the manuscript has to show with some edits, and its notes."""
    texts: dict[str, str] = {DOCUMENT: "", FOOTNOTES: ""}
    gone = {
        note
        for edit in edits
        for at, note in found[edit.piece].notes.items()
        if edit.start <= at < edit.end
    }
    for number, piece in enumerate(found):
        if not piece.unit or piece.text in gone:
            continue
        text, at, end = "", piece.first, piece.last
        border = "\n"
        for edit in edits:
            if edit.piece == number:
                text += piece.text[at : edit.start] + edit.new
                at = max(at, edit.end)
                if edit.end > len(piece.text):
                    border = " "
        texts[piece.part] += text + piece.text[at:end] + border
    return _worded(texts[DOCUMENT].split("\n")), _worded(texts[FOOTNOTES].split("\n"))


def _worded(texts: Sequence[str]) -> list[str]:
    """Texts that have words: no other is a piece of the manuscript's text."""
    return [text for text in map(bare_words, texts) if re.search(r"\w", text)]


def bare_words(text: str) -> str:
    """A text without what the author's file or language decides: quotation marks, blanks."""
    joined = " ".join(text.translate(_QUOTES).split())
    return re.sub(f" ?{ATOM_SIGN} ?", ATOM_SIGN, joined)


def kept(
    found: Sequence[Piece], edits: Sequence[Typed], body: Sequence[str], notes: Sequence[str]
) -> list[Typed] | None:
    """Which of the edits a manuscript shows; None where it shows something else.

    Args:
        found: The paragraphs of the Word file as it was handed out.
        edits: All edits.
        body: The manuscript's paragraphs, in order.
        notes: Its notes.
    """
    shown = (_worded(body), _worded(notes))
    for count in range(len(edits), -1, -1):
        for some in combinations(edits, count):
            if expected(found, some) == shown:
                return list(some)
    return None
