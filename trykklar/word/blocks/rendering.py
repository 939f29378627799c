"""What only TeX can show -> pictures of its own rendering, many in one run of TeX."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from trykklar.document import Document
from trykklar.finding import FatalError, Severity
from trykklar.latex.input_encoding import AS_UTF8
from trykklar.latex.structure_commands import DRAWING_SETTINGS
from trykklar.poppler import PageBox, PlacedWord, placed_words
from trykklar.storage.atomic_file import write
from trykklar.typeset import typeset
from trykklar.typeset.significance import PIECES_MARK
from trykklar.word.blocks.picture import readable, words
from trykklar.word.blocks.picture_pages import count
from trykklar.word.blocks.raster import page_extent
from trykklar.word.blocks.rendered_piece import RenderedPiece
from trykklar.word.mark.rules.drawing_mark import OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.word.aux_numbers import Numbers
    from trykklar.word.export_state import ExportState

_SECONDS = 60.0  # for one run of TeX; half of it behind each piece that never ended
_FEWEST_SECONDS = 10.0
_ENDLESS = "pictures that never end"
_BORDER = 72.0  # points round what TeX shows: some of it may stand out of its box
_POINTS = 72
_GROUP = re.compile(r"\{([^{}]{1,200})\}")
_TOGETHER = 1_000  # in one run of TeX
_MOST_RUNS = 24  # of TeX for one purpose: halves are tried to find what TeX cannot set
_ALONE = r"""{preamble}
\usepackage[active,tightpage]{{preview}}\setlength\PreviewBorder{{{border}bp}}
\newenvironment{{{own}}}{{}}{{}}\newcommand{{\{settings}}}[1]{{#1}}
{utf8}{known}
\begin{{document}}{quiet}{mark}
{parts}{mark}
\end{{document}}
"""
# What pieces note down for a next pass stands between two of these in the .aux.
_MARK = rf"\makeatletter\immediate\write\@auxout{{{PIECES_MARK}}}\makeatother"
_QUIET = r"\ifdefined\hypersetup\hypersetup{pdfborder={0 0 0}}\fi"  # no frames round links
# No space goes with it: a sign of a few points would stand apart from the words around it.
_PART = "\\begin{{preview}}%\n{source}\n\\unskip\\end{{preview}}\n"


class RenderingRun(NamedTuple):
    """What a run of TeX on some pieces came to.

    Attributes:
        pdf: What it made; None where it made nothing.
        wrong: The pieces that TeX has errors in, or that never end.
        hopeless: Whether it ended before the pieces, and will with any of them.
    """

    pdf: Path | None = None
    wrong: frozenset[int] = frozenset()
    hopeless: bool = False


def render(sources: Iterable[str], state: ExportState, purpose: str = "drawings") -> None:
    """Make a picture of each of some pieces of LaTeX, set with the document's own preamble.

    Args:
        sources: The pieces; those that are made already are not made again.
        state: The state of the export; the pictures are put on it, or None for what TeX cannot set.
        purpose: What they are for: each has its own share of TeX's time.
    """
    waiting = [source for source in dict.fromkeys(sources) if source not in state.met.rendered]
    for at in range(0, len(waiting), _TOGETHER):
        _together(waiting[at : at + _TOGETHER], state, purpose)


def _together(sources: Sequence[str], state: ExportState, purpose: str) -> None:
    """Pieces on the pages of one document, or, where that cannot be set, in halves.

    Where TeX has named the pieces that it has errors in, the others are set without them.
    """
    spent = state.met.next(f"run of TeX for {purpose}") > _MOST_RUNS
    run = RenderingRun() if spent else _typeset(sources, state)
    if run.wrong:
        state.met.rendered.update(dict.fromkeys(sources[place] for place in run.wrong))
        good = [source for place, source in enumerate(sources) if place not in run.wrong]
        if good:
            _together(good, state, purpose)
    elif run.pdf is not None and count(run.pdf) == len(sources):
        pages = placed_words(run.pdf)
        for page, source in enumerate(sources, 1):
            found = pages[page - 1] if page <= len(pages) else []
            state.met.rendered[source] = _rendered(source, run.pdf, page, found)
    elif len(sources) > 1 and not run.hopeless:
        half = len(sources) // 2
        _together(sources[:half], state, purpose)
        _together(sources[half:], state, purpose)
    else:
        state.met.rendered.update(dict.fromkeys(sources))  # none of them


def _rendered(source: str, pdf: Path, page: int, found: Sequence[PlacedWord]) -> RenderedPiece:
    """What is on a page: TeX's box, and the words out of it, as far as the border goes.

    Of a picture from a file, what stands out of the box is cut off.
    """
    extent = page_extent(pdf, page)
    if extent is None:
        return RenderedPiece(pdf, page)
    width, height = (side * _POINTS for side in extent)
    box = PageBox(_BORDER, _BORDER, width - _BORDER, height - _BORDER)
    if r"\includegraphics" in source:
        inside = (word.text for word in found if box.meets(word.box))
        return RenderedPiece(pdf, page, readable(" ".join(inside)), box, box)
    own = box
    for word in found:
        box = box.around(word.box)
    whole = PageBox(0, 0, width, height)
    shown = PageBox(*map(max, box[:2], whole[:2]), *map(min, box[2:], whole[2:]))
    return RenderedPiece(pdf, page, words(pdf, page), shown, own)


def _typeset(sources: Sequence[str], state: ExportState) -> RenderingRun:
    """A run of TeX on some pieces, made once for one text."""
    parts = "".join(_PART.format(source=source) for source in sources)
    text = _ALONE.format(
        preamble=state.inputs.manuscript.written_preamble,
        border=_BORDER,
        own=OWN,
        settings=DRAWING_SETTINGS,
        parts=parts,
        mark=_MARK,
        known=_known(sources, state.inputs.numbers),
        quiet=_QUIET,
        utf8=AS_UTF8,
    )
    name = f"drawing-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    folder, root = state.inputs.document.work / "word", state.inputs.document.root
    write(root / folder / f"{name}.tex", text, within=root, lasting=False)
    alone = Document(
        name,
        root,
        folder / f"{name}.tex",
        folder / name,
        folder,
        engine=state.inputs.document.engine,
        allowed=state.inputs.document.allowed,
    )
    try:
        endless = state.met.counters.get(_ENDLESS, 0)
        made = typeset(alone, time_limit=max(_SECONDS / 2**endless, _FEWEST_SECONDS))
    except FatalError:
        return RenderingRun()
    errors = [item for item in made.findings if item.severity is Severity.ERROR]
    lines = [item.line for item in errors if item.path.name == alone.main.name]
    before = text.partition(parts)[0].count("\n")
    hopeless = made.pdf is None and any(0 < line <= before for line in lines)
    wrong = set(_pieces(sources, before, lines))
    if made.pdf is None and any(item.code == "tex-timeout" for item in errors):
        state.met.next(_ENDLESS)
        wrong.add(min(made.pages, len(sources) - 1))  # TeX never got to the end of this one
    return RenderingRun(made.pdf, frozenset(wrong), hopeless)


def _known(sources: Iterable[str], numbers: Numbers) -> str:
    r"""What the document's last pass noted down of what the pieces refer to.

    Alone they would have `??` for it. LaTeX takes it only in the preamble.
    """
    named = {
        key.strip()
        for source in sources
        for group in _GROUP.findall(source)
        for key in group.split(",")
    }
    labels = {key for name in named for key in (name, f"{name}@cref")} & numbers.written.keys()
    lines = [
        *(rf"\newlabel{{{key}}}{{{numbers.written[key]}}}" for key in sorted(labels)),
        *(
            rf"\bibcite{{{key}}}{{{numbers.citations[key]}}}"
            for key in sorted(named & numbers.citations.keys())
        ),
    ]
    return rf"\makeatletter{''.join(lines)}\makeatother" if lines else ""


def _pieces(sources: Iterable[str], before: int, lines: Iterable[int]) -> Iterator[int]:
    """The pieces that some lines of their document are in.

    Args:
        sources: The pieces.
        before: How many lines stand before the first.
        lines: The lines, from 1.
    """
    ends = list(accumulate((_PART.format(source=part).count("\n") for part in sources), initial=0))
    for line in lines:
        place = bisect_left(ends, line - before) - 1
        if 0 <= place < len(ends) - 1:
            yield place
