"""Rules on citations that are typed by hand, "Offerdal (2000: 257)", against the bibliography.

A typed citation is missing from the list of references, and nobody sees it when a year is put
right. Only what fits the bibliography, or has the form of nothing else, is reported: "Norway
(2010)" and "June 2010" are no citations.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.dated import dated
from trykklar.checks.rule import Remark, Rule, RuleEdit
from trykklar.checks.surroundings import PrintedWords, printed
from trykklar.checks.typed_citation import citation_command, fitting, page_note
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.bibliography import Entry
    from trykklar.checks.check_context import CheckContext
    from trykklar.checks.surnames import Surnames
    from trykklar.checks.typed_citation import TypedCitation

_CITED_BEFORE = re.compile(
    r"\\\w*cite\w*\*?(?:\[[^\]]*\]){0,2}\{[^{}]*\}[\s~,;(]*\Z", re.IGNORECASE
)
_CITED_AFTER = re.compile(r"[\s~,;]*\\\w*cite", re.IGNORECASE)
_CITATION = re.compile(r"\\\w*cite\w*\*?\s*(?:\[[^\]]*\]\s*){0,2}\{([^{}]*)\}", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_SENTENCE_END = re.compile(
    r"\n[ \t]*\n|[.!?]['\u2019\u201d)}]*(?:\s|%[^\n]*\n?)+(?=[^\W\d_a-z]|\\[a-z]*cites?\b|\Z)"
)
_BACK = 160
_FAR = 800  # letters, as long as the sentences go in which a name stands first and its work last
_SHOWN = 5
_MANY = 50


def known(context: CheckContext) -> Iterator[Remark]:
    """Typed citations of works that are in the bibliography."""
    for citation in context.manual:
        surnames = context.surnames
        fits = fitting(citation, surnames)
        if fits and not _cited_already(citation, fits):
            keys = " or ".join(entry.key for entry in fits)
            command = citation_command(context.reading.packages, citation)
            hint = f"Write \\{command}{page_note(citation)}{{{fits[0].key}}}."
            yield Remark(
                citation.place,
                f"'{citation.written}' is typed by hand; it is the entry '{keys}'.",
                hint,
                _edits(citation, fits, command, surnames) if dated(context) else (),
            )


def _edits(
    citation: TypedCitation, fits: list[Entry], command: str, surnames: Surnames
) -> tuple[RuleEdit, ...]:
    """The correction, if one entry fits, by just those authors, and the form is plain."""
    match = citation.match
    authors = surnames.of(fits[0])
    same = authors == citation.names or (bool(match["others"]) and len(authors) > 2)  # noqa: PLR2004
    plain_form = bool(match["close"]) and not (match["letter"] or match["cue"] or match["owner"])
    if match["pages"] and _YEAR.match(match["pages"]):
        return ()  # another year, more likely than a page
    if len(fits) != 1 or not same or not plain_form or not citation.source.exact:
        return ()
    if not citation.textual and not match["open"]:
        return ()
    start = match.start("names") if citation.textual else match.start("open")
    whole = citation.source.text
    written = whole[start : match.end()]
    if "\\" in written or "%" in written or _cited_beside(whole, start, match.end()):
        return ()
    if printed(whole, start, match.end()) is not PrintedWords.HERE:
        return ()
    text = f"\\{command}{page_note(citation)}{{{fits[0].key}}}"
    return (RuleEdit(citation.source, start, match.end(), text),)


def _cited_already(citation: TypedCitation, fits: list[Entry]) -> bool:
    """Whether a citation of the work follows in the sentence: then only its name is typed."""
    end = citation.match.end()
    after = _SENTENCE_END.split(citation.source.text[end : end + _FAR], maxsplit=1)[0]
    named = {key.strip() for keys in _CITATION.findall(after) for key in keys.split(",")}
    return any(entry.key in named for entry in fits)


def _cited_beside(text: str, start: int, end: int) -> bool:
    """Whether a citation stands beside a place already, which may be of the same work."""
    before, after = text[max(start - _BACK, 0) : start], text[end : end + _BACK]
    return bool(_CITED_BEFORE.search(before) or _CITED_AFTER.match(after))


def other_year(context: CheckContext) -> Iterator[Remark]:
    """Typed citations of an author who has entries, but none of that year."""
    for citation in context.manual:
        surnames = context.surnames
        likely = citation.person and (citation.certain or citation.textual)
        if not likely or fitting(citation, surnames):
            continue
        named = surnames.first.get(citation.names[0], ())
        entries = [entry for entry in named[:_MANY] if surnames.is_given(citation.given, entry)]
        if not entries:
            continue
        listed = ", ".join(
            f"{'/'.join(map(str, sorted(surnames.years(entry)))) or 'n.d.'} ('{entry.key}')"
            for entry in entries[:_SHOWN]
        )
        yield Remark(
            citation.place, f"'{citation.written}' has no entry; by that author there is {listed}."
        )


def unknown(context: CheckContext) -> Iterator[Remark]:
    """Typed citations of authors who have no entry at all."""
    if not any(citation.certain for citation in context.manual):
        return
    surnames = context.surnames
    everyone = {name for entry in context.database.entries for name in surnames.of(entry)}
    if not everyone:
        return
    for citation in context.manual:
        acronym = citation.match["names"].isupper()
        if (
            citation.certain
            and citation.person
            and not acronym
            and not everyone & {*citation.names, *citation.firsts}
        ):
            yield Remark(citation.place, f"'{citation.written}' is typed by hand and has no entry.")


RULES = (
    Rule(
        "citation-typed",
        Severity.WARNING,
        "A citation typed by hand, of a work that is in the bibliography.",
        "The work is missing from the list of references, or its year will one day differ.",
        r"Offerdal (2005: 257) for \citet[257]{offerdal2005}",
        known,
    ),
    Rule(
        "citation-typed-year",
        Severity.WARNING,
        "A citation typed by hand, of an author who has entries, but none of that year.",
        "One of the two years is wrong, or an entry is missing.",
        "Offerdal (2000) where the only entry is of 2005",
        other_year,
    ),
    Rule(
        "citation-typed-unknown",
        Severity.WARNING,
        "A citation typed by hand, of an author who has no entry.",
        "The reader looks for it in the list of references and does not find it.",
        "(Pressman and Wildavsky 1973) without such an entry",
        unknown,
    ),
)
