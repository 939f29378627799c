"""The body of a macro, with its arguments in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.token import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.latex.expansion.token import Token


def filled(body: Iterable[Token], given: list[list[Token]], call: Token) -> list[Token]:
    """A macro's body with the arguments put in.

    Args:
        body: What the author defined.
        given: The arguments, from the first one on.
        call: The token that called the macro, whose place its text gets.
    """
    found: list[Token] = []
    for token in body:
        if token.kind is not Kind.PARAMETER:
            found.append(token.called(call))
        elif token.text.startswith("##"):
            part = token.called(call)
            part.text = part.raw = token.text[1:]
            found.append(part)
        elif token.text[1:].isdecimal() and int(token.text[1:]) <= len(given):
            found.extend(given[int(token.text[1:]) - 1])
    return found
