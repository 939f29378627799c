"""The pieces of a citation: dates taken apart, names with a capital, texts as inlines."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import panflute as pf

from trykklar.word.inlines import fresh, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.inlines import Inlines
    from trykklar.word.model import BibciteEntry

_TOKEN = re.compile(r"\{[^{}]*\}|.", re.DOTALL)
_MARKUP = re.compile(r"\\[A-Za-z]+\s*|[{}]")
_YEAR_LENGTH = 4


def parsed(date: str) -> tuple[str, str]:
    r"""Year and letter of a date, as `\NAT@parse@date` takes them apart.

    Args:
        date: `2007{a}`, `2007b`, `n.d.`.
    """
    tokens = _TOKEN.findall(date.replace("\\protect", "").strip())
    for index, token in enumerate(tokens[:_YEAR_LENGTH]):
        if token[0].isalpha():
            return "".join(tokens[:index]), token
    letter = _MARKUP.sub("", tokens[_YEAR_LENGTH]) if len(tokens) > _YEAR_LENGTH else ""
    return "".join(tokens[:_YEAR_LENGTH]), letter


def shown(work: BibciteEntry) -> str:
    """The date of a work as it is printed."""
    date = work.date.replace("\\,", "\N{NARROW NO-BREAK SPACE}")
    return _MARKUP.sub("", date).replace("~", "\N{NO-BREAK SPACE}").strip()


def capital(name: Inlines) -> Inlines:
    """The same with its first letter as a capital."""
    for item in name:
        if isinstance(item, pf.Str):
            at = next((place for place, sign in enumerate(item.text) if sign.isalpha()), None)
            if at is not None:
                item.text = item.text[:at] + item.text[at : at + 1].upper() + item.text[at + 1 :]
                return name
        elif hasattr(item, "content") and plain(item.content):
            capital(list(item.content))
            return name
    return name


def bold(text: str) -> Inlines:
    """What natbib prints where something is not known."""
    return [pf.Strong(pf.Str(text))]


def inlines(text: str) -> Inlines:
    """A text as inlines, its blanks as blanks."""
    parts = [part for part in re.split(r"( +)", text) if part]
    return [pf.Space() if part[0] == " " else pf.Str(part) for part in parts]


def joined(parts: Sequence[Inlines], between: Inlines) -> Inlines:
    """Parts with something between each two of them."""
    found = list(parts[0]) if parts else []
    for _, part in pairwise(parts):
        found += [*fresh(between), *part]
    return found
