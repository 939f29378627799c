r"""Files that a text reads line by line: `\newread`, `\openin`, `\read`, `\ifeof`.

Source: The TeXbook, chapter 20: a file that is not there is at its end, and behind its last line
TeX reads an empty one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.branching import decide
from trykklar.latex.expansion.file_by_name import file_name, known_source, locate, written_source
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.expansion.number_scan import integer
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import Kind, character_token
from trykklar.latex.expansion.token_meaning import Macro, Number
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token


def new_stream(expander: Expander, _token: Token) -> None:
    r"""`\newread\x`."""
    name = target(expander)
    number = expander.files.new_stream()
    expander.scope.define(name, Number(name), everywhere=True)
    expander.scope.set_value(name, number, everywhere=True)


def open_stream(expander: Expander, token: Token) -> None:
    r"""`\openin\x=file`."""
    stream = integer(expander)
    expander.stack.skip_text("=")
    name = file_name(expander, token)
    path = locate(expander, name)
    written = written_source(expander, name)
    source = known_source(expander, path) if path else written
    if stream is not None and source is not None:
        expander.files.streams[stream] = [*source.text.split("\n"), ""][::-1]
        if source.text.endswith("\n"):
            del expander.files.streams[stream][0]


def close_stream(expander: Expander, _token: Token) -> None:
    r"""`\closein\x`."""
    expander.files.streams.pop(integer(expander) or 0, None)


def if_at_end(expander: Expander, _token: Token) -> None:
    r"""`\ifeof\x`: whether nothing is open, or all of it was read."""
    decide(expander, truth=not expander.files.streams.get(integer(expander) or 0))


def read_line(expander: Expander, token: Token) -> None:
    r"""`\read\x to\line`, `\readline`: the next line, and those that its braces go on in."""
    stream = expander.files.streams.get(integer(expander) or 0, [])
    expander.stack.skip_text("to")
    name = target(expander)
    as_written = expander.resolve(token)[0] == "readline"
    lines: list[str] = []
    while stream and (not lines or (_is_open(lines) and not as_written)):
        lines.append(stream.pop())
    text = "\n".join(lines)
    if name and expander.pay(len(text), token):
        body = [character_token(text, token)] if as_written else _tokens(expander, text, token)
        expander.scope.define(name, Macro((), tuple(body)), everywhere=expander.take_global())


def _is_open(lines: list[str]) -> bool:
    text = "\n".join(lines).replace("\\{", "").replace("\\}", "")
    return text.count("{") > text.count("}")


def _tokens(expander: Expander, text: str, call: Token) -> list[Token]:
    """A line as tokens; its end is a blank, as that of every line."""
    lexer = Lexer(Source(call.source.path, f"{text}\n"))
    lexer.active, lexer.changed = expander.active, expander.categories
    reading = expander.stack.file
    lexer.letters = reading.letters if reading else lexer.letters
    found: list[Token] = []
    while (token := lexer.next()) is not None:
        if token.kind is not Kind.COMMENT:
            found.append(token.called(call))
    return found


EXPANDABLE: dict[str, Primitive] = {"ifeof": if_at_end}
EXECUTED: dict[str, Primitive] = {
    "newread": new_stream,
    "openin": open_stream,
    "closein": close_stream,
    **dict.fromkeys(("read", "readline"), read_line),
}
