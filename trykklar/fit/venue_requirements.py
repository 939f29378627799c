"""Each limit and requirement of a venue as a row: what it wants, what the manuscript has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.fit.figure_requirements import figure_rows
from trykklar.fit.row import FitRow, allowed, spread
from trykklar.latex.word_count import NOTHING, Amount, count_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.fit.facts import Facts
    from trykklar.project.length_limits import Bounds, LengthLimits
    from trykklar.project.venue import Venue

_FOOTNOTES = ("footnotes",)
_PARTS = {"statements": "statements", "references": "references (about)"}
_SPACED = ("setspace", "doublespace")


def requirements(facts: Facts, venue: Venue, limits: LengthLimits) -> tuple[FitRow, ...]:
    """Every demand of a venue that a manuscript can be measured against.

    Args:
        facts: The manuscript.
        venue: What asks for it.
        limits: Its limits, with those of paper.toml in their place.
    """
    return (
        *_lengths(facts, limits),
        *_numbers(facts, limits),
        *_statements(facts, venue),
        *figure_rows(facts.files, venue.figures),
        *_layout(facts, venue),
    )


def counted(facts: Facts, limits: LengthLimits) -> Amount:
    """Words and characters of what the venue counts.

    Args:
        facts: The manuscript.
        limits: They say which parts count beside the running text.
    """
    parts = ("text", *(limits.counted if limits.counted is not None else _FOOTNOTES))
    found = [facts.amounts.get(part, NOTHING) for part in parts]
    return Amount(sum(part.words for part in found), sum(part.characters for part in found))


@dataclass(frozen=True)
class _Limit:
    """A number that is compared with its bounds."""

    key: str
    what: str
    at: tuple[str, ...]
    bounds: Bounds | None
    found: int | None
    note: str = ""

    def rows(self) -> Iterator[FitRow]:
        if self.bounds is None or self.found is None:
            return
        low, high = self.bounds
        fits = low <= self.found <= high
        if fits:
            hint = ""
        else:
            over = self.found - high
            hint = f"{over:,} too many" if over > 0 else f"{low - self.found:,} too few"
        shown = f"{self.found:,}"
        yield FitRow(
            f"limits.{self.key}", self.what, spread(self.bounds) + self.note, shown, fits,
            hint=hint, at=self.at,
        )  # fmt: skip


def _lengths(facts: Facts, limits: LengthLimits) -> Iterator[FitRow]:
    amount, abstract = counted(facts, limits), facts.amounts.get("abstract", NOTHING)
    rule = _rule(limits)
    title = len(facts.title)
    for limit in (
        _Limit("words", "words", ("sections",), limits.words, amount.words, rule),
        _Limit(
            "characters", "characters", ("sections",),
            limits.characters, amount.characters, rule,
        ),
        _Limit("abstract", "words of the abstract", ("abstract",),
               limits.abstract, abstract.words),
        _Limit("abstract_characters", "characters of the abstract",
               ("abstract",), limits.abstract_characters, abstract.characters),
        _Limit("title_characters", "characters of the title", ("title",),
               limits.title_characters, title),
    ):  # fmt: skip
        yield from limit.rows()


def _rule(limits: LengthLimits) -> str:
    """What is counted beside the running text, in words."""
    if limits.counted is None:
        return ""
    parts = [_PARTS.get(part, part) for part in limits.counted]
    return f", with {allowed(parts)}" if parts else ", of the text alone"


def _numbers(facts: Facts, limits: LengthLimits) -> Iterator[FitRow]:
    both = None
    if facts.figures is not None and facts.tables is not None:
        both = facts.figures + facts.tables
    highlights = None if facts.highlights is None else len(facts.highlights)
    for limit in (
        _Limit("keywords", "keywords", ("keywords",),
               limits.keywords, len(facts.keywords)),
        _Limit("highlights", "highlights", ("highlights",),
               limits.highlights, highlights),
        _Limit("figures", "figures", ("sections",), limits.figures, facts.figures),
        _Limit("tables", "tables", ("sections",), limits.tables, facts.tables),
        _Limit("floats", "figures and tables", ("sections",), limits.floats, both),
        _Limit("references", "works cited", ("sections",),
               limits.references, facts.references),
        _Limit("pages", "pages", ("sections",), limits.pages, facts.pages),
    ):  # fmt: skip
        yield from limit.rows()
    if limits.pages and facts.pages is None:
        hint = "`build` counts them, for this venue."
        yield FitRow("limits.pages", "pages", spread(limits.pages), "not built", hint=hint)
    if limits.highlights and facts.highlights is None:
        yield FitRow(
            "limits.highlights", "highlights", spread(limits.highlights), "in a file apart"
        )
    yield from _long_highlights(facts, limits)


def _long_highlights(facts: Facts, limits: LengthLimits) -> Iterator[FitRow]:
    if limits.highlight_characters is None:
        return
    for number, highlight in enumerate(facts.highlights or (), 1):
        length, most = count_plain(highlight).characters, limits.highlight_characters[1]
        yield FitRow(
            "limits.highlight_characters", f"highlight {number}", f"{most} characters",
            f"{length}", length <= most,
            hint=f"{length - most} too many: {highlight}" if length > most else "",
         at=("highlights",),
        )  # fmt: skip


def _statements(facts: Facts, venue: Venue) -> Iterator[FitRow]:
    described = facts.packages is None  # by paper.toml
    for name in venue.statements:
        there = name in facts.statements
        yield FitRow(
            "statements", f"statement: {name.replace('_', ' ')}", "required",
            "there" if there else "missing", there,
            hint="" if there else _to_state(name, described=described),
         at=("statements",), name=name,
        )  # fmt: skip
    for name in venue.statements_if_any:
        there = name in facts.statements
        found = "there" if there else "none"
        what = f"statement: {name.replace('_', ' ')}"
        yield FitRow("statements_if_any", what, "if there is anything to state", found, name=name)


def _to_state(name: str, *, described: bool) -> str:
    if described:
        return f"Add `{name}` to the edition's statements."
    return f"Add a section '{name.replace('_', ' ').capitalize()}'."


def _layout(facts: Facts, venue: Venue) -> Iterator[FitRow]:
    """How a manuscript looks that the program did not assemble; ours is set as the venue wants.

    A venue's file says how we set a manuscript, too, where no guide asks for it: that is no demand.
    """
    if facts.packages is None:
        return
    if venue.layout.line_numbers and venue.stated("layout.line_numbers"):
        there = "lineno" in facts.packages
        yield FitRow(
            "layout.line_numbers", "line numbers", "wanted", "there" if there else "none", there,
            hint="" if there else r"\usepackage{lineno}\linenumbers",
        )  # fmt: skip
    if venue.layout.spacing != "single" and venue.stated("layout.spacing"):
        there = any(name in facts.packages for name in _SPACED)
        found = "set by setspace" if there else "not set by setspace"
        yield FitRow("layout.spacing", "spacing", venue.layout.spacing, found)
