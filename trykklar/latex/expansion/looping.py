r"""Loops: `\foreach`, `\loop`, `\@for`, `\whiledo`, `\forcsvlist`, `\ProcessList`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import (
    argument,
    atoms,
    group,
    optional,
    plain,
    trimmed,
    unbraced,
)
from trykklar.latex.expansion.boolean_test import holds
from trykklar.latex.expansion.parameters import comma_list
from trykklar.latex.expansion.target_name import target
from trykklar.latex.expansion.token import (
    Kind,
    braced,
    named_token,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_IN = re.compile(r"(?:(?<!\s)\s+)?in\s*")
_COUNT = re.compile(r"count\s*=\s*\\([A-Za-z]+)")
_WHOLE = re.compile(r"-?\d{1,6}")
_MOST = 10_000


def for_each(expander: Expander, token: Token) -> None:
    r"""`\foreach \x/\y in {a/1, b/2}{..}` of pgffor."""
    names, counted = _variables(expander)
    listed = argument(expander.stack) or []
    body = group(expander.stack)
    if not names or body is None:
        return
    if len(listed) == 1 and listed[0].kind is Kind.WORD:
        listed = expander.expanded(listed, token)
    items = _ranged(comma_list(listed), token)
    if counted:
        names = [counted, *names]
        items = [[text_token(f"{n}/", token), *item] for n, item in enumerate(items, 1)]
    repeat(expander, names, items, body, token)


def _variables(expander: Expander) -> tuple[list[str], str]:
    r"""The names that are set, and that of `[count=\i]`."""
    names: list[str] = []
    counted = ""
    while (token := expander.stack.next()) is not None:
        if token.kind is Kind.WORD:
            names.append(token.text)
        elif token.kind is Kind.TEXT and (match := _IN.search(token.text)):
            rest = token.cut(match.end())
            expander.stack.push([rest] if rest.text else [])
            return names, counted
        elif token.kind is Kind.TEXT and token.text.lstrip()[:1] == "[":
            expander.stack.push([token])
            match = _COUNT.search(plain(optional(expander.stack)))
            counted = match[1] if match else counted
        elif token.kind is not Kind.TEXT and token.raw.strip():
            expander.stack.push([token])
            return [], ""
    return [], ""


def _ranged(items: list[list[Token]], at: Token) -> list[list[Token]]:
    r"""The items with `1, 2, ..., 9` written out."""
    texts = [written_text(item) for item in items]
    if "..." not in texts:
        return items
    place = texts.index("...")
    ends = texts[place - 1] if place else "", texts[place + 1] if place + 1 < len(texts) else ""
    if all(len(text) == 1 and text.isalpha() for text in ends):
        letters = range(ord(ends[0]) + 1, ord(ends[1]) + 1)
        spelled = [[text_token(chr(letter), at)] for letter in letters]
        return [*items[:place], *spelled, *items[place + 2 :]]
    if not all(_WHOLE.fullmatch(text) for text in ends):
        return items
    first, last = int(ends[0]), int(ends[1])
    before = int(texts[place - 2]) if place > 1 and _WHOLE.fullmatch(texts[place - 2]) else None
    stride = first - before if before is not None else (1 if last >= first else -1)
    numbers = range(first, last + (1 if stride > 0 else -1), stride or 1)[1:_MOST]
    made = [[text_token(str(number), at)] for number in numbers]
    return [*items[:place], *made, *items[place + 2 :]]


def repeat(
    expander: Expander,
    names: list[str],
    items: list[list[Token]],
    body: list[Token],
    token: Token,
) -> None:
    """Read a body once for each item, with the names set to its parts."""
    if not expander.pay(len(items) * sum(len(part.raw) for part in body), token):
        return
    found: list[Token] = []
    for item in items:
        for name, part in zip(names, _parts(item, len(names)), strict=False):
            found += [word_token("def", token), named_token(name, token), *braced(part, token)]
        found += body
    expander.stack.push(found)


def _parts(item: list[Token], number: int) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in item:
        if number == 1 or token.kind is not Kind.TEXT or "/" not in token.text:
            parts[-1].append(token)
            continue
        at = 0
        for text in token.text.split("/"):
            if at:
                parts.append([])
            if text:
                parts[-1].append(token.cut(at, at + len(text)))
            at += len(text) + 1
    return parts + [parts[-1]] * (number - len(parts))


def for_list(expander: Expander, token: Token) -> None:
    r"""`\@for\x:=a,b\do{..}`, `\@tfor\x:=ab\do{..}`."""
    name = target(expander)
    expander.stack.skip_text(":=")
    listed: list[Token] = []
    while (part := expander.stack.next()) is not None and part.text != "do":
        listed.append(part)
    body = argument(expander.stack) or []
    listed = unbraced(trimmed(listed))
    if len(listed) == 1 and listed[0].kind is Kind.WORD:
        listed = expander.expanded(listed, token)
    items = comma_list(listed) if token.text == "@for" else _singly(listed)
    repeat(expander, [name], items, body, token)


def _singly(tokens: list[Token]) -> list[list[Token]]:
    """The tokens and groups of a list, one by one."""
    found: list[list[Token]] = []
    depth = 0
    letters = [atom for token in tokens for atom in atoms(token)]
    for token in (letter for letter in letters if letter.raw.strip()):
        if depth:
            found[-1].append(token)
        else:
            found.append([token])
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
    return [unbraced(item) for item in found]


def for_csv(expander: Expander, token: Token) -> None:
    r"""`\forcsvlist{\cmd}{a,b}`, `\docsvlist{a,b}` of etoolbox."""
    command = argument(expander.stack) if token.text == "forcsvlist" else None
    command = command if command is not None else [word_token("do", token)]
    items = comma_list(argument(expander.stack) or [])
    found = [part for item in items for part in (*command, *braced(item, token))]
    expander.read_next(found, token)


def loop(expander: Expander, token: Token) -> None:
    r"""`\loop .. \ifnum.. \repeat`."""
    body: list[Token] = []
    while (part := expander.stack.next()) is not None and part.text != "repeat":
        body.append(part)
        if part.kind is Kind.END:
            return
    again = [
        word_token("expandafter", token),
        word_token("iterate", token),
        word_token("fi", token),
    ]
    expander.scope.define("iterate", Macro((), (*body, *again)))
    expander.stack.push([word_token("iterate", token)])


def while_do(expander: Expander, token: Token) -> None:
    r"""`\whiledo{test}{..}` of ifthen, `\whileboolexpr{test}{..}`, `\unlessboolexpr`."""
    test, body = argument(expander.stack) or [], argument(expander.stack) or []
    again = [word_token(token.text, token), *braced(test, token), *braced(body, token)]
    _go_on(expander, test, [*body, *again], token)


def _go_on(expander: Expander, test: list[Token], body: list[Token], token: Token) -> None:
    if holds(expander, test, token) is not token.text.startswith("unless"):
        expander.read_next(body, token)


def while_number(expander: Expander, token: Token) -> None:
    r"""`\@whilenum 1<2\do{..}`."""
    test: list[Token] = []
    while (part := expander.stack.next()) is not None and part.text != "do":
        test.append(part)
    body = argument(expander.stack) or []
    again = [word_token("@whilenum", token), *test, word_token("do", token)]
    _go_on(expander, test, [*body, *again, *braced(body, token)], token)


def for_loop(expander: Expander, token: Token) -> None:
    r"""`\forloop[step]{counter}{start}{test}{..}` of forloop."""
    step = optional(expander.stack)
    name = plain(argument(expander.stack))
    start, test, body = (argument(expander.stack) or [] for _ in range(3))
    counter = braced([text_token(name, token)], token)
    amount = braced(step or [text_token("1", token)], token)
    add = [word_token("addtocounter", token), *counter, *amount]
    inner = [word_token("whiledo", token), *braced(test, token), *braced([*body, *add], token)]
    expander.counters.setdefault(name, 0)
    expander.stack.push([word_token("setcounter", token), *counter, *braced(start, token), *inner])


def process_list(expander: Expander, token: Token) -> None:
    r"""`\ProcessList{#1}{\x}`: what was split, part by part."""
    given, command = argument(expander.stack) or [], argument(expander.stack) or []
    found: list[Token] = []
    depth = 0
    for part in given:
        found += command if depth == 0 and part.kind is Kind.OPEN else []
        depth += (part.kind is Kind.OPEN) - (part.kind is Kind.CLOSE)
        found.append(part)
    expander.read_next(found, token)


EXECUTED: dict[str, Primitive] = {
    "foreach": for_each,
    **dict.fromkeys(("@for", "@tfor"), for_list),
    **dict.fromkeys(("forcsvlist", "docsvlist"), for_csv),
    "loop": loop,
    **dict.fromkeys(("whiledo", "whileboolexpr", "unlessboolexpr"), while_do),
    "@whilenum": while_number,
    "forloop": for_loop,
    "ProcessList": process_list,
}
