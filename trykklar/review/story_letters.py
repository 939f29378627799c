"""The text of paragraphs letter by letter, each atom as one sign, with who changed what."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.story import PLAIN, Look, Revision, Run
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.word.docx.story import Paragraph

BREAK = "\n"
"""What stands between two paragraphs."""


class Letter(NamedTuple):
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
        style: Of a `BREAK`: the style of the paragraph that begins behind it.
        listed: Of a `BREAK`: whether that is an item of a list.
    """

    sign: str
    unit: str = ""
    look: Look = PLAIN
    was: Look = PLAIN
    inserted: Revision | None = None
    deleted: Revision | None = None
    restyled: Revision | None = None
    note: str = ""
    atom: str = ""
    shown: str = ""
    within: tuple[Revision, ...] = ()
    style: str = ""
    listed: bool = False


def letters(paragraphs: Sequence[Paragraph]) -> list[Letter]:
    """The letters of paragraphs that follow one another.

    Args:
        paragraphs: As they were left, or as they were exported.
    """
    found: list[Letter] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            before = paragraphs[number - 1]
            found.append(
                Letter(
                    BREAK,
                    inserted=before.inserted,
                    deleted=before.deleted,
                    style=paragraph.style,
                    listed=paragraph.listed,
                )
            )
        found.extend(_paragraph(paragraph.runs))
    return found


def original(paragraph: Paragraph) -> str:
    """The text of a paragraph with every tracked change rejected, each atom as one sign."""
    parts: list[str] = []
    for atom, same in groupby(paragraph.runs, lambda run: run.atom):
        left = [run.text for run in same if not run.inserted]
        parts += [ATOM_SIGN] if atom and left else left
    return "".join(parts)


def spelt(found: Iterable[Letter]) -> str:
    """Letters with what atoms show, as a reader sees them."""
    return "".join(letter.shown or letter.sign for letter in found)


def _paragraph(runs: Iterable[Run]) -> Iterator[Letter]:
    for atom, same in groupby(runs, lambda run: run.atom):
        if atom:
            yield _atom(list(same))
        else:
            for run in same:
                model = Letter(
                    "",
                    run.unit,
                    run.look,
                    run.was,
                    run.inserted,
                    run.deleted,
                    run.restyled,
                    run.note,
                )
                rest = model[1:]
                yield from (Letter._make((sign, *rest)) for sign in run.text)


def _atom(runs: list[Run]) -> Letter:
    first = runs[0]
    inserted = first.inserted if all(run.inserted for run in runs) else None
    deleted = first.deleted if all(run.deleted for run in runs) else None
    revised = (run.inserted or run.deleted for run in runs)
    return Letter(
        ATOM_SIGN,
        first.unit,
        first.look,
        first.look,
        inserted,
        deleted,
        atom=first.atom,
        shown="".join(run.text for run in runs if not run.deleted),
        within=tuple(dict.fromkeys(item for item in revised if item)),
    )
