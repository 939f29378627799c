r"""Environments that the author defines, by `\newenvironment` and the like."""

from __future__ import annotations

import re
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
_LAID_OUT = _BOXES | {"minipage", "center", "flush", "ragged", "quot", "adjust"}
_BEGUN = re.compile(r"\\begin\s*\{([^{}]*)\}")
_BRACED = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_OPTIONS = rf"\[(?:[^\[\]{{}}]|{_BRACED})*\]"
_ENVIRONMENT = re.compile(rf"\\(?:begin|end)\s*\{{[^{{}}]*\}}(?:\s*(?:{_OPTIONS}|{_BRACED}))*")
_WITH_TEXT = r"(?:text(?:bf|it|sc|sf|rm|sl)|emph|underline|uline)(?![A-Za-z])"
_GIVEN = re.compile(
    rf"\\(?!{_WITH_TEXT})[A-Za-z@]+\*?(?:\s*(?:{_OPTIONS}|{_BRACED}))*|\\{_WITH_TEXT}"
)
_SAYS = re.compile(r"[^\W\d_]{3,}")  # no unit has so many letters
_OF_LENGTHS = frozenset(["width", "height", "depth", "plus", "minus", "fil", "fill", "spread"])
_BOX, _NAMED = "lrbox", 4  # tokens of its beginning
_PRINTED = frozenset({"usebox", "box", "copy", "unhbox"})
_FRAMES = frozenset(
    ["fbox", "framebox", "fcolorbox", "colorbox", "shadowbox", "doublebox", "ovalbox"]
)
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
    if not parameters and _draws_box(begin, end):
        return  # its name says more than what it is drawn with
    begin, end = _as_environments(expander, *_unboxed(begin, end, token))
    expander.environments.defined[name] = Environment(Macro(parameters, tuple(begin)), tuple(end))
    expander.environments.excluded.discard(name)


def _keeps_box(begin: list[Token], end: list[Token]) -> bool:
    """Whether an environment puts its text into a box that it does not print."""
    filled = any(name in written_text(begin) for name in _FILLING)
    return filled and all(part.text in _SILENT for part in end if part.kind is Kind.WORD)


def _unboxed(begin: list[Token], end: list[Token], at: Token) -> tuple[list[Token], list[Token]]:
    r"""An environment whose text is kept in a box, `\begin{lrbox}`, and printed at its end.

    It stands there in the place of the box, framed where something is drawn around that.
    """
    first, last = _place(begin, "begin"), _place(end, "end")
    behind_box = end[last + _NAMED :] if last >= 0 else []
    place = _printing(behind_box)
    if first < 0 or place is None:
        return begin, end
    start, stop = place
    behind = first + _NAMED
    behind += _box_size(begin, behind)
    frame = any(part.text in _FRAMES for part in behind_box[start:stop])
    opened, closed = (
        [word_token(verb, at), *braced([text_token("framed", at)], at)] * frame
        for verb in ("begin", "end")
    )
    return (
        [*begin[:first], *behind_box[:start], *opened, *begin[behind:]],
        [*end[:last], *closed, *behind_box[stop:]],
    )


def _printing(code: list[Token]) -> tuple[int, int] | None:
    r"""Where code prints a box, with the command around that: `\fbox{\usebox{\kept}}`."""
    depth, start, found = 0, 0, False
    for at, part in enumerate(code):
        depth += (part.kind is Kind.OPEN) - (part.kind is Kind.CLOSE)
        start = at if depth == 0 and part.kind is Kind.WORD and not found else start
        found = found or (part.kind is Kind.WORD and part.text in _PRINTED)
        if found and depth == 0:
            return start, at + 1 + (_box_size(code, at + 1) if start == at else 0)
    return None


def _box_size(code: list[Token], at: int) -> int:
    """How many tokens name the box that comes next."""
    return next((size for size in (1, 3) if _is_box(code[at : at + size])), 0)


def _place(code: list[Token], verb: str) -> int:
    """Where a box is begun or ended; -1 where none is."""
    sought = [verb, "{", _BOX, "}"]
    starts = range(len(code) - _NAMED + 1)
    return next((at for at in starts if [c.text for c in code[at : at + _NAMED]] == sought), -1)


def _is_box(tokens: list[Token]) -> bool:
    """Whether it is the name of a box, in braces or without."""
    return [part.kind for part in tokens] in ([Kind.WORD], [Kind.OPEN, Kind.WORD, Kind.CLOSE])


def _draws_box(begin: list[Token], end: list[Token]) -> bool:
    """Whether an environment draws a box around its text, and has nothing else in it.

    A theorem or a list begins in another one, and a note may have its first word from it.
    """
    text = written_text(begin)
    if "title" in text or not any(name in text for name in _BOXES):
        return False
    plain_box = all(any(box in name for box in _LAID_OUT) for name in _BEGUN.findall(text))
    return plain_box and not any(_has_words(written_text(code)) for code in (begin, end))


def _has_words(code: str) -> bool:
    """Whether code of an environment prints words: outside of what its commands are given."""
    left = _GIVEN.sub(" ", _ENVIRONMENT.sub(" ", code))
    return any(word not in _OF_LENGTHS for word in _SAYS.findall(left))


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
