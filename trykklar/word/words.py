"""The words a document prints of itself in each language: captions, references, headings.

They are LaTeX's: babel's for captions and headings, cleveref's and hyperref's for references
(cleveref.sty and hyperref.sty of TeX Live 2022), enotez's for end notes, so that Word says what
the PDF says.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Names = tuple[str, str]


@dataclass(frozen=True)
class Words:
    """Words of one language.

    Attributes:
        captions: Counter -> name in a caption.
        crefs: Counter -> name for one and for more, as cref has it.
        full: The same, where Cref does not only capitalise.
        autorefs: Counter -> name as autoref has it.
        parts: Part of the front matter, or list -> its heading.
        last, to: What stands between references.
        last_group: What stands before the last of three kinds or more; empty where it is `last`.
        and_: Between two authors in running text.
        quotes: Outer and inner quotation marks, as csquotes has them.
        nouns: Whether the names keep their capitals, as in German.
    """

    captions: Mapping[str, str]
    crefs: Mapping[str, Names]
    autorefs: Mapping[str, str]
    parts: Mapping[str, str]
    and_: str
    to: str
    last: str
    quotes: tuple[str, str, str, str]
    full: Mapping[str, Names] = field(default_factory=dict)
    nouns: bool = False
    last_group: str = ""


_BRITISH_QUOTES = ("‘", "’", "“", "”")
_MERGED = ("captions", "crefs", "autorefs", "parts")
# What pandoc's reader calls a language -> the tag Word wants.
PANDOC_TAGS = {"no": "nb-NO", "nb": "nb-NO", "nn": "nn-NO", "en": "en-US", "sv": "sv-SE"}


def words(tag: str) -> Words:
    """The words of a language; English where we know none.

    Args:
        tag: BCP 47 tag.
    """
    primary = tag.partition("-")[0]
    return _language({"no": "nb"}.get(primary, primary))


@cache
def _language(primary: str) -> Words:
    """A language of words.toml; what it has no word for is as in another, mostly English."""
    tables = _tables()
    if primary not in tables:
        return _language("en")
    own = dict(tables[primary])
    if primary == "en":
        return Words(**own)
    base = _language(own.pop("like", "en"))
    merged = {name: {**getattr(base, name), **own[name]} for name in _MERGED if name in own}
    return replace(base, **{"full": {}, "last_group": "", **own, **merged})


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("trykklar.word") / "words.toml").read_text("utf-8"))


def quotes(tag: str) -> tuple[str, str, str, str]:
    r"""What `\enquote` prints in a language: outer and inner marks."""
    if tag == "en-GB":
        return _BRITISH_QUOTES
    return words(tag).quotes
