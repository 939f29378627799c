"""natbib's commands, distinguished by natbib's own switches."""

from __future__ import annotations

from dataclasses import dataclass

from trykklar.latex import citation_commands

_PARENTHESES = frozenset(["parens", "bare", "yearparens", "number", "raised", "note"])
_OPEN = frozenset(["loose", "bare", "author", "year", "number", "note"])
_PARTS = {"author": "author", "year": "year", "yearparens": "year"}


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
    kind = citation_commands.prints(name)
    parens = kind in _PARENTHESES or (kind == "cite" and (noted or numbers))
    full = command.endswith("*") or name.lower() == "citefullauthor"
    return Form(
        parens, _PARTS.get(kind, ""), kind in _OPEN, full, name[:1].isupper(), kind == "number"
    )
