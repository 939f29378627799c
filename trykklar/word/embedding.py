"""Pictures into pandoc's document itself, so that its writer opens no file and asks no server.

Whatever path or address a picture has that we did not choose, it is looked for in the project as
TeX would look for it, and left out where it is not there.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.blocks.picture import BY_COMMAND, SHOWN, located, missing, shown
from trykklar.word.blocks.raster import without_texts
from trykklar.word.document_tree import replace_elements

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState


def embed(text: Any, state: ExportState) -> None:
    """Puts the bytes of every picture into the text.

    Args:
        text: The finished text, as pandoc's document.
        state: The state of the export.
    """
    replace_elements(text, pf.Image, lambda picture: _embedded(picture, state))


def _embedded(picture: Any, state: ExportState) -> Any:
    if picture.url.startswith("data:"):
        return None
    path: Path | None = Path(picture.url)
    if path not in state.met.shown:
        path = _requested(picture.url, state)
        picture.title = BY_COMMAND
    if path is None:
        return pf.Str(f"[{picture.url}]")
    kind = SHOWN[path.suffix.lower()]
    data = without_texts(state.inputs.document.fence.read(path))
    picture.url = f"data:{kind};base64,{b64encode(data).decode()}"
    return None


def _requested(name: str, state: ExportState) -> Path | None:
    """The picture that a command of the author's own asks for; None, and a finding, without one."""
    at = max(state.inputs.manuscript.flat.text.find(name), state.inputs.manuscript.start)
    path = located(name, state.inputs, at)
    made = shown(path, state) if path else None
    if made is None:
        code, *rest = missing(name, path, state.inputs, at)
        state.report(code, Severity.ERROR, at, *rest)
    return made
