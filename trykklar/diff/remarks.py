"""What a reader of a comparison has to know beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import find
from trykklar.report.printable import relative
from trykklar.review.uncommitted import uncommitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.diff.marked_pdf import MarkedPdf
    from trykklar.diff.two_sides import Side
    from trykklar.diff.two_texts import TwoTexts, Version
    from trykklar.document import Document
    from trykklar.latex.source import Place

_PICTURES = (".pdf", ".png", ".jpg", ".jpeg", ".eps")
_NAMED = 5  # files or places that a sentence names


def remarks(old: Side, new: Side, texts: TwoTexts, marked: MarkedPdf) -> Iterator[str]:
    """Sentences about what was compared, and about what could not be marked word by word.

    Args:
        old: The earlier side.
        new: The later side.
        texts: Both, read.
        marked: The marked text.
    """
    dirty = _dirty(texts) if old.revision is not None and not new.copied else []
    if dirty:
        yield f"Changes that are not committed are among them: {_listed(map(relative, dirty))}."
    if marked.as_whole:
        yield (
            "Marked as a whole, because marks between the words would not compile: "
            f"{_listed(_where(marked.as_whole, new))}."
        )
    if marked.unmarked:
        yield (
            "NOT marked at all, because no mark compiles there: "
            f"{_listed(_where(marked.unmarked, new))}."
        )
    pictures = _other_pictures(texts)
    if pictures:
        yield f"Pictures that are drawn anew, and carry no mark: {_listed(pictures)}."


def _dirty(texts: TwoTexts) -> list[Path]:
    """The author's files that differ from the last commit."""
    document, reading = texts.new.document, texts.new.reading
    read = [source.path for source in reading.sources]
    read += [each.path for each in reading.bibliographies if each.path]
    own = dict.fromkeys(document.origins.get(path, path) for path in read)
    made = document.root / document.work
    known = [path for path in own if document.fence.owns(path) and not path.is_relative_to(made)]
    return uncommitted(known, document.fence)


def _other_pictures(texts: TwoTexts) -> list[str]:
    """Drawings and pictures of the same name that hold something else."""
    old, new = _pictures(texts.old), _pictures(texts.new)
    return [name for name, data in new.items() if name in old and old[name] != data]


def _pictures(version: Version) -> dict[str, bytes]:
    """Name of a picture, or of a drawing -> its file; a drawing's is what the author wrote."""
    document = version.document
    files = {drawing.name: _drawing(drawing) for drawing in document.drawings}
    for graphic in version.reading.graphics:
        path = _found(document, graphic.name)
        if path is not None and not path.is_relative_to(document.root / document.work):
            files[graphic.name] = (path,)
    return {name: b"".join(_content(document, paths)) for name, paths in files.items()}


def _drawing(drawing: Document) -> tuple[Path, ...]:
    origin = drawing.origins.get(drawing.source, drawing.source)
    return origin, origin.with_suffix(".tex")


def _found(document: Document, name: str) -> Path | None:
    paths = (find(document, name, ending) for ending in _PICTURES)
    return next((path for path in paths if path is not None), None)


def _content(document: Document, paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        with suppress(OSError):  # TeX reports one that cannot be read
            yield document.fence.read(path)


def _where(places: Sequence[Place], side: Side) -> list[str]:
    """The authors' files and lines; of what was made from a file, that file."""
    origins = side.document.origins
    return [
        side.shown(origins[place.path])
        if place.path in origins
        else f"line {place.line} of {side.shown(place.path)}"
        for place in places
    ]


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more
