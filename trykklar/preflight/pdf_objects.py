"""The objects of a PDF, as qpdf writes them out as JSON.

qpdf runs confined, on a copy: a stranger's TeX has made the PDF, or brought figures into it. What
it writes is plain JSON, which cannot do anything.

Source: the qpdf manual, "qpdf JSON", version 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from trykklar.sandbox.on_copy import GIVEN, made_files
from trykklar.storage.bounded_json import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JSON = "objects.json"
_STREAM = "stream-"
# Only what is read: of a form that is not what it should be, qpdf 11 breaks off in mid-JSON.
_KEYS = ("--json-key=qpdf", "--json-key=pages", "--json-key=encrypt")
_QUIET = ("qpdf", "--no-warn", "--warning-exit-0", "--json=2", *_KEYS)
_DEEPEST = 40  # references and parents that are followed


@dataclass(frozen=True)
class PdfObjects:
    """A PDF as the objects that it consists of.

    Attributes:
        version: Of the format: `1.5`.
        objects: `5 0 R` -> what it is: a value, or the dictionary of a stream.
        pages: The objects of the pages, in order.
        encrypted: Whether a password or a permission stands in the way.
        streams: Number of an object -> what its stream holds, where it was asked for.
    """

    version: str
    objects: Mapping[str, Any]
    pages: tuple[str, ...]
    encrypted: bool
    streams: Mapping[int, bytes]

    def at(self, value: Any, *keys: str) -> Any:
        """What a value is, references followed; and then what it has under keys, in turn."""
        found = self._followed(value)
        for key in keys:
            found = self._followed(found.get(key)) if isinstance(found, dict) else None
        return found

    def _followed(self, value: Any) -> Any:
        for _ in range(_DEEPEST):
            if not (isinstance(value, str) and value in self.objects):
                return value
            value = self.objects[value]
        return None

    @cached_property
    def trailer(self) -> dict[str, Any]:
        """The dictionary that everything else is found from."""
        found = self.objects.get("trailer")
        return found if isinstance(found, dict) else {}

    @property
    def catalog(self) -> Any:
        """The document's own dictionary."""
        return self.at(self.trailer, "/Root")

    def inherited(self, page: Any, key: str) -> Any:
        """An attribute of a page, or of what it is a part of."""
        node = self.at(page)
        for _ in range(_DEEPEST):
            if not isinstance(node, dict):
                return None
            if key in node:
                return self.at(node[key])
            node = self.at(node.get("/Parent"))
        return None

    def dictionaries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every dictionary in the file, with the object that it stands in."""
        for name, value in self.objects.items():
            for inner in within(value):
                yield name, inner

    def strings(self) -> Iterator[tuple[str, str, str]]:
        """Every text in the file: its object, the key that it stands under, and the text."""
        for name, value in self.objects.items():
            for key, found in _strings(value):
                yield name, key, found


def number(name: str) -> int:
    """The number of an object by its name: 5 of `5 0 R`; 0 of the trailer."""
    first = name.partition(" ")[0]
    return int(first) if first.isdigit() else 0


def text(value: Any) -> str:
    """A string of a PDF as text; "" where it is none.

    Bytes that qpdf cannot read as text are shown as Latin-1.
    """
    if not isinstance(value, str):
        return ""
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        try:
            return bytes.fromhex(value[2:]).decode("latin-1")
        except ValueError:
            return ""
    return ""


# PDFDocEncoding from 0x80 to 0x9E (ISO 32000-1, annex D.3); above it is Latin-1.
_UPPER = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"
_BYTES = {ord(sign): code for code, sign in enumerate(_UPPER, start=0x80)}


def file_name(value: Any) -> str:
    """A string that TeX wrote as the bytes of a file's name, which are UTF-8 nowadays."""
    shown = text(value)
    try:
        return shown.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return shown


def read(pdf: bytes, *, streams: bool = False) -> PdfObjects | None:
    """The objects of a PDF; None where qpdf cannot read it, or is not installed.

    Args:
        pdf: What the file holds.
        streams: Whether what its streams hold is wanted, too, unpacked.
    """
    if streams:
        prefix = ("--decode-level=generalized", f"--json-stream-prefix={_STREAM}")
        command = (*_QUIET, "--json-stream-data=file", *prefix, GIVEN, _JSON)
        files = made_files(pdf, command, (_JSON, f"{_STREAM}*"))
    else:
        files = made_files(pdf, (*_QUIET, GIVEN, _JSON), (_JSON,))
    if files is None:
        return None
    return read_json(files[_JSON], lambda data: _read(data, files))


def _read(data: dict[str, Any], files: Mapping[str, bytes]) -> PdfObjects:
    head, objects = data["qpdf"]
    values = {
        name.removeprefix("obj:"): each["stream"]["dict"] if "stream" in each else each["value"]
        for name, each in objects.items()
    }
    return PdfObjects(
        version=head["pdfversion"],
        objects=values,
        pages=tuple(page["object"] for page in data["pages"]),
        encrypted=bool(data["encrypt"]["encrypted"]),
        streams={
            int(name.removeprefix(_STREAM)): content
            for name, content in files.items()
            if name.startswith(_STREAM)
        },
    )


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in a value, however deep it lies."""
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            yield here
            waiting += here.values()
        elif isinstance(here, list):
            waiting += here


def _strings(value: Any) -> Iterator[tuple[str, str]]:
    waiting = [("", value)]
    while waiting:
        key, here = waiting.pop()
        if isinstance(here, dict):
            waiting += here.items()
        elif isinstance(here, list):
            waiting += ((key, inner) for inner in here)
        elif found := text(here):
            yield key, found
