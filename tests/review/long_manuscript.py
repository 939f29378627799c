"""A manuscript of any length, and edits all over it, for measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.review.co_author import Typed
from tests.review.word_file import Hand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from tests.review.co_author import Piece

_PARAGRAPHS = 5  # on a page
_WORDS = (
    "office", "queue", "rule", "town", "officer", "form", "list", "case", "number", "year",
    "answer", "letter", "question", "meeting", "decision", "practice", "report", "law", "table",
    "reader", "school", "teacher", "pupil", "plan", "goal", "budget", "vote", "council",
)  # fmt: skip


def written(folder: Path, pages: int) -> Path:
    """Write a manuscript of so many pages into a folder, and return that.

    Args:
        folder: Where to.
        pages: Of about 500 words.
    """
    folder.mkdir(parents=True)
    lines = ["\\documentclass{article}", "\\begin{document}"]
    for page in range(pages):
        lines += [f"\\section{{The {_WORDS[page % len(_WORDS)]} of page {page}}}", ""]
        lines += [line for number in range(_PARAGRAPHS) for line in (_paragraph(page, number), "")]
    (folder / "main.tex").write_text("\n".join([*lines, "\\end{document}", ""]), "utf-8")
    return folder


def _paragraph(page: int, number: int) -> str:
    """Nine sentences; no two paragraphs are the same. One has an emphasis, a note, or a formula."""
    kinds = (r"\emph{never}", rf"seldom\footnote{{On page {page}.}}", f"$n = {number}$ times")
    texts = []
    for sentence in range(9):
        at = page * 131 + number * 17 + sentence * 7
        subject, thing, place = (_WORDS[(at * step) % len(_WORDS)] for step in (1, 3, 5))
        adverb = kinds[number % len(kinds)] if sentence == 4 else "often"
        texts.append(f"The {subject} {at} of each {thing} was {adverb} seen in the {place}.")
    return "\n".join(texts)


def edits_of(random: Random, found: Sequence[Piece], count: int) -> list[Typed]:
    """So many edits, no two in one place, spread over a text.

    Args:
        random: Where chance comes from.
        found: The paragraphs of the file.
        count: How many.
    """
    units = [number for number, piece in enumerate(found) if piece.unit and len(piece.text) > 60]
    edits: list[Typed] = []
    for order in range(count):
        number = units[order * len(units) // count]
        words = found[number].text
        at = words.index(" ", 5 + (order * 37) % (len(words) - 40)) + 1
        end = words.find(" ", at)
        if any(edit.piece == number and edit.start <= end + 1 and at <= edit.end + 1
               for edit in edits[-9:]):  # fmt: skip
            continue
        author = random.choice(("", "Kari Nordmann", "Per Hansen"))
        edits.append(Typed(number, at, end, random.choice(("new", "", "two words")), Hand(author)))
    return sorted(edits, key=lambda edit: (edit.piece, edit.start))
