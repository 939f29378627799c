r"""Where something is as varioref says it: `on the next page`, `on page 7`, or nothing.

varioref.sty (TeX Live 2022) notes down in the .aux on which page each such reference stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.word.aux_numbers import Target

# Language -> here, on the next page, on the one before, further away; two words take turns.
_WORDS: dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str], str]] = {
    "en": (
        ("on this page", "on the current page"),
        ("on the following page", "on the next page"),
        ("on the preceding page", "on the previous page"),
        "on page",
    ),
    "de": (
        ("auf dieser Seite", "auf dieser Seite"),
        ("auf der nächsten Seite", "auf der nächsten Seite"),
        ("auf der vorherigen Seite", "auf der vorherigen Seite"),
        "auf Seite",
    ),
    "nb": (
        ("på denne siden", "på denne siden"),
        ("på neste side", "på neste side"),
        ("på forrige side", "på forrige side"),
        "på side",
    ),
    "fr": (
        ("de la présente page", "de la présente page"),
        ("page suivante", "page suivante"),
        ("page précédente", "page précédente"),
        "page",
    ),
}
_NBSP = "\N{NO-BREAK SPACE}"


def where(
    page: str, ordinal: int, targets: Mapping[str, Target], language: str, *, here: bool
) -> str:
    """Where a page is, seen from a reference.

    Args:
        page: As printed.
        ordinal: Which reference of varioref it is, from 1.
        targets: What the .aux has noted down.
        language: Tag of the document.
        here: Whether the reference's own page is named, too.
    """
    primary = {"no": "nb", "nn": "nb"}.get(language[:2], language[:2])
    current, after, before, away = _WORDS.get(primary, _WORDS["en"])
    own = targets.get(f"{ordinal}@vr")
    stands, lies = number(own.page if own else ""), number(page)
    turn = 0 if ordinal % 2 else 1
    if stands is not None and lies is not None:
        if stands == lies:
            return current[turn] if here else ""
        if abs(stands - lies) == 1:
            return (after if lies > stands else before)[turn]
    return f"{away}{_NBSP}{page}"
