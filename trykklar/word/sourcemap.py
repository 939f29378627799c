"""The way back: which words of the Word file are which words of which source file.

The map is proven when it is made. A unit whose visible source is not, character by character, what
Word shows is read-only: what a co-author changes there is asked about, never guessed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.blocks.unit_anchor import mark_atoms, rendered
from trykklar.word.docx.run_look import SIGNS
from trykklar.word.exported_text import rows
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.storage.fence import Fence
    from trykklar.word.docx.word_paragraph import Paragraph
    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.mark.unit import Unit
    from trykklar.word.model import PlacedUnit

NAMESPACE = "urn:trykklar:source-map:1"
_BLANKS = re.compile(r"[\s\N{NARROW NO-BREAK SPACE}]+")
_AT_SIGNS = re.compile(r"\s+(?=[;:!?»])|(?<=«)\s+")
_QUOTES = str.maketrans(dict.fromkeys("“”‘’«»‹›„\"'\ue003\ue004", '"'))


@dataclass(frozen=True)
class MappedUnit:
    """A unit on both sides.

    Attributes:
        name: Its anchor, a bookmark in Word.
        kind: `paragraph`, `heading` ...
        path: The author's file.
        start: Offset of its first character there.
        end: Offset behind its last.
        editable: Whether it is proven equal to the source.
    """

    name: str
    kind: str
    path: Path
    start: int
    end: int
    editable: bool


def map_units(state: ExportState) -> tuple[MappedUnit, ...]:
    """Prove every unit that came through, and put anchors around its atoms.

    Args:
        state: The state of the export, its text finished.
    """
    known = {unit.start: unit for unit in state.inputs.manuscript.units}
    found = [_mapped(placed, known[placed.offset], state.inputs) for placed in state.met.units]
    for placed in state.met.units:
        mark_atoms(placed)
    return tuple(found)


def written(
    units: Iterable[MappedUnit], paragraphs: Iterable[Paragraph], document: Document
) -> str:
    """The map as XML, for a part of the Word file.

    Args:
        units: What it maps.
        paragraphs: What the Word file says.
        document: What was exported; paths are written from its folder.
    """
    fence = document.fence
    units = tuple(units)
    paths = sorted({unit.path for unit in units})
    lines = [
        f'<unit name="{unit.name}" kind="{unit.kind}" file="{paths.index(unit.path)}" '
        f'start="{unit.start}" end="{unit.end}" editable="{str(unit.editable).lower()}"/>'
        for unit in units
    ]
    files = [
        f'<file path="{xml_escaped(_name(path, fence.root))}" sha256="{_digest(path, fence)}"/>'
        for path in paths
    ]
    body = "".join([*files, *lines, *rows(paragraphs)])
    export = hashlib.sha256(body.encode()).hexdigest()[:16]
    names = {
        "document": document.name,
        "main": document.main.as_posix(),
        "edition": document.edition,
        "venue": document.venue,
    }
    made_from = " ".join(f'{name}="{xml_escaped(value)}"' for name, value in names.items() if value)
    known = f'looks="{SIGNS}" baseline="2"'
    return f'<map xmlns="{NAMESPACE}" export="{export}" {known} {made_from}>{body}</map>'


def _mapped(placed: PlacedUnit, unit: Unit, inputs: ExportInputs) -> MappedUnit:
    flat = inputs.manuscript.flat
    first, last = flat.place(unit.start), flat.place(max(unit.end - 1, unit.start))
    shown = rendered(placed.inlines)
    same_file = first.path == last.path and any(flat.copied(unit.start, unit.end))
    made = first.path in inputs.document.origins
    equal = _bare(visible(flat, unit.start, unit.end)) == _bare(shown)
    return MappedUnit(
        placed.name,
        unit.kind,
        first.path,
        first.offset,
        last.offset + 1,
        equal and same_file and not made,
    )


def _bare(text: str) -> str:
    """Blanks and quotation marks made the same, because the language decides on both."""
    joined = _BLANKS.sub(" ", _AT_SIGNS.sub("", text).translate(_QUOTES))
    return re.sub(f" ?{ATOM_SIGN} ?", ATOM_SIGN, joined).strip()


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name


def _digest(path: Path, fence: Fence) -> str:
    return hashlib.sha256(fence.read(path)).hexdigest()
