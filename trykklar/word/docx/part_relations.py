"""Where the links of a part lead, and which pictures it shows.

Source: ECMA-376, part 2, 9.3 (relationships), and part 1, 15.2.14 (images) and 17.16.22
(hyperlinks).
"""

from __future__ import annotations

import hashlib
import posixpath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from trykklar.word.docx.ooxml import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

PICTURES = "word/media/"
"""Where word processors put pictures."""

_RELATION = f"{{{RELATIONS}}}Relationship"
_BLOCK = 1 << 16
_SIGNS = 16
"""Of a digest: enough to tell two pictures of one paper apart."""


class PartRelations(NamedTuple):
    """What a part refers to.

    Attributes:
        links: Identifier -> address outside of the file.
        pictures: Identifier -> digest of the picture.
    """

    links: Mapping[str, str] = MappingProxyType({})
    pictures: Mapping[str, str] = MappingProxyType({})


def relations_name(part: str) -> str:
    """The part that says what another one refers to."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def part_relations(part: str, root: etree._Element, digests: Mapping[str, str]) -> PartRelations:
    """What a part refers to.

    Args:
        part: Its name.
        root: The part that says it.
        digests: Name of a picture -> its digest.
    """
    links: dict[str, str] = {}
    pictures: dict[str, str] = {}
    for item in root.iter(_RELATION):
        number, target = item.get("Id", ""), item.get("Target", "")
        if item.get("TargetMode") == "External":
            links[number] = target
        else:
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
            known = digests.get(path.lstrip("/"))
            pictures |= {number: known} if known else {}
    return PartRelations(links, pictures)


def digest(read: Callable[[int], bytes], most: int | None = None) -> str:
    """What tells one picture from another.

    Args:
        read: Gives up to so many bytes of it, and none at its end.
        most: Bytes that are read of it; all where it is None.
    """
    made = hashlib.sha256()
    count = 0
    while (most is None or count < most) and (block := read(_BLOCK)):
        made.update(block)
        count += len(block)
    return made.hexdigest()[:_SIGNS]
