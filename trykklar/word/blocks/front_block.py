"""Abstract, keywords and the like: a heading in the language around them, and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.babel_names import TAGS
from trykklar.word.blocks.printed_name import printed_name
from trykklar.word.inlines import plain
from trykklar.word.neutral.anchors import is_end
from trykklar.word.neutral.paragraph_style import block, paragraph, run
from trykklar.word.words import words

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import ResolvedMark

_STYLES = {"abstract": "Abstract", "keywords": "Keywords", "highlights": "Abstract"}
_KEYWORDS = frozenset(words(tag).parts["keywords"] for tag in TAGS.values())


def part(mark: ResolvedMark, blocks: list[Any], state: ExportState) -> list[Any]:
    """A part of the front matter.

    Args:
        mark: Its mark; field: which part.
        blocks: Its text.
        state: The state of the export; `part_language` is the one of the text around it.
    """
    kind = mark.text(0)
    usual = words(state.inputs.language_at(mark.offset)).parts[kind]
    heading = state.met.part_names.pop(kind, "") or printed_name(
        f"{kind}name", usual, mark.offset, state
    )
    style = _STYLES.get(kind, "Body Text")
    if kind == "keywords":
        inlines = _inlines(blocks)
        # A class that prints its label of no keywords has it on its first page.
        if not plain(inlines).strip():
            return []
        return [paragraph(style, run("Label", pf.Str(heading + ":")), pf.Space(), *inlines)]
    return [paragraph("Abstract Heading", pf.Str(heading)), block(style, *blocks)]


def abstract_name(mark: ResolvedMark, state: ExportState) -> list[Any]:
    r"""`\renewcommand{\abstractname}{...}` in the text: the next abstract is called so."""
    state.met.part_names["abstract"] = mark.text(0)
    return []


def _inlines(blocks: list[Any]) -> list[Any]:
    found: list[Any] = []
    for item in blocks:
        if isinstance(item, pf.Para | pf.Plain):
            found.extend([pf.Space(), *item.content] if found else item.content)
    return found


def ordered(blocks: list[Any]) -> list[Any]:
    """The text in the order of a first page, and keywords with their style however they are set.

    A date from the preamble goes behind the title that the text itself has.
    """
    blocks = [_keywords(block) for block in blocks]
    styles = [_style(block) for block in blocks]
    if "Title" not in styles or styles[0] != "Date":
        return blocks
    people = ("Title", "Subtitle", "Author", "Affiliation")
    at = styles.index("Title")
    while at < len(blocks) and styles[at] in people:
        at += 1
    return [*blocks[1:at], blocks[0], *blocks[at:]]


def _keywords(block: Any) -> Any:
    """A paragraph that names itself in bold: in a quotation, or small below the abstract."""
    inner = block
    while isinstance(inner, pf.BlockQuote | pf.Div) and len(inner.content) == 1:
        inner = inner.content[0]
    items = list(inner.content) if isinstance(inner, pf.Para | pf.Plain) else []
    first = next((item for item in items if not (is_end(item) or isinstance(item, pf.Space))), None)
    while isinstance(first, pf.Span | pf.Emph) and len(first.content) == 1:
        first = first.content[0]
    named = isinstance(first, pf.Strong) and plain(first.content).strip().rstrip(":") in _KEYWORDS
    return paragraph("Keywords", *items) if named else block


def _style(block: Any) -> str:
    return str(block.attributes.get("custom-style", "")) if isinstance(block, pf.Div) else ""
