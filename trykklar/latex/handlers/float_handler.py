r"""Handlers for floats, their captions and pictures."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.elements import Graphic, Heading
from trykklar.latex.handlers.label_handler import add_label
from trykklar.latex.handlers.named_file import locate, refuse
from trykklar.latex.passage import skip_options
from trykklar.latex.structure_commands import CAPTIONS, DRAWINGS, FLOATS, HEADINGS

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader

_PICTURES = (".pdf", ".png", ".jpg", ".jpeg", ".eps")
_ALT = re.compile(r"(?:^|[,\s])alt\s*=\s*(\{((?:[^{}]|\{[^{}]*\})*)\}|[^,\]]*)")

_END_OF_ABSTRACT = re.compile(r"\\end\s*\{abstract\}")
_LONGEST = 2_000


def open_float(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\begin{figure}`."""
    brace = passage.text.find("{", start)
    kind = passage.text[brace + 1 : passage.text.find("}", brace)].strip()
    reader.open_float(kind.rstrip("*"), start)
    end = skip_options(passage, at)
    reader.mask(passage, start, end, "argument")
    return end


def caption(reader: Reader, passage: Passage, start: int, at: int, *, leading: int = 0) -> int:
    r"""`\caption[short]{long}`, `\captionof{figure}[short]{long}`; its text is read as usual."""
    for _ in range(leading):
        kind = passage.argument(skip_options(passage, at))
        at = kind[1] if kind else at
    at = skip_options(passage, at)
    span = _captioned(reader, passage, at)
    if span is not None:
        reader.mask(passage, start, span.start, "argument")
    return at


def side_caption(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""Memoir's `\begin{sidecaption}[short]{long}[label]`; its text is read as usual.

    Source: the manual of memoir, 10.10, "Side captions".
    """
    at = skip_options(passage, at)
    span = _captioned(reader, passage, at)
    label = passage.delimited(passage.skip(span.end + 1)) if span is not None else None
    if label is not None:
        add_label(reader, passage, label)
        reader.mask(passage, label.start - 1, label.end + 1, "label")
    return at


def _captioned(reader: Reader, passage: Passage, at: int) -> Span | None:
    """The text of a caption, which the float around it has from now on."""
    span = passage.group(passage.skip(at))
    if span is not None:
        if reader.open_floats:
            reader.open_floats[-1].captions += 1
        reader.mask(passage, span.start, span.end, "caption")
    return span


def graphic(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\includegraphics[alt={..}]{file}`."""
    span = passage.delimited(passage.skip(at + passage.text.startswith("*", at)))
    text = _described_in(passage, span)
    options = passage.slice(span)[:_LONGEST] if span else ""
    at = skip_options(passage, at)
    name = passage.group(passage.skip(at))
    if name is None:
        return at
    path = _file(reader, passage, start, passage.slice(name).strip().strip('"'))
    _add(reader, Graphic(passage.slice(name).strip(), text, passage.place(start), options, path))
    reader.mask(passage, start, name.end + 1, "argument")
    return name.end + 1


def _file(reader: Reader, passage: Passage, start: int, name: str) -> Path | None:
    """The picture's file; one that is there and may not be read is reported."""
    if not name or set(name) & set("#\\{}"):
        return None
    paths = (locate(reader, name, ending) for ending in _PICTURES)
    path = next(filter(None, paths), None)
    if path is None:
        any(refuse(reader, passage, start, name, ending) for ending in _PICTURES)
    return path


def drawing(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\begin{tikzpicture}[alt={..}]`."""
    span = passage.delimited(passage.skip(at))
    _add(reader, Graphic("", _described_in(passage, span), passage.place(start)))
    return at


def _described_in(passage: Passage, options: Span | None) -> str | None:
    """The alternative text among the options of a picture."""
    if options is None:
        return None
    end = min(options.end, options.start + _LONGEST)
    match = _ALT.search(passage.text[options.start : end])
    return (match[2] if match[2] is not None else match[1]).strip() if match else None


def described(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\Description{..}`, `\alttext{..}`, `\pdftooltip`: alternative text of the last picture."""
    span = passage.group(passage.skip(skip_options(passage, at)))
    if span is None:
        return at
    if reader.open_floats:
        reader.open_floats[-1].described = passage.slice(span)
    reader.mask(passage, start, span.end + 1, "argument")
    return span.end + 1


def _add(reader: Reader, made: Graphic) -> None:
    reader.found.graphics.append(made)
    if reader.open_floats:
        reader.open_floats[-1].graphics.append(made)


def new_float(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\newfloat{x}{..}{..}`, `\DeclareFloatingEnvironment[..]{x}`."""
    name = passage.group(passage.skip(skip_options(passage, at)))
    if name is None:
        return at
    kind = passage.slice(name).strip()
    reader.environments[kind] = reader.environments[f"{kind}*"] = open_float
    return name.end + 1


def heading(reader: Reader, passage: Passage, start: int, at: int, *, depth: int) -> int:
    r"""`\section[short]{long}`; its text is read as usual."""
    at = skip_options(passage, at)
    span = passage.group(passage.skip(at))
    if span is not None:
        title = passage.slice(span).strip()
        reader.found.headings.append(Heading(title, depth, passage.place(start)))
        reader.mask(passage, start, span.start, "argument")
        reader.mask(passage, span.start, span.end, "heading")
    return at


def abstract(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\begin{abstract}`: read, but not counted as text."""
    match = passage.searched.search(_END_OF_ABSTRACT, at)
    if match:
        reader.mask(passage, at, match.start(), "abstract")
    return at


COMMANDS: dict[str, Handler] = {
    **{name: partial(caption, leading=count) for name, count in CAPTIONS.items()},
    "bicaption": caption,
    "includegraphics": graphic,
    **dict.fromkeys(("Description", "alttext", "AltText"), described),
    **dict.fromkeys(("newfloat", "DeclareFloatingEnvironment"), new_float),
    **{name: partial(heading, depth=depth) for name, depth in HEADINGS.items()},
}
ENVIRONMENTS: dict[str, Handler] = {
    **dict.fromkeys(FLOATS, open_float),
    **{f"{name}*": open_float for name in FLOATS},
    **dict.fromkeys(DRAWINGS, drawing),
    **dict.fromkeys(("sidecaption", "sidecontcaption"), side_caption),
    "abstract": abstract,
}
