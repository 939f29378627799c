r"""LaTeX's counters: `\newcounter`, `\stepcounter`, `\arabic`."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_lowercase
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, optional, plain
from trykklar.latex.expansion.number_scan import braced_integer
from trykklar.latex.expansion.token import Kind, braced, text_token, word_token
from trykklar.latex.expansion.token_meaning import Macro
from trykklar.latex.structure_commands import COUNTED

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_REGISTER = "c@"  # how LaTeX calls the register of a counter
_SIGNS = "*†‡§¶‖"
_MOST_SIGNS = 24
_MOST_ROMAN = 10_000


def _named(expander: Expander, token: Token) -> str:
    return plain(expander.expanded(argument(expander.stack) or [], token))


def new_counter(expander: Expander, token: Token) -> None:
    r"""`\newcounter{x}[section]`: makes `\thex`, too."""
    name = _named(expander, token)
    within = optional(expander.stack)
    expander.counters.setdefault(name, 0)
    if within:
        expander.resets.setdefault(plain(within), []).append(name)
    shown = [word_token("arabic", token), *braced([text_token(name, token)], token)]
    if f"the{name}" not in expander.scope.meanings:
        expander.scope.define(f"the{name}", Macro((), tuple(shown)), everywhere=True)
    expander.emit_since(token)


def set_counter(expander: Expander, token: Token) -> None:
    r"""`\setcounter{x}{3}`, `\addtocounter{x}{1}`."""
    name = _named(expander, token)
    value = braced_integer(expander, token)
    if name not in expander.counters:
        expander.emitter.emit_text(f"\\{token.text}{{{name}}}{{{value or 0}}}", token)
        return
    if value is None:  # as of a page: nor is the counter's known from here on
        del expander.counters[name]
        return
    before = expander.counters[name] if token.text.startswith("add") else 0
    expander.counters[name] = before + value
    if name in COUNTED:
        expander.emitter.emit_text(f"\\{token.text}{{{name}}}{{{value}}}", token)


def step_counter(expander: Expander, token: Token) -> None:
    r"""`\stepcounter{x}`, `\refstepcounter{x}`."""
    name = _named(expander, token)
    known = name in expander.counters
    if known:
        step(expander, name)
    if name in COUNTED or not known or token.text == "refstepcounter":
        expander.emitter.emit_text(f"\\{token.text}{{{name}}}", token)


def step(expander: Expander, name: str) -> None:
    """One more; the counters within it begin again."""
    expander.counters[name] = expander.counters.get(name, 0) + 1
    for inner in expander.resets.get(name, ()):
        expander.counters[inner] = 0
        for deeper in expander.resets.get(inner, ()):
            expander.counters[deeper] = 0


def heading(expander: Expander, token: Token) -> None:
    r"""`\section`: counted, and handed on."""
    expander.emit(token)
    if expander.begun and not expander.stack.skip_text("*"):
        step(expander, expander.resolve(token)[0])
    elif expander.begun:
        expander.emitter.emit_text("*", token)


def shown(expander: Expander, token: Token) -> None:
    r"""`\arabic{x}`, `\roman{x}`, `\Alph{x}`; of a counter that is not known, it stays."""
    given = group(expander.stack)
    value = expander.counters.get(plain(expander.expanded(given, token))) if given else None
    if value is not None:
        expander.stack.push([text_token(as_counter(value, token.text), token)])
        return
    token.held = True
    expander.stack.push([token, *(braced(given, token) if given is not None else [])])


def shown_register(expander: Expander, token: Token) -> None:
    r"""`\@arabic\c@x`, as classes write `\arabic{x}`."""
    following = expander.stack.peek()
    if following is None:
        return
    given = group(expander.stack) if following.kind is Kind.OPEN else [expander.stack.next()]
    (register, *more) = given or [None]
    if register is None or more or not register.text.startswith(_REGISTER):
        expander.stack.push([part for part in given or [] if part is not None])
        return
    name = [text_token(register.text.removeprefix(_REGISTER), token)]
    expander.stack.push([word_token(token.text.removeprefix("@"), token), *braced(name, token)])


def as_counter(value: int, form: str) -> str:
    r"""A number as LaTeX shows a counter's.

    Args:
        value: The number.
        form: The command that shows it, without backslash: `roman`.
    """
    if form == "arabic":
        return str(value)
    if form in ("roman", "Roman"):
        text = roman(value)
        return text.upper() if form == "Roman" else text
    if form == "fnsymbol":
        return sign(value)
    letter = ascii_lowercase[value - 1] if 0 < value <= len(ascii_lowercase) else ""
    return letter.upper() if form == "Alph" else letter


def sign(value: int) -> str:
    """A number as a sign of a footnote; behind the last one, they come doubled."""
    rounds, place = divmod(value - 1, len(_SIGNS))
    return _SIGNS[place] * (rounds + 1) if 0 < value <= _MOST_SIGNS else ""


def roman(value: int) -> str:
    """A number in small roman letters; nothing for none, or one of more than a page of them."""
    parts: list[str] = []
    left = value if 0 < value < _MOST_ROMAN else 0
    for amount, letters in _ROMAN:
        parts.append(letters * (left // amount))
        left %= amount
    return "".join(parts)


def new_name(expander: Expander, token: Token) -> None:
    r"""`\counterwithin{x}{section}`, `\numberwithin`, `\@addtoreset`, `\counterwithout`."""
    expander.stack.skip_text("*")
    name, within = _named(expander, token), _named(expander, token)
    if name in expander.counters and token.text != "counterwithout":
        expander.resets.setdefault(within, []).append(name)
    if not token.text.startswith("@"):
        expander.emit_since(token)


SHOWING = ("arabic", "roman", "Roman", "alph", "Alph", "fnsymbol")
"""What shows a counter."""
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys(SHOWING, shown),
    **dict.fromkeys((f"@{form}" for form in SHOWING), shown_register),
}
EXECUTED: dict[str, Primitive] = {
    "newcounter": new_counter,
    **dict.fromkeys(("setcounter", "addtocounter"), set_counter),
    **dict.fromkeys(("stepcounter", "refstepcounter"), step_counter),
    **dict.fromkeys(COUNTED, heading),
    **dict.fromkeys(("counterwithin", "counterwithout", "numberwithin", "@addtoreset"), new_name),
}


def prepare(expander: Expander, *, chapters: bool) -> None:
    """The counters of headings, as the class has them."""
    names = COUNTED[1:] if chapters else COUNTED[2:]
    expander.counters.update(dict.fromkeys(("part", *names, "footnote"), 0))
    for outer, inner in pairwise(names):
        expander.resets.setdefault(outer, []).append(inner)


def heading_numbers(expander: Expander, at: Token) -> None:
    r"""`\thesection` and the like, as classes define them, unless the author does."""
    shown_before: list[Token] = []
    for name in (name for name in COUNTED[1:] if name in expander.counters):
        number = [word_token("arabic", at), *braced([text_token(name, at)], at)]
        shown_before = [*shown_before, *([text_token(".", at)] if shown_before else []), *number]
        if f"the{name}" not in expander.scope.meanings:
            expander.scope.define(f"the{name}", Macro((), tuple(shown_before)), everywhere=True)
