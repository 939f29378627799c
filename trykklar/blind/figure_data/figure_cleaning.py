"""A figure's file -> the same picture without the data that say who made it, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trykklar.blind.figure_data import eps_comments, jpeg_segments, pdf_rewriting, png_chunks

if TYPE_CHECKING:
    from pathlib import Path

# Figures that TeX or its drivers read, too, whose data nobody here knows.
_UNKNOWN = frozenset(
    [".tif", ".tiff", ".gif", ".bmp", ".jp2", ".jpx", ".jbig2", ".jb2", ".svg", ".svgz", ".webp"]
)


class CleanedFigure(NamedTuple):
    """What came of cleaning a file.

    Attributes:
        content: What it holds now.
        changed: Whether something was taken out.
        lacking: Why its data stayed, as the end of a sentence; "" where nothing of them stayed.
    """

    content: bytes
    changed: bool
    lacking: str = ""


def clean_figure(path: Path, content: bytes) -> CleanedFigure | None:
    """Takes the data out of a figure's file, which is known by what it holds, not by its name.

    Args:
        path: The file's name.
        content: What it holds.

    Returns:
        None where it is no figure.
    """
    kind, bare = "", None
    if content.startswith(jpeg_segments.START):
        kind, bare = "JPEG", jpeg_segments.without_data(content)
    elif content.startswith(png_chunks.START):
        kind, bare = "PNG", png_chunks.without_data(content)
    elif content.startswith(pdf_rewriting.START):
        kind, bare = "PDF", pdf_rewriting.without_data(content)
    elif content.startswith(eps_comments.STARTS):
        kind, bare = "EPS", eps_comments.without_data(content)
    elif path.suffix.lower() not in _UNKNOWN:
        return None
    if bare is not None:
        return CleanedFigure(bare, bare != content)
    lacking = f"it is no {kind} that can be rewritten" if kind else "nobody here knows this format"
    return CleanedFigure(content, changed=False, lacking=lacking)
