"""The finished text -> what pandoc writes; a formula it cannot write becomes a picture."""

from __future__ import annotations

import json
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.embedding import embed
from trykklar.word.pandoc import run
from trykklar.word.text.drawing import formula

if TYPE_CHECKING:
    from trykklar.word.text.desk import Desk

_ALIKE = 24
_WRITER = ["-f", "json", "-t", "docx", "--syntax-highlighting=none", "--log=log.json"]


def write(text: Any, desk: Desk) -> bytes:
    """The .docx as pandoc writes it.

    Args:
        text: The finished text; formulas in it that stay unread are replaced.
        desk: The state of the export.
    """
    embed(text, desk)
    data, unread = _attempt(text)
    if not unread:
        return data
    text.walk(lambda element, _: _pictured(element, unread, desk))
    embed(text, desk)
    return _attempt(text)[0]


def _attempt(text: Any) -> tuple[bytes, frozenset[str]]:
    """The file, and the formulas that pandoc left in it as TeX."""
    written = StringIO()
    pf.dump(text, written)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        data = run(_WRITER, written.getvalue(), Path(folder))
        entries = json.loads(log.read_text("utf-8")) if log.is_file() else []
        found = (item for item in entries if item.get("type") == "CouldNotConvertTeXMath")
        return data, frozenset(str(item["contents"]) for item in found)


def _pictured(element: Any, unread: frozenset[str], desk: Desk) -> Any:
    """A picture of a formula, made by TeX; the formula as TeX where that fails, too."""
    if not isinstance(element, pf.Math) or element.text not in unread:
        return None
    made = formula(element.text, desk)
    kept = "its picture" if made else "its LaTeX"
    desk.report(
        "word-formula",
        Severity.WARNING,
        _near(element.text, desk),
        f"Word cannot have this formula as a formula; {kept} is in the Word file: "
        f"{' '.join(element.text.split())[:60]}",
        "Write it with LaTeX's own or amsmath's commands.",
    )
    return made or pf.Code(element.text)


def _near(text: str, desk: Desk) -> int:
    """Where a formula stands in the source; where the text begins, if a macro has made it."""
    core = text.removeprefix(r"\displaystyle ").strip()
    flat = desk.manuscript.flat.text
    at = next((found for end in (len(core), _ALIKE) if (found := flat.find(core[:end])) >= 0), -1)
    return at if at >= 0 else desk.manuscript.start
