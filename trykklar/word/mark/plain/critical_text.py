r"""Critical editions of reledmac and its forerunners: `\edtext`, `\pstart`, `\footnoteA`.

What the apparatus says of a word is a note at that word, with the word before it, as it is printed
below. The numbers of lines are the PDF's: Word breaks lines elsewhere.

Source: reledmac's manual, "The apparatus" and "Numbering".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

PARAGRAPHS = ("beginnumbering", "endnumbering", "pstart", "pend")
_OPTIONAL = ("pstart", "pend")
SERIES = ("footnoteA", "footnoteB", "footnoteC", "footnoteD", "footnoteE")
_LOADED = re.compile(r"\\usepackage\s*(?:\[[^\]]*\]\s*)?\{[^{}]*\b(?:r?e?led|led)(?:mac|par)\b")
_NOTE = re.compile(r"\\([A-E](?:foot|end)note|lemma)\s*(?:\[[^\]]*\]\s*)?(?=\{)")


@lru_cache(maxsize=2)
def _loaded(passage: Passage) -> bool:
    return _LOADED.search(passage.text) is not None


def paragraph(passage: Passage, command: Command) -> Iterator[Edit]:
    """The end of a paragraph, for what begins or ends one.

    Args:
        passage: The flat source.
        command: One of `PARAGRAPHS`.
    """
    if not _loaded(passage):
        return
    before = passage.delimited(passage.skip(command.end)) if command.name in _OPTIONAL else None
    if before is None:
        yield Edit(command.start, command.end, "\n\n")
    else:  # what is set before or behind the paragraph, as a heading
        yield Edit(command.start, before.start, "\n\n")
        yield Edit(before.end, before.end + 1, "\n\n")


def series(passage: Passage, command: Command) -> Iterator[Edit]:
    """A note, of whichever series.

    Args:
        passage: The flat source.
        command: One of `SERIES`.
    """
    if _loaded(passage):
        yield Edit(command.start, command.end, r"\footnote")


def text(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\edtext{word}{\Afootnote{variant}}`: the word, and a note `word] variant`.

    Args:
        passage: The flat source.
        command: `\edtext`.
    """
    word = passage.group(passage.skip(command.end)) if _loaded(passage) else None
    apparatus = passage.group(passage.skip(word.end + 1)) if word else None
    if word is None or apparatus is None:
        return
    yield Edit(command.start, word.start)
    lemma, at = passage.slice(word), word.end
    for note in _NOTE.finditer(passage.text, apparatus.start, apparatus.end):
        given = passage.group(note.end())
        if given is None or note.start() < at:
            continue
        if note[1] == "lemma":
            lemma = passage.slice(given)
            continue
        lead = "" if r"\edtext" in lemma else f"{lemma}] "
        yield Edit(at, given.start, rf"\footnote{{{lead}")
        at = given.end + 1
        yield Edit(given.end, at, "}")
    yield Edit(at, apparatus.end + 1)
