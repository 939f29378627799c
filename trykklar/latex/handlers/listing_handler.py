r"""Handlers for listings: their text is not read, but labels in them are TeX's.

A label stands among the options, or in the code where `escapeinside` lets LaTeX in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.elements import Label
from trykklar.latex.handlers.label_handler import add_label
from trykklar.latex.handlers.named_file import locate, refuse, source_of
from trykklar.latex.passage import Span, skip_options, whole
from trykklar.latex.structure_commands import CODE_FILES

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_ESCAPED_LABEL = re.compile(r"\\label\{([^{}\s]+)\}")
_LABEL = re.compile(r"\blabel\s*=\s*(\{([^{}]*)\}|[^,\]\s]+)")

_BLANKS = re.compile(r"[ \t]*")  # on the next line begins the code
_CAPTION = re.compile(r"\bcaption\s*=")
_NO_LABEL = "none"
_LONGEST = 2_000


def option_label(reader: Reader, passage: Passage, at: int) -> None:
    """Record `label=x` among the options of a listing or a frame; tabularray's `none` is none."""
    blanks = _BLANKS.match(passage.text, at)
    options = passage.delimited(blanks.end() if blanks else at)
    if options is None:
        return
    match = _LABEL.search(passage.text, options.start, min(options.end, at + _LONGEST))
    if match:
        group = 2 if match[2] is not None else 1
        span = Span(match.start(group), match.end(group))
        if passage.slice(span) != _NO_LABEL:
            captioned = _CAPTION.search(passage.text, options.start, options.end)
            add_label(reader, passage, span, own=captioned is not None)


def escaped_labels(reader: Reader, passage: Passage, start: int, end: int) -> None:
    """Record the labels in code."""
    for match in _ESCAPED_LABEL.finditer(passage.text, start, end):
        reader.found.labels.append(Label(match[1], passage.place(match.start(1)), in_code=True))


def listing(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\lstinputlisting[label=x]{file}`, `\inputminted[..]{language}{file}`."""
    before = CODE_FILES[passage.text[start + 1 : at]]
    at += passage.text.startswith("*", at)
    option_label(reader, passage, at)
    at = skip_options(passage, at)
    for _ in range(before):
        argument = passage.argument(at)
        at = argument[1] if argument else at
    given = passage.argument(at)
    if given is None:
        return at
    reader.mask(passage, start, given[1], "input")
    name = passage.slice(given[0]).strip()
    path = locate(reader, name)
    if path is None:
        refuse(reader, passage, start, name)
    source = source_of(reader, path) if path else None
    if source is not None:
        code = whole(source)
        escaped_labels(reader, code, 0, len(source.text))
        reader.mask(code, 0, len(source.text), "verbatim")
    return given[1]


COMMANDS: dict[str, Handler] = dict.fromkeys(CODE_FILES, listing)
