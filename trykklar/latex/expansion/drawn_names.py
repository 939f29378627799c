r"""What the text defines and a drawing behind it uses: `\pgfmathsetmacro{\high}{2}`, `\newcommand`.

A drawing is handed on as it is written. What it uses of the preamble is there when TeX sets it by
itself; the macros of the text go with it, in a command of our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.token import written_text
from trykklar.latex.expansion.token_meaning import Macro
from trykklar.latex.structure_commands import DRAWING_SETTINGS

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

_NAME = re.compile(r"\\([A-Za-z@]+)")
_MOST = 50  # macros
_LONGEST = 10_000  # characters of them


def hand_on_names(expander: Expander, drawn: str, token: Token) -> None:
    r"""Hand on the macros of the text that a drawing uses, those they use first.

    Args:
        expander: What reads.
        drawn: The drawing as it is written.
        token: Where it begins.
    """
    if not (expander.echoed and expander.begun) or expander.package:
        return
    definitions: dict[str, str] = {}
    waiting = list(dict.fromkeys(_NAME.findall(drawn)))
    while waiting and len(definitions) < _MOST:
        name = waiting.pop()
        written = "" if name in definitions else _definition(expander, name)
        if written:
            definitions[name] = written
            waiting += _NAME.findall(written)
    text = "".join(definitions.values())
    if text and len(text) <= _LONGEST:
        expander.emitter.emit_text(f"\\{DRAWING_SETTINGS}{{{text}}}", token)


def _definition(expander: Expander, name: str) -> str:
    """The definition of a macro of the text; "" of anything else."""
    meaning = expander.scope.meanings.get(name)
    if not isinstance(meaning, Macro) or meaning is expander.preamble_meanings.get(name):
        return ""
    if any(parameter.kind != "m" for parameter in meaning.parameters):
        return ""
    takes = "".join(f"#{at}" for at in range(1, len(meaning.parameters) + 1))
    return f"\\def\\{name}{takes}{{{written_text(list(meaning.body))}}}"
