r"""TeX's own conditions: `\if...`, `\else`, `\or`, `\fi`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.length_scan import box_name, length
from trykklar.latex.expansion.naming import until_endcsname
from trykklar.latex.expansion.number_scan import compared, integer, letter_of, next_expanded
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import Kind
from trykklar.latex.expansion.token_meaning import Box, Letter, Macro, Setter, Switch
from trykklar.latex.expansion.vertical_mode import between_paragraphs
from trykklar.latex.expansion.word_runs import defined

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.expansion.token_meaning import Meaning

_ENGINES = {
    "ifpdf": ("pdflatex", "lualatex"),
    "ifpdftex": ("pdflatex",),
    "ifPDFTeX": ("pdflatex",),
    "ifxetex": ("xelatex",),
    "ifXeTeX": ("xelatex",),
    "ifluatex": ("lualatex",),
    "ifLuaTeX": ("lualatex",),
    "ifLuaHBTeX": ("lualatex",),
    "iftutex": ("xelatex", "lualatex"),
}


_ENDS = frozenset({"else", "or", "fi"})
_CERTAIN = frozenset({"iftrue", "iffalse", "ifmmode"})
_COMPARING = "strcmp"  # with what engines and pdftexcmds have before it: `\pdfstrcmp`
_LOOKED_AT = 4_000  # letters


def decide(expander: Expander, truth: bool) -> None:
    """Read the branch that is taken, and pass the other over."""
    if expander.negated:
        truth, expander.negated = not truth, False
    if expander.printed.take_doubt() and expander.begun:
        cases, other = _ahead(expander)
        shown = expander.printed.shown(expander.emitter, [cases[0], other])
        truth = truth if shown is None else shown == 0
    if truth:
        expander.conditionals.append(True)
    else:
        skip(expander, to_else=True)


def skip(expander: Expander, *, to_else: bool, cases: int = 0) -> None:
    r"""Pass over a branch, to its `\else` or `\fi`; of `\ifcase`, over so many `\or`."""
    depth, files = 0, expander.stack.depth
    while (token := expander.stack.next()) is not None:
        if expander.stack.depth < files or token.kind is Kind.END:
            expander.stack.push([token])  # the file ends: TeX reports it, and goes on behind it
            return
        if token.kind is not Kind.WORD:
            continue
        name = expander.resolve(token)[0]
        if name == "fi":
            depth -= 1
            if depth < 0:
                return
        elif depth == 0 and name == "or" and cases:
            cases -= 1
            if cases == 0:
                expander.conditionals.append(True)
                return
        elif depth == 0 and name == "else" and to_else:
            expander.conditionals.append(False)
            return
        elif expander.is_condition(token):
            depth += 1


def _ahead(expander: Expander) -> tuple[list[list[Token]], list[Token]]:
    r"""The branches that come next, which stay to be read: each of `\or`, and that of `\else`.

    What has no end in its file has no branches.
    """
    passed: list[Token] = []
    cases: list[list[Token]] = [[]]
    other: list[Token] = []
    part, depth, files, ended = cases[0], 0, expander.stack.depth, False
    while not ended and (token := expander.stack.next()) is not None:
        passed.append(token)
        if expander.stack.depth < files or token.kind is Kind.END:
            break
        name = expander.resolve(token)[0] if token.kind is Kind.WORD else ""
        ended = name == "fi" and not depth
        depth += expander.is_condition(token) - (name == "fi")
        if depth == 0 and name == "or":
            part = []
            cases.append(part)
        elif depth == 0 and name == "else":
            part = other
        else:
            part.append(token)
    expander.stack.push(passed)
    expander.printed.pay(len(passed))
    return (cases, other) if ended else ([[]], [])


def otherwise(expander: Expander, _token: Token) -> None:
    r"""`\else` and `\or` behind a branch that was read."""
    if expander.conditionals and expander.conditionals.pop():
        skip(expander, to_else=False)


def finish(expander: Expander, _token: Token) -> None:
    r"""`\fi`."""
    if expander.conditionals:
        expander.conditionals.pop()


def unless(expander: Expander, _token: Token) -> None:
    r"""`\unless\ifx`: the contrary."""
    expander.negated = not expander.negated


def unknown(expander: Expander, _token: Token) -> None:
    r"""A condition of a class or a package: as `\newif` leaves it, false."""
    expander.printed.doubt()
    decide(expander, truth=False)


def switch(expander: Expander, token: Token) -> None:
    r"""A condition made by `\newif`."""
    meaning = expander.resolve(token)[1]
    expander.printed.forget()
    decide(expander, truth=isinstance(meaning, Switch) and meaning.value)


def fixed(expander: Expander, token: Token) -> None:
    r"""Conditions whose answer is known before: `\iftrue`, `\ifpdf`, `\ifmmode`."""
    name = expander.resolve(token)[0]
    engines = _ENGINES.get(name)
    if engines is not None:
        decide(expander, truth=expander.document.engine in engines)
    else:
        if name not in _CERTAIN:
            expander.printed.doubt()
        decide(expander, truth=name == "iftrue" or (name == "ifmmode" and expander.in_formula()))


def if_mode(expander: Expander, token: Token) -> None:
    r"""`\ifvmode`: whether what has come out ends in a paragraph's end; `\ifhmode`."""
    text = expander.emitter.tail(_LOOKED_AT)
    body = text.rpartition(r"\begin{document}")[2]
    between = not expander.begun or between_paragraphs(body)
    vertical = expander.resolve(token)[0] == "ifvmode"
    expander.printed.doubt()
    decide(expander, truth=not expander.in_formula() and between is vertical)


