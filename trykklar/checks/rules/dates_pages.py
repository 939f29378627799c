"""Rules on years, dates and page ranges of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.bibliography.dates import impossible, only_month, year
from trykklar.bibliography.pages import reversed_range, single_hyphen
from trykklar.checks.rule import Remark, Rule, RuleEdit
from trykklar.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks.check_context import CheckContext

_DATES = ("date", "urldate", "origdate", "eventdate")
_TWELVE = 12
_DIGITS = 9


def impossible_date(context: CheckContext) -> Iterator[Remark]:
    """Dates that no calendar has."""
    for entry in context.cited_entries:
        for name in _DATES:
            value = entry.fields.get(name, "")
            if value and context.database.biblatex and impossible(value):
                yield Remark(
                    entry.place_of(name),
                    f"'{value}' in '{name}' of '{entry.key}' is no date.",
                    "Write YYYY-MM-DD, YYYY-MM or YYYY.",
                )
        month = entry.fields.get("month", "").strip()
        if month.isdecimal() and len(month) < _DIGITS and not 1 <= int(month) <= _TWELVE:
            yield Remark(entry.place_of("month"), f"'{entry.key}' has the month {month}.")


def several_months(context: CheckContext) -> Iterator[Remark]:
    """Months and days in the field `month` that biber drops."""
    if not context.database.sensitive:
        return  # BibTeX's styles print the field as it stands
    for entry in context.cited_entries:
        value = entry.fields.get("month", "")
        if "date" not in entry.fields and (kept := only_month(value)):
            yield Remark(
                entry.place_of("month"),
                f"Of the month '{value}' of '{entry.key}', biber keeps the month {kept} alone.",
                f"Put braces round all of it, month = {{{{{value}}}}}, or write a 'date'.",
            )


def future(context: CheckContext) -> Iterator[Remark]:
    """Works of a year that has not come."""
    for entry in context.cited_entries:
        own = year(entry.fields)
        if own is not None and own > context.today.year + 1:
            name = "date" if "date" in entry.fields else "year"
            yield Remark(entry.place_of(name), f"'{entry.key}' is of the year {own}, to come yet.")


def backwards(context: CheckContext) -> Iterator[Remark]:
    """Page ranges that end before they begin."""
    for entry in context.cited_entries:
        value = entry.fields.get("pages", "")
        if value and (found := reversed_range(value)):
            yield Remark(
                entry.place_of("pages"),
                f"The pages of '{entry.key}' end before they begin: {found.first}–{found.last}.",
            )


def hyphen(context: CheckContext) -> Iterator[Remark]:
    """Page ranges with a hyphen where biblatex or BibTeX print it as it stands."""
    if context.database.biblatex:
        return  # biblatex makes a dash of it
    for entry in context.cited_entries:
        value = entry.fields.get("pages", "")
        if value and (match := single_hyphen(value)):
            span = entry.span_of("pages")
            at = span[0] + match.start(1) if span else 0
            yield Remark(
                entry.place_of("pages"),
                f"The pages of '{entry.key}' have a hyphen, not a dash: {value.strip()}.",
                f"Write {value.strip().replace('-', '--')}.",
                (RuleEdit(entry.source, at, at + 1, "--"),) if span else (),
            )


RULES = (
    Rule(
        "field-date",
        Severity.WARNING,
        "A date that no calendar has, or in a form that biblatex does not read.",
        "biblatex prints nothing, or a wrong month.",
        "date = {2020-13-45}",
        impossible_date,
    ),
    Rule(
        "field-month",
        Severity.WARNING,
        "A 'month' that names more than a month, in a bibliography for biber.",
        "Biber reads one month, and the rest is not printed.",
        "month = {8/9}",
        several_months,
    ),
    Rule(
        "field-future",
        Severity.WARNING,
        "A year that lies more than a year ahead.",
        "Most likely two digits changed places.",
        "year = {2091}",
        future,
    ),
    Rule(
        "field-pages-reversed",
        Severity.WARNING,
        "A page range that ends before it begins.",
        "One of the two numbers is wrong.",
        "pages = {582--559}",
        backwards,
    ),
    Rule(
        "field-pages-hyphen",
        Severity.HINT,
        "A page range with a single hyphen, in a bibliography for BibTeX.",
        "Many styles print it as a hyphen; ranges take a dash.",
        "pages = {559-582}",
        hyphen,
    ),
)
