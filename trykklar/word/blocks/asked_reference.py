r"""References that only TeX can resolve: to labels of another document (xr), and `\vrefrange`.

So are those whose words a package has from formats or options of its own (fancyref, prettyref,
ntheorem, zref-clever), and those to a kind whose name is not known, as of a theorem that thmtools
declares.

TeX prints them once more by themselves. Where that is the number or the page of a label of this
document, it is a reference in Word, too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.reference_commands import PAGES, PRINTS, RANGES
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.mark.language_at import babel_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from trykklar.printed.text_run import Run
    from trykklar.word.aux_numbers import Target
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedReference

_UNDEFINED = "??"
_VARIED = ("varied", "variedpage")
_FORMATTED = {"fref": "[plain]", "Fref": "[plain]", "prettyref": "", "thref": ""}
"""Command -> the format in which it says no page, which depends on where it stands."""
_OPTIONED = frozenset(["zcref", "zcpageref"])
"""Commands with options that say what is printed, and in the language of the place."""


def asked(
    state: ExportState, nameless: Callable[[MarkedReference], bool]
) -> Mapping[int, Sequence[Run]]:
    """What TeX prints of the references that the .aux cannot resolve.

    Args:
        state: The state of the export; the document was typeset.
        nameless: Whether a reference prints a name that is not known.

    Returns:
        Identity of a reference's target -> the runs; nothing for what TeX does not know, either.
    """
    sources = {
        id(reference.target): _source(reference, state)
        for reference in state.met.references
        if _doubtful(reference, state) or nameless(reference)
    }
    distinct = tuple(dict.fromkeys(sources.values()))
    printed = zip(distinct, print_pieces(state.inputs.document, distinct), strict=True)
    pieces = {source: piece for source, piece in printed if piece is not None}
    found = {place: pieces[source] for place, source in sources.items() if source in pieces}
    return {
        place: piece.paragraphs[0]
        for place, piece in found.items()
        if len(piece.paragraphs) == 1 and _UNDEFINED not in plain(piece.paragraphs[0])
    }


def _doubtful(reference: MarkedReference, state: ExportState) -> bool:
    between = reference.command in RANGES and PRINTS[reference.command] in _VARIED
    formatted = reference.command in _FORMATTED or reference.command in _OPTIONED
    return between or formatted or any(key not in state.targets for key in reference.keys)


def _source(reference: MarkedReference, state: ExportState) -> str:
    if reference.command in _OPTIONED:
        language = babel_at(state.inputs.manuscript.flat.text, reference.offset)
        switch = f"\\selectlanguage{{{language}}}" if language else ""
        keys = ",".join(reference.keys)
        return f"{switch}\\{reference.command}{reference.options}{{{keys}}}"
    if reference.command in RANGES:
        arguments = "".join(f"{{{key}}}" for key in reference.keys)
    else:
        given = _FORMATTED.get(reference.command, "")
        arguments = f"{given}{{{','.join(reference.keys)}}}"
    return f"\\{reference.command}{arguments}"


def referring(
    runs: Sequence[Run], reference: MarkedReference, state: ExportState
) -> Iterator[tuple[str, str] | Run]:
    """What is printed, with the label in the place of each text that refers to one.

    Args:
        runs: What is printed.
        reference: The reference.
        state: The state of the export.

    Yields:
        Runs; and a command with its label where the number or the page of one is printed.
    """
    command = "pageref" if reference.command in PAGES else "ref"
    left = [key for key in reference.keys if key in state.targets]
    for run in runs:
        text = run.text
        while found := _first_number(left, command, text, state):
            start, end, key = found
            if start:
                yield replace(run, text=text[:start])
            yield command, key
            left.remove(key)
            text = text[end:]
        if text:
            yield replace(run, text=text)


def _first_number(
    keys: Sequence[str], command: str, text: str, state: ExportState
) -> tuple[int, int, str] | None:
    """Where the first number of any of these labels stands, and which label's it is."""
    matches = ((_number(_shown(state.targets[key], command), text), key) for key in keys)
    found = [(*match.span(), key) for match, key in matches if match]
    return min(found, key=lambda each: each[0], default=None)


def _number(number: str, text: str) -> re.Match[str] | None:
    """Where a number stands in a text by itself."""
    return re.search(rf"(?<![\w.]){re.escape(number)}(?!\w|\.\w)", text) if number else None


def _shown(target: Target, command: str) -> str:
    return target.page if command == "pageref" else target.number