def if_void(expander: Expander, _token: Token) -> None:
    r"""`\ifvoid0`: whether nothing was put into a box."""
    box = expander.scope.meanings.get(box_name(expander))
    decide(expander, truth=not (isinstance(box, Box) and box.tokens))


def if_same_meaning(expander: Expander, _token: Token) -> None:
    r"""`\ifx`: two tokens that mean the same."""
    first, second = _single(expander), _single(expander)
    decide(expander, truth=_same(expander, first, second))


def _single(expander: Expander) -> Token | None:
    token = expander.stack.next()
    while token is not None and token.kind is Kind.COMMENT:
        token = expander.stack.next()
    if token is not None and token.kind is Kind.TEXT and len(token.text) > 1:
        expander.stack.push([token.cut(1)])
        token = token.cut(0, 1)
    return token


def _same(expander: Expander, first: Token | None, second: Token | None) -> bool:
    if first is None or second is None:
        return first is second
    return _meaning(expander, first) == _meaning(expander, second)


def _meaning(expander: Expander, token: Token) -> object:
    if token.kind not in (Kind.WORD, Kind.SIGN):
        return token.meaning
    name, meaning = expander.resolve(token)
    if isinstance(meaning, Macro):
        return _macro_meaning(meaning)
    if isinstance(meaning, Letter):
        return meaning.token.meaning
    return id(meaning) if meaning is not None else _own_meaning(expander, name, token)


def _own_meaning(expander: Expander, name: str, token: Token) -> object:
    """What a name means that the author did not define."""
    if name in _EMPTY:
        return _macro_meaning(Macro((), ()))
    if defined(expander, name):
        return name
    expander.printed.doubt()
    # A name that nobody defined is \relax once \csname has asked for it.
    return "relax" if token.text in expander.asked_for else None


_EMPTY = frozenset({"empty", "@empty"})


def _macro_meaning(macro: Macro) -> tuple[object, ...]:
    parameters = tuple(
        (p.kind, p.opening, tuple(token.meaning for token in p.until)) for p in macro.parameters
    )
    return macro.long, parameters, tuple(token.meaning for token in macro.body)


def if_same_letter(expander: Expander, _token: Token) -> None:
    r"""`\if` and `\ifcat`: two characters, behind all that expands."""
    signs = []
    for _ in range(2):
        token = next_expanded(expander)
        if token is not None and token.kind is Kind.TEXT and len(token.text) > 1:
            expander.stack.push([token.cut(1)])
            token = token.cut(0, 1)
        signs.append(letter_of(expander, token) if token else None)
    first, second = (_sign(token) for token in signs)
    decide(expander, truth=first == second)


def _sign(token: Token | None) -> str:
    if token is None:
        return ""
    return "\\" if token.kind in (Kind.WORD, Kind.SIGN) else token.text


def if_category(expander: Expander, _token: Token) -> None:
    r"""`\ifcat`: two characters of one category."""
    kinds = []
    for _ in range(2):
        token = _single(expander)
        token = letter_of(expander, token) if token else None
        is_letter = token is not None and token.text.isalpha()
        kinds.append((token.kind, is_letter) if token else None)
    decide(expander, truth=kinds[0] == kinds[1])


