r"""TeX's registers for numbers, lengths and tokens: `\newcount`, `\dimen0`, `\advance`, `\the`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, plain
from trykklar.latex.expansion.counting import roman
from trykklar.latex.expansion.length_scan import KNOWN, braced_length, length, printed, skip_glue
from trykklar.latex.expansion.number_scan import integer
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import (
    COMMANDS,
    Kind,
    braced,
    character_token,
    named_token,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import Length, Macro, Number, TokenList

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Meaning

_LARGEST = 2**31 - 1
_NUMBERS = ("value", "numexpr", "year", "month", "day")
_LENGTHS = ("dimexpr", "glueexpr", "wd", "ht", "dp", *KNOWN)
_CHARACTERS = 0x110000


def numbered(expander: Expander, token: Token) -> None:
    r"""`\count255`, `\dimen0`, `\skip1`, `\toks0`: a register without a name."""
    kind = expander.resolve(token)[0]
    name = f"{kind} {integer(expander)}"
    if name not in expander.scope.meanings:
        made: Meaning = TokenList()
        if kind != "toks":
            made = Number(name) if kind == "count" else Length(name)
        expander.scope.define(name, made, everywhere=True)
    expander.stack.push([named_token(name, token)])


def new_number(expander: Expander, _token: Token) -> None:
    r"""`\newcount\x`."""
    name = target(expander)
    expander.scope.define(name, Number(name), everywhere=True)


def new_length(expander: Expander, token: Token) -> None:
    r"""`\newdimen\x`, `\newlength{\x}`, `\newskip\x`."""
    in_braces = _brace_follows(expander)
    name = target(expander)
    expander.scope.define(name, Length(name), everywhere=True)
    if token.text == "newlength" and not (in_braces and expander.emit_since(token)):
        expander.emitter.emit_text(f"\\newlength{{\\{name}}}", token)


def _brace_follows(expander: Expander) -> bool:
    """Whether an argument is written in braces, as pandoc asks for."""
    following = expander.stack.peek()
    return following is not None and following.kind is Kind.OPEN


def new_tokens(expander: Expander, _token: Token) -> None:
    r"""`\newtoks\x`."""
    expander.scope.define(target(expander), TokenList(), everywhere=True)


def constant(expander: Expander, token: Token) -> None:
    r"""`\chardef\x=5`, `\mathchardef\x`, `\countdef\x=255`."""
    name = target(expander)
    expander.stack.skip_text("=")
    value = integer(expander)
    if not name or value is None:
        return
    register = f"count {value}" if token.text == "countdef" else name
    expander.scope.define(name, Number(register, character=token.text == "chardef"))
    if token.text != "countdef":
        expander.scope.set_value(register, value)


def named_register(expander: Expander, token: Token) -> None:
    r"""`\toksdef\x=2`, `\dimendef\x`, `\skipdef\x`: another name of such a register."""
    name = target(expander)
    expander.stack.skip_text("=")
    value = integer(expander)
    if name and value is not None:
        kind = word_token(token.text.removesuffix("def"), token)
        number = text_token(f"{value} ", token)
        expander.scope.define(name, Macro((), (kind, number)))


def assign_number(expander: Expander, token: Token) -> None:
    r"""`\x=5`, for a register of the author's; a character that has a name is printed."""
    meaning = expander.resolve(token)[1]
    if not isinstance(meaning, Number):
        return
    if meaning.character:
        code = expander.scope.value(meaning.name)
        expander.stack.push([character_token(chr(code), token)] if 0 < code < _CHARACTERS else [])
        return
    expander.stack.skip_text("=")
    value = integer(expander)
    everywhere = expander.take_global()
    if value is not None:
        expander.scope.set_value(meaning.name, value, everywhere=everywhere)


def assign_length(expander: Expander, token: Token) -> None:
    r"""`\x=3pt`, `\parindent 0pt`; a length that is only used, as in a table's form, stays."""
    name, meaning = expander.resolve(token)
    blanks = expander.stack.skip_blanks()
    following = expander.stack.peek()
    if following is None or not _begins_length(expander, following):
        expander.stack.push(blanks)
        expander.emit(token)
        return
    value = skip_glue(expander)
    register = meaning.name if isinstance(meaning, Length) else name
    expander.scope.set_value(register, value, everywhere=expander.take_global())


def _begins_length(expander: Expander, token: Token) -> bool:
    if token.kind is Kind.TEXT:
        return token.text[0] in "=-." or token.text[0].isdigit()
    name, meaning = expander.resolve(token) if token.kind is Kind.WORD else ("", None)
    return isinstance(meaning, Length) or name in _LENGTHS


def assign_tokens(expander: Expander, token: Token) -> None:
    r"""`\x={..}`, `\x\expandafter{\y}`, `\x=\z`, for a register of the author's."""
    expander.stack.skip_text("=")
    value = _tokens(expander)
    if value is not None:
        everywhere = expander.take_global()
        expander.scope.define(expander.resolve(token)[0], value, everywhere=everywhere)


