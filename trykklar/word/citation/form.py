"""natbib's commands, told apart by natbib's own switches."""

from __future__ import annotations

from dataclasses import dataclass

_PARENTHESES = frozenset(["citep", "citealp", "citeyearpar", "citenum"])
_OPEN = frozenset(["citealt", "citealp", "citeauthor", "citefullauthor", "citeyear", "citenum"])
_AUTHOR = frozenset(["citeauthor", "citefullauthor"])
_YEAR = frozenset(["citeyear", "citeyearpar"])
_ALIASES = {"textcite": "citet", "parencite": "citep", "autocite": "citep", "shortcite": "cite",
            "citeasnoun": "citet"}  # fmt: skip


@dataclass(frozen=True)
class Form:
    r"""A command, as natbib's own switches.

    Attributes:
        parens: All in one parenthesis, as `\citep` has it.
        part: `author`, `year`, or empty for both.
        open: Without the signs around it.
        full: With all authors.
        capital: At the beginning of a sentence.
        number: The number alone, whatever the style.
    """

    parens: bool
    part: str
    open: bool
    full: bool
    capital: bool
    number: bool


def form(command: str, *, noted: bool, numbers: bool) -> Form:
    r"""What a command prints.

    Args:
        command: With its star.
        noted: Whether it has a pre- or postnote, for which `\cite` is `\citep`.
        numbers: Whether works are cited by number, where it is the same.
    """
    name = command.rstrip("*")
    small = name[:1].lower() + name[1:]
    small = _ALIASES.get(small, small)
    part = "author" if small in _AUTHOR else "year" if small in _YEAR else ""
    parens = small in _PARENTHESES or (small == "cite" and (noted or numbers))
    full = command.endswith("*") or small == "citefullauthor"
    return Form(parens, part, small in _OPEN, full, name[:1].isupper(), small == "citenum")
