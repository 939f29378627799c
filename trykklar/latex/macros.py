r"""The author's own macros: what they take, and what a call of one expands to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.passage import Passage, Piece, Span
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = re.compile(r"\\([A-Za-z@]+)")
_SLOT = re.compile(r"#(#|[1-9])")
_OPEN = "[{(<*"
_SPEC = re.compile(r"[\s!+]*([a-zA-Z>])")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a macro.

    Attributes:
        kind: `m` mandatory, `o` optional between `opening` and `closing`, `s` a star or other
            single token `opening`, `u` everything up to the text `closing`, `t` the text
            `opening` itself, which is no argument.
        opening: Opening delimiter.
        closing: Closing delimiter.
        default: What an optional argument is where it is not given.
    """

    kind: str
    opening: str = "["
    closing: str = "]"
    default: str = ""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro or environment of the author's.

    Attributes:
        parameters: What it takes.
        body: What it expands to, with `#1` for the arguments.
        end: The closing part, for an environment.
        internal: Whether it was defined where `@` is a letter.
        words: The control words in the body, to tell quickly whether it matters.
        swallows: Whether some mandatory argument is not used in the body.
        slots: Number of an argument -> how often it stands in the body.
    """

    parameters: tuple[Parameter, ...]
    body: str
    end: Macro | None = None
    internal: bool = False
    words: frozenset[str] = frozenset()
    swallows: bool = False
    slots: tuple[tuple[int, int], ...] = ()

    def letters(self, given: Sequence[Argument], rest: Span) -> int:
        """How long a call comes out, before it is made: a body may hold an argument often."""
        used = sum(
            count * given[number - 1].letters
            for number, count in self.slots
            if number <= len(given)
        )
        return len(self.body) + used + rest.end - rest.start


def macro(
    parameters: Sequence[Parameter], body: str, end: str = "", *, internal: bool = False
) -> Macro:
    """A macro with what is to be known of its body worked out once."""
    taken = [number for number, one in enumerate(_arguments(parameters), 1) if one.kind != "t"]
    slots = Counter(int(slot) for slot in _SLOT.findall(body) if slot != "#")
    closing = macro((), end, internal=internal) if end else None
    used = {*slots, *(int(slot) for slot in _SLOT.findall(end) if slot != "#")}
    words = frozenset(_WORDS.findall(body)) | frozenset(_WORDS.findall(end))
    swallows = any(number not in used for number in taken)
    return Macro(tuple(parameters), body, closing, internal, words, swallows, tuple(slots.items()))


def classic(count: int, default: str | None) -> tuple[Parameter, ...]:
    r"""The parameters of `\newcommand{\x}[count][default]`."""
    first = () if default is None else (Parameter("o", default=default),)
    return first + (Parameter("m"),) * (count - len(first))


def primitive(pattern: str) -> tuple[Parameter, ...]:
    r"""The parameters of `\def\x#1.#2{}` from its text between name and brace."""
    parts = re.split(r"#[1-9]", pattern)
    head = (Parameter("t", opening=parts[0]),) if parts[0] else ()
    return head + tuple(
        Parameter("u", closing=part) if part else Parameter("m") for part in parts[1:]
    )


def document(spec: str) -> tuple[Parameter, ...]:
    r"""The parameters of `\NewDocumentCommand{\x}{spec}`, as the xparse manual lists them."""
    found: list[Parameter] = []
    at, passage = 0, Passage(spec, Source(Path(), spec))
    while match := _SPEC.match(spec, at):
        at = match.end()
        if match[1] == ">":  # a processor of the argument: >{...}
            at = _after(passage, at)
            continue
        parameter, at = _document_parameter(passage, match[1], at)
        found.append(parameter)
    return tuple(found)


def _document_parameter(passage: Passage, kind: str, at: int) -> tuple[Parameter, int]:
    text = passage.text
    if kind == "s":
        return Parameter("s", opening="*"), at
    if kind == "t":
        return Parameter("s", opening=text[at : at + 1]), at + 1
    opening, closing = ("{", "}") if kind in "gG" else ("[", "]")
    if kind in "rRdD":
        at = passage.skip(at)
        opening, closing, at = text[at : at + 1], text[at + 1 : at + 2], at + 2
    default = ""
    if kind in "ORDGeE":
        span = passage.group(passage.skip(at))
        default = passage.slice(span) if span else ""
        at = span.end + 1 if span else at
    if kind in "mvb":
        return Parameter("m"), at
    return Parameter("o", opening=opening or "[", closing=closing or "]", default=default), at


def _after(passage: Passage, at: int) -> int:
    span = passage.group(passage.skip(at))
    return span.end + 1 if span else at + 1


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument as given: a span of the passage, or a default text where it was left out."""

    span: Span | None
    default: str = ""

    @property
    def letters(self) -> int:
        """How long it is."""
        return self.span.end - self.span.start if self.span else len(self.default)


