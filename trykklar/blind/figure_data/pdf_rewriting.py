"""A PDF figure without what it says of itself: properties, XMP, notes, attached files.

TeX shows the contents of a figure's pages, with what they draw with, and nothing else of the file;
that is what stays. qpdf reads and writes it, confined; Python changes plain JSON in between.

Source: ISO 32000-1, 7.7.2 (catalog), 7.7.3 (pages), 14.3 (metadata); the qpdf manual, "qpdf JSON".
"""

from __future__ import annotations

import base64
import json
from typing import Any

from trykklar.blind.figure_data import jpeg_segments
from trykklar.preflight.pdf_objects import within
from trykklar.sandbox.on_copy import GIVEN, made
from trykklar.storage.bounded_json import read_json

START = b"%PDF-"
"""How a PDF begins."""

MOST = 100_000_000
"""Bytes of a figure that is rewritten: its objects are held in memory as text."""

_JSON, _PDF = "objects.json", "made.pdf"
_QUIET = ("qpdf", "--no-warn", "--warning-exit-0")
_AS_IT_IS = ("--stream-data=preserve", "--object-streams=disable", "--deterministic-id")
_CATALOG = frozenset(["/Type", "/Version", "/Pages", "/OCProperties", "/OutputIntents"])
_TRAILER = frozenset(["/Root", "/Size"])
_PAGE = frozenset(
    ["/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
     "/Contents", "/Rotate", "/Group", "/UserUnit"]
)  # fmt: skip
# Of any object: XMP, what programs keep for themselves, dates, and what pdfTeX notes of a figure.
_TELLING = frozenset(
    ["/Metadata", "/PieceInfo", "/LastModified", "/PTEX.FileName", "/PTEX.InfoDict",
     "/PTEX.PageNumber"]
)  # fmt: skip


def without_data(pdf: bytes) -> bytes | None:
    """The figure alone; None where it cannot be rewritten: no sound PDF, or one under a password.

    Args:
        pdf: The file.
    """
    if len(pdf) > MOST:
        return None
    written = made(pdf, (*_QUIET, "--json-output", GIVEN, _JSON), _JSON)
    if written is None:
        return None
    plain = read_json(written, _rewritten)
    return plain and made(plain, (*_QUIET, "--json-input", *_AS_IT_IS, GIVEN, _PDF), _PDF)


def _rewritten(data: dict[str, Any]) -> bytes | None:
    """A figure's objects without what names its makers; None where a password protects it."""
    return json.dumps(data).encode() if _bare(data["qpdf"][1]) else None


def _bare(objects: dict[str, Any]) -> bool:
    """Takes out what names its makers; False where a password protects the file's texts."""
    trailer = objects["trailer"]["value"]
    if "/Encrypt" in trailer:
        return False
    root = objects[f"obj:{trailer['/Root']}"]["value"]
    _keep(trailer, _TRAILER)
    _keep(root, _CATALOG)
    for each in objects.values():
        stream = each.get("stream")
        value = stream["dict"] if stream else each["value"]
        if isinstance(value, dict) and value.get("/Type") == "/Page":
            _keep(value, _PAGE)
        for inner in within(value):
            for key in _TELLING & inner.keys():
                del inner[key]
        if stream and value.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            _bare_photograph(stream)
    return True


def _keep(dictionary: dict[str, Any], keys: frozenset[str]) -> None:
    for key in dictionary.keys() - keys:
        del dictionary[key]


def _bare_photograph(stream: dict[str, Any]) -> None:
    """A JPEG lies in a PDF as its own file was; one that is not sound stays as it is."""
    bare = jpeg_segments.without_data(base64.b64decode(stream["data"]))
    if bare is not None:
        stream["data"] = base64.b64encode(bare).decode()