def _tokens(expander: Expander) -> TokenList | None:
    """What a register for tokens is set to: macros before the brace are expanded."""
    while (following := expander.stack.next()) is not None:
        meaning = expander.resolve(following)[1]
        if isinstance(meaning, TokenList):
            return meaning
        if following.kind is Kind.OPEN or not expander.expand(following):
            expander.stack.push([following])
            break
    content = group(expander.stack)
    return None if content is None else TokenList(tuple(content))


def set_length(expander: Expander, token: Token) -> None:
    r"""`\setlength{\x}{3pt}`, `\addtolength`: handed on; `\settowidth{\x}{text}` prints nothing."""
    in_braces = _brace_follows(expander)
    name = target(expander)
    given = argument(expander.stack) or []
    if token.text.startswith("setto"):
        return
    if not (in_braces and expander.emit_since(token)):
        text = f"\\{token.text}{{\\{name}}}{{{written_text(given)}}}"
        expander.emitter.emit_text(text, token)
    value = braced_length(expander, given, token)
    meaning = expander.scope.meanings.get(name)
    register = meaning.name if isinstance(meaning, Length) else name
    before = expander.scope.value(register, KNOWN.get(register, 0)) if token.text[0] == "a" else 0
    expander.scope.set_value(register, before + value, everywhere=expander.take_global())


def advance(expander: Expander, token: Token) -> None:
    r"""`\advance\x by 1`, `\multiply\x by 2`, `\divide\x by 2`."""
    following = _register(expander)
    name, meaning = expander.resolve(following) if following else ("", None)
    expander.stack.skip_text("by")
    if isinstance(meaning, Number):
        register, amount = meaning.name, integer(expander) or 0
    elif token.text == "advance":
        register = meaning.name if isinstance(meaning, Length) else name
        amount = skip_glue(expander)
    else:
        register = meaning.name if isinstance(meaning, Length) else name
        amount = integer(expander) or 0
    changed = _changed(token.text, expander.scope.value(register, KNOWN.get(register, 0)), amount)
    everywhere = expander.take_global()
    if abs(changed) <= _LARGEST:  # TeX: "Arithmetic overflow"
        expander.scope.set_value(register, changed, everywhere=everywhere)


def _register(expander: Expander) -> Token | None:
    expander.stack.skip_blanks()
    token = expander.stack.next()
    while token is not None and token.text not in _NUMBERS and expander.expand(token, only=True):
        token = expander.stack.next()
    return token


def _changed(command: str, before: int, amount: int) -> int:
    if command == "advance":
        return before + amount
    if command == "multiply":
        return before * amount
    sign = -1 if (before < 0) is not (amount < 0) else 1
    return sign * (abs(before) // abs(amount)) if amount else before


def value_of(expander: Expander, token: Token) -> None:
    r"""`\the\x`, `\number\x`, `\romannumeral\x`."""
    form = expander.resolve(token)[0]
    if form != "romannumeral" and _only_tex_knows(expander, token):
        return
    if form != "the":
        number = integer(expander)
        text = "" if number is None else roman(number) if form == "romannumeral" else str(number)
        expander.stack.push([text_token(text, token)] if text else [])
        return
    following = _register(expander)
    name, meaning = expander.resolve(following) if following else ("", None)
    if isinstance(meaning, TokenList):
        parts = [part.called(token) for part in meaning.tokens]
        for part in parts:
            part.held = part.held or (expander.defining and part.kind in COMMANDS)
        expander.stack.push(parts)
    elif following is not None and (isinstance(meaning, (Number, Length)) or name in _KNOWN):
        expander.stack.push([following])
        expander.stack.push([text_token(_shown(expander, name, meaning), token)])


def _only_tex_knows(expander: Expander, token: Token) -> bool:
    r"""Whether the value of a counter comes that is not known: `\arabic{page}` is put there."""
    following = _register(expander)
    if following is None or expander.resolve(following)[0] != "value":
        expander.stack.push([following] if following else [])
        return False
    name = argument(expander.stack) or []
    known = plain(expander.expanded(name, token)) in expander.counters
    shown = [following if known else word_token("arabic", token), *braced(name, token)]
    expander.stack.push(shown)
    return not known


def _shown(expander: Expander, name: str, meaning: Meaning | None) -> str:
    if isinstance(meaning, Length) or (meaning is None and name in _LENGTHS):
        return printed(length(expander))
    return str(integer(expander) or 0)


_KNOWN = frozenset([*_NUMBERS, *_LENGTHS])
_REGISTERS = ("count", "dimen", "skip", "toks")
_SETTING = (
    "setlength", "addtolength", "settowidth", "settoheight", "settodepth", "settototalheight",
)  # fmt: skip
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys(_REGISTERS, numbered),
    **dict.fromkeys(("the", "number", "romannumeral"), value_of),
}
EXECUTED: dict[str, Primitive] = {
    "newcount": new_number,
    "newtoks": new_tokens,
    **dict.fromkeys(("newdimen", "newskip", "newmuskip", "newlength"), new_length),
    **dict.fromkeys(("chardef", "mathchardef", "countdef"), constant),
    **dict.fromkeys(("toksdef", "dimendef", "skipdef"), named_register),
    "<Number>": assign_number,
    "<Length>": assign_length,
    "<TokenList>": assign_tokens,
    **dict.fromkeys(_SETTING, set_length),
    **dict.fromkeys(("advance", "multiply", "divide"), advance),
}
