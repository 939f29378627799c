r"""Characters that the author gives another meaning: `\catcode`, `\lccode`, `\MakeShortVerb`.

Source: The TeXbook, chapter 7 (categories) and page 41 (`\lowercase`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, atoms, optional, plain
from trykklar.latex.expansion.lexer import INTERNAL_LETTERS, LETTERS
from trykklar.latex.expansion.number_scan import integer
from trykklar.latex.expansion.token import ACTIVE, Kind, active_token, braced, character_token
from trykklar.latex.expansion.token_meaning import Alias, Macro, Value

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_LETTER, _OTHER, _ACTIVE = 11, 12, 13
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{1,6}")
_CHARACTERS = 0x110000
_SHORT_VERB = "<short verb>"


def category_code(expander: Expander, token: Token) -> None:
    r"""`\catcode`\_=12`; as a letter, `@` is part of names."""
    character = integer(expander)
    expander.stack.skip_text("=")
    code = integer(expander)
    if character is None or code is None or not 0 < character < _CHARACTERS:
        return
    file = expander.stack.file
    if character == ord("@") and file is not None:
        file.letters = INTERNAL_LETTERS if code == _LETTER else LETTERS
    else:
        expander.set_category(chr(character), code, everywhere=expander.take_global())
    if not expander.begun:
        expander.emit_since(token)


def make_other(expander: Expander, _token: Token) -> None:
    r"""`\@makeother\%`: no more than a character, until the group ends."""
    given = argument(expander.stack)
    if given and len(given[0].text) == 1:
        expander.set_category(given[0].text, _OTHER)


def lower_code(expander: Expander, token: Token) -> None:
    r"""`\lccode`\~=`\|`: what `\lowercase` makes of a character."""
    character = integer(expander)
    expander.stack.skip_text("=")
    code = integer(expander)
    if token.text == "lccode" and code is not None and 0 < code < _CHARACTERS:
        expander.scope.set_value(f"lccode {character}", code)


def lowercase(expander: Expander, token: Token) -> None:
    r"""`\lowercase{..}`: by it, authors name active characters that they cannot write."""
    given = argument(expander.stack) or []
    letters = [atom for part in given for atom in atoms(part)]
    made = [_lowered(expander, letter) for letter in letters]
    if all(new is old for new, old in zip(made, letters, strict=True)):
        expander.emit(token)
        made = braced(given, token)
    expander.stack.push(made)


def _lowered(expander: Expander, token: Token) -> Token:
    active = token.text.startswith(ACTIVE) or token.text == "~"
    if token.kind is not Kind.TEXT and not active:
        return token
    code = expander.scope.meanings.get(f"=lccode {ord(token.raw[-1:] or ' ')}")
    if not isinstance(code, Value):
        return token
    character = chr(code.number)
    return active_token(character, token) if active else character_token(character, token)


def new_character(expander: Expander, token: Token) -> None:
    r"""`\newunicodechar{x}{..}`, `\DeclareUnicodeCharacter{2192}{..}`."""
    given, body = plain(argument(expander.stack)), argument(expander.stack) or []
    if token.text == "DeclareUnicodeCharacter":
        valid = _HEXADECIMAL.fullmatch(given) and int(given, 16) < _CHARACTERS
        given = chr(int(given, 16)) if valid else ""
    if len(given) == 1 and not given.isascii():
        expander.scope.define(f"{ACTIVE}{given}", Macro((), tuple(body)), everywhere=True)
        expander.set_category(given, _ACTIVE, everywhere=True)


def short_verb(expander: Expander, _token: Token) -> None:
    r"""`\MakeShortVerb{\|}`, `\lstMakeShortInline[..]|`: what is between two is verbatim."""
    expander.stack.skip_text("*")
    optional(expander.stack)
    given = argument(expander.stack)
    if given:
        expander.scope.define(f"{ACTIVE}{given[0].text[-1:]}", Alias(_SHORT_VERB))
        expander.set_category(given[0].text[-1:], _ACTIVE)


def no_short_verb(expander: Expander, _token: Token) -> None:
    r"""`\DeleteShortVerb{\|}`."""
    given = argument(expander.stack)
    if given:
        expander.set_category(given[0].text[-1:], _OTHER)


def verbatim(expander: Expander, token: Token) -> None:
    r"""A character of those: `\verb` as far as the next one in the line."""
    lexer = expander.stack.lexer
    character = token.raw
    end = lexer.find(character) if lexer is not None else -1
    if lexer is None or end < 0 or "\n" in lexer.source.text[lexer.at : end]:
        expander.emitter.emit(token)
        return
    text = f"\\verb{character}{lexer.source.text[lexer.at : end + 1]}"
    lexer.at = end + 1
    expander.emitter.emit_text(text, token)


EXECUTED: dict[str, Primitive] = {
    "catcode": category_code,
    "@makeother": make_other,
    **dict.fromkeys(("lccode", "uccode", "sfcode", "mathcode", "delcode"), lower_code),
    "lowercase": lowercase,
    **dict.fromkeys(("newunicodechar", "DeclareUnicodeCharacter"), new_character),
    **dict.fromkeys(("MakeShortVerb", "lstMakeShortInline", "DefineShortVerb"), short_verb),
    **dict.fromkeys(
        ("DeleteShortVerb", "lstDeleteShortInline", "UndefineShortVerb"), no_short_verb
    ),
    _SHORT_VERB: verbatim,
}
