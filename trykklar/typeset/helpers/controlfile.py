r"""Biber's control file (.bcf): what it makes biber read, and whether that is safe.

Biber does not know `openin_any`. It fetches URLs, reads any path, and evaluates parts of the
control file as Perl; and a manuscript can write all of it, by biblatex's own commands or by
`\write`. So biber is started only on what is known to be harmless: every element, attribute and
value must be one that biblatex writes (`biblatex.py`). Biber looks at no namespace, takes an
attribute for an element of that name, and decomposes the text by Unicode's NFD before it is
parsed, so that the text is read here as it is read there.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.storage import regular_file
from trykklar.typeset.helpers.controlfile_schema import NAMESPACE, OPTIONS, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lxml.etree import _Element

_OPENING = b'<?xml version="1.0" encoding="UTF-8"?>'
_SPACE = f"{{{NAMESPACE}}}"
_SHOWN = 60  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class ControlFault:
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
class BiberSource:
    """A bibliography, as the document gives it.

    Attributes:
        name: A path below the folder, or a pattern.
        pattern: Whether it is a pattern for several files.
        xml: Whether it is biblatexml and not BibTeX.
    """

    name: str
    pattern: bool = False
    xml: bool = False


@dataclass(frozen=True, slots=True)
class ControlFile:
    """What counts in a .bcf.

    Attributes:
        sources: The bibliographies; none where there are faults.
        faults: Why biber must not be started; empty where it may.
    """

    sources: tuple[BiberSource, ...]
    faults: tuple[ControlFault, ...]


def read(path: Path) -> ControlFile:
    """Reads a control file; the same content is judged once."""
    return _judged(regular_file.read(path))


def load() -> None:
    """Loads what reading takes, so that it need not be waited for."""
    import trykklar.storage.safe_xml  # noqa: F401 - loading it is the purpose

    grammar()


@lru_cache(maxsize=4)
def _judged(data: bytes) -> ControlFile:
    from trykklar.storage.safe_xml import XMLError, parse

    if not data.startswith(_OPENING):
        return ControlFile((), (_strange("", "begins otherwise"),))
    try:
        root = parse(unicodedata.normalize("NFD", _decoded(data)))
    except XMLError as fault:
        return ControlFile((), (_strange("", f"is incomplete ({fault})"),))
    if root.tag != f"{_SPACE}controlfile":
        return ControlFile((), (_strange("", f"begins with <{root.tag}>"),))
    faults = tuple(dict.fromkeys((*_element(root), *_options(root))))
    return ControlFile(() if faults else tuple(_sources(root)), faults)


def _decoded(data: bytes) -> str:
    """The text as biber takes it: UTF-8, or else Latin-1 (Biber.pm, `parse_ctrlfile`)."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _sources(root: _Element) -> Iterator[BiberSource]:
    for node in root.iter(f"{_SPACE}datasource"):
        name = unicodedata.normalize("NFC", node.text or "")
        yield BiberSource(
            name, node.get("glob") in {"1", "true"}, node.get("datatype") == "biblatexml"
        )


def _element(node: _Element) -> Iterator[ControlFault]:
    """Everything in an element that biblatex would not have written."""
    name = str(node.tag).removeprefix(_SPACE)
    known = grammar().elements.get(name)
    if known is None or dict(node.nsmap) != {"bcf": NAMESPACE}:
        yield _strange(name, f"has an element <{name}>")
        return
    for attribute, value in _attributes(node):
        kind = known.attributes.get(attribute)
        if kind is None:
            yield _strange(value, f"has {attribute}={_shown(value)} in <{name}>")
        else:
            yield from _value(kind, value, f"{attribute} of <{name}>")
    yield from _text(node, name, known.text)
    for child in node:
        yield from _child(child, name, known.holds)


def _attributes(node: _Element) -> Iterator[tuple[str, str]]:
    for attribute, value in node.items():
        yield str(attribute), str(value)


def _text(node: _Element, name: str, kind: str) -> Iterator[ControlFault]:
    text = "".join((node.text or "", *(child.tail or "" for child in node)))
    if kind and not len(node):
        yield from _value(kind, text, f"<{name}>")
    elif text.strip():
        yield _strange(text.strip(), f"has the text {_shown(text.strip())} in <{name}>")


def _child(child: _Element, name: str, holds: frozenset[str]) -> Iterator[ControlFault]:
    from lxml.etree import _Comment

    if isinstance(child, _Comment):
        return
    if str(child.tag).removeprefix(_SPACE) in holds:
        yield from _element(child)
    else:
        yield _strange("", f"has {_shown(str(child.tag))} in <{name}>")


def _value(kind: str, text: str, place: str) -> Iterator[ControlFault]:
    if grammar().kinds[kind](text):
        return
    if kind == "source":
        message = f"The bibliography '{text}' is not in the document's folder."
        yield ControlFault("bib-outside-folder", text, message, "Put a copy of it in the folder.")
    elif kind == "replacement":
        message = f"A source map replaces text by {text!r}, which biber would run as a program."
        hint = "Use only text and $1, $2, ... in it; write '\\@' for an at sign."
        yield ControlFault("bib-unsafe-sourcemap", "DeclareSourcemap", message, hint)
    elif kind == "pattern":
        message = f"The regular expression {text!r} calls a program."
        yield ControlFault("bib-unsafe-sourcemap", text, message, "Match text only.")
    else:
        yield _strange(text, f"has {_shown(text)} as {place}")


def _options(root: _Element) -> Iterator[ControlFault]:
    """Options of biber itself: each has a value of its own, and most are not the document's."""
    for group in root.iter(f"{_SPACE}options"):
        if group.get("component") != "biblatex":
            for node in group.iter(f"{_SPACE}key", f"{_SPACE}value"):
                kind = OPTIONS.__contains__ if node.tag.endswith("key") else _encoding()
                if not kind(node.text or ""):
                    yield _strange(node.text or "", f"sets biber's {_shown(node.text or '')}")


def _encoding() -> Callable[[str], object]:
    return grammar().kinds["encoding"]


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def _strange(text: str, what: str) -> ControlFault:
    message = f"The control file for biber {what}, which biblatex does not write."
    hint = "Remove what puts it there; trykklar knows biblatex 3.8 to 3.22."
    return ControlFault("bib-unsafe-control", text, message, hint)
