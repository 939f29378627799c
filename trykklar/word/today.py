r"""What `\today` prints: the day that the PDF is of, in the language's own way (babel's)."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from trykklar.typeset.environment import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document

_NORDIC = "januar februar mars april mai juni juli august september oktober november desember"
_MONTHS: Mapping[str, str] = {
    "en": "January February March April May June July August September October November December",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_FORMS: Mapping[str, str] = {
    "en": "{month} {day}, {year}",
    "en-GB": "{day}{end} {month} {year}",
    "sv": "{day} {month} {year}",
    "fr": "{day} {month} {year}",
}
_FORM = "{day}. {month} {year}"
_ENDS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def day(document: Document) -> dt.date:
    """The day on which the PDF was set; SOURCE_DATE_EPOCH, where it is given, as for TeX."""
    given = moment(os.environ)
    if given is not None:
        return dt.datetime.fromtimestamp(given, tz=dt.UTC).date()
    made = document.result(".pdf")
    seconds = made.stat().st_mtime if made.is_file() else None
    return (dt.datetime.fromtimestamp(seconds) if seconds else dt.datetime.now()).date()  # noqa: DTZ005, DTZ006 - TeX's day is the author's


def written(date: dt.date, tag: str) -> str:
    """A day as a language writes it; ISO 8601's way where we do not know it.

    Args:
        date: The day.
        tag: BCP 47 tag of the language.
    """
    primary = tag.partition("-")[0]
    if primary not in _MONTHS:
        return date.isoformat()
    form = _FORMS.get(tag) or _FORMS.get(primary, _FORM)
    month = _MONTHS[primary].split()[date.month - 1]
    number = "1er" if primary == "fr" and date.day == 1 else date.day
    return form.format(day=number, end=_ENDS.get(date.day, "th"), month=month, year=date.year)
