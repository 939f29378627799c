r"""What a package beside the manuscript declares, and what the front matter says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import argument, group, optional, plain
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.expansion.note_marks import BEGINS, ENDS
from trykklar.latex.expansion.token import braced, text_token, word_token, written_text
from trykklar.latex.expansion.token_meaning import Macro
from trykklar.latex.source import Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.expansion.expander import Expander, Primitive
    from trykklar.latex.expansion.token import Token

_DECLARATIONS = """
newtheorem theoremstyle graphicspath DeclareGraphicsExtensions crefname Crefname crefformat
newglossaryentry newacronym acrodef DeclareAcronym DeclareFloatingEnvironment newfloat floatname
captionsetup definecolor colorlet setlist newlist setenumerate setitemize newtcbtheorem newtcolorbox
addbibresource addglobalbib bibliographystyle newcites DeclareCaptionLabelSeparator
newcolumntype sisetup hypersetup
"""
_FRONT = (
    *("titlehead", "subject", "title", "subtitle", "author", "date", "publishers", "dedication"),
    *("institute", "keywords"),
)
_MOST = 9


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
    expander.declare(token, f"\\{token.text}{''.join(parts)}")


def front(expander: Expander, token: Token) -> None:
    r"""`\title{..}`: kept as `\@title`, as LaTeX and classes do, and handed on."""
    expander.emit(token)
    short = optional(expander.stack)
    given = group(expander.stack)
    if given is not None:
        name = f"@{expander.resolve(token)[0]}"
        expander.scope.define(name, Macro((), tuple(given)), everywhere=True)
        shown = [word_token(BEGINS, token), *braced(given, token), word_token(ENDS, token)]
        expander.read_next(shown, token)
    if short is not None:
        brackets = text_token("[", token), text_token("]", token)
        expander.stack.push([brackets[0], *short, brackets[1]])


def reference_list(expander: Expander, token: Token) -> None:
    r"""`\bibliography{..}`: the list that BibTeX made stands in its place, where it is LaTeX."""
    if expander.package:
        declaration(expander, token)
        return
    name, expander.files.listed = expander.files.listed, None
    given = argument(expander.stack) or []
    source = _list(expander, name) if name else _brought(expander, plain(given))
    if source is not None:
        within_itself = source.path in expander.files.opened
        if not within_itself and expander.first_reading(source):
            expander.open_file(Lexer(source))
        return
    expander.emit(token)
    expander.stack.push(braced(given, token))


def _list(expander: Expander, path: Path) -> Source | None:
    source = read_source(path, expander.document.fence)
    return source if isinstance(source, Source) else None


def _brought(expander: Expander, names: str) -> Source | None:
    """The list that an author hands on in place of the bibliographies that it was made of.

    BibTeX does not run without them (latexmk manual, `$bibtex_use`), so that TeX reads it.
    """
    wanted = [f"{name.strip().removesuffix('.bib')}.bib" for name in names.split(",")]
    find, of_tex = expander.files.lookup.find, expander.files.lookup.of_tex
    if all(
        name in expander.files.written
        or find(name, ".bib", (), expander.files.paths)
        or of_tex(name)
        for name in wanted
    ):
        return None
    path = find(f"{expander.document.job}.bbl", ".bbl")
    source = _list(expander, path) if path else None
    return source if source and r"\bibitem" in source.text else None


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(_DECLARATIONS.split(), declaration),
    **dict.fromkeys(_FRONT, front),
    "bibliography": reference_list,
}
