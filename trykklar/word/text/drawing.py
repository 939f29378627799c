"""Drawings made by TeX, typeset alone with the document's own preamble, and placed as pictures."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.document import Document
from trykklar.file import write
from trykklar.finding import CannotGoOn, Severity
from trykklar.typeset import typeset
from trykklar.word.text.picture import shown, sized

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.text.desk import Desk
    from trykklar.word.text.sign import Inlines, Sign

_SECONDS = 60.0
FORMULA = "LaTeX"
"""The title of a formula's picture: what its description is."""
_ALONE = r"""{preamble}
\usepackage[active,tightpage]{{preview}}\setlength\PreviewBorder{{2pt}}
\begin{{document}}
\begin{{preview}}
{source}
\end{{preview}}
\end{{document}}
"""


def drawing(sign: Sign, desk: Desk) -> Inlines:
    """The picture of a `drawing` mark; where TeX cannot make it, a note in the text."""
    path = _typeset(sign.text(0), desk)
    made = shown(path, desk) if path else None
    if made is None:
        desk.report(
            "word-drawing-failed",
            Severity.ERROR,
            sign.offset,
            "This drawing cannot be typeset on its own, and is not in the Word file.",
            "Put it into a file of its own and include its PDF.",
        )
        return [pf.Str("[…]")]
    return [_image(made, desk)]


def formula(text: str, desk: Desk) -> Any:
    """The picture of a formula, with its LaTeX for those who cannot see it; None without one."""
    path = _typeset(rf"$\displaystyle {text}$", desk)
    made = shown(path, desk) if path else None
    return _image(made, desk, pf.Str(text), title=FORMULA) if made else None


def _image(path: Path, desk: Desk, *said: Any, title: str = "") -> Any:
    attributes = {"width": sized({}, path, desk.text_width, desk.document.fence)}
    return pf.Image(*said, url=str(path), title=title, attributes=attributes)


def _typeset(source: str, desk: Desk) -> Path | None:
    """The PDF of a drawing, made once for one text."""
    preamble = desk.manuscript.written_preamble
    text = _ALONE.format(preamble=preamble, source=source)
    name = f"drawing-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    folder = desk.document.work / "word"
    root = desk.document.root
    write(root / folder / f"{name}.tex", text, within=root, lasting=False)
    alone = Document(
        name,
        desk.document.root,
        folder / f"{name}.tex",
        folder / name,
        folder,
        engine=desk.document.engine,
        allowed=desk.document.allowed,
    )
    try:
        return typeset(alone, time_limit=_SECONDS).pdf
    except CannotGoOn:
        return None
