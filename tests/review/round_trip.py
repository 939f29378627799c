"""The way of an edit: from a Word file through the review into a manuscript, read once more."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.review.co_author import bare_words, expected, kept, made, pieces
from tests.review.word_file import WordFile
from trykklar.document import Document
from trykklar.review import carry_out
from trykklar.review.returned_file import read
from trykklar.review.review_change import State
from trykklar.review.review_plan import review
from trykklar.review.source_units import source_units
from trykklar.word.export import export
from trykklar.word.mark import manuscript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.review.co_author import Typed
    from trykklar.review.review_change import Review

SAMPLE = Path(__file__).parent / "sample"


@dataclass(frozen=True)
class Result:
    """What became of some edits.

    Attributes:
        shown: Those that the manuscript shows.
        reasons: Why the others are conflicts.
        fault: What is wrong with that; empty where nothing is.
    """

    shown: tuple[Typed, ...]
    reasons: tuple[str, ...]
    fault: str = ""


class RoundTrip:
    """A small manuscript, its Word file, and the way back.

    Args:
        folder: Where it is put.
        manuscript: The folder it is copied from.
    """

    def __init__(self, folder: Path, manuscript: Path = SAMPLE) -> None:
        self.folder = folder / "bolig og æøå"
        shutil.copytree(manuscript, self.folder)
        self.document = Document(
            "main", self.folder, Path("main.tex"), Path("build/work/main"), Path("build")
        )
        self.exported = export(self.document, typeset=False)
        self.file = WordFile(self.exported.path.read_bytes())
        self.pieces = pieces(self.file)
        self._sources = {path: path.read_bytes() for path in self.folder.rglob("*.tex")}

    def restore(self) -> None:
        """The manuscript as it was exported."""
        for path, data in self._sources.items():
            path.write_bytes(data)

    def review(self, file: WordFile) -> Review:
        """What a changed file asks for."""
        return review(read(file.save(self.folder / "build" / "returned.docx")), self.document)

    def apply(self, found: Review) -> None:
        """Carry out all that applies."""
        carry_out.carry_out(
            carry_out.edits(carry_out.chosen(found, "all", ())), self.document.fence
        )

    def reads(self) -> tuple[list[str], list[str]]:
        """The paragraphs that the manuscript shows as it is now, and its notes."""
        now = manuscript.read(self.document)
        units = source_units(now.flat, now.units)
        is_note = [unit.unit.kind == "footnote" for unit in units]
        texts = [unit.text for unit in units]
        return (
            [text for text, note in zip(texts, is_note, strict=True) if not note],
            [text for text, note in zip(texts, is_note, strict=True) if note],
        )

    def of(self, edits: Sequence[Typed]) -> Result:
        """Review and apply some edits; the manuscript is as it was afterwards."""
        found = self.review(made(self.file, self.pieces, edits))
        refused = [item for item in found.changes if item.state is State.CONFLICT]
        try:
            self.apply(found)
            body, notes = self.reads()
        finally:
            self.restore()
        shown = kept(self.pieces, edits, body, notes)
        reasons = tuple(item.reason for item in refused)
        if shown is None:
            return Result((), reasons, _unlike(expected(self.pieces, edits), (body, notes)))
        if len(shown) < len(edits) and not refused:
            return Result(tuple(shown), reasons, "an edit was lost")
        return Result(tuple(shown), reasons)


def _unlike(wanted: tuple[list[str], list[str]], shown: tuple[list[str], list[str]]) -> str:
    """How a manuscript differs from what all edits would have made of it."""
    old, new = ([bare_words(text) for part in parts for text in part] for parts in (wanted, shown))
    lines = difflib.unified_diff(old, new, "edited", "manuscript", n=0, lineterm="")
    return "the manuscript shows something else\n" + "\n".join(lines)
