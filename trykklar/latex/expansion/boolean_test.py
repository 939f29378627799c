r"""The tests of `\ifthenelse` and `\ifboolexpr`, put together by and, or, not and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, plain
from trykklar.latex.expansion.length_scan import length
from trykklar.latex.expansion.number_scan import braced_integer, compared, integer
from trykklar.latex.expansion.token import Kind, braced, end_token, text_token, written_text
from trykklar.latex.expansion.token_meaning import Switch
from trykklar.latex.expansion.word_runs import defined

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token

_WORDS = re.compile(r"\s*(and|or|not|bool|togl|test|\(|\))")
_RELATION = re.compile(r"\s*([<=>])")
_DEEPEST = 40


def holds(expander: Expander, test: list[Token], call: Token) -> bool:
    """Whether a test holds; a part that only TeX knows does not."""
    expander.stack.push([*test, end_token(call)])
    truth = _any(expander, call, 0)
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return truth


def _any(expander: Expander, call: Token, depth: int) -> bool:
    truth = _each(expander, call, depth)
    while _word(expander, "or", "OR"):
        truth = _each(expander, call, depth) or truth
    return truth


def _each(expander: Expander, call: Token, depth: int) -> bool:
    truth = _single(expander, call, depth)
    while _word(expander, "and", "AND"):
        truth = _single(expander, call, depth) and truth
    return truth


def _word(expander: Expander, *names: str) -> bool:
    r"""Whether `\and`, or the plain word of etoolbox, comes next; it is taken if so."""
    blanks = expander.stack.skip_blanks()
    token = expander.stack.next()
    if token is None:
        return False
    if token.kind in (Kind.WORD, Kind.SIGN) and token.text in names:
        return True
    match = _WORDS.match(token.text) if token.kind is Kind.TEXT else None
    if match and match[1] in names:
        expander.stack.push([token.cut(match.end())] if match.end() < len(token.text) else [])
        return True
    expander.stack.push([*blanks, token])
    return False


def _single(expander: Expander, call: Token, depth: int) -> bool:
    if depth > _DEEPEST:
        return False
    if _word(expander, "not", "NOT"):
        return not _single(expander, call, depth + 1)
    if _word(expander, "("):
        truth = _any(expander, call, depth + 1)
        _word(expander, ")")
        return truth
    if _word(expander, "bool", "togl", "boolean"):
        return is_true(expander, plain(argument(expander.stack)))
    if _word(expander, "test"):
        return _tested(expander, argument(expander.stack) or [], call)
    return _asked(expander, call)


def is_true(expander: Expander, name: str) -> bool:
    """The value of a boolean by its name."""
    switch = expander.scope.meanings.get(f"if{name}")
    return switch.value if isinstance(switch, Switch) else expander.toggles.get(name, False)


def _tested(expander: Expander, test: list[Token], call: Token) -> bool:
    """A test of etoolbox's in braces, asked as it would be in the text."""
    yes, no = (braced([text_token(text, call)], call) for text in ("1", "0"))
    expander.stack.push([*test, *yes, *no, end_token(call)])
    found: list[Token] = []
    while (token := expander.stack.next()) is not None and token.kind is not Kind.END:
        if not expander.expand(token):
            found.append(token)
    return written_text(found).strip("{} ") == "1"


def _asked(expander: Expander, call: Token) -> bool:
    """`equal`, `isodd`, `lengthtest`, `isundefined`, `isempty` of ifthen, or two numbers."""
    blanks = expander.stack.skip_blanks()
    token = expander.stack.next()
    name = token.text if token is not None and token.kind is Kind.WORD else ""
    if name == "equal":
        first, second = argument(expander.stack) or [], argument(expander.stack) or []
        left, right = (expander.expanded(part, call) for part in (first, second))
        if any(token.kind is Kind.WORD for token in (*left, *right)):
            expander.printed.doubt()
        return written_text(left) == written_text(right)
    if name == "isodd":
        return bool((braced_integer(expander, call) or 0) % 2)
    if name == "isundefined":
        return not defined(expander, plain(argument(expander.stack)).lstrip("\\"))
    if name == "lengthtest":
        return _tested_length(expander, call)
    if name == "isempty":
        return not written_text(argument(expander.stack) or []).strip()
    expander.stack.push([*blanks, *([token] if token is not None else [])])
    return _compared(expander)


def _tested_length(expander: Expander, call: Token) -> bool:
    expander.stack.push([*(argument(expander.stack) or []), end_token(call)])
    left = length(expander)
    relation = _relation(expander)
    right = length(expander)
    while (rest := expander.stack.next()) is not None and rest.kind is not Kind.END:
        pass
    return compared(left, relation, right)


def _relation(expander: Expander) -> str:
    token = expander.stack.next()
    match = _RELATION.match(token.text) if token and token.kind is Kind.TEXT else None
    if token is None or match is None:
        expander.stack.push([token] if token else [])
        return ""
    expander.stack.push([token.cut(match.end())] if match.end() < len(token.text) else [])
    return match[1]


def _compared(expander: Expander) -> bool:
    left = integer(expander)
    relation = _relation(expander)
    right = integer(expander) if relation else None
    if left is None or right is None:
        return False
    return compared(left, relation, right)
