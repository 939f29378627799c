r"""What stands before the number of an equation: TeX says by which counter, as `2.` of `(2.1)`.

TeX writes down the numbers of equations that have labels, and of no others. Those are counted here,
by what `\theequation` prints, and by what sets it back to one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.model import EquationCounter

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState

# Counter -> a value that nothing else has.
_VALUES = {"part": 81, "chapter": 71, "section": 61, "subsection": 51, "equation": 41}
_AROUND = ("chapter", "section", "subsection")
_SET = "".join(
    rf"\ifcsname c@{name}\endcsname\setcounter{{{name}}}{{{value}}}\fi"
    for name, value in _VALUES.items()
)
_NUMBER = r"\ifcsname c@{0}\endcsname\csname the{0}\endcsname\fi"
_STEPPED = r"\ifcsname c@{0}\endcsname\stepcounter{{{0}}}\arabic{{equation}}\fi"
# Without any of these in a document, and without a class of its own, nothing stands before.
_HEADED = re.compile(r"\\chapter\b|within\b|\\theequation\b|\\(?:Load|Document)[Cc]lass\{")


def following(last: str, state: ExportState) -> str:
    """The number of an equation that TeX wrote nothing down of.

    Args:
        last: That of the equation before; `0` for the first one.
        state: The state of the export, with the headings before it.
    """
    counter = _counter(state)
    match = re.search(r"(?<!\d)\d{1,9}$", last)
    if match is None:
        return "1"
    head, count = last[: match.start()], int(match[0])
    lines = (item.line for item in reversed(state.met.headings) if item.line.number)
    around = next((line.number for line in lines if line.kind == counter.within), "")
    if not around or around + counter.between == head:
        return f"{head}{count + 1}"
    return f"{around}{counter.between}{1 if counter.resets else count + 1}"


def _counter(state: ExportState) -> EquationCounter:
    """How the document counts its equations; asked for once."""
    if state.met.equation_counter is None:
        headed = _HEADED.search(state.inputs.manuscript.flat.text)
        state.met.equation_counter = _asked(state) if headed else EquationCounter()
    return state.met.equation_counter


def _asked(state: ExportState) -> EquationCounter:
    sources = [
        _SET + _NUMBER.format("equation"),
        *(_SET + _NUMBER.format(name) for name in _AROUND),
        *(_SET + _STEPPED.format(name) for name in _AROUND),
    ]
    try:
        pieces = print_pieces(state.inputs.document, sources)
    except FatalError:  # the engine is not installed
        return EquationCounter()
    number, *others = (
        plain(piece.paragraphs[0]).strip() if piece and piece.paragraphs else "" for piece in pieces
    )
    head = number.removesuffix(str(_VALUES["equation"]))
    if not head or head == number:
        return EquationCounter()
    numbers, stepped = others[: len(_AROUND)], others[len(_AROUND) :]
    for name, shown, left in reversed(list(zip(_AROUND, numbers, stepped, strict=True))):
        if shown and head.startswith(shown):
            return EquationCounter(name, head.removeprefix(shown), resets=left == "0")
    return EquationCounter()
