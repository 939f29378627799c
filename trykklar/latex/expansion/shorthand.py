r"""Babel's shorthands: `"a` is a letter, `"-` a place to break, where the language says so.

Source: the language definition files of babel and the manual's chapter on shorthands.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.token import Kind, braced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

# What several languages have alike. `"-` is a place to break in some, and a hyphen in others.
_SOFT, _HARD = {'"-': "\\-"}, {'"-': "-"}
_BREAKS = {'""': "", '"|': ""}
_REPEATED, _KEPT = {'"=': "-"}, {'"~': "\N{NON-BREAKING HYPHEN}"}
_SLASH = {'"/': "/"}
_LOW, _HIGH = {'"`': "„", "\"'": "“"}, {'"`': "„", "\"'": "”"}
_ANGLED = {'"<': "«", '">': "»"}
_UMLAUTS = "aeiouAEIOU"
_GERMAN = {'"s': "ß", '"z': "ß", '"S': "SS", '"Z': "SZ"}
_DOUBLED = {f'"{letter}': letter for letter in "cfklmnpqrtwCFKLMNPQRTW"}
_TRIPLED = {f'"{letter}': letter for letter in "bdfglmnprstBDFGLMNPRST"}
_POLISH = {
    '"a': "ą", '"c': "ć", '"e': "ę", '"l': "ł", '"n': "ń", '"o': "ó", '"s': "ś", '"r': "ź",
    '"z': "ż", '"A': "Ą", '"C': "Ć", '"E': "Ę", '"L': "Ł", '"N': "Ń", '"O': "Ó", '"S': "Ś",
    '"R': "Ź", '"Z': "Ż",
}  # fmt: skip
_WITH_UMLAUTS = {
    f'"{letter}': unicodedata.normalize("NFC", f"{letter}\u0308") for letter in _UMLAUTS
}
_WITH_SZ = {
    **_SOFT, **_BREAKS, **_REPEATED, **_KEPT, **_SLASH, **_LOW, **_ANGLED, **_WITH_UMLAUTS,
    **_GERMAN, **_DOUBLED,
}  # fmt: skip
_DUTCH = {**_HARD, **_BREAKS, **_KEPT, **_SLASH, **_HIGH, **_WITH_UMLAUTS}
_NORWEGIAN = {
    **_SOFT, **_BREAKS, **_REPEATED, **_KEPT, **_ANGLED, **_TRIPLED,
    **{f'"{letter}': letter for letter in "ekEK"},
}  # fmt: skip
_SWEDISH = {
    **_HARD, **_BREAKS, **_REPEATED, **_KEPT, **_TRIPLED, '"a': "ä", '"o': "ö", '"w': "å",
    '"A': "Ä", '"O': "Ö", '"W': "Å",
}  # fmt: skip
_DANISH = {**_HARD, **_BREAKS, **_REPEATED, **_KEPT, **_SLASH, **_LOW, **_ANGLED}
_FINNISH = {**_HARD, **_BREAKS, **_REPEATED, **_HIGH, **_ANGLED}
_ESTONIAN = {**_SOFT, '"|': "", '""': '"', **_LOW, **_ANGLED, **_WITH_UMLAUTS}
_SLOVENE_LETTERS = {'"c': "č", '"s': "š", '"z': "ž", '"C': "Č", '"S': "Š", '"Z': "Ž"}
_SLOVENE = {**_HARD, **_BREAKS, **_LOW, **_ANGLED, **_SLOVENE_LETTERS}
_PORTUGUESE = {**_HARD, **_BREAKS, **_ANGLED}
_ENVIRONMENTS = frozenset(["otherlanguage", "otherlanguage*"])
_GERMANS = "german ngerman austrian naustrian swissgerman nswissgerman germanb"
_LANGUAGES: dict[str, dict[str, str]] = {
    **dict.fromkeys(_GERMANS.split(), _WITH_SZ),
    **dict.fromkeys(["dutch", "afrikaans"], _DUTCH),
    **dict.fromkeys(["norsk", "nynorsk", "norwegian"], _NORWEGIAN),
    "swedish": _SWEDISH,
    "danish": _DANISH,
    "finnish": _FINNISH,
    "estonian": _ESTONIAN,
    **dict.fromkeys(["slovene", "slovenian"], _SLOVENE),
    "polish": {**_SOFT, **_REPEATED, '"|': "", **_HIGH, **_ANGLED, **_POLISH},
    "spanish": {
        **_SOFT,
        **_BREAKS,
        **_REPEATED,
        **_KEPT,
        **_SLASH,
        **_HIGH,
        **_ANGLED,
        '"u': "ü",
        '"U': "Ü",
    },
    "catalan": {**_HARD, '"|': "", **_ANGLED},
    **dict.fromkeys(["portuges", "portuguese", "brazil", "brazilian"], _PORTUGUESE),
}


def activate(expander: Expander) -> None:
    """When the text begins, the quotation mark is a command in the languages that say so."""
    named = [name for name in expander.babel if name in _LANGUAGES]
    expander.scope.languages[-1] = expander.babel[-1] if expander.babel else ""
    if named:
        _set_active(expander, '"')


def _set_active(expander: Expander, letters: str) -> None:
    expander.active = letters
    for lexer in expander.stack.files:
        lexer.active = letters


def shorthand(expander: Expander, token: Token) -> None:
    """One of them, as the language has it; any other is what is written.

    What follows is an argument, before which TeX skips blanks.
    """
    known = _LANGUAGES.get(expander.scope.languages[-1], {})
    written = known.get(token.text)
    if written is None and token.text[1:].isspace():
        written = _behind_blanks(expander, token, known)
    if written is None:
        expander.emitter.emit(token)
        return
    expander.emitter.emit_text(written, token)


def _behind_blanks(expander: Expander, token: Token, known: Mapping[str, str]) -> str | None:
    blanks = expander.stack.skip_blanks()
    following = expander.stack.peek()
    letter = following.text[:1] if following and following.kind is Kind.TEXT else ""
    written = known.get(f"{token.text[:1]}{letter}") if letter else None
    if written is None:
        expander.stack.push(blanks)
    else:
        expander.stack.starts_with(letter)
    return written


def select(expander: Expander, token: Token) -> None:
    r"""`\selectlanguage{x}`: until the group ends."""
    name = argument(expander.stack) or []
    expander.scope.languages[-1] = plain(name) or expander.scope.languages[-1]
    expander.emit(token)
    for part in braced(name, token):
        expander.emitter.emit(part)


def foreign(expander: Expander, token: Token) -> None:
    r"""`\foreignlanguage{x}{..}`: in the group that follows."""
    name = argument(expander.stack) or []
    expander.scope.next_language = plain(name)
    expander.emit(token)
    for part in braced(name, token):
        expander.emitter.emit(part)


def begun(expander: Expander, name: str, token: Token) -> None:
    r"""`\begin{otherlanguage}{x}`: in the environment, whose group is open."""
    if name not in _ENVIRONMENTS:
        return
    given = argument(expander.stack) or []
    expander.scope.languages[-1] = plain(given) or expander.scope.languages[-1]
    expander.stack.push(braced(given, token))


def switch_off(expander: Expander, token: Token) -> None:
    r"""`\shorthandoff{"}`, `\shorthandon{"}`."""
    given = plain(argument(expander.stack))
    if '"' in given:
        _set_active(expander, '"' if token.text == "shorthandon" else "")


EXECUTED: dict[str, Primitive] = {
    "shorthand": shorthand,
    "selectlanguage": select,
    "foreignlanguage": foreign,
    **dict.fromkeys(("shorthandoff", "shorthandon"), switch_off),
}
