"""The text of paragraphs letter by letter, each atom as one sign, with who changed what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.run_look import PLAIN, RunLook
from trykklar.word.docx.word_paragraph import OBJECT
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.word.docx.word_paragraph import Paragraph, WordRevision, WordRun

BREAK = "\n"
"""What stands between two paragraphs."""


_TEXT_STYLES = frozenset(
    ["", "Normal", "Standard", "BodyText", "TextBody", "FirstParagraph", "Compact", "FootnoteText"]
)
"""What exported files, Word and LibreOffice call the style of plain text."""
_QUOTATIONS = frozenset(["BlockText", "FootnoteBlockText", "Quote", "IntenseQuote", "Quotations"])


class ParagraphKind(NamedTuple):
    """What a paragraph is, apart from its words.

    Attributes:
        style: Its style.
        heading: Its level as a heading, from 1; 0 where it is none.
        listed: Whether it is an item of a list.
        level: How deep its list lies in others, from 0.
        numbered: Whether its list has numbers.
    """

    style: str = ""
    heading: int = 0
    listed: bool = False
    level: int = 0
    numbered: bool = False

    @property
    def block(self) -> str:
        """The style of a quotation, abstract or the like; empty for text, whatever it is called."""
        return "" if self.heading or self.style in _TEXT_STYLES else self.style

    @property
    def quoted(self) -> bool:
        """Whether it is a quotation."""
        return self.style in _QUOTATIONS

    def continues(self, other: ParagraphKind) -> bool:
        """Whether an item may stand in the list of another one, or in one within or around it."""
        alike = self.level != other.level or self.numbered == other.numbered
        return self.listed and other.listed and alike

    def is_like(self, other: ParagraphKind) -> bool:
        """Whether both are headings of one level, items of one kind, quotations, or none."""
        headings = self.style == other.style or self.heading == other.heading
        return headings and self[2:] == other[2:] and self.quoted == other.quoted


TEXT = ParagraphKind()


class StoryLetter(NamedTuple):
    """One sign of a text.

    Attributes:
        sign: The letter; `ATOM_SIGN` for a whole atom, `BREAK` for the end of a paragraph.
        unit: Bookmark of the unit that it stands in; empty outside of all.
        look: Of the letter.
        was: Its look before it was changed.
        inserted: Who put it there.
        deleted: Who took it away.
        restyled: Who changed its look.
        note: Number of the note that it is the mark of.
        atom: Bookmark of the atom that it is.
        shown: What the atom shows, with all changes accepted.
        within: Who changed something within the atom.
        kind: Of the paragraph that it stands in; of a `BREAK`: of the one that begins behind it.
        held: What each formula or picture is that it is, or that the atom holds.
        leads: Where it leads; several places of an atom with blanks between.
        filled: Whether the word processor writes it, as it does with a field.
    """

    sign: str
    unit: str = ""
    look: RunLook = PLAIN
    was: RunLook = PLAIN
    inserted: WordRevision | None = None
    deleted: WordRevision | None = None
    restyled: WordRevision | None = None
    note: str = ""
    atom: str = ""
    shown: str = ""
    within: tuple[WordRevision, ...] = ()
    kind: ParagraphKind = TEXT
    held: tuple[str, ...] = ()
    leads: str = ""
    filled: bool = False


def letters(paragraphs: Sequence[Paragraph]) -> list[StoryLetter]:
    """The letters of paragraphs that follow one another.

    Args:
        paragraphs: As they were left, or as they were exported.
    """
    found: list[StoryLetter] = []
    for number, paragraph in enumerate(paragraphs):
        kind = paragraph_kind(paragraph)
        if number:
            before = paragraphs[number - 1]
            found.append(
                StoryLetter(BREAK, inserted=before.inserted, deleted=before.deleted, kind=kind)
            )
        found.extend(_paragraph(paragraph.runs, kind))
    return found


def paragraph_kind(paragraph: Paragraph) -> ParagraphKind:
    """What a paragraph is, apart from its words; a heading that is numbered is no item."""
    style, heading = paragraph.style, paragraph.heading
    if heading:
        return ParagraphKind(style, heading)
    if not paragraph.listed:
        return ParagraphKind(style)
    return ParagraphKind(style, 0, paragraph.listed, paragraph.level, paragraph.numbered)


def original(paragraph: Paragraph) -> str:
    """The text of a paragraph with every tracked change rejected, each atom as one sign."""
    parts: list[str] = []
    for atom, same in groupby(paragraph.runs, lambda run: run.atom):
        left = [run.text for run in same if not run.inserted]
        parts += [ATOM_SIGN] if atom and left else left
    return "".join(parts)


def staying(found: Iterable[StoryLetter]) -> tuple[StoryLetter, ...]:
    """The letters that nobody took away."""
    return tuple(letter for letter in found if not letter.deleted)


def revisions(found: Iterable[StoryLetter]) -> tuple[WordRevision, ...]:
    """Who put letters in or took them away, each of them once."""
    known = (item for letter in found for item in (letter.inserted, letter.deleted) if item)
    return tuple(dict.fromkeys(known))


def holding(atom: StoryLetter, found: Sequence[StoryLetter]) -> StoryLetter:
    """An atom that letters are taken together for: it holds what they hold.

    Args:
        atom: The atom.
        found: The letters, in order.
    """
    return atom._replace(
        held=tuple(item for letter in found for item in letter.held),
        leads=" ".join(dict.fromkeys(letter.leads for letter in found if letter.leads)),
        filled=all(letter.filled for letter in found),
    )


def apart(atom: StoryLetter) -> Iterator[StoryLetter]:
    """The letters that an atom shows, where it is none.

    Args:
        atom: The atom.
    """
    held = iter(atom.held if len(atom.held) == atom.shown.count(OBJECT) else ())
    plain = atom._replace(atom="", shown="", held=())
    for sign in atom.shown:
        one = next(held, "") if sign == OBJECT else ""
        yield plain._replace(sign=sign, held=(one,) if one else ())


def spelt(found: Iterable[StoryLetter]) -> str:
    """Letters with what atoms show, as a reader sees them."""
    return "".join(letter.shown or letter.sign for letter in found)


def _paragraph(runs: Iterable[WordRun], kind: ParagraphKind) -> Iterator[StoryLetter]:
    for atom, same in groupby(runs, lambda run: run.atom):
        if atom:
            yield _atom(list(same), kind)
        else:
            for run in same:
                model = StoryLetter(
                    "",
                    run.unit,
                    run.look,
                    run.was,
                    run.inserted,
                    run.deleted,
                    run.restyled,
                    run.note,
                    kind=kind,
                    held=(run.held,) if run.held else (),
                    leads=run.leads,
                    filled=run.filled,
                )
                rest = model[1:]
                yield from (StoryLetter._make((sign, *rest)) for sign in run.text)


def _atom(runs: list[WordRun], kind: ParagraphKind) -> StoryLetter:
    first = runs[0]
    inserted = first.inserted if all(run.inserted for run in runs) else None
    deleted = first.deleted if all(run.deleted for run in runs) else None
    revised = (run.inserted or run.deleted or _within(run) for run in runs)
    left = [run for run in runs if not run.deleted]
    return StoryLetter(
        ATOM_SIGN,
        first.unit,
        first.look,
        first.look,
        inserted,
        deleted,
        atom=first.atom,
        shown="".join(run.text for run in left),
        within=tuple(dict.fromkeys(item for item in revised if item)),
        kind=kind,
        held=tuple(run.held for run in left for _ in range(run.text.count(OBJECT)) if run.held),
        leads=" ".join(dict.fromkeys(run.leads for run in left if run.leads)),
        filled=all(run.filled for run in left if run.text),
    )


def _within(run: WordRun) -> WordRevision | None:
    """Who has tracked a change within a formula."""
    return run.restyled if run.held else None
