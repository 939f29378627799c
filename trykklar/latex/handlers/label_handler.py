r"""Handlers for `\label` and for every command that refers to one."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex import reference_commands
from trykklar.latex.elements import Label, Reference
from trykklar.latex.passage import skip_options

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader

_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n[ \t]*")
_BLANKS = re.compile(r"\s+")
_BRACED = re.compile(r"\A\{([^{}]*)\}\Z")  # cleveref, which takes lists apart, drops the braces


def label(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\label{x}`, `\label[type]{x}`."""
    at = skip_options(passage, at)
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    add_label(reader, passage, span)
    reader.mask(passage, start, span.end + 1, "label")
    return span.end + 1


def as_tex_reads(name: str) -> str:
    r"""The name of a label as TeX has it: a line's end and blanks in a row are one blank.

    Blanks at its ends are a part of it: `\ref{ x}` does not find `\label{x}`.

    Args:
        name: As it is written.
    """
    return _BLANKS.sub(" ", _COMMENT.sub("", name) if "%" in name else name)


def add_label(reader: Reader, passage: Passage, span: Span, *, own: bool = False) -> None:
    """Record the label whose name stands in a span, and that the open float carries it.

    Args:
        reader: What records it.
        passage: Where its name stands.
        span: The name.
        own: Whether it is the label of something in the float that has a caption of its own.
    """
    name = as_tex_reads(passage.slice(span))
    if not name.strip() or "#" in name or "\\" in name:
        return
    reader.found.labels.append(Label(name, passage.place(span.start)))
    if reader.open_floats and not own:
        reader.open_floats[-1].labels.append(name)


def refer(
    reader: Reader, passage: Passage, start: int, at: int, *, count: int = 1, many: bool = False
) -> int:
    r"""`\ref{x}`, `\cref{x,y}` (many), `\crefrange{x}{y}` (count 2)."""
    command = passage.text[start + 1 : at]
    at = skip_options(passage, at)
    for _ in range(count):
        span = passage.group(passage.skip(at))
        if span is None:
            return at
        add_references(reader, passage, span, command, many=many)
        at = span.end + 1
    reader.mask(passage, start, at, "reference")
    return at


def add_references(
    reader: Reader, passage: Passage, span: Span, command: str, *, many: bool
) -> None:
    """Record the references to the labels named in a span."""
    text, offset = passage.slice(span), span.start
    for part in text.split(",") if many else [text]:
        name = as_tex_reads(part)
        if many:
            name = name.strip() if command.startswith("z") else _BRACED.sub(r"\1", name)
        if name.strip() and "#" not in name and "\\" not in name:
            place = passage.place(offset + len(part) - len(part.lstrip()))
            reader.found.references.append(Reference(command, name, place))
        offset += len(part) + 1


def hyper_reference(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\hyperref[label]{text}`; its text is read as usual."""
    span = passage.delimited(passage.skip(at))
    if span is None:
        return at
    group = passage.group(passage.skip(span.start))  # braces around an optional argument go
    own = group if group and passage.skip(group.end + 1) == span.end else span
    add_references(reader, passage, own, "hyperref", many=False)
    reader.mask(passage, start, span.end + 1, "reference")
    return span.end + 1


COMMANDS: dict[str, Handler] = {
    "label": label,
    "zlabel": label,
    **dict.fromkeys(reference_commands.ONE, refer),
    **dict.fromkeys(reference_commands.MANY, partial(refer, many=True)),
    **dict.fromkeys(reference_commands.RANGES, partial(refer, count=2)),
    "hyperref": hyper_reference,
}
