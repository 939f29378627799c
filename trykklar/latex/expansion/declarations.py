r"""What a package beside the manuscript declares, and what the front matter says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import group, optional
from trykklar.latex.expansion.note_marks import BEGINS, ENDS
from trykklar.latex.expansion.token import (
    Kind,
    Token,
    braced,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import Macro

if TYPE_CHECKING:
    from trykklar.latex.expansion.expander import Expander, Primitive

_DECLARATIONS = """
newtheorem theoremstyle graphicspath DeclareGraphicsExtensions crefname Crefname crefformat
newglossaryentry newacronym acrodef DeclareAcronym DeclareFloatingEnvironment newfloat floatname
captionsetup definecolor colorlet setlist newlist setenumerate setitemize newtcbtheorem newtcolorbox
addbibresource addglobalbib bibliographystyle DeclareCaptionLabelSeparator
newcolumntype sisetup hypersetup
"""
_FRONT = (
    *("titlehead", "subject", "title", "subtitle", "author", "date", "publishers", "dedication"),
    *("institute", "keywords"),
)
# etoc's, for the list that TeX writes to a file: `.toc` is a part of how they are called.
_TO_CONTENTS = """
etocdepthtag etocimmediatedepthtag etocsettocdepth etocimmediatesettocdepth
etocsetlocaltop etocimmediatesetlocaltop
"""
_MOST = 9
_BLANKS = " \t\n\\"


def declaration(expander: Expander, token: Token) -> None:
    r"""`\newtheorem{x}{X}` and the like: as it is, also where a package says it."""
    if not expander.package:
        expander.emit(token)
        return
    parts = ["*"] if expander.stack.skip_text("*") else []
    for _ in range(_MOST):
        given = optional(expander.stack)
        if given is not None:
            parts.append(f"[{written_text(given)}]")
            continue
        inner = group(expander.stack)
        if inner is None:
            break
        parts.append(f"{{{written_text(inner)}}}")
    expander.emitter.emit_text(f"\\{token.text}{''.join(parts)}\n", token)


def front(expander: Expander, token: Token) -> None:
    r"""`\title{..}`: kept as `\@title`, as LaTeX and classes do, and handed on."""
    expander.emit(token)
    short = optional(expander.stack)
    given = group(expander.stack)
    if given is not None:
        given = _lines(given)
        name = f"@{expander.resolve(token)[0]}"
        expander.scope.define(name, Macro((), tuple(given)), everywhere=True)
        shown = [word_token(BEGINS, token), *braced(given, token), word_token(ENDS, token)]
        expander.read_next(shown, token)
    if short is not None:
        brackets = text_token("[", token), text_token("]", token)
        expander.stack.push([brackets[0], *short, brackets[1]])


def to_contents(expander: Expander, _token: Token) -> None:
    r"""`\etocdepthtag.toc{x}`, which prints nothing where it stands.

    Source: The etoc package, 5.1 (depth tags) and 4.5 (the depth of a list).
    """
    expander.stack.skip_text(".toc")
    group(expander.stack)


def _lines(given: list[Token]) -> list[Token]:
    r"""The lines that `\break` ends in what is centred, as `\\` does; a first one has words."""
    lines: list[Token] = []
    for part in given:
        breaks = part.kind is Kind.WORD and part.text == "break" and not part.held
        if breaks and not written_text(lines).strip(_BLANKS):
            lines.clear()
        else:
            lines += [word_token("\\", part), text_token("\n", part)] if breaks else [part]
    return lines


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_DECLARATIONS.split(), declaration),
    **dict.fromkeys(_FRONT, front),
    **dict.fromkeys(_TO_CONTENTS.split(), to_contents),
}
