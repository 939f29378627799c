"""The search of a whole submission, as a reviewer could search it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.blind.leak import Leak, leak
from trykklar.blind.pdf_search import in_objects, on_pages
from trykklar.blind.picture_data import data_of
from trykklar.blind.secret import Hit
from trykklar.blind.text_search import in_source
from trykklar.blind.word_search import in_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.blind.secret import Secrets

_POSTSCRIPT = b"%!"
"""How text begins that may have a picture's bytes in it."""


def search(
    files: Mapping[str, bytes], pages: Mapping[str, list[str]], secrets: Secrets
) -> tuple[Leak, ...]:
    """Everything in a submission that says who wrote it.

    Args:
        files: Name -> content.
        pages: PDF among them -> the text of its pages.
        secrets: What must not be found.
    """
    found: dict[Leak, None] = {}
    for name, content in sorted(files.items(), key=lambda item: not _is_text(item[1])):
        for each in _in_file(name, content, pages.get(name, []), secrets):
            found[each] = None
    said = {each.shown.casefold() for each in found if each.line}
    # What the PDF and the Word file say because a source says it is reported there, once.
    return tuple(
        each for each in found if each.line or _other(each) or each.shown.casefold() not in said
    )


def _other(each: Leak) -> bool:
    """Whether something is not in the PDF or the Word file that is made of the sources."""
    return "/" in each.file or each.channel == "the name of the file"


def _is_text(content: bytes) -> bool:
    """Whether a file is read as text: known by what it holds, as no list has every ending."""
    return not content.startswith(b"%PDF-") and (
        b"\0" not in content or content.startswith(_POSTSCRIPT)
    )


def _in_file(name: str, content: bytes, pages: list[str], secrets: Secrets) -> Iterator[Leak]:
    for part in name.split("/"):
        for hit in secrets.in_name(part):
            yield leak(name, hit, "the name of the file")
    lower = name.lower()
    if lower.endswith(".docx"):
        yield from in_word(name, content, secrets)
    elif lower.endswith(".pdf"):
        yield from on_pages(name, pages, secrets)
        yield from in_objects(name, content, secrets)
    elif _is_text(content):
        yield from in_source(name, content, secrets)
    else:
        for text in secrets.in_bytes(data_of(content)):
            yield leak(name, Hit(0, 0, text, "name"), "the picture's own data")
