"""Rules on the pages that citations name, and on quotations that name none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import plain
from trykklar.bibliography.pages import LONGEST, Range, between, ranges
from trykklar.checks.quotation import quoted_before
from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.elements import Citation

_PARTS_OF_WORKS = frozenset(
    {"article", "incollection", "inproceedings", "conference"}
    | {"inbook", "bookinbook", "suppbook", "inreference"}
)
_NUMBER = r"(\d+|[ivxlcdm]+)"
_PAGE = re.compile(
    rf"(?P<marked>(?:pages?|pp?|pg|sider?|s|Seiten?)\b\.?\s*)?{_NUMBER}"
    rf"(?:\s*(?:-{{1,3}}|[\u2012-\u2015])\s*{_NUMBER})?\s*(?:f{{1,2}}\.?|flg\.?|n\.?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|;|&|and|og|und)\s*")
_TITLE_WORD = re.compile(r"\w+")
_YEARS = range(1500, 2101)
_DIGITS = 9


def outside(context: CheckContext) -> Iterator[Remark]:
    """Citations of a page that the work does not have."""
    for citation in context.reading.citations:
        if len(citation.keys) != 1 or not citation.post:
            continue
        entry = context.entry(citation, citation.keys[0])
        if entry is not None:
            yield from _outside(context, citation, entry)


def _outside(context: CheckContext, citation: Citation, entry: Entry) -> Iterator[Remark]:
    fields = context.database.full(entry)
    own = _pages_of(entry.kind, fields.get("pages", ""), fields.get("pagetotal", ""))
    if not own:
        return
    for cited in locator(citation.post):
        if cited.roman == own[0].roman and not any(_within(cited, pages) for pages in own):
            shown = ", ".join(f"{pages.first}–{pages.last}" for pages in own)
            page = (
                f"Page {cited.first}"
                if cited.first == cited.last
                else (f"Pages {cited.first}–{cited.last}")
            )
            verb = "is" if cited.first == cited.last else "are"
            yield Remark(
                citation.place,
                f"{page} {verb} outside of '{entry.key}', which has the pages {shown}.",
                "Perhaps the page number of the file, not of the work.",
            )


def _pages_of(kind: str, pages: str, total: str) -> tuple[Range, ...]:
    if kind in _PARTS_OF_WORKS:
        found = ranges(pages)
        return found if any(span.last > span.first for span in found) else ()
    number = total.strip()
    return (Range(1, int(number)),) if number.isdecimal() and len(number) < _DIGITS else ()


def _within(cited: Range, own: Range) -> bool:
    return own.first <= cited.first <= own.last and cited.last <= own.last


def locator(post: str) -> tuple[Range, ...]:
    """The pages that a citation's note names; none where it names something else, too.

    A chapter, section, figure or paragraph is no page, and a bare number that looks like a year is
    none either.
    """
    if "\\S" in post or "§" in post or len(post) > LONGEST:
        return ()
    text = plain(post.replace("\\,", " ").replace("\\textendash", "--")).strip().rstrip(".")
    found: list[Range] = []
    marked = False
    for match in _items(text):
        span = between(match[2], match[3] or match[2]) if match else None
        if match is None or span is None:
            return ()
        marked = marked or bool(match["marked"])
        if not marked and (span.roman or span.first in _YEARS):
            return ()
        found.append(span)
    return tuple(found)


def _items(text: str) -> Iterator[re.Match[str] | None]:
    """Each item of a list of pages, up to the first that is none, which is None."""
    at = 0
    while at < len(text):
        match = _PAGE.match(text, at)
        if match is None or match.end() == at:
            yield None
            return
        yield match
        gap = _BETWEEN.match(text, match.end())
        at = gap.end() if gap else match.end()
        if gap is None and at < len(text):
            yield None
            return


_SILENT = frozenset({"citeauthor", "citetitle", "citefullauthor", "Citeauthor", "citeurl"})
_PAGELESS = frozenset(
    {"online", "www", "electronic", "dataset", "software", "legislation", "video", "misc"}
)
_WORDS = 5
_AHEAD = 40
# A page that is typed behind the citation: \citet{winter2003} (p. 12).
_PAGE_TYPED = re.compile(
    r"[\s~,;:.()\[]*(?:pp?|pages?|pg|s|side|sidene|S|Seiten?)\b\.?[\s~]*\d", re.IGNORECASE
)


def unpaged(context: CheckContext) -> Iterator[Remark]:
    """Quotations whose citation names no page."""
    for citation in context.reading.citations:
        name = citation.command.rstrip("*")
        if citation.post or citation.silent or name in _SILENT or not citation.place.written:
            continue
        entry = context.entry(citation, citation.keys[-1]) if citation.keys else None
        if entry is None or entry.kind in _PAGELESS:
            continue
        quoted = quoted_before(citation)
        words = len(quoted.split())
        if words >= _WORDS and not _has_page(citation) and not _is_title(quoted, entry):
            yield Remark(
                citation.place,
                f"A quotation of {words} words from '{entry.key}' has no page.",
                f"Write \\{citation.command}[PAGE]{{{entry.key}}}.",
            )


def _has_page(citation: Citation) -> bool:
    text, end = citation.place.source.text, citation.end
    return bool(_PAGE_TYPED.match(text[end : end + _AHEAD]))


def _is_title(quoted: str, entry: Entry) -> bool:
    """Whether what is quoted is the work's title, or a part of it, which has no page."""
    words = _TITLE_WORD.findall(plain(quoted).casefold())
    titles = (entry.fields.get(name, "") for name in ("title", "booktitle", "shorttitle"))
    listed = [_TITLE_WORD.findall(plain(title).casefold()) for title in titles if title]
    return any(words == title[at : at + len(words)] for title in listed for at in range(len(title)))


RULES = (
    Rule(
        "citation-page",
        Severity.WARNING,
        "A cited page that lies outside of the article's or chapter's pages.",
        "A reader looks it up and finds nothing; often the page of the PDF file was typed.",
        r"\citep[5]{saetren2005} of an article on pages 559-582",
        outside,
    ),
    Rule(
        "citation-quotation",
        Severity.WARNING,
        "A quotation of five words or more whose citation names no page.",
        "Style guides ask for it (APA 8.25), and nobody can check the quotation without.",
        r"``the decisions of street-level bureaucrats'' \citep{lipsky1980}",
        unpaged,
    ),
)
