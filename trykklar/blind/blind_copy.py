"""A document -> a copy of it in a folder of its own, without what says who wrote it."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.blind.figure_data.figure_cleaning import CleanedFigure, clean_figure
from trykklar.blind.hidden_parts import Hidden, hidden_parts, without
from trykklar.blind.own_works import renamed_keys, replaced_authors
from trykklar.document import WORK, Document
from trykklar.latex.expansion.expand import expand
from trykklar.storage.atomic_file import write
from trykklar.storage.regular_file import is_file
from trykklar.submission.used_files import CARRIED
from trykklar.typeset import build_record as records
from trykklar.typeset.dump.preamble_dump import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.blind.own_works import OwnWorks
    from trykklar.project.venue_demands import ReviewDemands

MAIN = "manuscript"
"""What a stranger's main file is called in a blind manuscript: its name may say whose it is."""

_ANONYMOUS = {"nb": "Anonymisert", "nn": "Anonymisert", "no": "Anonymisert"}

SILENT = r"\ifdefined\pdfsuppressptexinfo\pdfsuppressptexinfo-1 \fi"
"""pdfTeX notes the name and the data of every figure it takes in, unless this forbids it."""


@dataclass(frozen=True)
class BlindCopy:
    """A blind manuscript, not yet typeset.

    Attributes:
        document: The copy.
        hidden: What was taken out.
        origins: File of the copy -> the author's file.
        figures: File of the copy -> what became of the data of this figure.
    """

    document: Document
    hidden: Hidden
    origins: Mapping[Path, Path]
    figures: Mapping[Path, CleanedFigure]


def anonymous(language: str) -> str:
    """The word in the place of an author, in the text's language."""
    return _ANONYMOUS.get(language.partition("-")[0], "Anonymous")


def blind_copy(
    document: Document, folder: Path, own: OwnWorks, review: ReviewDemands | None
) -> BlindCopy:
    """Copies what a document is made of, without what says who wrote it.

    Args:
        document: One that has just been typeset.
        folder: An empty folder.
        own: The authors' own works.
        review: What the venue wants of them; None for what most want: they stay.

    Raises:
        FatalError: The main file cannot be read, or the copy cannot be written.
    """
    hidden = hidden_parts(expand(document), anonymous(document.language))
    origins: dict[Path, Path] = {}
    figures: dict[Path, CleanedFigure] = {}
    swaps = bool(review and review.self_citations == "replace")
    for path in _files(document):
        source = document.root / path
        with suppress(OSError):
            content = document.fence.read(source)
            text = content.decode("latin-1")
            if path.suffix in {".tex", ".ltx", ".bib", ".bbl"} or source in hidden.places:
                if source in hidden.places:
                    text = _decoded(content, hidden, source)
                if swaps and review:
                    text = renamed_keys(text, own)
                    if path.suffix == ".bib":
                        text = replaced_authors(text, own, review.self_citation)
                content = text.encode("latin-1")
            target = folder / _name(document, path)
            if figure := clean_figure(path, content):
                figures[target], content = figure, figure.content
            if path == document.main and SILENT.encode() not in content:
                content = SILENT.encode() + content
            write(target, content, within=folder, lasting=False)
            origins[target] = document.origins.get(source, source)
    copy = replace(document, root=folder, output=Path("build"), origins={}, drawings=())
    if not document.edition:
        main = _name(document, document.main)
        copy = replace(copy, name=MAIN, main=main, work=WORK / MAIN)
    return BlindCopy(copy, hidden, origins, figures)


def _name(document: Document, path: Path) -> Path:
    """What a file is called in the copy; the main file of an edition has our own name already."""
    if path != document.main or document.edition:
        return path
    return path.with_name(f"{MAIN}{path.suffix}")


def _files(document: Document) -> list[Path]:
    """All that TeX and its helpers read, from the document's folder; nothing that TeX wrote."""
    read = {document.main}
    for step in records.of(document).steps.values():
        read.update(path for path in step.inputs if not path.is_absolute())
    work = document.work
    return sorted(
        path
        for path in read
        if ".." not in path.parts
        and not (path.is_relative_to(work) and _carried(path, document))
        and is_file(document.root / path)  # Lua asks for what is none, too
    )


def _carried(path: Path, document: Document) -> bool:
    ends = (*CARRIED, ".bbl", ".blg", ".ind", ".ilg", ".idx", ".xml", ".pdf.tmp")
    inner = path.relative_to(document.work)
    return inner.parts[0] == FOLDER or (path != document.main and path.name.endswith(ends))


def _decoded(content: bytes, hidden: Hidden, source: Path) -> str:
    """The bytes of a file as Latin-1 after what is hidden was taken out of its text."""
    for encoding in ("utf-8", "latin-1"):
        with suppress(UnicodeDecodeError):
            mark = content.startswith(b"\xef\xbb\xbf")
            text = (content[3:] if mark else content).decode(encoding)
            return without(text, hidden.places[source]).encode(encoding).decode("latin-1")
    return os.fsdecode(content)


def original(path: Path, copy: BlindCopy) -> Path:
    """The author's file behind one of the copy."""
    return copy.origins.get(path, path)
