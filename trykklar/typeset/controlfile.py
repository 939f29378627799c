"""Biber's control file (.bcf): what it makes biber read, and whether that is safe.

Biber does not know `openin_any`. It fetches URLs, reads any path, and evaluates the replacement of
a source map as Perl (Biber/Utils.pm, `ireplace`: `s/.../.../eegxms`), and a manuscript can put all
of it into the control file. So the file is read first, and biber is started only if it is harmless.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar import regular

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_OPENING = b'<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = "{https://sourceforge.net/projects/biblatex}"

# A Perl string that can only insert what was matched: `$1`, not `$1[...]`, `@{...}` or a quote.
_HARMLESS = re.compile(r"(?:\\.|\$\d+(?!\d|\[|\{|->)|\$\{\d+\}(?!\[|\{|->)|[^\"@$\\])*", re.DOTALL)
_OUTSIDE = re.compile(r"^(?:[/~\\|]|[A-Za-z][A-Za-z+.-]*:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\$")
_MEDDLING = re.compile(r"file|dir|path|tool|conf|output(?!_encoding)")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why biber must not be started.

    Attributes:
        code: Code of the finding.
        text: What stands in the control file, to be looked for in the author's source.
        message: A plain sentence.
        hint: What to do.
    """

    code: str
    text: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ControlFile:
    """What counts in a .bcf.

    Attributes:
        sources: Names of the bibliographies, as the document gives them.
        faults: Why biber must not be started; empty where it may.
    """

    sources: tuple[str, ...]
    faults: tuple[Fault, ...]


def read(path: Path) -> ControlFile:
    """Reads a control file.

    One that is not XML (torn by an interrupted run) has no sources and no faults: biber says so.
    """
    from lxml import etree

    data = regular.read(path)
    if not data.startswith(_OPENING) or b"<!" in data.replace(b"<!--", b""):
        return ControlFile((), (_declares(),))
    try:
        tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ControlFile((), ())
    sources = tuple(node.text or "" for node in tree.iter(f"{_SPACE}datasource"))
    return ControlFile(sources, (*_outside(sources), *_maps(tree), *_options(tree)))


def _declares() -> Fault:
    message = "The control file for biber declares entities, which can read other files."
    return Fault("bib-unsafe-control", "", message, "Remove what writes to the .bcf by itself.")


def _outside(sources: tuple[str, ...]) -> Iterator[Fault]:
    for name in sources:
        if _OUTSIDE.search(name):
            message = f"The bibliography '{name}' is not in the document's folder."
            hint = "Put a copy of it in the folder."
            yield Fault("bib-outside-folder", name, message, hint)


def _maps(tree: _Element) -> Iterator[Fault]:
    for step in tree.iter(f"{_SPACE}map_step"):
        text = step.get("map_replace") or ""
        if not _HARMLESS.fullmatch(text):
            message = f"A source map replaces text by {text!r}, which biber would run as a program."
            hint = "Use only text and $1, $2, ... in it; write '\\@' for an at sign."
            yield Fault("bib-unsafe-sourcemap", "DeclareSourcemap", message, hint)


def _options(tree: _Element) -> Iterator[Fault]:
    for group in tree.iter(f"{_SPACE}options"):
        if group.get("component") != "biber":
            continue
        for key in group.iter(f"{_SPACE}key"):
            if _MEDDLING.search(key.text or ""):
                message = f"The document sets biber's option '{key.text}', which is not its to set."
                yield Fault("bib-unsafe-control", key.text or "", message, "Remove it.")
