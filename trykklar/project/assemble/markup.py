"""Plain text -> LaTeX, and values -> a venue's templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pylatex import NoEscape

from trykklar.finding import FatalError
from trykklar.latex.escape import ESCAPES
from trykklar.project.assemble.keyed_text import marked

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
_COMMANDS = frozenset(map(chr, ESCAPES))
_BLANK = re.compile(r"<<(\w+)>>")


_PLAIN = {latex: chr(sign) for sign, latex in _SPECIAL.items()}
# "---" before "--": the longest is the one that was meant.
_LONGEST = 10_000_000  # characters that values take in a template
_ESCAPED = re.compile("|".join(map(re.escape, sorted(_PLAIN, key=len, reverse=True))))


def text(plain: str) -> NoEscape:
    """Plain text as LaTeX that prints just this."""
    words = plain.strip()
    return NoEscape(marked(words, words.translate(_SPECIAL)))


def verbatim(latex: str) -> NoEscape:
    """LaTeX as an author writes it in a TOML file."""
    return NoEscape(marked(latex, latex, is_latex=True))


def lengths(plain: str) -> list[int]:
    """How many characters of LaTeX each character of a plain text becomes."""
    return [len(_SPECIAL.get(ord(sign), sign)) for sign in plain]


def plain_of(latex: str) -> str | None:
    """The plain text that is printed by LaTeX; None where that does more than print."""
    parts, at = [], 0
    for match in _ESCAPED.finditer(latex):
        parts += [latex[at : match.start()], _PLAIN[match[0]]]
        at = match.end()
    parts.append(latex[at:])
    commands = any(set(part) & _COMMANDS for part in parts[::2])
    return None if commands else "".join(parts)


def fill(template: str, values: Mapping[str, str]) -> NoEscape:
    """A venue's template with its values.

    Args:
        template: LaTeX with `<<name>>` where a value goes.
        values: Name -> LaTeX.

    Raises:
        FatalError: The template asks for a value that there is not, or becomes too long.
    """
    left = _LONGEST

    def value(blank: re.Match[str]) -> str:
        nonlocal left
        found = value_of(blank[1], values)
        left -= len(found)
        if left < 0:
            raise FatalError(
                f"A piece of the venue's template becomes longer than {_LONGEST:,} characters.",
                f"It asks for <<{blank[1]}>> too often.",
            )
        return found

    return NoEscape(_BLANK.sub(value, template))


def value_of(name: str, values: Mapping[str, str]) -> str:
    """A value that a venue's template asks for.

    Args:
        name: What it asks for.
        values: Name -> LaTeX.

    Raises:
        FatalError: There is no such value.
    """
    if name not in values:
        known = ", ".join(sorted(values))
        raise FatalError(f"The venue's template asks for <<{name}>>.", f"There are: {known}.")
    return values[name]
