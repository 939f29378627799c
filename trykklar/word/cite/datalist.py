r"""What biber wrote of each work into the .bbl: its type, keywords, set and other names.

biblatex prints its lists from this, so that it says what stands in which. Written by biber 2.18
and 2.19 (.bbl format 3.2 and 3.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.latex.source import Source, read_source
from trykklar.word.mark.locate import locate

if TYPE_CHECKING:
    from trykklar.document import Document

_LINE = re.compile(
    r"^[ \t]*\\(?:(?P<section>refsection)\{(?P<number>\d{1,6})\}"
    r"|entry\{(?P<key>[^{}\n]+)\}\{(?P<type>\w*)\}\{(?P<options>[^{}\n]*)\}"
    r"|keyw\{(?P<keywords>[^{}\n]*)\}|set\{(?P<members>[^{}\n]*)\}"
    r"|keyalias\{(?P<alias>[^{}\n]+)\}\{(?P<meant>[^{}\n]+)\})",
    re.MULTILINE,
)


@dataclass
class DatalistEntry:
    """A work in a list.

    Attributes:
        type: `book`, `article` ...
        keywords: The author's.
        members: Keys of the works that it is a set of.
        hidden: Whether it stands in no list by itself.
    """

    type: str
    hidden: bool
    keywords: frozenset[str] = frozenset()
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Datalists:
    """All that a .bbl lists.

    Attributes:
        sections: Number of a refsection -> key -> work.
        aliases: Another name of a work -> its key.
    """

    sections: dict[int, dict[str, DatalistEntry]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    @property
    def sets(self) -> dict[str, tuple[str, ...]]:
        """Key of a set -> keys of its members."""
        return {
            key: entry.members
            for entries in self.sections.values()
            for key, entry in entries.items()
            if entry.members
        }

    def key(self, name: str) -> str:
        """The key of a work, by any of its names."""
        return self.aliases.get(name, name)


def text(document: Document) -> str:
    """The .bbl, where TeX ran; nothing where there is none."""
    path = locate(document, f"{document.job}.bbl", ("",))
    source = read_source(path, document.fence, document.source) if path else None
    return source.text if isinstance(source, Source) else ""


def datalists(written: str) -> Datalists:
    """What a .bbl lists.

    Args:
        written: By biber; of BibTeX's there is nothing to be had.
    """
    found = Datalists()
    works: dict[str, DatalistEntry] = {}
    entry = DatalistEntry("", hidden=True)
    for match in _LINE.finditer(written):
        if match["section"]:
            works = found.sections.setdefault(int(match["number"]), {})
        elif match["key"]:
            entry = DatalistEntry(match["type"], "skipbib=true" in match["options"])
            works.setdefault(match["key"], entry)
        elif match["keywords"] is not None:
            entry.keywords = frozenset(map(str.strip, match["keywords"].split(",")))
        elif match["members"] is not None:
            entry.members = tuple(map(str.strip, match["members"].split(",")))
        else:
            found.aliases[match["alias"]] = match["meant"]
    return found
