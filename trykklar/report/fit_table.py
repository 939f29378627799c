"""How a manuscript stands to venues: a table for the terminal, and JSON."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from trykklar.latex.word_count import RUNNING, total
from trykklar.report.printable import dumped, printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.fit.facts import Facts
    from trykklar.fit.fitting import Fitting, VenueFit
    from trykklar.fit.row import FitRow
    from trykklar.latex.elements import Heading

_MARKS = {True: "ok", False: "NO", None: "  "}
_COLUMNS = {
    "words": ("limits.words", "limits.characters"),
    "abstract": ("limits.abstract", "limits.abstract_characters"),
    "keywords": ("limits.keywords",),
    "highlights": ("limits.highlights", "limits.highlight_characters"),
    "statements": ("statements",),
    "figures": ("figures.formats", "figures.resolution"),
}
"""Heading of a column, where venues stand side by side -> the demands in it."""
_WIDTH = 100  # characters of a line
_TITLE = 50  # characters of a section's heading


def render(fitting: Fitting) -> str:
    """The tables of one manuscript.

    Args:
        fitting: It, beside venues.
    """
    lines = [*_measures(fitting), ""]
    if fitting.asked:
        for each in fitting.venues:
            lines += [*_venue(each), ""]
        lines += [*_sections(fitting.facts), ""]
    else:
        lines += [*_side_by_side(fitting.venues), ""]
    return printable("\n".join(lines), keep="\n")


def as_json(fittings: Iterable[Fitting]) -> str:
    """The same for programs.

    Args:
        fittings: Manuscripts beside venues.
    """
    return dumped({"documents": [_document(fitting) for fitting in fittings]}, indent=2) + "\n"


def _measures(fitting: Fitting) -> Iterator[str]:
    facts = fitting.facts
    parts = [
        f"{total(facts.sections, RUNNING).words:,} words",
        f"{facts.amounts['abstract'].words if 'abstract' in facts.amounts else 0} in the abstract",
        f"{len(facts.keywords)} keywords",
        f"{facts.figures} figures",
        f"{facts.tables} tables",
        f"{facts.references} works cited",
    ]
    yield f"{fitting.document.name}: {', '.join(parts)}"


def _venue(each: VenueFit) -> Iterator[str]:
    broken = len(each.broken)
    unmet = f"{broken} demand{' is' if broken == 1 else 's are'} not met"
    verdict = "fits" if each.fits else unmet
    yield f"{each.name}, {each.venue.name}: {verdict}"
    yield from _aligned(
        (_MARKS[row.fits], row.what, row.found, row.wanted, row.hint + _at(row))
        for row in each.rows
    )
    review, takes = each.venue.review, each.venue.upload.formats
    if review.anonymity:
        yield f"      reviewed {review.anonymity}-anonymously"
    if each.venue.stated("upload.formats"):
        yield f"      takes {' or '.join(takes)}"
    for origin in each.venue.source:
        text = f"{origin.title} (read {origin.read.isoformat()}) {origin.url}".rstrip()
        yield from _wrapped(f"from: {text}")
    if not each.venue.source:
        yield "      from: its own file; no guide is named there"


def _wrapped(text: str) -> list[str]:
    return wrap(
        text, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 12,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _at(row: FitRow) -> str:
    return f" ({shown(row.place.path)}:{row.place.line})" if row.place else ""


def _sections(facts: Facts) -> Iterator[str]:
    yield "Words by section"
    rows = [
        (str(total((section,), RUNNING).words), _name(section.heading))
        for section in facts.sections
    ]
    width = max((len(words) for words, _ in rows), default=0)
    yield from (f"  {words:>{width}}  {name}" for words, name in rows if words != "0")


def _name(heading: Heading | None) -> str:
    title = " ".join(heading.title.split()) if heading else "before the first heading"
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}..."


def _side_by_side(venues: Sequence[VenueFit]) -> Iterator[str]:
    head = ("venue", *_COLUMNS, "")
    rows = [
        (
            f"{each.name}{'*' if each.own else ''}",
            *(_cell(each, keys) for keys in _COLUMNS.values()),
            "fits" if each.fits else f"{len(each.broken)} not met",
        )
        for each in venues
    ]
    yield from _aligned([head, *rows])
    if any(each.own for each in venues):
        yield "  * its own venue"
    yield "  - nothing is known to be asked; `fit --venue NAME` shows one with its sources"
    for each in venues:
        for row in each.broken:
            hint = f" ({row.hint.rstrip('.')})" if row.hint else ""
            yield f"  {each.name}: {row.what}: {row.found}, wanted: {row.wanted}{hint}"


def _cell(each: VenueFit, keys: tuple[str, ...]) -> str:
    """What stands in a column of a venue."""
    rows = [row for row in each.rows if row.key in keys]
    broken = [row for row in rows if row.fits is False]
    if not rows:
        return "-"
    if not rows[0].key.startswith("limits."):
        return f"NO ({len(broken)})" if broken else "ok"
    first = (broken or rows)[0]
    return f"{_MARKS[first.fits].strip()} {first.wanted.partition(', with')[0]}".strip()


def _aligned(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows whose columns begin below each other."""
    known = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    for row in known:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()


def _document(fitting: Fitting) -> dict[str, Any]:
    facts = fitting.facts
    return {
        "name": fitting.document.name,
        "fits": fitting.fits,
        "title": facts.title,
        "words": total(facts.sections, RUNNING).words,
        "parts": {
            part: {"words": amount.words, "characters": amount.characters}
            for part, amount in facts.amounts.items()
        },
        "sections": [
            {
                "heading": _name(section.heading) if section.heading else None,
                "parts": {part: amount.words for part, amount in section.amounts.items()},
            }
            for section in facts.sections
        ],
        "keywords": list(facts.keywords),
        "figures": facts.figures,
        "tables": facts.tables,
        "works": facts.references,
        "venues": [_as_data(each) for each in fitting.venues],
    }


def _as_data(each: VenueFit) -> dict[str, Any]:
    return {
        "name": each.name,
        "title": each.venue.name,
        "own": each.own,
        "fits": each.fits,
        "demands": [
            {
                "key": row.key,
                "what": row.what,
                "wanted": row.wanted,
                "found": row.found,
                "fits": row.fits,
                "hint": row.hint,
                "file": str(row.place.path) if row.place else None,
                "line": row.place.line if row.place else None,
            }
            for row in each.rows
        ],
    }