def arguments(
    passage: Passage, at: int, parameters: Sequence[Parameter]
) -> tuple[list[Argument], int] | None:
    """Take a macro's arguments from the text after its name.

    Returns:
        The arguments and where they end, or None where the call does not fit the parameters.
    """
    found: list[Argument] = []
    for parameter in parameters:
        taken = _take(passage, at, parameter)
        if taken is None:
            return None
        argument, at = taken
        if parameter.kind != "t":
            found.append(argument)
    return found, at


def _take(passage: Passage, at: int, parameter: Parameter) -> tuple[Argument, int] | None:
    if parameter.kind == "m":
        given = passage.argument(at)
        return (Argument(given[0]), given[1]) if given else None
    if parameter.kind == "u":
        end = passage.searched.find(parameter.closing, at)
        return (Argument(Span(at, end)), end + len(parameter.closing)) if end >= 0 else None
    if parameter.kind == "t":
        fits = passage.text.startswith(parameter.opening, at)
        return (Argument(None), at + len(parameter.opening)) if fits else None
    return _optional(passage, at, parameter)


def _optional(passage: Passage, at: int, parameter: Parameter) -> tuple[Argument, int]:
    start = passage.skip(at)
    if parameter.kind == "s":
        there = bool(parameter.opening) and passage.text.startswith(parameter.opening, start)
        return Argument(None, "*" if there else ""), start + 1 if there else at
    if parameter.opening == "{":
        span = passage.group(start)
    else:
        span = passage.delimited(start, parameter.opening, parameter.closing)
    if span is None:
        return Argument(None, parameter.default), at
    return Argument(span), span.end + len(parameter.closing)


def _arguments(parameters: Sequence[Parameter]) -> list[Parameter]:
    return [one for one in parameters if one.kind != "t"]


def expansion(
    passage: Passage, call: int, body: str, given: Sequence[Argument], rest: Span | None = None
) -> Passage:
    """What a macro expands to, with every argument still knowing where it stands.

    Args:
        passage: The passage with the call.
        call: Offset of the call in it.
        body: The macro's body.
        given: Its arguments.
        rest: Arguments after the call that a command at the body's end will take.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0

    def add(text: str, offset: int, *, copied: bool) -> None:
        nonlocal length
        pieces.append(Piece(length, passage, offset, copied))
        parts.append(text)
        length += len(text)

    for number, part in enumerate(_SLOT.split(body)):
        if number % 2 == 0:
            add(part, call, copied=False)
        elif part == "#":
            add("#", call, copied=False)
        elif int(part) <= len(given):
            argument = given[int(part) - 1]
            if argument.span is None:
                add(argument.default, call, copied=False)
            else:
                add(passage.slice(argument.span), argument.span.start, copied=True)
    if rest is not None:
        add(passage.slice(rest), rest.start, copied=True)
    return Passage("".join(parts), passage.source, tuple(pieces))


def part(passage: Passage, span: Span) -> Passage:
    """A part of a passage by itself."""
    return expansion(passage, span.start, "#1", [Argument(span)])


def following(passage: Passage, at: int) -> int:
    r"""Where the run of `*`, `[...]`, `(...)`, `<...>` and `{...}` at an offset ends.

    A macro that ends in a citation command, `\newcommand{\see}{\citep[see]}`, lets that command
    take its arguments from the text after the call.
    """
    while True:
        start = passage.skip(at)
        opening = passage.text[start : start + 1]
        if not opening or opening not in _OPEN:
            return at
        end = _closing(passage, start, opening)
        if end is None:
            return at
        at = end


def _closing(passage: Passage, at: int, opening: str) -> int | None:
    if opening == "*":
        return at + 1
    pairs = {"[": "]", "(": ")", "<": ">"}
    span = passage.group(at) if opening == "{" else passage.delimited(at, opening, pairs[opening])
    return span.end + 1 if span else None
