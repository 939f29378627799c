r"""Handlers for `\begin` and `\end`, and for environments and commands whose text is verbatim."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.elements import Label
from trykklar.latex.handlers.bibliography_handler import CLOSING
from trykklar.latex.handlers.listing_handler import escaped_labels, option_label
from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_LISTS = ("itemize", "enumerate", "description", "inparaenum", "inparaitem", "tasks")
_ADDRESS_LETTERS = 4000
_OF_BOX = 4  # arguments of `\newtcbtheorem`


def begin(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\begin{x}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    name, at = passage.slice(span).strip(), span.end + 1
    if name == "document":
        return _begin_document(reader, passage, at)
    handler = reader.environments.get(name)
    if handler not in (verbatim, with_label, item_list):
        option_label(reader, passage, at)
    return handler(reader, passage, start, at) if handler else at


def end(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\end{x}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    name = passage.slice(span).strip()
    closing = CLOSING.get(name)
    if closing is not None:
        closing(reader, passage, start, span.end + 1)
    reader.close_float(name, span.end + 1)
    return span.end + 1


def _begin_document(reader: Reader, passage: Passage, at: int) -> int:
    if not reader.begun:
        reader.begun = True
        reader.mask(passage, 0, at, "preamble")
    return at


def verbatim(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""An environment whose text is not read, up to its `\end`."""
    open_name = passage.text.rfind("{", start, at)
    name = passage.text[open_name + 1 : at - 1].strip()
    option_label(reader, passage, at)
    finish = passage.text.find(f"\\end{{{name}}}", at)
    finish = len(passage.text) if finish < 0 else finish
    if name.rstrip("*") != "verbatim":  # which lets no command in
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


def new_box(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""Tcolorbox's `\newtcbtheorem[..]{name}{shown}{options}{prefix}`: labels are `prefix:key`."""
    at, given = skip_options(passage, at), []
    for _ in range(_OF_BOX):
        argument = passage.argument(at)
        if argument is None:
            return at
        given.append(passage.slice(argument[0]).strip())
        at = argument[1]
    reader.environments[given[0]] = partial(_box, prefix=given[3])
    reader.mask(passage, start, at, "argument")
    return at


def _box(reader: Reader, passage: Passage, _start: int, at: int, *, prefix: str) -> int:
    title = passage.argument(skip_options(passage, at))
    key = passage.argument(title[1]) if title else None
    name = passage.slice(key[0]).strip() if key else ""
    if key and name:
        reader.found.labels.append(Label(f"{prefix}:{name}", passage.place(key[0].start)))
    return at


_ADDRESS = ("url", "nolinkurl", "path", "href", "hyperbaseurl")
COMMANDS: dict[str, Handler] = {
    "begin": begin,
    "end": end,
    **dict.fromkeys(("verb", "Verb", "lstinline", "spverb"), verb),
    "mintinline": code,
    **dict.fromkeys(_ADDRESS, address),
    **dict.fromkeys(("newlist", "renewlist"), new_list),
    **dict.fromkeys(("newtcbtheorem", "renewtcbtheorem"), new_box),
}
ENVIRONMENTS: dict[str, Handler] = {
    "frame": with_label,
    **dict.fromkeys((f"{name}{star}" for name in _LISTS for star in ("", "*")), item_list),
}
