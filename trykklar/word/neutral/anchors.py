"""Anchors: what can be led to, and the way there."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.vocabulary import ANCHOR, ANCHOR_END, JUMP

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 36  # Word allows 40 characters; two are kept for what its fields add
OF_NUMBER = "_n"
"""What the name of the bookmark ends in that is around the number of a thing alone."""


def anchor_name(label: str, prefix: str = "_Ref_") -> str:
    """The name of a label's anchor.

    No sign but letters, digits and the underscore (LibreOffice rewrites `tab:x` to `tab%3Ax`), at
    most 36 characters; a name that had to be changed ends in a digest, so that no two collide, and
    so does one that ends as that of a number: of the label `eq:n`.
    """
    name = prefix + re.sub(r"[^A-Za-z0-9]", "_", label)
    digest = hashlib.sha256(label.encode()).hexdigest()[:6]
    kept = len(name) <= _LONGEST and not name.endswith(OF_NUMBER)
    return name if kept else f"{name[: _LONGEST - 7]}_{digest}"


def begin(name: str) -> Any:
    """Where what an anchor names begins."""
    return pf.Span(identifier=name, classes=[ANCHOR])


def end(name: str) -> Any:
    """Where what an anchor names ends."""
    return pf.Span(classes=[ANCHOR_END], attributes={"of": name})


def anchored(names: Iterable[str], *inlines: Any) -> list[Any]:
    """Inlines between the ends of some anchors."""
    names = tuple(names)
    return [*map(begin, names), *inlines, *map(end, names)]


def places(names: Iterable[str]) -> list[Any]:
    """Anchors of a place with nothing in it."""
    return [part for name in names for part in (begin(name), end(name))]


def is_end(item: Any) -> bool:
    """Whether an inline is an end of an anchor, which shows nothing."""
    classes = item.classes if isinstance(item, pf.Span) else ()
    return ANCHOR in classes or ANCHOR_END in classes


def jump(name: str, inlines: Iterable[Any]) -> Any:
    """Inlines that lead to an anchor."""
    return pf.Link(*inlines, url=f"#{name}", classes=[JUMP])


def aim(way: Any) -> str:
    """The name of the anchor that a jump or reference leads to."""
    return str(way.url.removeprefix("#"))
