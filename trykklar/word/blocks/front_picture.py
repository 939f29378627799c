"""Pictures that a class prints in its front matter, as the seal of a university, in their places.

Those that the text itself shows are there already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.picture import BY_COMMAND, located, shown, words
from trykklar.word.judge.folding import folded_letters
from trykklar.word.length import length
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.printed.front_pages import PagePicture
    from trykklar.word.blocks.front_alignment import PrintedFront
    from trykklar.word.export_state import ExportState

_STYLE = "Affiliation"


def with_pictures(
    blocks: Sequence[Any], zone: Sequence[PrintedFront], state: ExportState
) -> list[Any]:
    """The front matter with what pictures TeX prints in it and nobody has read.

    Args:
        blocks: The front matter.
        zone: TeX's paragraphs of it.
        state: The state of the export; the pictures are noted on it.
    """
    made = list(blocks)
    for at, piece in enumerate(zone):
        images = [image for each in piece.paragraph.pictures for image in _image(each, state)]
        if images:
            place = _place(made, [other for other in zone[at:] if other.letters])
            made.insert(place, paragraph(_STYLE, *images))
    return made


def _image(picture: PagePicture, state: ExportState) -> Iterator[Any]:
    path = located(picture.file, state.inputs, len(state.inputs.manuscript.flat.text))
    file = shown(path, state, 1) if path and path not in state.met.pictures else None
    if path is None or file is None:
        return
    state.met.pictures.append(path)
    width = {"width": f"{length(f'{picture.width}pt', 0.0):.2f}cm"}
    description = [pf.Str(text)] if (text := words(path)) else []
    yield pf.Image(*description, url=str(file), title=BY_COMMAND, attributes=width)


def _place(blocks: Sequence[Any], following: Sequence[PrintedFront]) -> int:
    """Before the block that has the words of the next paragraph that is there."""
    texts = [folded_letters(pf.stringify(block)) for block in blocks]
    places = (at for piece in following for at, text in enumerate(texts) if piece.letters in text)
    return next(places, len(blocks))
