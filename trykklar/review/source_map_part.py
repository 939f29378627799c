"""The source map of a Word file that came back.

It is a stranger's word: no file is opened by what it says. Its units are looked for in the
manuscript as it is now, and what is not found there is a conflict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.word import exported_text
from trykklar.word.docx.run_look import SIGNS, known_looks, limited
from trykklar.word.sourcemap import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from trykklar.word.docx.word_paragraph import Paragraph, WordRun

_WHOLE = "2"
"""The baseline of this version."""


@dataclass(frozen=True, slots=True)
class ExportedUnit:
    """A unit as it was when the file was exported.

    Attributes:
        name: Its bookmark.
        kind: `paragraph`, `heading`, `caption`, `footnote` or `cell`.
        path: Of its file, as the map names it.
        editable: Whether it was proven equal to its source.
    """

    name: str
    kind: str
    path: str
    editable: bool


@dataclass(frozen=True)
class SourceMap:
    """What a Word file was exported with.

    Attributes:
        export: Identifies the export.
        document: Name of the document that it was made from.
        main: Its main file, from the project's folder.
        edition: The edition that it is; empty for any other main file.
        venue: What it was assembled for, where that is not the edition's own.
        looks: Which looks of letters the baseline says something of.
        whole: Whether it says what formulas and pictures are, where links lead, and which shape
            lists and tables have; that of an older version does not.
        units: Bookmark -> unit, in the order of the text.
        baseline: The text of the file when it was exported.
    """

    export: str
    document: str
    main: str
    edition: str
    venue: str
    looks: str
    whole: bool
    units: dict[str, ExportedUnit]
    baseline: list[Paragraph]

    def as_looked_at(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """Paragraphs without what an older map says nothing of: nobody changed that.

        Args:
            paragraphs: Of a returned file.
        """
        if self.looks == SIGNS and self.whole:
            return list(paragraphs)
        return [
            replace(
                item,
                runs=[self._limited(run) for run in item.runs],
                numbered=item.numbered and self.whole,
            )
            for item in paragraphs
        ]

    def _limited(self, run: WordRun) -> WordRun:
        bare = run._replace(look=limited(run.look, self.looks), was=limited(run.was, self.looks))
        return bare if self.whole else bare._replace(held="", leads="")


def source_map(part: etree._Element) -> SourceMap | None:
    """The map that a custom part holds; None where it is another program's.

    Args:
        part: The element of the part.
    """
    if part.tag != f"{{{NAMESPACE}}}map":
        return None
    files = [item.get("path", "") for item in part.iter(f"{{{NAMESPACE}}}file")]
    units = [_unit(item, files) for item in part.iter(f"{{{NAMESPACE}}}unit")]
    return SourceMap(
        part.get("export", ""),
        part.get("document", ""),
        part.get("main", ""),
        part.get("edition", ""),
        part.get("venue", ""),
        known_looks(part.get("looks")),
        part.get("baseline") == _WHOLE,
        {unit.name: unit for unit in units},
        exported_text.paragraphs(part, NAMESPACE),
    )


def _unit(element: etree._Element, files: list[str]) -> ExportedUnit:
    number = element.get("file", "")
    known = number.isdecimal() and len(number) < len(str(len(files))) + 1
    path = files[int(number)] if known and int(number) < len(files) else ""
    return ExportedUnit(
        element.get("name", ""),
        element.get("kind", ""),
        path,
        element.get("editable") == "true",
    )
