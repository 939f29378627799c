r"""Commands that make names and expand them: `\csname`, `\expandafter`, `\string`, `\the`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, plain
from trykklar.latex.expansion.token import (
    COMMANDS,
    Kind,
    character_token,
    named_token,
    text_token,
    word_token,
    written_text,
)

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_LONGEST = 2_000
_OF_NAMES = frozenset({Kind.TEXT, Kind.SPACE, Kind.COMMENT, Kind.SHORTHAND, Kind.PARAMETER})


def until_endcsname(expander: Expander, _token: Token) -> list[Token]:
    r"""What stands before `\endcsname`, expanded."""
    found: list[Token] = []
    while len(found) < _LONGEST and (token := expander.stack.next()) is not None:
        if token.kind is Kind.WORD and token.text == "endcsname":
            break
        if expander.expand(token, only=True):
            continue
        if token.kind not in _OF_NAMES:  # TeX: "Missing \\endcsname inserted"
            expander.stack.push([token])
            break
        found.append(token)
    return found


def name_of(expander: Expander, token: Token) -> None:
    r"""`\csname x\endcsname`."""
    use_name(expander, plain(until_endcsname(expander, token)), token)


def use_name(expander: Expander, name: str, call: Token) -> None:
    """Go on with the command of a name; one that nobody defined does nothing."""
    if name:
        expander.asked_for.add(name)
        expander.stack.push([named_token(name, call)])


def name_use(expander: Expander, token: Token) -> None:
    r"""`\@nameuse{x}`, `\csuse{x}`."""
    given = argument(expander.stack) or []
    use_name(expander, plain(expander.expanded(given, token)), token)


def expand_after(expander: Expander, token: Token) -> None:
    r"""`\expandafter\a\b`: what is behind is expanded first."""
    first, second = expander.stack.next(), expander.stack.next()
    if second is not None and not expander.expand(second):
        expander.stack.push([second])
    if first is not None:
        begins = first.text in ("expandafter", "@xa", "@xp") or first.text in expander.echoed
        expander.stack.push([first.begun_at(token) if begins else first])
    expander.pay(1, token)


def no_expand(expander: Expander, _token: Token) -> None:
    r"""`\noexpand\x`."""
    token = expander.stack.next()
    if token is not None:
        kept = token.called(token)
        kept.held, kept.written = token.kind in COMMANDS, token.written
        expander.stack.push([kept])


def unexpanded(expander: Expander, _token: Token) -> None:
    r"""`\unexpanded{..}`."""
    given = group(expander.stack) or []
    for token in given:
        token.held = token.held or token.kind in COMMANDS
    expander.stack.push(given)


def fully_expanded(expander: Expander, token: Token) -> None:
    r"""`\expanded{..}`."""
    expander.stack.push(expander.expanded(group(expander.stack) or [], token))


def spelled(expander: Expander, token: Token) -> None:
    r"""`\string\x`: its characters."""
    named = expander.stack.next()
    if named is None:
        return
    if named.kind is Kind.WORD and named.raw[:1] == "\\":
        expander.stack.push([word_token("textbackslash", token), text_token(named.text, token)])
    else:
        expander.stack.push([text_token(named.raw, token)])


def detokenized(expander: Expander, token: Token) -> None:
    r"""`\detokenize{..}`: the characters of the tokens."""
    expander.stack.push([character_token(written_text(group(expander.stack) or []), token)])


def job_name(expander: Expander, token: Token) -> None:
    r"""`\jobname`."""
    expander.stack.push([text_token(expander.document.main.stem, token)])


def nothing(_expander: Expander, _token: Token) -> None:
    """A command that prints nothing, and that nothing behind us has to know."""


def gobble(expander: Expander, token: Token) -> None:
    r"""`\@gobble{a}`, `\@gobbletwo{a}{b}`."""
    name = expander.resolve(token)[0]
    for _ in range({"@gobble": 1, "@gobbletwo": 2, "@gobblethree": 3}.get(name, 4)):
        argument(expander.stack)


def first_of_one(expander: Expander, token: Token) -> None:
    r"""`\@firstofone{a}`, `\@iden{a}`."""
    expander.read_next(argument(expander.stack) or [], token)


def pick(expander: Expander, token: Token) -> None:
    r"""`\@firstoftwo{a}{b}`, `\@secondoftwo{a}{b}`."""
    first, second = argument(expander.stack) or [], argument(expander.stack) or []
    name = expander.resolve(token)[0]
    expander.read_next(first if name == "@firstoftwo" else second, token)


def blank(expander: Expander, token: Token) -> None:
    r"""`\space`."""
    expander.stack.push([text_token(" ", token)])


EXPANDABLE: dict[str, Primitive] = {
    "csname": name_of,
    **dict.fromkeys(("@nameuse", "csuse"), name_use),
    **dict.fromkeys(("expandafter", "@xa", "@xp"), expand_after),
    **dict.fromkeys(("noexpand", "@nx"), no_expand),
    **dict.fromkeys(("unexpanded", "expandonce"), unexpanded),
    "expanded": fully_expanded,
    "string": spelled,
    "detokenize": detokenized,
    "jobname": job_name,
    **dict.fromkeys(("@empty", "empty"), nothing),
    **dict.fromkeys(("@gobble", "@gobbletwo", "@gobblethree", "@gobblefour"), gobble),
    **dict.fromkeys(("@firstofone", "@iden"), first_of_one),
    **dict.fromkeys(("@firstoftwo", "@secondoftwo"), pick),
    **dict.fromkeys(("space", "@space"), blank),
}
EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(("relax", "ignorespaces", "unskip", "ignorespacesafterend"), nothing)
}
