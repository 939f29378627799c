r"""Examples of linguistics as indented paragraphs, with the labels that TeX printed.

gb4e's `\ex`, linguex' `\ex.`, expex' `\pex` and covington's `example` count by themselves, in
formats that the author may change, over notes, levels and lists: what TeX printed before each is
taken in its order. Where these are not as many as are written, an example is shown as ever.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.run_latex import latex
from trykklar.printed.showbox_hook import BEGUN
from trykklar.printed.text_run import PLAIN, Run
from trykklar.word.blocks.printed_number import begins_at
from trykklar.word.blocks.printed_sequence import PrintedSequence
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.linguistics.example_part import (
    CLOSE,
    GLOSS,
    ITEM,
    NOTHING,
    OPEN,
    PARAGRAPH,
    QUOTED,
    SAMPLES,
    UNQUOTED,
    Example,
    ExamplePart,
)
from trykklar.word.mark.linguistics.gloss_table import table
from trykklar.word.mark.linguistics.read_examples import environments, examples, pointers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.latex.passage import Passage
    from trykklar.printed.citations_and_lists import PrintedHead
    from trykklar.printed.latex_pieces import LatexPiece
    from trykklar.printed.text_run import Runs
    from trykklar.word.export_state import ExportState

_FONTS = {"italic": "textit", "small_caps": "textsc", "bold": "textbf", "typewriter": "texttt"}
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_TEXTS = {
    OPEN: "\n\n\\begin{quote}\n", CLOSE: "\n\\end{quote}\n\n", PARAGRAPH: "\n\n", NOTHING: "",
    QUOTED: "\n\n\\textquoteleft{}", UNQUOTED: "\\textquoteright{}",
}  # fmt: skip


def labelled(state: ExportState) -> Iterator[Edit]:
    """Edits of the source that write examples in LaTeX's own terms.

    Args:
        state: The state of the export; the document was typeset.
    """
    found = examples(state.inputs.manuscript)
    if not found:
        return
    printed = state.inputs.printed_numbers()
    known = environments(state.inputs.manuscript)
    whole = _with_begun(printed.heads)
    heads = PrintedSequence((head.place, head) for head in whole if head.environment in known)
    fonts = _fonts(found, state)
    for example in found:
        labels = _labels(example, heads, state)
        if len(labels) == example.labels:
            yield from example_edits(example, labels, fonts, state.inputs.manuscript.flat)
    places = pointers(state.inputs.manuscript)
    if len(places) == len(printed.pointers):
        for place, runs in zip(places, printed.pointers, strict=True):
            yield Edit(place.start, place.end, latex([runs]))


def _with_begun(heads: Iterable[PrintedHead]) -> Iterator[PrintedHead]:
    """Heads with the one before, where TeX set both in one box: `(2) a.`."""
    begun: Runs = ()
    for head in heads:
        yield replace(head, runs=(*begun, Run(" ", PLAIN), *head.runs)) if begun else head
        begun = head.runs if head.environment == BEGUN else ()


def _fonts(found: Iterable[Example], state: ExportState) -> Mapping[str, tuple[str, ...]]:
    """Sample of a gloss -> the commands that set its lines as TeX does."""
    samples = tuple(dict.fromkeys(part.sample for each in found for part in each.parts))
    pieces = print_pieces(state.inputs.document, samples)
    return {
        sample: tuple(_font(piece, word) for word in SAMPLES)
        for sample, piece in zip(samples, pieces, strict=True)
        if piece is not None
    }


def _font(piece: LatexPiece, word: str) -> str:
    runs = (run for paragraph in piece.paragraphs for run in paragraph if word in run.text)
    run = next(runs, None)
    names = [name for look, name in _FONTS.items() if run is not None and getattr(run.look, look)]
    return names[0] if names else ""


def _labels(example: Example, heads: PrintedSequence[PrintedHead], state: ExportState) -> list[str]:
    """What TeX printed before the items of an example."""
    file, first = begins_at(example.span.start, state)
    last = begins_at(example.span.end, state)[1]
    found: list[str] = []
    while (head := heads.take(file, first, last, certain=False)) is not None:
        found.append(latex([head.runs]))
        if len(found) == example.labels:
            break
    return found


def example_edits(
    example: Example, labels: Sequence[str], fonts: Mapping[str, tuple[str, ...]], passage: Passage
) -> Iterator[Edit]:
    """Edits that write an example in LaTeX's own terms.

    Args:
        example: The example.
        labels: What TeX printed before its items, as LaTeX.
        fonts: Sample of a gloss -> the commands that set its lines.
        passage: The source that it is of.
    """
    waiting = iter(labels)
    label = ""  # of an item that begins with a gloss or with a list
    before: ExamplePart | None = None  # an item whose label is printed, and no words behind it
    for part, following in zip_longest(example.parts, example.parts[1:]):
        blank = before is not None and not _words(passage, before, part)
        if part.kind == ITEM:
            label = " ".join(filter(None, [label, next(waiting)]))
        if part.kind in (ITEM, NOTHING) and following and _begins(following, part, passage):
            between = Span(part.span.end, following.span.start)
            label += "".join(_LABEL.findall(passage.slice(between)))
            yield Edit(part.span.start, between.end, "\n\n")
        elif part.kind == ITEM:
            yield Edit(part.span.start, part.span.end, f"\n\n{label}~")
            label = ""
        elif part.kind == GLOSS:
            text = table(part.lines, label, fonts.get(part.sample, ()))
            yield Edit(part.span.start, part.span.end, text)
            label = ""
        elif part.kind == PARAGRAPH and blank:
            yield Edit(part.span.start, part.span.end)
        else:
            yield Edit(part.span.start, part.span.end, _TEXTS[part.kind])
        kept = (part.kind == ITEM and not label) or (part.kind == NOTHING and blank)
        before = part if kept else None


def _begins(part: ExamplePart, item: ExamplePart, passage: Passage) -> bool:
    """Whether an item begins with a gloss, or with a list of items, but for its label."""
    return part.kind in (GLOSS, OPEN) and not _words(passage, item, part)


def _words(passage: Passage, first: ExamplePart, second: ExamplePart) -> str:
    """What is printed between two parts."""
    return _LABEL.sub("", passage.text[first.span.end : second.span.start]).strip()
