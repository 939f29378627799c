r"""Environments that the author defines, by `\newenvironment` and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.kept_commands import KEPT_ENVIRONMENTS
from trykklar.latex.expansion.parameters import classic, document
from trykklar.latex.expansion.token import Kind, Token, braced, text_token, word_token, written_text
from trykklar.latex.expansion.token_meaning import Environment, Macro, Parameter

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive

_BOX_NAMES = """
lrbox setbox sbox savebox tcolorbox mdframed framed shaded vrule hrule colorbox fcolorbox
"""
_BOXES = frozenset(_BOX_NAMES.split())
_FILLING = frozenset({"setbox", "lrbox", "sbox", "savebox"})
_SILENT = frozenset(["end", "egroup", "endgroup", "endlrbox", "endminipage", "par", "vss", "vfil"])


def new_environment(expander: Expander, token: Token) -> None:
    r"""`\newenvironment`, `\renewenvironment`."""
    expander.stack.skip_text("*")
    name = plain(argument(expander.stack))
    _set_environment(expander, token, name, classic(expander.stack))


def new_document_environment(expander: Expander, token: Token) -> None:
    r"""`\NewDocumentEnvironment` and the like."""
    name = plain(argument(expander.stack))
    _set_environment(expander, token, name, document(expander))


def _set_environment(
    expander: Expander, token: Token, name: str, parameters: tuple[Parameter, ...]
) -> None:
    begin, end = argument(expander.stack), argument(expander.stack)
    if not name or begin is None or end is None:
        return
    if any(part.kind is Kind.WORD and part.text == "comment" for part in begin):
        expander.environments.excluded.add(name)  # its text is read by nothing but its end
        return
    if name in KEPT_ENVIRONMENTS and ("enew" in token.text or expander.package):
        return
    if _keeps_box(begin, end):
        expander.environments.excluded.add(name)
        return
    if not parameters and _draws_box(begin):
        return  # its name says more than what it is drawn with
    begin, end = _as_environments(expander, begin, end)
    expander.environments.defined[name] = Environment(Macro(parameters, tuple(begin)), tuple(end))
    expander.environments.excluded.discard(name)


def _keeps_box(begin: list[Token], end: list[Token]) -> bool:
    """Whether an environment puts its text into a box that it does not print."""
    filled = any(name in written_text(begin) for name in _FILLING)
    return filled and all(part.text in _SILENT for part in end if part.kind is Kind.WORD)


def _draws_box(begin: list[Token]) -> bool:
    text = written_text(begin)
    return any(name in text for name in _BOXES) and "title" not in text


def _as_environments(
    expander: Expander, begin: list[Token], end: list[Token]
) -> tuple[list[Token], list[Token]]:
    r"""`\quote` and `\endquote`, by which environments are called from others, as environments."""
    ends = {part.text[3:] for part in end if part.kind is Kind.WORD and part.text[:3] == "end"}
    known = {
        name for name in ends if name in KEPT_ENVIRONMENTS or name in expander.environments.defined
    }
    return _called(begin, known, "begin"), _called(end, {f"end{name}" for name in known}, "end")


def _called(tokens: list[Token], names: set[str], command: str) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.kind is Kind.WORD and token.text in names:
            name = token.text.removeprefix("end" if command == "end" else "")
            found += [word_token(command, token), *braced([text_token(name, token)], token)]
        else:
            found.append(token)
    return found


def collected_environment(expander: Expander, _token: Token) -> None:
    r"""`\NewEnviron{x}[1]{.. \BODY ..}[end]` of environ."""
    name = plain(argument(expander.stack))
    parameters = classic(expander.stack)
    body = argument(expander.stack)
    if name and body is not None:
        number = len(parameters) + 1
        filled = tuple(_slot(part, number) for part in body) + tuple(optional(expander.stack) or ())
        expander.environments.defined[name] = Environment(
            Macro((*parameters, Parameter("b")), filled)
        )


def _slot(token: Token, number: int) -> Token:
    if token.kind is not Kind.WORD or token.text != "BODY":
        return token
    slot = f"#{number}"
    return Token(Kind.PARAMETER, slot, slot, token.source, token.offset, written=False)


EXECUTED: dict[str, Primitive] = {
    **{
        f"{verb}DocumentEnvironment": new_document_environment
        for verb in ("New", "Renew", "Provide", "Declare")
    },
    **dict.fromkeys(("newenvironment", "renewenvironment", "provideenvironment"), new_environment),
    **dict.fromkeys(("NewEnviron", "RenewEnviron"), collected_environment),
}
