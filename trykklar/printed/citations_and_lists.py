"""What a document's PDF prints of citations, works and numbers: the interface of this package."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.printed.text_run import Runs


@dataclass(frozen=True, slots=True)
class TexPosition:
    """Where TeX was in the author's text when it printed something.

    Attributes:
        file: The file's name as TeX has it, without folder if it says none; "" for the main file.
        line: The line that it had read up to: of a thing within an argument, the argument's end.
    """

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    r"""A citation command, as it went onto a page.

    Attributes:
        place: Where.
        command: The command that biblatex carried out: `parencite`, `textcites`; of an
            `\autocite` it is `autocite`.
        keys: Of each part of a list of citations, or of the one citation.
        runs: What is printed, with the space before it if there is one, and the marks of notes.
        notes: What the notes say, in the order of their marks.
        given: The letters and digits of all that the author has before and behind the works; None
            where that is more than text.
        punctuation: The sign behind the command that is printed with it: `.`; or "".
        page: The page that it is on, as it is numbered.
        noted: The number of the note that it stands in, or of its first one; "" of none.
        numbers: The number of each note, as printed; "" where nobody knows.
        unprinted: The places of the notes whose text is not printed: LaTeX has but the mark of a
            note in a float, or in another note.
        aims: The names of places in the PDF, within it, to which links may lead.
        labels: The labels that are set in it, each with the place of the note that it is in, or -1.
        trouble: Why it cannot be read; "" where it can.
    """

    place: TexPosition
    command: str
    keys: tuple[tuple[str, ...], ...]
    runs: Runs = ()
    notes: tuple[Runs, ...] = ()
    given: str | None = None
    punctuation: str = ""
    page: str = ""
    noted: str = ""
    numbers: tuple[str, ...] = ()
    unprinted: tuple[int, ...] = ()
    aims: tuple[str, ...] = ()
    labels: tuple[tuple[str, int], ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An entry of a list of works.

    Attributes:
        key: Of the work.
        label: What stands before it.
        paragraphs: What it says.
        trouble: Why it cannot be read; "" where it can.
    """

    key: str
    label: Runs
    paragraphs: tuple[Runs, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    r"""A list of works, or of their shorthands.

    Attributes:
        place: Where it is printed.
        heading: The name of its heading, as of `\defbibheading`: `bibliography`.
        title: What it is called, if its heading does not say otherwise.
        works: Whether it is of works, and not of their shorthands or the like.
        entries: In order.
    """

    place: TexPosition
    heading: str
    title: Runs
    works: bool
    entries: tuple[PrintedEntry, ...]


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """The number of an equation, or of what steps another counter.

    Attributes:
        place: Where.
        counter: What is stepped: `theorem`, `enumi`; `display` for an equation's number.
        number: As LaTeX.
    """

    place: TexPosition
    counter: str
    number: str


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """What stands before the text of an item or theorem.

    Attributes:
        place: Where the text begins.
        environment: The environment that it is in, as LaTeX has it.
        runs: What is printed.
        slanted: Whether the text that follows is italic or slanted.
        apart: Whether it begins a new line.
    """

    place: TexPosition
    environment: str
    runs: Runs
    slanted: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class EndMark:
    """The sign at the end of a proof or theorem.

    Attributes:
        place: Where.
        sign: The sign; "" for none.
        formula: LaTeX of the formula that it is, if it is none of text.
    """

    place: TexPosition
    sign: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """All that is printed of citations, works and numbers.

    Attributes:
        citations: In the order of typesetting.
        lists: In that order, too.
        words: What stands before the number of a note that is referred to: `see n.`.
        numbers: In the order of typesetting.
        heads: In that order, too.
        end_marks: In that order, too.
        pointers: What is printed of examples that are near, in that order, too.
        trouble: Why TeX could not be asked; "" where it could, and then the rest is to be believed.
    """

    citations: tuple[PrintedCitation, ...] = ()
    lists: tuple[Listing, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[PrintedNumber, ...] = ()
    heads: tuple[PrintedHead, ...] = ()
    end_marks: tuple[EndMark, ...] = ()
    pointers: tuple[Runs, ...] = ()
    trouble: str = ""


def bare(text: str) -> str:
    """The letters and digits of a text in one order, to compare what is written differently.

    Args:
        text: What the author has before or behind a work.
    """
    letters = filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold())
    return "".join(sorted(letters))
