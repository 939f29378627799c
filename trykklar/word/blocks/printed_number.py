r"""Numbers that no .aux has, as TeX prints them: of equations and theorems without a label.

What sets or steps a counter, and what a number looks like, is for TeX to say: `\setcounter`,
`\numberwithin`, `\renewcommand{\theequation}`, `subequations`, `\tag`, a class.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.printed.showbox_hook import DISPLAY
from trykklar.word.aux_numbers import shown_number
from trykklar.word.blocks.printed_sequence import PrintedSequence
from trykklar.word.mark.rules.equation_mark import NUMBERED

if TYPE_CHECKING:
    from trykklar.word.aux_numbers import Numbers
    from trykklar.word.export_state import ExportState
    from trykklar.word.mark.manuscript import MarkedManuscript

_UNRECORDED = re.compile(
    rf"\\begin\s*\{{(?:{'|'.join(sorted(NUMBERED))}|proof)\}}|\\newtheorem\*?\s*\{{"
)
_NOTE = re.compile(r"\\footnote(?:mark)?(?![A-Za-z])")
# What has notes counted anew, as classes with chapters do in each.
_NOTES_AGAIN = re.compile(
    r"\\(?:counterwithin|@addtoreset|MakePerPage|setcounter)\*?\s*\{footnote\}|\bperpage\b"
)
_EQUATION = "equation"
_THEOREM_LINES = 3  # from `\begin{theorem}` to the end of its note


def unrecorded(source: MarkedManuscript, made: Numbers) -> bool:
    """Whether a text may have numbers, heads or signs that TeX writes down nowhere.

    Args:
        source: The text.
        made: What TeX wrote down.
    """
    text = source.flat.text
    return _UNRECORDED.search(text) is not None or (
        _NOTE.search(text) is not None
        and (_NOTES_AGAIN.search(text) is not None or _chapters(made) > 1)
    )


def _chapters(made: Numbers) -> int:
    return sum(line.kind == "chapter" for line in made.lists.get("toc", ()))


def equation_number(environment: str, offset: int, state: ExportState) -> str | None:
    """The number of an equation, or of the next line of one.

    Args:
        environment: Its environment.
        offset: Where in the flat source it begins.
        state: The state of the export.

    Returns:
        The number; None where TeX gives none.
    """
    flat = state.inputs.manuscript.flat
    end = flat.text.find(f"\\end{{{environment}}}", offset)
    return _taken(DISPLAY, offset, flat.place(end).line if end >= 0 else 0, state)


def theorem_number(kind: str, counter: str, offset: int, state: ExportState) -> str | None:
    """The number of a theorem.

    Args:
        kind: Its environment, of which some packages make a counter that is another's alias.
        counter: Its counter.
        offset: Where in the flat source it begins; -1 where nobody knows.
        state: The state of the export.

    Returns:
        The number; None where TeX gives none.
    """
    counter = _stepped(kind, counter, state)
    if offset < 0:
        return _sequence(counter, state).follow()
    first = state.inputs.manuscript.flat.place(offset).line
    return _taken(counter, offset, first + _THEOREM_LINES, state)


def following(last: str) -> str:
    """The number after another one, where TeX gives none.

    Args:
        last: The one before; `0` before the first.
    """
    match = re.search(r"(?<!\d)\d{1,9}$", last)
    return f"{last[: match.start()]}{int(match[0]) + 1}" if match else "1"


def reach(counter: str, number: str, state: ExportState) -> None:
    """Notes that a number was met that is known by its label.

    Args:
        counter: Its counter; `DISPLAY` for an equation.
        number: As printed.
        state: The state of the export.
    """
    _sequence(counter, state).reach(number)


def reach_theorem(kind: str, counter: str, number: str, state: ExportState) -> None:
    """The same, of a theorem; arguments as of `theorem_number`."""
    reach(_stepped(kind, counter, state), number, state)


def _stepped(kind: str, counter: str, state: ExportState) -> str:
    """What TeX calls the counter that it stepped for a kind of theorem."""
    return kind if len(_sequence(kind, state)) else counter


def _taken(counter: str, offset: int, last: int, state: ExportState) -> str | None:
    number = _sequence(counter, state).take(*begins_at(offset, state), last)
    state.met.counted += number is None
    return number


def begins_at(offset: int, state: ExportState) -> tuple[str, int]:
    """The file of a place, by TeX's name for it, and the line.

    Args:
        offset: Where in the flat source.
        state: The state of the export.
    """
    place = state.inputs.manuscript.flat.place(offset)
    return "" if place.path == state.inputs.document.source else place.path.stem, place.line


def _sequence(counter: str, state: ExportState) -> PrintedSequence[str]:
    """Waits for TeX where a number is asked for first."""
    sequence = state.met.printed_numbers.get(counter)
    if sequence is None:
        every = state.inputs.printed_numbers().numbers
        # A theorem may be numbered as equations are: the steps of those are not its own.
        displays = {item.number for item in every if item.counter == DISPLAY}
        others = displays if counter == _EQUATION else set()
        sequence = PrintedSequence(
            (item.place, shown_number(item.number))
            for item in every
            if item.counter == counter and item.number not in others
        )
        state.met.printed_numbers[counter] = sequence
    return sequence
