r"""Files that a manuscript is made of: `\input`, `\include`, `\import`, packages beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.latex.babel_names import PACKAGES
from trykklar.latex.expansion.argument_scan import argument, optional, plain
from trykklar.latex.expansion.counting import prepare
from trykklar.latex.expansion.file_by_name import (
    file_name,
    known_source,
    locate,
    with_ending,
    written_source,
)
from trykklar.latex.expansion.lexer import INTERNAL_LETTERS, Lexer
from trykklar.latex.expansion.lists_of_works import included
from trykklar.latex.expansion.token import Kind, Token, braced, text_token, word_token
from trykklar.latex.expansion.token_meaning import Macro, Parameter, Setter, Switch
from trykklar.latex.file_lookup import absent
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from trykklar.latex.expansion.expander import Expander, Primitive

_UNKNOWN = frozenset("#\\")
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END_OF_FILE = r"\end{filecontents"
_DEEPEST = 40
_MASKED = """
authornote maskcite maskCite maskparencite maskParencite masktextcite maskTextcite maskciteauthor
maskCiteauthor maskciteyear maskfootcite maskfootcitetext
"""
_UNPRINTED = {
    ("todonotes", "disable"): "todo",
    ("fixme", "final"): "fxnote fxwarning fxerror fxfatal",
    ("apa6", "mask"): _MASKED,
    ("apa7", "mask"): _MASKED,
}
"""Package and option -> the commands that print nothing then."""
_DEFINED_ANEW = {"threeparttable": ("tablenotes",), "threeparttablex": ("tablenotes", "TableNotes")}
"""Package -> the environments that it defines by `\\def`, whatever a class has made of them."""
_OPTION = Parameter("o", default=())
_NOTHING = Macro((Parameter("s", opening="*"), _OPTION, _OPTION, Parameter("m")), ())
_STANDARD = frozenset(["article", "report", "book"])
_CHAPTERS = frozenset(
    ["book", "report", "memoir", "scrbook", "scrreprt", "extbook", "extreport", "amsbook", "thesis"]
)


def input_file(expander: Expander, token: Token) -> None:
    r"""`\input{a}`, `\input a`, `\@@input a`, `\subfile{a}`, `\includestandalone[..]{a}`."""
    if token.text in {"includestandalone", "loadglsentries"}:
        optional(expander.stack)
    _read(expander, file_name(expander, token), token, nested=token.text.startswith("subfile"))


def table_file(expander: Expander, token: Token) -> None:
    r"""`\LTXtable{width}{file}`: the long table in a file, with tabularx's columns (ltxtable)."""
    argument(expander.stack)
    _read(expander, file_name(expander, token), token)


def include(expander: Expander, token: Token) -> None:
    r"""`\include{a}`, unless `\includeonly` leaves it out; `\include*{a}` is newclude's."""
    within = "newclude" in expander.packages and expander.stack.skip_text("*")
    name = file_name(expander, token)
    begin, end = included(expander, name, token)
    page = Token(Kind.PARAGRAPH, "\n\n", "\n\n", token.source, token.offset, written=False)
    pages = [] if within else [page]  # it begins and ends on a page of its own
    for item in pages:
        expander.emit(item)
    expander.stack.push([*end, *pages])
    if expander.files.only is None or name.removesuffix(".tex") in expander.files.only:
        _read(expander, name, token)
    expander.stack.push(begin)


def include_only(expander: Expander, token: Token) -> None:
    r"""`\includeonly{a,b}`."""
    names = plain(expander.expanded(argument(expander.stack) or [], token)).split(",")
    expander.files.only = frozenset(name.strip().removesuffix(".tex") for name in names)


def imported(expander: Expander, token: Token) -> None:
    r"""`\import{folder/}{file}`; `\subimport` is relative to the importing file's folder."""
    expander.stack.skip_text("*")
    folder = plain(expander.expanded(argument(expander.stack) or [], token))
    name = plain(expander.expanded(argument(expander.stack) or [], token))
    relative = token.text.startswith("sub") and expander.files.folders
    base = expander.files.folders[-1] if relative else expander.document.root
    _read(expander, name, token, folder=base / folder)


def if_exists(expander: Expander, token: Token) -> None:
    r"""`\InputIfFileExists{a}{..}{..}` reads it; `\IfFileExists` only decides."""
    name = file_name(expander, token)
    then, otherwise = argument(expander.stack) or [], argument(expander.stack) or []
    known = written_source(expander, name)
    there = (
        locate(expander, name) is not None
        or known is not None
        or expander.files.lookup.of_tex(with_ending(name)) is not None
    )
    reads = there and token.text.startswith("Input")
    following = [word_token("input", token), *_group(name, token)] if reads else []
    expander.read_next([*(then if there else otherwise), *following], token)


