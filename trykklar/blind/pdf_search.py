"""Names in a PDF: on its pages, in its own data, in what it carries along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.blind.leak import Leak, leak
from trykklar.blind.plain_letters import seen_letters
from trykklar.blind.secret import Hit
from trykklar.preflight.pdf_objects import file_name, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.blind.secret import Secrets

_LISTS = """
references bibliography literature referanser litteratur kilder bibliografi literatur références
"""
# Capitals that are set larger stand apart in a PDF's text: `R EFERENCES`.
_NAMES = "|".join(r"[^\S\n]?".join(name) for name in (*_LISTS.split(), "workscited"))
_HEADING = re.compile(
    rf"^[^\S\n]*(?:(?:\d+|[A-Z]|[IVX]+)\.?\s+)?(?:{_NAMES})\w*[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Keys that name a place in the file, by labels and keys of the author's.
_PLACES = {"/Names", "/D", "/Dest", "/Limits"}
_NAMED = {
    "/Author": "the PDF's author", "/Title": "the PDF's title", "/Subject": "the PDF's subject",
    "/Keywords": "the PDF's keywords", "/Creator": "the PDF's creator",
    "/Producer": "the PDF's producer", "/PTEX.FileName": "the name of a figure's file",
    "/F": "the name of a file", "/UF": "the name of a file", "/URI": "a link",
    "/Contents": "a note", "/T": "who wrote a note", "/Alt": "a figure's description",
    "/NM": "a note's name", "/Desc": "a file's description", "/Company": "the PDF's company",
}  # fmt: skip


def on_pages(name: str, pages: list[str], secrets: Secrets) -> Iterator[Leak]:
    """What the pages of a PDF say of who wrote it.

    Args:
        name: The file's, in the submission.
        pages: Their text.
        secrets: What must not be found.
    """
    works = False
    for number, text in enumerate(pages, start=1):
        joined = re.sub(r"(?<=[^\W\d_])-\n\s*(?=[^\W\d_])", "", seen_letters(text))
        heading = None if works else _last(joined)
        before, after = (joined, "") if heading is None else (joined[:heading], joined[heading:])
        parts = [(joined, True)] if works else [(before, False), (after, True)]
        for part, listed in parts:
            for hit in secrets.find(part, works=listed):
                yield leak(name, hit, f"page {number}")
        works = works or heading is not None


def _last(text: str) -> int | None:
    found = [match.end() for match in _HEADING.finditer(text)]
    return found[-1] if found else None


def in_objects(name: str, content: bytes, secrets: Secrets) -> Iterator[Leak]:
    """What a PDF holds besides its pages: properties, names, links, notes, pictures, files.

    Args:
        name: The file's, in the submission.
        content: What it holds.
        secrets: What must not be found.
    """
    objects = read(content, streams=True)
    if objects is None:
        yield Leak(name, 0, "a PDF that cannot be read", "nobody can say what is in it", "hidden")
        return
    for _, key, text in objects.strings():
        if key in _PLACES:
            continue
        where = _NAMED.get(key) or f"the PDF's data ({key.lstrip('/')})".removesuffix(" ()")
        link = key == "/URI"
        shown = file_name(f"u:{text}")
        found = secrets.in_name(shown, link=link) if link or key in _FILES else secrets.find(shown)
        yield from (leak(name, hit, where) for hit in found)
    for number, data in objects.streams.items():
        described = objects.objects.get(f"{number} 0 R")
        kind = described.get("/Type") if isinstance(described, dict) else None
        for text in secrets.in_bytes(data):
            where = "the PDF's metadata (XMP)" if kind == "/Metadata" else _stream(described)
            yield leak(name, Hit(0, 0, text, "name"), where)


_FILES = {"/F", "/UF", "/PTEX.FileName"}


def _stream(described: object) -> str:
    kinds = {
        "/Image": "the data of a picture", "/Form": "a figure", "/EmbeddedFile": "an attached file"
    }  # fmt: skip
    if isinstance(described, dict):
        for key in ("/Subtype", "/Type"):
            if described.get(key) in kinds:
                return kinds[described[key]]
        if "/Length1" in described:
            return "the data of a font"
    return "the PDF's data"
