r"""Rules on names and years in the text that disagree with the citation beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.bibliography.field_text import folded, plain
from trykklar.checks.rule import Remark, Rule
from trykklar.checks.surnames import NOT_SURNAMES
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.latex.elements import Citation

_YEAR_ONLY = frozenset({"citeyear", "citeyearpar", "citeyearNP", "citedate"})
_NAME = r"[^\W\d_a-zà-öø-ÿ]\w*(?:['’](?!s\b)\w+)*(?:-[^\W\d_]\w+)*"
_NAMES = re.compile(
    rf"({_NAME}(?:(?:,\s+|,?\s+(?:and|&|og|und|et|och)\s+){_NAME}){{0,4}})"
    r"(,?\s+(?:et\s+al\.?|m\.?\s?fl\.?|u\.\s?a\.))?(?:'s|’s)?\s*\(?\Z"
)
_SEPARATOR = re.compile(r",\s+|,?\s+(?:and|&|og|und|et|och)\s+")
_YEAR = re.compile(
    rf"({_NAME})(?:'s|’s)?\s+\(?((?:1[5-9]|20)\d\d)\b[^.;:!?\n()]{{0,30}}\)?\s*\(?\Z"
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÆØÅÄÖÜ])|\n\s*\n")
_SPLIT = re.compile(r"[^\w]+")
_DIGITS = re.compile(r"\d\d\d\d")
_BACK = 160


def wrong_name(context: CheckContext) -> Iterator[Remark]:
    """Names before a citation that prints the year alone, which are not the authors'."""
    surnames = context.surnames
    year_only = (
        name for name in context.reading.citations if name.command.rstrip("*") in _YEAR_ONLY
    )
    for citation, entry, before in _beside(context, year_only):
        match = _NAMES.search(before)
        if match is None:
            continue
        written = [folded(name) for name in _SEPARATOR.split(match[1])]
        authors = surnames.of(entry)
        if not authors or set(written) & NOT_SURNAMES - surnames.first.keys():
            continue
        if _names_the_work(written, entry) or _named_before(
            citation, entry, authors, before[: match.start()]
        ):
            continue
        if difference := _difference(written, authors, others=bool(match[2])):
            yield Remark(
                citation.place, f"The text says '{match[1]}', but '{entry.key}' {difference}."
            )


def _names_the_work(written: list[str], entry: Entry) -> bool:
    """Whether what stands before the year is from the work's title: Street-Level Bureaucracy."""
    title = set(_SPLIT.split(folded(plain(entry.fields.get("title", "")))))
    return all(title.intersection(_SPLIT.split(name)) for name in written)


def _named_before(citation: Citation, entry: Entry, authors: tuple[str, ...], before: str) -> bool:
    """Whether the sentence has named an author already, by hand, or cited the work."""
    sentence = folded(_SENTENCE.split(before)[-1])
    if any(author in _SPLIT.split(sentence) for author in authors):
        return True
    at = citation.place.offset
    return f"{{{entry.key}}}" in citation.place.source.text[max(at - _BACK, 0) : at]


def _difference(written: list[str], authors: tuple[str, ...], *, others: bool) -> str:
    if written[-1] not in authors and not any(name.endswith(written[-1]) for name in authors):
        return f"is by {authors[0].title()}"
    if not set(written) <= set(authors):
        return ""
    if len(written) == 1 and not others and len(authors) > 1 and written[0] == authors[0]:
        return f"has {len(authors)} authors"
    if len(written) == 2 and not others and len(authors) > 2:  # noqa: PLR2004 - et al. from three
        return f"has {len(authors)} authors"
    return ""


def wrong_year(context: CheckContext) -> Iterator[Remark]:
    """A year beside a citation of the same author that is not the work's."""
    surnames = context.surnames
    for citation, entry, before in _beside(context, context.reading.citations):
        match = _YEAR.search(before) if _DIGITS.search(before) else None
        own = surnames.years(entry) if match else ()
        if match is None or not own or folded(match[1]) not in surnames.of(entry):
            continue
        if int(match[2]) > context.today.year + 1:
            continue  # a number, as that of the standard PAS 2050
        if int(match[2]) not in own:
            years = "/".join(map(str, sorted(own)))
            yield Remark(
                citation.place,
                f"The text says {match[2]} of {match[1]}, but '{entry.key}' is of {years}.",
            )


def _beside(
    context: CheckContext, citations: Iterable[Citation]
) -> Iterator[tuple[Citation, Entry, str]]:
    """Citations of one work, with the prose before them."""
    prose = context.reading.prose
    for citation in citations:
        if len(citation.keys) != 1 or citation.silent or not citation.place.written:
            continue
        entry = context.entry(citation, citation.keys[0])
        text = prose.get(citation.place.source)
        if entry is not None and text is not None:
            at = citation.place.offset
            yield citation, entry, text[max(at - _BACK, 0) : at]


RULES = (
    Rule(
        "citation-name",
        Severity.WARNING,
        "A name in the text that is not the author of the work cited beside it.",
        "The sentence gives a work to somebody who did not write it.",
        r"Winter \citeyearpar{saetren2005}",
        wrong_name,
    ),
    Rule(
        "citation-year",
        Severity.WARNING,
        "A year in the text that is not that of the work cited beside it.",
        "The reader finds two years for one work.",
        r"Smith's 1999 study \citep{smith2001}",
        wrong_year,
    ),
)
