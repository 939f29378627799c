r"""What a macro takes, read from its definition."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, optional, plain, trimmed
from trykklar.latex.expansion.input_stack import InputStack
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.expansion.token import Kind
from trykklar.latex.expansion.token_meaning import Parameter, Processor
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

_SPEC = re.compile(r"[\s!+]*([A-Za-z>])")
_MOST = 9
PROCESSORS = ("SplitArgument", "SplitList", "TrimSpaces", "ReverseBoolean")
"""What LaTeX can do with an argument before a macro gets it."""


def classic(stack: InputStack) -> tuple[Parameter, ...]:
    r"""`[count][default]` of `\newcommand`."""
    count = optional(stack)
    if count is None:
        return ()
    digits = plain(count)
    number = min(int(digits), _MOST) if digits.isdecimal() else 0
    default = optional(stack)
    if default is None or not number:
        return (Parameter("m"),) * number
    return Parameter("o", default=tuple(default)), *(Parameter("m"),) * (number - 1)


def keyed(stack: InputStack) -> tuple[Parameter, ...]:
    r"""`[count][1=a, 2=b]` of `\newcommandx`, by the manual of xargs."""
    count = plain(optional(stack))
    number = min(int(count), _MOST) if count.isdecimal() else 0
    found = [Parameter("m")] * number
    for part in _listed(optional(stack) or []):
        name = part[0].text.partition("=")[0].strip() if part else ""
        if part and name.isdecimal() and 0 < int(name) <= number:
            first = part[0].cut(part[0].text.find("=") + 1)
            default = ([first] if first.text else []) + part[1:]
            found[int(name) - 1] = Parameter("o", default=tuple(default))
    return tuple(found)


def _listed(tokens: list[Token]) -> list[list[Token]]:
    """Tokens between commas outside of groups."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind is not Kind.TEXT or depth or "," not in token.text:
            parts[-1].append(token)
            continue
        at = 0
        for text in token.text.split(","):
            if at:
                parts.append([])
            if text:
                parts[-1].append(token.cut(at, at + len(text)))
            at += len(text) + 1
    return parts


def comma_list(tokens: list[Token]) -> list[list[Token]]:
    """The items of a list between commas, without the blanks around them."""
    return [item for part in _listed(tokens) if (item := trimmed(part))]


def primitive(tokens: Sequence[Token]) -> tuple[Parameter, ...]:
    r"""The parameter text of `\def\x#1.#2{}`."""
    found: list[Parameter] = []
    until: list[Token] = []
    open_slot = False

    def close() -> None:
        if open_slot:
            found.append(Parameter("u", until=tuple(until)) if until else Parameter("m"))
        elif until:
            found.append(Parameter("t", until=tuple(until)))

    for token in tokens:
        if token.kind is Kind.PARAMETER:
            if token.text == "#":  # the brace behind it ends the argument, and stays
                return (*found, *_up_to_brace(until, open_slot=open_slot))
            close()
            until, open_slot = [], True
        elif token.kind is not Kind.COMMENT:
            until.append(token)
    close()
    return tuple(found)


def _up_to_brace(until: list[Token], *, open_slot: bool) -> tuple[Parameter, ...]:
    if not open_slot:
        return (Parameter("t", until=tuple(until)),) if until else ()
    return (Parameter("u", until=tuple(until)),) if until else (Parameter("#"),)


def document(expander: Expander) -> tuple[Parameter, ...]:
    r"""The specification of `\NewDocumentCommand`, as LaTeX's usrguide lists it."""
    given = group(expander.stack) or []
    source = Source(expander.main.path, "".join(token.raw for token in given))
    stack = InputStack(lambda _: None)
    stack.open_file(Lexer(source))
    found: list[Parameter] = []
    while (parameter := _next(stack)) is not None:
        found.append(parameter)
    return tuple(found)


def _next(stack: InputStack, processors: tuple[Processor, ...] = ()) -> Parameter | None:
    stack.skip_blanks()
    token = stack.next()
    if token is None:
        return None
    match = _SPEC.match(token.text) if token.kind is Kind.TEXT else None
    if match is None:
        return _next(stack, processors)
    if match.end() < len(token.text):
        stack.push([token.cut(match.end())])
    kind = match[1]
    if kind == ">":
        return _next(stack, (*processors, *_processor(group(stack) or [])))
    return replace(_parameter(stack, kind), processors=processors)


def _processor(given: list[Token]) -> tuple[Processor, ...]:
    """One of those that LaTeX has; one of the author's is passed over."""
    stack = InputStack(lambda _: None)
    stack.push(given)
    name = stack.next()
    if name is None or name.text not in PROCESSORS:
        return ()
    splits = plain(argument(stack)) if name.text == "SplitArgument" else ""
    sign = argument(stack) if name.text.startswith("Split") else None
    number = int(splits[:2]) if splits.isdecimal() else None
    return (Processor(name.text, sign[0] if sign else None, number),)


def _parameter(stack: InputStack, kind: str) -> Parameter:
    if kind == "s":
        return Parameter("s", opening="*")
    if kind == "t":
        return Parameter("s", opening=_sign(stack))
    if kind in "mvb":
        return Parameter(kind)
    if kind in "eE":
        signs = "".join(plain(group(stack)).split())
        if kind == "E":
            group(stack)
        return Parameter("e", opening=signs)
    opening, closing = ("[", "]")
    if kind in "rRdD":
        opening, closing = _sign(stack), _sign(stack)
    default = group(stack) if kind in "ORDG" else None
    return Parameter(
        "g" if kind in "gG" else "o",
        opening,
        closing,
        default=tuple(default) if default is not None else None,
    )


def _sign(stack: InputStack) -> str:
    stack.skip_blanks()
    token = stack.next()
    if token is None:
        return ""
    if token.kind is Kind.TEXT and len(token.text) > 1:
        stack.push([token.cut(1)])
    return token.text[:1]
