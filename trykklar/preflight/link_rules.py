"""Links that lead somewhere: to a place that is in the file, and to no file of the author's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trykklar.finding import Finding, Severity
from trykklar.preflight.font_rules import pages_named
from trykklar.preflight.pdf_objects import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.preflight.expectation import Expectation
    from trykklar.preflight.pdf_objects import PdfObjects

_NAMED = 3
_LOCAL = re.compile(r"file:|run:|[A-Za-z]:[\\/]|[/~.]", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"https?:", re.IGNORECASE)
_HOST = re.compile(r"https?://[^/?#\s]+\.?[^/?#\s]*", re.IGNORECASE)


def check(pdf: PdfObjects, expected: Expectation) -> Iterator[Finding]:
    """Links that are dead in the file, or lead to a file of one machine."""
    known, pages = _destinations(pdf), frozenset(pdf.pages)
    dead: dict[str, list[int]] = {}
    local: dict[str, list[int]] = {}
    torn: dict[str, list[int]] = {}
    for page, link in _links(pdf):
        target = _target(pdf, link)
        address = text(pdf.at(link, "/A", "/URI"))
        if target is not None and not _alive(target, pages, known):
            dead.setdefault(_shown(target), []).append(page)
        elif address and _LOCAL.match(address):
            local.setdefault(address, []).append(page)
        elif address and _torn(address):
            torn.setdefault(address, []).append(page)
    yield from _report(
        "pdf-link-dead", dead, expected, _DEAD, "Compile once more; a label may be missing."
    )
    yield from _report(
        "pdf-link-local",
        local,
        expected,
        _LOCAL_TEXT,
        "Give the web address, or take the link out.",
    )
    yield from _report(
        "pdf-link-broken", torn, expected, _TORN, "Correct the address where it is written."
    )


_DEAD = "{} that {} not in the PDF"
_LOCAL_TEXT = "{} that {} on one machine only"
_TORN = "{} that {} no web address"


def _torn(address: str) -> bool:
    r"""Whether no browser can open an address: without a host, with blanks, or without `https:`."""
    if _WEB.match(address):
        return not _HOST.match(address) or bool(re.search(r"\s", address.strip()))
    return not _SCHEME.match(address)


def _report(
    code: str, places: dict[str, list[int]], expected: Expectation, words: str, hint: str
) -> Iterator[Finding]:
    if not places:
        return
    pages = sorted({page for several in places.values() for page in several if page})
    names = ", ".join(f"'{name}'" for name in list(places)[:_NAMED])
    more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
    many = len(places) > 1
    start = "Links lead to places" if many else "A link leads to a place"
    where = f" ({pages_named(pages)})" if pages else ""
    message = f"{words.format(start, 'are' if many else 'is')}{where}: {names}{more}."
    yield Finding(code, Severity.WARNING, expected.source, 0, 0, message, hint)


def _links(pdf: PdfObjects) -> Iterator[tuple[int, Any]]:
    """Every link, with its page; those of the outline with page 0."""
    for number, page in enumerate(pdf.pages, start=1):
        annotations = pdf.at(page, "/Annots")
        for reference in annotations if isinstance(annotations, list) else ():
            if pdf.at(reference, "/Subtype") == "/Link":
                yield number, pdf.at(reference)
    for _, inner in pdf.dictionaries():
        if "/Title" in inner and "/Parent" in inner and ("/A" in inner or "/Dest" in inner):
            yield 0, inner


def _target(pdf: PdfObjects, link: Any) -> Any:
    """Where in the file a link leads to; None where it leads out of it."""
    direct = pdf.at(link, "/Dest")
    if direct is not None:
        return direct
    action = pdf.at(link, "/A")
    return pdf.at(action, "/D") if pdf.at(action, "/S") == "/GoTo" else None


def _alive(target: Any, pages: frozenset[str], known: frozenset[str]) -> bool:
    if isinstance(target, list):
        first = target[0] if target else None
        return isinstance(first, int) or (isinstance(first, str) and first in pages)
    return _shown(target) in known


def _shown(target: Any) -> str:
    if isinstance(target, list):
        return "a page that is not there"
    return text(target) or str(target).removeprefix("/")


def _destinations(pdf: PdfObjects) -> frozenset[str]:
    """The names of places, from the tree of names and from the older dictionary."""
    old = pdf.at(pdf.catalog, "/Dests")
    names = [name.removeprefix("/") for name in old] if isinstance(old, dict) else []
    waiting, seen = [pdf.at(pdf.catalog, "/Names", "/Dests")], set[int]()
    while waiting:
        node = pdf.at(waiting.pop())
        if isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            kids, pairs = pdf.at(node.get("/Kids")), pdf.at(node.get("/Names"))
            waiting += kids if isinstance(kids, list) else ()
            names += map(text, pairs[::2] if isinstance(pairs, list) else ())
    return frozenset(names)
