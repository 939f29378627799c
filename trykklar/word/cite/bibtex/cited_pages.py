r"""The pages on which works are cited, as the package backref noted them down in its .brf file.

`\backcite{key}{{page}{section}{anchor}}` is written where a page with the citation is finished
(backref.dtx).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from trykklar.word.neutral.numbered import anchor_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.document import Document
    from trykklar.word.model import MarkedCitation

_CITED = re.compile(r"\\backcite\s*\{([^{}]*)\}\s*\{\{([^{}]*)\}")


def cited_pages(document: Document) -> Mapping[str, Sequence[str]]:
    """Key of a work -> the page of each of its citations, in their order.

    Args:
        document: It was typeset; without the package it has no such file.
    """
    try:
        text = document.fence.read(document.made(".brf")).decode("utf-8", "replace")
    except OSError:
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for key, page in _CITED.findall(text):
        found[key].append(page)
    return found


def located(
    citations: Iterable[MarkedCitation], pages: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, str]]:
    """The key, the page and the anchor of each citation whose page is sure.

    Where a work has more or fewer citations in Word than TeX noted down, nothing is guessed.

    Args:
        citations: Those of the source, with anchors.
        pages: What `cited_pages` found.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for citation in sorted(citations, key=lambda each: each.offset):
        for key in citation.keys if citation.is_shown else ():
            places[key].append(anchor_in(citation.target.content))
    for key, names in places.items():
        if len(names) == len(pages.get(key, ())):
            yield from ((key, page, name) for page, name in zip(pages[key], names, strict=True))