def _relation(expander: Expander) -> str:
    token = next_expanded(expander)
    sign = token.text.strip()[:1] if token and token.kind is Kind.TEXT else ""
    if token is None or sign not in ("<", ">", "="):
        expander.stack.push([token] if token else [])
        return ""
    after = token.text.index(sign) + 1
    expander.stack.push([token.cut(after)] if after < len(token.text) else [])
    return sign


def _operand(expander: Expander) -> int | None:
    r"""A number; None for one that TeX alone knows, as `\inputlineno` or `\pdfstrcmp{a}{b}`.

    It is taken, with what a comparison of texts is given.
    """
    value = integer(expander)
    token = expander.stack.peek() if value is None else None
    if token is not None and token.kind is Kind.WORD and token.text not in _ENDS:
        expander.stack.next()
        for _ in range(2 * token.text.endswith(_COMPARING)):
            argument(expander.stack)
    return value


def if_number(expander: Expander, _token: Token) -> None:
    r"""`\ifnum 1<2`."""
    left, relation, right = _operand(expander), _relation(expander), _operand(expander)
    known = left is not None and right is not None
    decide(expander, truth=known and compared(left or 0, relation, right or 0))


def if_length(expander: Expander, _token: Token) -> None:
    r"""`\ifdim 1pt<2pt`."""
    left, relation, right = length(expander), _relation(expander), length(expander)
    decide(expander, truth=compared(left, relation, right))


def if_odd(expander: Expander, _token: Token) -> None:
    r"""`\ifodd 3`."""
    decide(expander, truth=bool((integer(expander) or 0) % 2))


def if_case(expander: Expander, _token: Token) -> None:
    r"""`\ifcase 1 ..\or ..\else ..\fi`."""
    number = integer(expander)
    if expander.printed.take_doubt() and expander.begun:
        cases, other = _ahead(expander)
        shown = expander.printed.shown(expander.emitter, [*cases, other])
        number = number if shown is None else (*range(len(cases)), -1)[shown]
    if number == 0:
        expander.conditionals.append(True)
    else:
        # A negative number, or one that is not known, has no case of its own.
        skip(expander, to_else=True, cases=number if number and number > 0 else 0)


def if_defined(expander: Expander, _token: Token) -> None:
    r"""`\ifdefined\x`."""
    token = _single(expander)
    known = token is not None and token.kind in (Kind.WORD, Kind.SIGN)
    if token is not None and token.text not in expander.scope.meanings:
        expander.printed.doubt()
    decide(expander, truth=known and token is not None and defined(expander, token.text))


def if_named(expander: Expander, token: Token) -> None:
    r"""`\ifcsname x\endcsname`."""
    name = plain(until_endcsname(expander, token))
    if name not in expander.scope.meanings:
        expander.printed.doubt()
    decide(expander, truth=defined(expander, name))


_FIXED = """
iftrue iffalse ifmmode ifinner ifhbox ifvbox ifeof iffontchar
"""
EXPANDABLE: dict[str, Primitive] = {
    **dict.fromkeys((*_FIXED.split(), *_ENGINES), fixed),
    **dict.fromkeys(("ifvmode", "ifhmode"), if_mode),
    "ifvoid": if_void,
    "<Switch>": switch,
    "<unknown>": unknown,
    "unless": unless,
    "else": otherwise,
    "or": otherwise,
    "fi": finish,
    "ifx": if_same_meaning,
    "if": if_same_letter,
    "ifcat": if_category,
    "ifnum": if_number,
    "ifdim": if_length,
    "ifodd": if_odd,
    "ifcase": if_case,
    "ifdefined": if_defined,
    "ifcsname": if_named,
}


def new_switch(expander: Expander, _token: Token) -> None:
    r"""`\newif\ifdraft`: makes `\drafttrue` and `\draftfalse`, too."""
    name = target(expander)
    if name.startswith("if"):
        made: Meaning = Switch()
        expander.scope.define(name, made, everywhere=True)
        for value in (True, False):
            setter = Setter(name, value)
            expander.scope.define(f"{name[2:]}{str(value).lower()}", setter, everywhere=True)


def set_switch(expander: Expander, token: Token) -> None:
    r"""`\drafttrue`; the end of the group takes it back."""
    setter = expander.resolve(token)[1]
    if isinstance(setter, Setter):
        expander.scope.define(
            setter.switch, Switch(setter.value), everywhere=expander.take_global()
        )


EXECUTED: dict[str, Primitive] = {"newif": new_switch, "<Setter>": set_switch}
