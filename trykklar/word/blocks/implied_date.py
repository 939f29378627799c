r"""The day that `\maketitle` prints where no `\date` is given: that on which the PDF was made.

Which classes do is for the PDF to say: whether its first page has the day, and not every page.

Source: The LaTeX2e Sources, classes.dtx, `\@date`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.poppler import page_texts
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import ATOM
from trykklar.word.today import day, written

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.export_state import ExportState

_PEOPLE = ("Title", "Subtitle", "Author", "Affiliation")
TITLED = re.compile(r"(?m)^(?:[^%\n\\]|\\.)*?\\maketitle(?![A-Za-z@])")
"""The command that prints a title with its authors and date, unless it is commented out."""
_DATED = re.compile(r"\\date\s*\{")


def with_date(blocks: list[Any], state: ExportState, pdf: Path | None) -> list[Any]:
    """The text with the day below its authors, where the PDF alone has one.

    Args:
        blocks: The text, its front matter in the order of a first page.
        state: The state of the export.
        pdf: What TeX made of the source as it is; without it, there is no day.
    """
    source = state.inputs.manuscript.flat.text
    styles = [_style(block) for block in blocks]
    if pdf is None or "Title" not in styles or "Date" in styles:
        return blocks
    if not TITLED.search(source) or _DATED.search(source):
        return blocks
    today = written(day(state.inputs.document), state.inputs.language)
    pages = page_texts(pdf) or []
    dated = [today in " ".join(page.split()) for page in pages[:2]]
    if not dated or not dated[0] or dated[1:] == [True]:
        return blocks
    at = styles.index("Title")
    while at < len(blocks) and styles[at] in _PEOPLE:
        at += 1
    return [*blocks[:at], _dated(today), *blocks[at:]]


def _dated(today: str) -> Any:
    return paragraph("Date", pf.Span(pf.Str(today), classes=[ATOM]))


def _style(block: Any) -> str:
    return str(block.attributes.get("custom-style", "")) if isinstance(block, pf.Div) else ""