def _group(name: str, at: Token) -> list[Token]:
    return braced([text_token(name, at)], at)


def _read(
    expander: Expander,
    name: str,
    token: Token,
    *,
    folder: Path | None = None,
    nested: bool = False,
) -> None:
    if set(name) & _UNKNOWN:
        return  # code, or the parameter of a macro
    path = locate(expander, name, folder=folder)
    written = written_source(expander, name)
    if path is None and written is None:
        if token.text != "@input" and not _by_tex(expander, name):
            _report_missing(expander, name, token, folder)
        return
    source = known_source(expander, path) if path is not None else written
    if source is None:
        return
    if expander.files.opened.count(source.path) and path is not None:
        message = f"'{name}' is read by itself, without end."
        expander.report(token, "input-loop", Severity.ERROR, message)
    elif len(expander.files.opened) > _DEEPEST:
        message = f"'{name}' stands more than {_DEEPEST} files deep."
        expander.report(token, "input-loop", Severity.ERROR, message)
    elif expander.first_reading(source) or expander.pay(len(source.text), token):
        inner = folder or (source.path.parent if nested else None)
        _open(expander, source, inner)


def _open(expander: Expander, source: Source, folder: Path | None) -> None:
    lexer = Lexer(source)
    lexer.folder = folder
    expander.open_file(lexer)


def _by_tex(expander: Expander, name: str) -> bool:
    r"""Whether TeX itself writes a file of that name first, as packages do: `\jobname.xyz`."""
    stem, dot, ending = name.rpartition(".")
    return bool(dot) and stem == expander.document.job and ending != "tex"


def _report_missing(expander: Expander, name: str, token: Token, folder: Path | None) -> None:
    if not name:
        message = "No file is named here."
        expander.report(token, "file-missing", Severity.ERROR, message, "Name one.")
        return
    folders = [folder] if folder else []
    code, message, hint = absent(
        expander.document, name, ".tex", [*folders, *expander.files.folders], expander.files.paths
    )
    if code == "file-outside" or expander.files.lookup.of_tex(with_ending(name)) is None:
        expander.report(token, code, Severity.ERROR, message, hint)


def end_input(expander: Expander, token: Token) -> None:
    r"""`\endinput`: the rest of its line is still read, as TeX does."""
    file = expander.stack.file
    if file is not None:
        here = token.written and token.source is file.source
        file.end_line(token.offset if here else file.at)


def package(expander: Expander, token: Token) -> None:
    r"""`\usepackage[options]{a,b}`: one beside the manuscript is read for what it defines."""
    options = plain(optional(expander.stack))
    names = [name.strip() for name in plain(argument(expander.stack)).split(",")]
    optional(expander.stack)
    expander.emit_since(token)
    if expander.package:
        declared = f"\\usepackage[{options}]{{{','.join(names)}}}\n"
        expander.emitter.emit_text(declared, token)
    for name in reversed(names):
        _load(expander, name, options, ".sty", token)


def document_class(expander: Expander, token: Token) -> None:
    r"""`\documentclass`; in a file that was input, everything before its body is skipped."""
    options = plain(optional(expander.stack))
    name = plain(argument(expander.stack))
    optional(expander.stack)
    file = expander.stack.file
    if len(expander.files.opened) > 1 and not expander.package and file is not None:
        here = token.written and token.source is file.source
        match = file.passage.searched.search(_BEGIN, token.offset if here else file.at)
        expander.stack.drop_calls()
        file.at = min(match.end(), file.end) if match else file.at
        expander.inner += 1
        return
    expander.emit_since(token)
    if token.text == "documentclass":
        prepare(expander, chapters=name in _CHAPTERS)
    given = [option.strip() for option in options.split(",")]
    expander.babel += given
    if token.text == "documentclass":
        expander.files.class_options = tuple(given)
    if name in _STANDARD:
        _layout(expander, name, {*given, *expander.babel})
    _load(expander, name, options, ".cls", token)


