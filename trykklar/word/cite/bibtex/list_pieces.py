r"""A list of works in pieces, for TeX to print them: what it puts before each work, and each work.

What stands before a work is what the package makes of the list's own `\@biblabel` or of `\item`:
a number in some brackets, an abbreviation, or nothing. A work is printed in a list of its own, for
its `\bibitem` may hold what its text is made of (jurabib).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import LIST_OF_WORKS
from trykklar.printed.text_run import plain
from trykklar.word.cite.bibtex.list_context import list_context
from trykklar.word.mark.command import commands
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.rules.works_list import ITEMS, item_key, item_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.printed.latex_pieces import LatexPiece
    from trykklar.printed.text_run import Run, Runs
    from trykklar.word.mark.command import Command

# Stands for the text of a work: letters that no font joins, and that no label has.
_TEXT = "XQ{}QX"
# What many styles define for themselves, where no package has: our reading knows it anyway.
_PROVIDED = (
    r"\providecommand{\url}[1]{\texttt{#1}}"
    # REVTeX reads the whole list at the end of one that `\bibliography` does not read (its 4.1).
    r"\expandafter\let\csname auto@bib@innerbib\endcsname\relax "
)
_SENTINEL = re.compile(r"XQ(\d+)QX")
_ADDRESS = re.compile(r"\\(?:url|nolinkurl|href)\s*\{[^{}]*\}")
# The reading puts a backslash before these in an address; url prints it, where hyperref does not.
_SIGN = re.compile(r"\\([%#])")


@dataclass(frozen=True, slots=True)
class ListPieces:
    """A list of works in pieces.

    Attributes:
        keys: Of its works, in its order.
        bare: LaTeX that prints the list without the works' texts.
        works: LaTeX that prints each work.
        alone: LaTeX that prints each work, with nothing of ours before its text.
    """

    keys: tuple[str, ...]
    bare: str
    works: tuple[str, ...]
    alone: tuple[str, ...]

    def labels(self, printed: LatexPiece | None) -> Iterator[tuple[str, Runs]]:
        """The key of each work and what stands before it.

        Args:
            printed: What TeX prints of `bare`; nothing is known where that is None.
        """
        for runs in printed.paragraphs if printed else ():
            match = _SENTINEL.search(plain(runs))
            if match:
                yield self.keys[int(match[1])], tuple(_cut(runs, 0, match.start()))


def work_text(printed: LatexPiece | None) -> Runs:
    """What TeX prints of a work after what stands before it; nothing where that is not known.

    Args:
        printed: What TeX prints of one of `ListPieces.works`.
    """
    *_, last = printed.paragraphs if printed and printed.paragraphs else ((),)
    match = _SENTINEL.search(plain(last))  # an earlier one: the work has several paragraphs
    return tuple(_cut(last, match.end(), len(plain(last)))) if match else ()


def _cut(runs: Runs, start: int, end: int) -> Iterator[Run]:
    """A part of runs, by places in their text."""
    for run in runs:
        text = run.text[max(start, 0) : max(end, 0)]
        if text:
            yield replace(run, text=text)
        start -= len(run.text)
        end -= len(run.text)


def list_pieces(passage: Passage) -> Iterator[ListPieces]:
    """The lists of works in a text, those that are LaTeX.

    Args:
        passage: The text, without macros.
    """
    for place, (start, items, end) in enumerate(_lists(passage)):
        context = list_context(passage, start, first=place == 0)
        before = _PROVIDED + context + passage.text[start : items[0][0].start]
        after = f"\\end{{{LIST_OF_WORKS}}}"
        heads = [
            f"{passage.text[command.start : key.end + 1]} {_TEXT.format(at)} "
            for at, (command, key) in enumerate(items)
        ]
        stops = [*(command.start for command, _ in items[1:]), end]
        texts = [
            passage.text[key.end + 1 : stop] for (_, key), stop in zip(items, stops, strict=True)
        ]
        bare = [passage.text[command.start : key.end + 1] for command, key in items]
        yield ListPieces(
            tuple(item_name(passage, key) for _, key in items),
            _handed(before + "\n\n".join(heads) + after),
            tuple(
                _handed(before + head + text + after)
                for head, text in zip(heads, texts, strict=True)
            ),
            tuple(
                _handed(before + head + text + after)
                for head, text in zip(bare, texts, strict=True)
            ),
        )


def _lists(passage: Passage) -> Iterator[tuple[int, list[tuple[Command, Span]], int]]:
    """Where each list begins, its works with their keys, and where it ends."""
    items: list[tuple[Command, Span]] = []
    start = -1
    for command in commands(passage):
        if command.name in ITEMS and start >= 0:
            key = item_key(passage, command)
            items += [(command, key)] if key else []
        elif command.environment == LIST_OF_WORKS and command.name == "begin":
            start, items = command.start, []
        elif command.environment == LIST_OF_WORKS:
            if items:
                yield start, items, command.start
            start, items = -1, []


def _handed(source: str) -> str:
    """LaTeX as TeX can have it; "" where marks of ours stand in it."""
    if CONTROLS.search(source):
        return ""
    return _ADDRESS.sub(lambda match: _SIGN.sub(r"\1", match[0]), source)
