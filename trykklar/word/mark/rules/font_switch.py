r"""Switches of the font as pandoc knows them: `\ttfamily`, `\fontseries{b}\selectfont`.

Source: LaTeX's fntguide, 2.1 and 2.2; psnfss and the names of fonts (fontname, 2.1) for those of
typewriters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.spacing import spacing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_TYPEWRITER = re.compile(r"\s*(?:\\ttdefault|\w*tt\w?|pcr|\w+-(?:TLF|LF)?tt|zi4|fvm)\s*")
_LOOKS = {
    "fontseries": {**dict.fromkeys(("b", "bx", "sb", "eb", "ub"), r"\bfseries"), "m": r"\mdseries"},
    "fontshape": {
        "it": r"\itshape",
        "sl": r"\slshape",
        "sc": r"\scshape",
        **dict.fromkeys(("n", "up"), r"\upshape"),
    },
}


def typewriter(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`{\ttfamily text}` under the name that pandoc knows; before a group it goes."""
    edits = list(spacing(passage, command))
    yield from edits or [Edit(command.start, command.end, r"\tt")]


def chosen(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\fontseries{b}`, `\fontshape{it}`, `\fontfamily{cmtt}`: what `\selectfont` makes of it."""
    argument = passage.argument(command.end)
    if argument is None:
        return
    value = passage.slice(argument[0]).strip().removeprefix("\\").removesuffix("default")
    if command.name == "fontfamily":
        look = r"\tt" if _TYPEWRITER.fullmatch(passage.slice(argument[0])) else ""
    else:
        look = _LOOKS[command.name].get(value, "")
    if look:
        yield Edit(command.start, argument[1], f"{look} ")
    else:
        yield from spacing(passage, command)


COMMANDS = {"ttfamily": typewriter, **dict.fromkeys((*_LOOKS, "fontfamily"), chosen)}