def _layout(expander: Expander, name: str, options: Collection[str]) -> None:
    r"""What LaTeX's own classes decide by their options (classes.dtx): `\if@twocolumn`."""
    twoside = "twoside" in options or (name == "book" and "oneside" not in options)
    values = {"@twocolumn": "twocolumn" in options, "@twoside": twoside}
    for switch, value in values.items():
        expander.scope.define(f"if{switch}", Switch(value), everywhere=True)
        expander.scope.define(f"{switch}true", Setter(f"if{switch}", value=True), everywhere=True)
        expander.scope.define(f"{switch}false", Setter(f"if{switch}", value=False), everywhere=True)


def _load(expander: Expander, name: str, options: str, ending: str, token: Token) -> None:
    stem = name.rpartition("/")[2]
    if stem == "babel":
        given = [option.strip() for option in options.split(",") if option.strip()]
        given.sort(key=lambda option: option.partition("=")[0].rstrip() == "main")
        expander.babel += map(_language, given)
    if stem in PACKAGES:
        expander.babel.append(PACKAGES[stem])
    if not name or "\\" in name or stem in expander.packages:
        return
    expander.packages[stem] = options
    for option in options.split(","):
        for command in _UNPRINTED.get((stem, option.strip()), "").split():
            expander.scope.define(command, _NOTHING, everywhere=True)
    path = locate(expander, name, ending)
    if path is None:
        for environment in _DEFINED_ANEW.get(stem, ()):
            expander.environments.defined.pop(environment, None)
        _report_outside(expander, name, ending, token)
        return
    if len(expander.files.opened) > _DEEPEST or expander.files.lookup.of_tex(path.name) is not None:
        return  # a copy of a package that TeX has is that package
    source = known_source(expander, path)
    if source is not None and (
        expander.first_reading(source) or expander.pay(len(source.text), token)
    ):
        lexer = Lexer(source)
        lexer.letters = INTERNAL_LETTERS
        lexer.package = True
        expander.open_file(lexer)


def _report_outside(expander: Expander, name: str, ending: str, token: Token) -> None:
    """Report a package that is there, but may not be read."""
    folders = [*reversed(expander.files.folders)]
    code, message, hint = absent(expander.document, name, ending, folders, expander.files.paths)
    if code == "file-outside":
        expander.report(token, code, Severity.ERROR, message, hint)


def _language(option: str) -> str:
    name, _, value = option.partition("=")
    return value.strip() if name.strip() == "main" else name.strip()


def written_file(expander: Expander, token: Token) -> None:
    r"""`\begin{filecontents}[options]{refs.bib}`: a file that stands in the manuscript."""
    lexer = expander.stack.lexer
    if lexer is None:
        return
    optional(expander.stack)
    file = plain(argument(expander.stack))
    start = lexer.at
    end = lexer.find(_END_OF_FILE)
    end = lexer.end if end < 0 else end
    text = lexer.source.text[start:end].lstrip("\n")
    first = lexer.source.line(start) + 1
    expander.files.written[file] = Source(
        lexer.source.path, text, lexer.source.encoding, exact=False, first=first
    )
    after = lexer.source.text.find("}", end, lexer.end)
    lexer.at = after + 1 if after >= 0 else lexer.end
    if not expander.begun:
        expander.emit_since(token)


def at_begin(expander: Expander, token: Token) -> None:
    r"""`\AtBeginDocument{..}`: read at the beginning of the text."""
    code = [part.called(token) for part in argument(expander.stack) or []]
    if expander.begun:
        expander.stack.push(code)
    else:
        expander.begin_hooks.add(code, token)


def at_end(expander: Expander, token: Token) -> None:
    r"""`\AtEndDocument{..}`."""
    expander.at_end += [part.called(token) for part in argument(expander.stack) or []]


EXECUTED: dict[str, Primitive] = {
    **dict.fromkeys(
        (
            "input",
            "@input",
            "@@input",
            "includestandalone",
            "subfile",
            "subfileinclude",
            "loadglsentries",
        ),
        input_file,
    ),
    "include": include,
    "includeonly": include_only,
    **dict.fromkeys(
        ("import", "inputfrom", "includefrom", "subimport", "subinputfrom", "subincludefrom"),
        imported,
    ),
    **dict.fromkeys(("InputIfFileExists", "IfFileExists"), if_exists),
    "LTXtable": table_file,
    **dict.fromkeys(("usepackage", "RequirePackage"), package),
    **dict.fromkeys(("documentclass", "LoadClass"), document_class),
    "endinput": end_input,
    **dict.fromkeys(("AtBeginDocument", "AfterEndPreamble"), at_begin),
    "AtEndDocument": at_end,
}
