"""Years and dates of entries."""

from __future__ import annotations

import re
from calendar import isleap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.bibliography.entry import Fields

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_DATED = ("date", "year", "origdate", "origyear", "eventdate")
_ISO = re.compile(
    r"(-?\d{3,4}|\d{2}XX|\d{3}X)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T[\d:.Z+-]+)?[?~%]?"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_DIGITS = 4
_SEASONS = range(21, 42)
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SEVERAL = re.compile(
    rf"\s*(?:0?([1-9])|(1[0-2])|({'|'.join(_NAMES)})[^\W\d]*)\b\W*\w", re.IGNORECASE
)


def year(fields: Mapping[str, str]) -> int | None:
    """The year of a work from `date` or `year`; None where there is none or it is in words."""
    match = _YEAR.search(fields.get("date") or fields.get("year") or "")
    return int(match[1]) if match else None


def years(fields: Fields) -> frozenset[int]:
    """Every year a citation may rightly give: of this edition and of the original."""
    dates = [value for name in _DATED if (value := fields.get(name, ""))]
    if len(dates) == 1 and len(dates[0]) == _DIGITS and dates[0].isdecimal():  # nearly always
        return frozenset((int(dates[0]),))
    written = " ".join(dates)
    return frozenset(map(int, _YEAR.findall(written)))


def impossible(value: str) -> bool:
    """Whether a `date` is none that ISO 8601-2 or biblatex knows: month 13, 30 February.

    Source: biblatex manual 2.3.8, date and time specifications.
    """
    parts = [part.strip() for part in value.strip().split("/")]
    return len(parts) > 2 or any(not _possible(part) for part in parts)  # noqa: PLR2004


def only_month(value: str) -> int | None:
    """The one month that biblatex prints of a `month` in which more than a month stands.

    Source: biber 2.18, `_hack_month`: what begins with a month's English name is that month; and
    TeX reads what begins with a number as that number.

    Returns:
        None where it prints all that is written, as it does of what stands in two pairs of braces.
    """
    match = _SEVERAL.match(value)
    if match is None:
        return None
    name = match[3]
    return _NAMES.index(name.lower()) + 1 if name else int(match[1] or match[2])


def _possible(part: str) -> bool:
    if part in {"", ".."}:
        return True
    match = _ISO.fullmatch(part)
    if match is None:
        return False
    month, day = match[2], match[3]
    if not month or month == "XX":
        return True
    if int(month) in _SEASONS:
        return day is None
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return False
    return not day or day == "XX" or 1 <= int(day) <= _days(match[1], int(month))


def _days(year: str, month: int) -> int:
    """How many days a month has; February of an uncertain year (`20XX`) as many as it may."""
    if month == _FEBRUARY and year.lstrip("-").isdigit() and not isleap(int(year)):
        return 28
    return _DAYS[month - 1]
