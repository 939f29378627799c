r"""Lists of works that BibTeX made, in the places where LaTeX reads them.

A document may have several. multibib gives each kind of work a list (`\newcites`), chapterbib each
file that is included, bibunits each unit; each list is in a .bbl of its own. Which one is read, TeX
says in `\jobname` and `\@currentipfile`, and so does this module.

Sources: multibib 1.4, chapterbib 1.17, bibunits 2.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex import citation_commands
from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.declarations import declaration
from trykklar.latex.expansion.lexer import Lexer
from trykklar.latex.expansion.parameters import comma_list
from trykklar.latex.expansion.token import (
    Kind,
    Token,
    braced,
    named_token,
    text_token,
    word_token,
    written_text,
)
from trykklar.latex.expansion.token_meaning import Alias, Macro, Parameter
from trykklar.latex.source import Source, read_made

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.expansion.expander import Expander, Primitive

TITLES = ("refname", "bibname")
"""What holds the title of a list: in an article, and in a book."""

_JOB, _FILE = "jobname", "@currentipfile"
_BEGINS, _ENDS = "<begins unit>", "<ends unit>"


def reference_list(expander: Expander, token: Token) -> None:
    r"""`\bibliography{..}`: the list that BibTeX made stands in its place, where it is LaTeX."""
    if expander.package:
        declaration(expander, token)
        return
    given = argument(expander.stack) or []
    path = _made(expander)
    source = _list(expander, path) if path else _brought(expander, plain(given))
    if source is not None:
        within_itself = source.path in expander.files.opened
        if not within_itself and expander.first_reading(source):
            _entitle(expander, token)
            expander.open_file(Lexer(source))
        return
    expander.emit(token)
    expander.stack.push(braced(given, token))


def _made(expander: Expander) -> Path | None:
    """The list that is read here."""
    name = expander.document.job
    for macro in (_JOB, _FILE):
        meaning = expander.scope.meanings.get(macro)
        if isinstance(meaning, Macro):
            name = plain(list(meaning.body))
            break
    return expander.files.lists.take(name) if expander.files.lists else None


def _entitle(expander: Expander, token: Token) -> None:
    """Before a list, what it is called here, where the author sets that."""
    for name in TITLES:
        meaning = expander.scope.meanings.get(name)
        if isinstance(meaning, Macro) and not meaning.parameters:
            title = written_text(list(meaning.body))
            expander.emitter.emit_text(f"\\renewcommand{{\\{name}}}{{{title}}}", token)


def _list(expander: Expander, path: Path) -> Source | None:
    return read_made(path, expander.document.fence, expander.document.source)


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
    # One that an earlier build made is no author's: it would hide that what it was made of is gone.
    ours = path and path.is_relative_to(expander.document.root / expander.document.work)
    source = _list(expander, path) if path and not ours else None
    return source if source and r"\bibitem" in source.text else None


def new_cites(expander: Expander, token: Token) -> None:
    r"""`\newcites{web,law}{Pages,Statutes}` of multibib: commands for lists of their own.

    To later stages `\citepweb` is `\citep`: both print the same, for all lists share their keys.
    """
    if expander.files.lists is None:
        declaration(expander, token)
        return
    names, titles = (comma_list(argument(expander.stack) or []) for _ in range(2))
    for tokens, title in zip(names, titles, strict=False):
        suffix = plain(tokens)
        for name in (*citation_commands.PLAIN, *citation_commands.SILENT):
            if "cite" in name:
                expander.scope.define(name + suffix, Alias(name), everywhere=True)
        one = (Parameter("m"),)
        expander.scope.define(f"bibliographystyle{suffix}", Macro(one, ()), everywhere=True)
        listing = Macro(one, tuple(_listing(suffix, title, token)))
        expander.scope.define(f"bibliography{suffix}", listing, everywhere=True)


def _listing(job: str, title: list[Token], at: Token) -> list[Token]:
    r"""`{\def\jobname{web}\def\refname{Pages}..\bibliography{#1}}`."""
    files = Token(Kind.PARAMETER, "#1", "#1", at.source, at.offset, written=False)
    named = [part for name in TITLES if title for part in _defined(name, title, at)]
    job_name = _defined(_JOB, [text_token(job, at)], at)
    read = [word_token("bibliography", at), *braced([files], at)]
    return braced([*job_name, *named, *read], at)


def _defined(name: str, body: list[Token], at: Token) -> list[Token]:
    return [word_token("def", at), word_token(name, at), *braced(body, at)]


def put_bib(expander: Expander, token: Token) -> None:
    r"""`\putbib[files]` of bibunits: the list of this unit."""
    name = expander.files.lists.next_unit() if expander.files.lists else ""
    if not name:
        expander.emit(token)
        return
    files = optional(expander.stack) or []
    read = [word_token("bibliography", token), *braced(files, token)]
    job_name = _defined(_JOB, [text_token(name, token)], token)
    expander.read_next(braced([*job_name, *read], token), token)


def included(expander: Expander, name: str, token: Token) -> tuple[list[Token], list[Token]]:
    r"""What stands around the text of an included file: with chapterbib, it is a unit.

    Args:
        expander: It.
        name: As the author has it.
        token: `\include`.
    """
    if expander.files.lists is None or "chapterbib" not in expander.packages:
        return [], []
    begin = [named_token(_BEGINS, token), *braced([text_token(name, token)], token)]
    return begin, [named_token(_ENDS, token)]


def begin_unit(expander: Expander, token: Token) -> None:
    """A unit begins; it is no group."""
    name = argument(expander.stack) or []
    expander.scope.define(_FILE, Macro((), tuple(name)), everywhere=True)
    expander.emitter.emit_text(r"\begin{cbunit}", token)


def end_unit(expander: Expander, token: Token) -> None:
    """It ends."""
    expander.scope.define(_FILE, None, everywhere=True)
    expander.emitter.emit_text(r"\end{cbunit}", token)


EXECUTED: dict[str, Primitive] = {
    "bibliography": reference_list,
    "newcites": new_cites,
    "putbib": put_bib,
    _BEGINS: begin_unit,
    _ENDS: end_unit,
}
