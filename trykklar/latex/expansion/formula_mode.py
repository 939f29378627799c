r"""Whether TeX is within a formula: `\ifmmode` asks so, and spaces and boxes are a part of it.

Source: The TeXbook, chapters 16 to 18.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.structure_commands import FORMULAS

if TYPE_CHECKING:
    from trykklar.latex.expansion.emitter import Emitter

_TOKEN = re.compile(
    r"\\(?P<border>begin|end)\s*\{(?P<environment>[^{}\n]{1,80})\}"
    r"|\\(?P<name>[A-Za-z@]+)\*?(?:\s*\[[^\[\]]{0,80}\])?"
    r"(?:\s*(?:to|spread)\b[^{}$&]{0,60}(?=\{))?(?P<opens>\s*\{)?"
    r"|\\(?P<sign>.)|%[^\n]*|(?P<plain>\$\$?|[{}])|(?P<blank>\n[ \t\r]*\n)",
    re.DOTALL,
)
_BOX_NAMES = """
    hbox vbox vtop mbox makebox fbox framebox parbox text textrm textit textbf textsf texttt textup
    textsc textnormal intertext shortintertext footnote
"""
_FORMULA, _TEXT, _GROUP = "formula", "text", "group"
# What is in the braces of a command, where it is not what is around it.
_ARGUMENTS = {**dict.fromkeys(_BOX_NAMES.split(), _TEXT), "ensuremath": _FORMULA}


class FormulaMode:
    """What is open where the reading is: formulas, and what in them is text again.

    It goes on from where it was asked last, so that asking often takes no longer.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []  # what each is, and what it was opened by
        self._read = 0

    def within(self, emitter: Emitter) -> bool:
        """Whether what comes next is a part of a formula.

        Args:
            emitter: What has come out so far.
        """
        for match in _TOKEN.finditer(emitter.tail(emitter.length - self._read)):
            self._take(match)
        self._read = emitter.length
        return next((kind == _FORMULA for kind, _ in reversed(self._open) if kind != _GROUP), False)

    def _take(self, match: re.Match[str]) -> None:
        if match["blank"]:
            self._open.clear()
        elif match["opens"]:
            self._open.append((_ARGUMENTS.get(match["name"], _GROUP), "{"))
        elif match["plain"] == "{":
            self._open.append((_GROUP, "{"))
        elif match["plain"] == "}":
            self._close("{")
        else:
            self._border(match)

    def _border(self, match: re.Match[str]) -> None:
        """A formula begins or ends, or none of both."""
        sign, environment = match["sign"], match["environment"] or ""
        if match["plain"]:  # one or two dollars
            if not self._close("$"):
                self._open.append((_FORMULA, "$"))
        elif sign in ("(", "["):
            self._open.append((_FORMULA, sign))
        elif sign in (")", "]"):
            self._close("(" if sign == ")" else "[")
        elif environment.rstrip("*") in FORMULAS:
            if match["border"] == "begin":
                self._open.append((_FORMULA, environment))
            else:
                self._close(environment)

    def _close(self, opening: str) -> bool:
        """Take away what was opened last, where it was opened so."""
        if self._open and self._open[-1][1] == opening:
            self._open.pop()
            return True
        return False
