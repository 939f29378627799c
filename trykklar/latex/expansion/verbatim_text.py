r"""Text that is not read as LaTeX: `verbatim`, listings, drawings, `\verb`, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.drawn_names import hand_on_names
from trykklar.latex.expansion.token import Kind, written_text
from trykklar.latex.structure_commands import DRAWINGS

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.lexer import Lexer
    from trykklar.latex.expansion.token import Token

_LONGEST = 10_000
_SIGN = re.compile(r"(?<!\\)([%#])")


def raw_environment(expander: Expander, name: str, token: Token) -> bool:
    r"""Hand on everything up to `\end{x}` as it is written; False where only its beginning is."""
    lexer = expander.stack.lexer
    end = lexer.find(f"\\end{{{name}}}") if lexer is not None else -1
    written = token.written and lexer is not None and lexer.source is token.source
    if lexer is None or end < 0 or not written:
        expander.emitter.emit_text(f"\\begin{{{name}}}", token)
        expander.emitter.balance.environment_begun(name)
        expander.open_group()
        return False
    lexer.at = token.offset
    if name in DRAWINGS:
        hand_on_names(expander, lexer.source.text[token.offset : end], token)
    _hand_on(expander, lexer, end + len(f"\\end{{{name}}}"))
    return True


def _hand_on(expander: Expander, lexer: Lexer, end: int) -> None:
    raw = lexer.raw(end)
    if not expander.package:
        expander.emitter.emit(raw)


def verb(expander: Expander, token: Token) -> None:
    r"""`\verb|..|`, `\lstinline[..]|..|`, `\Verb|..|`."""
    lexer = expander.stack.lexer
    if lexer is None or not token.written or lexer.source is not token.source:
        expander.emit(token)
        return
    at = _behind_options(lexer, token.offset + len(token.text) + 1)
    if token.text == "mintinline" and (language := lexer.passage.group(at)) is not None:
        at = language.end + 1
    delimiter = lexer.source.text[at : at + 1]
    closing = "}" if delimiter == "{" else delimiter
    end = lexer.find_from(closing, at + 1) if delimiter.strip() else -1
    line = lexer.find_from("\n", at)
    if end < 0 or 0 <= line < end:
        expander.emit(token)
        return
    lexer.at = token.offset
    _hand_on(expander, lexer, end + 1)


def _behind_options(lexer: Lexer, at: int) -> int:
    text = lexer.source.text
    at += text.startswith("*", at)
    if not text.startswith("[", at):
        return at
    end = lexer.find_from("]", at)
    return at if end < 0 else end + 1


def address(expander: Expander, token: Token) -> None:
    r"""`\url{..}`, `\path{..}`, the first argument of `\href`: `%` and `#` in it are letters.

    They are handed on with a backslash, for in what is left of the document they are none.
    """
    lexer = expander.stack.lexer
    if lexer is None or not token.written or lexer.source is not token.source:
        expander.emit(token)
        return
    at = _behind_options(lexer, lexer.at) if token.text == "href" else lexer.at
    if token.text != "href" and _unbraced(expander, token, lexer):
        return
    end = lexer.passage.address(at)
    if not at < end < min(lexer.end, at + _LONGEST):
        verb(expander, token) if token.text != "href" else expander.emit(token)
        return
    lexer.at = token.offset
    raw = lexer.raw(end + 1)
    if expander.package:
        return
    if token.text == "path":  # what stands in it is text, backslashes included
        written = escaped(lexer.source.text[at + 1 : end])
        expander.emitter.emit_text(f"\\path{{{written}}}", raw)
    else:
        expander.emitter.emit_text(_SIGN.sub(r"\\\1", raw.raw), raw)


def shown_address(expander: Expander, token: Token) -> None:
    r"""`\burlalt{shown}{address}`: a link whose text is set as an address is, without blanks.

    Source: breakurl's manual, 2. Springer Nature's sn-jnl lets `\href` be this one.
    """
    shown, link = (plain(argument(expander.stack)) for _ in range(2))
    if not expander.package:
        target, text = _SIGN.sub(r"\\\1", link), escaped(shown.replace(" ", ""))
        expander.emitter.emit_text(rf"\href{{{target}}}{{{text}}}", token)


def _unbraced(expander: Expander, token: Token, lexer: Lexer) -> bool:
    r"""`\url|..|` as `\url{..}`; False where its argument stands in braces, or is none.

    Hyperref's takes the sign alone for the address, and what follows is text.

    Source: the manual of url, 3.3; hyperref.sty, `\hyper@normalise`.
    """
    sign = lexer.source.text[lexer.at : lexer.at + 1]
    if not sign or sign.isalnum() or sign.isspace() or sign in "{}\\*%":
        return False
    begin, end, behind = lexer.at, lexer.at + 1, lexer.at + 1
    if "hyperref" not in expander.packages or token.text == "path":
        begin, end = behind, lexer.find_from(sign, behind)
        behind = end + 1
        if not begin < end < begin + _LONGEST or 0 <= lexer.find_from("\n", begin) < end:
            return False
    written = lexer.source.text[begin:end]
    shown = escaped(written) if token.text == "path" else _SIGN.sub(r"\\\1", written)
    lexer.at = token.offset
    raw = lexer.raw(behind)
    if not expander.package:
        expander.emitter.emit_text(f"\\{token.text}{{{shown}}}", raw)
    return True


def new_verbatim(expander: Expander, token: Token) -> None:
    r"""`\DefineVerbatimEnvironment{x}`, `\lstnewenvironment{x}`, `\newminted{x}`.

    What a package declares is handed on, too: later stages read in it what is code.
    """
    parts = [_in_brackets(expander)]
    name = plain(argument(expander.stack))
    if name:
        expander.environments.raw.add(f"{name}code" if token.text == "newminted" else name)
    parts += [f"{{{name}}}", _in_brackets(expander), _in_brackets(expander)]
    for _ in range(1 if token.text in ("newminted", "newtcblisting") else 2):
        following = expander.stack.peek()
        if following is not None and following.kind is Kind.OPEN:
            parts.append(f"{{{written_text(argument(expander.stack) or [])}}}")
    if expander.package and name:
        expander.emitter.emit_text(f"\\{token.text}{''.join(parts)}\n", token)
    expander.emit_since(token)


def _in_brackets(expander: Expander) -> str:
    given = optional(expander.stack)
    return "" if given is None else f"[{written_text(given)}]"


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(("verb", "Verb", "lstinline", "spverb", "mintinline"), verb),
    **dict.fromkeys(("url", "nolinkurl", "path", "href", "hyperbaseurl"), address),
    **dict.fromkeys(("burlalt", "urlalt"), shown_address),
    **dict.fromkeys(
        (
            *("DefineVerbatimEnvironment", "RecustomVerbatimEnvironment"),
            *("lstnewenvironment", "newtcblisting", "newminted"),
        ),
        new_verbatim,
    ),
}
