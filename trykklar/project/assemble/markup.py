"""Plain text -> LaTeX, and values -> a venue's templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pylatex import NoEscape

from trykklar.finding import FatalError
from trykklar.latex.escape import ESCAPES

if TYPE_CHECKING:
    from collections.abc import Mapping

# PyLaTeX's own table also breaks every hyphen apart ({-}), which a reader of the source would
# have to live with, and hyphenation with him.
_SPECIAL = {
    **ESCAPES,
    ord("–"): "--",
    ord("—"): "---",
    ord("\N{SOFT HYPHEN}"): r"\-",
    ord("\N{NO-BREAK SPACE}"): "~",
}
_BLANK = re.compile(r"<<(\w+)>>")


def text(plain: str) -> NoEscape:
    """Plain text as LaTeX that prints just this."""
    return NoEscape(plain.strip().translate(_SPECIAL))


def fill(template: str, values: Mapping[str, str]) -> NoEscape:
    """A venue's template with its values.

    Args:
        template: LaTeX with `<<name>>` where a value goes.
        values: Name -> LaTeX.

    Raises:
        FatalError: The template asks for a value that there is not.
    """

    def value(blank: re.Match[str]) -> str:
        if blank[1] not in values:
            known = ", ".join(sorted(values))
            raise FatalError(
                f"The venue's template asks for <<{blank[1]}>>.", f"There are: {known}."
            )
        return values[blank[1]]

    return NoEscape(_BLANK.sub(value, template))
