r"""Handlers for `\begin` and `\end`, and for environments and commands whose text is verbatim."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.handlers.bibliography_handler import CLOSING
from trykklar.latex.handlers.listing_handler import escaped_labels, option_label
from trykklar.latex.handlers.skipping import swallow
from trykklar.latex.macros import Macro, arguments, following
from trykklar.latex.passage import Passage, Span
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from trykklar.latex.reader import Command, Handler, Reader

_VERBATIM = """
verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim lstlisting minted comment
verbatimtab pycode sagesilent luacode luacode* asy gnuplot tcblisting
comment* boxedverbatim verbbox spverbatim javacode Schunk Sinput Soutput
"""
_LISTS = ("itemize", "enumerate", "description", "inparaenum", "inparaitem", "tasks")
_ADDRESS_LETTERS = 4000
_END_OF_FILE = re.compile(r"\\end\s*\{filecontents\*?\}")


def begin(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\begin{x}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    name, at = passage.slice(span).strip(), span.end + 1
    if name == "document":
        return _begin_document(reader, passage, start, at)
    reader.open_group()
    command = reader.environments.get(name)
    if command not in (verbatim, with_label, item_list):
        option_label(reader, passage, at)
    if command is None:
        return at
    if not isinstance(command, Macro):
        return command(reader, passage, start, at)
    return _begin_macro(reader, command, passage, start, at)


def _begin_macro(reader: Reader, made: Macro, passage: Passage, start: int, at: int) -> int:
    taken = arguments(passage, at, made.parameters)
    if taken is None or made not in reader.reach:
        return at
    given, end = taken
    last = following(passage, end)
    return last if reader.follow(made, passage, start, given, Span(end, last)) else at


def end(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\end{x}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    name = passage.slice(span).strip()
    if name == "document":
        return _end_document(reader, passage, span.end + 1)
    command = reader.environments.get(name)
    if isinstance(command, Macro) and command.end and command in reader.reach:
        reader.follow(command.end, passage, start, [], Span(start, start))
    closing = CLOSING.get(name)
    if closing is not None:
        closing(reader, passage, start, span.end + 1)
    reader.close_float(name)
    reader.close_group()
    return span.end + 1


def _begin_document(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    if not reader.begun:
        reader.begun = True
        reader.mask(passage, 0, at, "preamble")
        for code in reader.at_begin:
            reader.reread(code, Span(0, len(code.text)))
    return at


def _end_document(reader: Reader, passage: Passage, at: int) -> int:
    reader.mask(passage, at, len(passage.text), "after the end")
    if reader.inner:
        reader.inner -= 1
        return len(passage.text)
    reader.ended = True
    return at


def verbatim(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""An environment whose text is not read, up to its `\end`."""
    open_name = passage.text.rfind("{", start, at)
    name = passage.text[open_name + 1 : at - 1].strip()
    option_label(reader, passage, at)
    finish = passage.text.find(f"\\end{{{name}}}", at)
    finish = len(passage.text) if finish < 0 else finish
    escaped_labels(reader, passage, at, finish)
    reader.mask(passage, start, finish, "verbatim")
    return finish


def with_label(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""An environment that may carry `[label=x]`, as a frame."""
    option_label(reader, passage, at)
    return at


def item_list(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    """A list; its `label=` is what enumitem sets before an item, and nothing to refer to."""
    del reader, passage
    return at


def new_list(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\newlist{name}{itemize}{3}` of enumitem."""
    name = passage.argument(at)
    if name is None:
        return at
    kind = passage.slice(name[0]).strip()
    reader.environments[kind] = reader.environments[f"{kind}*"] = item_list
    return name[1]


def written_file(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\begin{filecontents}[options]{refs.bib}`: a file that stands in the manuscript."""
    options = passage.delimited(passage.skip(at))
    given = passage.argument(options.end + 1 if options else at)
    if given is None:
        return verbatim(reader, passage, start, at)
    name, body = passage.slice(given[0]).strip(), given[1]
    match = _END_OF_FILE.search(passage.text, body)
    finish = match.start() if match else len(passage.text)
    place = passage.place(body)
    reader.written[name] = Source(
        place.path,
        passage.text[body:finish],
        place.source.encoding,
        exact=False,
        first=place.line,
    )
    reader.mask(passage, start, finish, "verbatim")
    return finish


def verb(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\verb|..|`, `\lstinline[..]|..|`, `\Verb|..|`."""
    if passage.text.startswith("*", at):
        at += 1
    options = passage.delimited(at)
    at = options.end + 1 if options else at
    delimiter = passage.text[at : at + 1]
    closing = "}" if delimiter == "{" else delimiter
    line = passage.searched.find("\n", at)
    finish = passage.searched.find(closing, at + 1) if delimiter.strip() else -1
    if finish < 0 or (0 <= line < finish):
        return at
    reader.mask(passage, start, finish + 1, "verbatim")
    return finish + 1


def code(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\mintinline[..]{language}|..|`."""
    options = passage.delimited(at)
    language = passage.group(passage.skip(options.end + 1 if options else at))
    return verb(reader, passage, start, language.end + 1) if language else at


def address(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\url{..}`, the first argument of `\href`: `%` and `#` in it are letters."""
    at = passage.skip(at)
    if passage.text.startswith("[", at):
        options = passage.delimited(at)
        at = passage.skip(options.end + 1) if options else at
    if not passage.text.startswith("{", at):
        return verb(reader, passage, start, at)
    finish = passage.address(at)
    if not 0 <= finish <= at + _ADDRESS_LETTERS:
        return at
    reader.mask(passage, start, finish + 1, "address")
    return finish + 1


def no_comment(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\includecomment{x}`: the environment is read after all."""
    name = passage.group(passage.skip(at))
    if name:
        reader.environments.pop(passage.slice(name).strip(), None)
    return name.end + 1 if name else at


def new_verbatim(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\excludecomment{x}`, `\DefineVerbatimEnvironment{x}`, `\lstnewenvironment{x}`."""
    name = passage.group(passage.skip(at))
    if name is None:
        return at
    reader.environments[passage.slice(name).strip()] = verbatim
    two = passage.text.startswith(("Define", "lstnew"), start + 1)
    return swallow(reader, passage, start, name.end + 1, groups=2) if two else name.end + 1


_ADDRESS = ("url", "nolinkurl", "path", "href", "hyperbaseurl")
COMMANDS: dict[str, Handler] = {
    "begin": begin,
    "end": end,
    **dict.fromkeys(("verb", "Verb", "lstinline", "spverb"), verb),
    "mintinline": code,
    **dict.fromkeys(_ADDRESS, address),
    "includecomment": no_comment,
    **dict.fromkeys(("newlist", "renewlist"), new_list),
    **dict.fromkeys(
        (
            "excludecomment",
            "DefineVerbatimEnvironment",
            "lstnewenvironment",
            "newtcblisting",
            "newminted",
        ),
        new_verbatim,
    ),
    **dict.fromkeys(("defcitealias", "DeclareBibliographyAlias"), partial(swallow, groups=2)),
}
ENVIRONMENTS: dict[str, Command] = {
    **dict.fromkeys(_VERBATIM.split(), verbatim),
    **dict.fromkeys(("filecontents", "filecontents*"), written_file),
    "frame": with_label,
    **dict.fromkeys((f"{name}{star}" for name in _LISTS for star in ("", "*")), item_list),
}
