r"""About as many letters as a formula takes in a line, for the widths of columns.

Its LaTeX is much longer: `$\hat{\boldsymbol{\beta}}$` is one letter wide.
"""

from __future__ import annotations

import re

_NAMES = (
    r"arccos|arcsin|arctan|arg|cosh?|det|dim|exp|inf|ker|lim|liminf|limsup|ln|log|max|min|Pr"
    r"|sinh?|sup|tanh?"
)
# Layout, commands that dress their argument or stand before a bracket, names of functions, signs.
_TOKEN = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}"
    r"|\\(?:left|right|[bB]igg?[lrm]?)(?![A-Za-z])"
    r"|\\[A-Za-z]+\*?(?=\s*\{)"
    rf"|\\(?P<name>{_NAMES})(?![A-Za-z])"
    r"|\\(?:quad|qquad|[,;:! ])"
    r"|\\(?P<sign>[A-Za-z]+|.)"
    r"|[{}^_&\s]+",
    re.DOTALL,
)


def about_as_wide(formula: str) -> str:
    """Letters that are about as wide as a formula is.

    Args:
        formula: Its LaTeX, without the signs around it.
    """
    return _TOKEN.sub(_shown, formula)


def _shown(match: re.Match[str]) -> str:
    if match["name"]:
        return match["name"]
    return "m" if match["sign"] else ""
