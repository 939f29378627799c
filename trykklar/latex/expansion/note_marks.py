r"""The marks of footnotes, as TeX prints them: `\thefootnote`, `\footnote[7]`, `\thanks`.

A word processor numbers its notes by itself. Where TeX prints another mark than the number that
comes next there, the note is handed on with that mark in brackets.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.counting import sign
from trykklar.latex.expansion.number_scan import braced_integer
from trykklar.latex.expansion.token import Kind, braced, text_token, word_token
from trykklar.latex.expansion.token_meaning import Alias, Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

BEGINS, ENDS = "<front matter>", "</front matter>"
"""Commands of ours: what the title page shows begins and ends."""
MINIPAGE = "<minipage>"
"""The register that says whether a minipage is read, which has notes of its own."""
_NOTE = "<note>"
_FRONT, _THANKS, _AUTOMATIC = "<front>", "<thanks>", "<automatic notes>"
_NOTES, _INNER_NOTES = "footnote", "mpfootnote"
_COMMANDS = (_NOTES, "footnotemark", "footnotetext")
_MARKUP = re.compile(r"\\[A-Za-z]+\s*|[{}$^]")
_OWN_SCHEME = frozenset(["IEEEtran", "amsart", "amsbook", "amsproc", "acmart", "revtex4-2"])
"""Classes whose `\\thanks` has no mark, or another one."""


def note(expander: Expander, token: Token) -> None:
    r"""`\footnote{..}`, `\footnote[7]{..}`, `\footnotemark`, `\thanks{..}`."""
    name = expander.resolve(token)[0]
    title = name == "thanks" or bool(expander.scope.value(_FRONT))
    ours = title and _OWN_SCHEME.isdisjoint(expander.packages)
    if not ours and (title or not expander.begun):
        expander.emit(token)
        return
    given = optional(expander.stack)
    if plain(given) == "frame":  # beamer's: the note stands below the frame
        given = None
    counter = _THANKS if title else _counter(expander, name, token)
    if expander.scope.value(MINIPAGE) and name != "footnotemark":
        counter = _INNER_NOTES
    if given is None:
        step = int(name != "footnotetext")
        number = expander.counters[counter] = expander.counters.get(counter, 0) + step
    else:
        expander.stack.push(braced(given, token))
        number = braced_integer(expander, token) or 0
    shown = sign(number) if title else _shown(expander, counter, number, token)
    expander.emit(token)
    comes_next = shown == str(expander.counters.get(_AUTOMATIC, 0) + 1)
    marked = name != "footnotetext"  # which has the number of a mark before
    if marked and given is None and comes_next and not expander.scope.value(_NOTE):
        expander.counters[_AUTOMATIC] = int(shown)
    elif marked or given is not None:
        expander.emitter.emit_text(f"[{shown}]", token)
    _enter(expander)


def _counter(expander: Expander, name: str, token: Token) -> str:
    """What counts the notes of a command: those of a series have a counter of their own."""
    counter = _NOTES + token.text.removeprefix(name)
    return counter if counter in expander.counters else _NOTES


def new_series(expander: Expander, token: Token) -> None:
    r"""`\DeclareNewFootnote[para]{A}[alph]` of manyfoot and bigfoot: `\footnoteA{..}`."""
    optional(expander.stack)
    series = plain(argument(expander.stack))
    counter, form = f"{_NOTES}{series}", plain(optional(expander.stack)) or "arabic"
    expander.counters[counter] = 0
    shown = word_token(form, token), *braced([text_token(counter, token)], token)
    expander.scope.define(f"the{counter}", Macro((), shown), everywhere=True)
    for name in _COMMANDS:
        expander.scope.define(f"{name}{series}", Alias(name), everywhere=True)


def _enter(expander: Expander) -> None:
    """Go into the text of a note; Word has no number for a note within it."""
    blanks = expander.stack.skip_blanks()
    opening = expander.stack.next()
    if opening is None or opening.kind is not Kind.OPEN:
        expander.stack.push([*blanks, *([opening] if opening else [])])
        return
    expander.carry_out(opening)
    expander.scope.set_value(_NOTE, 1)


def _shown(expander: Expander, counter: str, number: int, token: Token) -> str:
    r"""What `\thefootnote` is for a number, as text; nothing where it is nothing."""
    name = "the" + counter
    if name not in expander.scope.meanings:
        return str(number) if counter == _NOTES else ascii_lowercase[number - 1 : number]
    before = expander.counters.get(counter, 0)
    expander.counters[counter] = number
    text = plain(expander.expanded([word_token(name, token)], token))
    expander.counters[counter] = before
    return "" if text == f"\\{name}" else _MARKUP.sub("", text)


def front_begins(expander: Expander, _token: Token) -> None:
    """What the title page shows begins."""
    expander.scope.set_value(_FRONT, 1)


def front_ends(expander: Expander, _token: Token) -> None:
    """What the title page shows ends."""
    expander.scope.set_value(_FRONT, 0)


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys((*_COMMANDS, "thanks"), note),
    "DeclareNewFootnote": new_series,
    BEGINS: front_begins,
    ENDS: front_ends,
}
