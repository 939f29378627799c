"""What the judge found, as findings at the author's own lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.finding import Severity
from trykklar.poppler import AS_DRAWN, page_texts
from trykklar.word.judge.beside_text import BesideText
from trykklar.word.judge.folding import level, sought, words
from trykklar.word.judge.printed_text import RUN
from trykklar.word.judge.repeated import repeated
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.word.export_state import ExportState
    from trykklar.word.judge.judgement import Added, Judgement
    from trykklar.word.judge.raw_signs import RawSign

_MOST = 20
_LONGEST = 12  # words that are quoted
_FEWEST = 2  # long words in a part of a run that is sought by itself
_LONG = 4  # letters of a long word
_SLIP = 8  # words: fewer are a slip
_DRAWING = re.compile(
    r"\\begin\{(tikzpicture|pspicture|picture|tikzcd|forest|axis|circuitikz)\}.*?\\end\{\1\}",
    re.DOTALL,
)
_PROPERTIES = re.compile(r"\\hypersetup\s*\{(?:[^{}]|\{[^{}]*\})*\}")
_HINT = (
    "Take it out of the source, or mark it so that it is printed; --anyway makes the Word file "
    "all the same."
)

_IN_FLOAT = (
    r"Write \footnotemark in the table or figure, and \footnotetext{...} in the text behind it."
)
_TOO_LARGE = "Make it smaller, so that the PDF shows it, too."
_COMPARE = "Look at this place in both files; the PDF is what TeX made of the source."


def report(state: ExportState, judgement: Judgement) -> None:
    """Report what one of both files shows and the other does not.

    Args:
        state: The state of the export.
        judgement: The judge's.
    """
    starts = {placed.name: placed.offset for placed in state.met.units}
    before = max(state.inputs.manuscript.start - 1, 0)
    known = [set(words(text)) for text in state.met.unprinted_notes]  # each is reported already
    new = [item for item in judgement.added if not any(map(set(item.words).issubset, known))]
    ranked = sorted(new, key=lambda item: not item.hidden)
    different = judgement.added or judgement.lost or judgement.raw
    text = level(state.inputs.manuscript.flat.text) if different else ""
    for item in ranked[:_MOST]:
        offset = _place(item.words, text, starts.get(item.passage.unit))
        _report(item, state, before if offset is None else offset)
    for sign in judgement.raw[:_MOST]:
        offset = _place(sign.words, text, starts.get(sign.passage.unit))
        _report_raw(sign, state, before if offset is None else offset)
    if len(ranked) > _MOST:
        message = f"{len(ranked) - _MOST} more places of the Word file are not in the PDF."
        state.report("word-added", Severity.WARNING, state.inputs.manuscript.start, message)
    _report_lost(state, judgement.lost, text)


def places(judgement: Judgement, state: ExportState) -> Iterator[tuple[Added, int]]:
    """What was added, each with where it stands in the flat source.

    Args:
        judgement: The judge's.
        state: The state of the export.
    """
    starts = {placed.name: placed.offset for placed in state.met.units}
    before = max(state.inputs.manuscript.start - 1, 0)
    text = level(state.inputs.manuscript.flat.text)
    for item in judgement.added:
        offset = _place(item.words, text, starts.get(item.passage.unit))
        yield item, before if offset is None else offset


def _report_raw(sign: RawSign, state: ExportState, offset: int) -> None:
    quoted = excerpt(sign.text)
    if sign.mark:
        message = f"A mark of this program is left in the Word file: {quoted}"
        state.report(
            "word-raw", Severity.ERROR, offset, message, "Write this place in other words."
        )
    else:
        message = f"The Word file shows LaTeX here, and the PDF does not: {quoted}"
        state.report("word-raw", Severity.WARNING, offset, message, _COMPARE)


def _report_lost(state: ExportState, lost: Iterable[tuple[str, ...]], text: str) -> None:
    """Report what is lost where its words stand in the source, outside of drawings and page ends.

    Properties of the file are no text, either.

    What stands nowhere there is printed by a class or package beside it; else it is the text of a
    picture, or of a list that the PDF makes itself.
    """
    beside = BesideText(state.inputs.document)
    drawn = {word for path in state.met.pictures for word in _drawn(path)}
    outside = (match.span() for kind in (_DRAWING, _PROPERTIES) for match in kind.finditer(text))
    drawings = Cover([*outside, *repeated(text)])
    reported = {(item.path, item.line) for item in state.findings if item.code == "word-lost"}
    for run in lost:
        if drawn.issuperset(run):
            continue
        part, found = _located(run, text, drawings)
        place = state.inputs.manuscript.flat.place(found.start()) if found else None
        if place is None:  # the reading has lost it, or a class prints it
            part, place = beside.located([run, *_parts(run)])
        if place is None:
            continue
        if (place.path, place.line) in reported or len(reported) >= _MOST:
            continue
        reported.add((place.path, place.line))
        severity = Severity.ERROR if found and len(part) >= _SLIP else Severity.WARNING
        quoted = " ".join(part[:_LONGEST]) + (" …" if len(part) > _LONGEST else "")
        message = f"The PDF shows these words, and the Word file does not: {quoted}"
        state.report_at("word-lost", severity, place, message, _COMPARE)


def _located(
    run: tuple[str, ...], text: str, drawings: Cover
) -> tuple[tuple[str, ...], re.Match[str] | None]:
    """What of a run stands in the source, and where: all of it, or else its first part that does.

    A class prints settings of the preamble in an order of its own, one beside the other.
    """
    for part in (run, *_parts(run)):
        places = sought(part).finditer(text)
        found = next((place for place in places if place.start() not in drawings), None)
        if found is not None:
            return part, found
    return run, None


def _parts(run: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The parts of a run that can be told from others."""
    parts = (run[at : at + RUN] for at in range(min(len(run) - RUN + 1, _MOST)))
    return [part for part in parts if sum(len(word) >= _LONG for word in part) >= _FEWEST]


def _drawn(picture: Path) -> list[str]:
    """The words in a picture, which is one in both files."""
    if picture.suffix.lower() != ".pdf":
        return []
    return [word for page in page_texts(picture, *AS_DRAWN) or () for word in words(page)]


def _report(item: Added, state: ExportState, offset: int) -> None:
    quoted = _quoted(item)
    if item.hidden:
        message = f"The Word file shows this {item.passage.kind}, and the PDF does not: {quoted}"
        state.report("word-added", Severity.ERROR, offset, message, _HINT)
    elif item.floating:
        message = f"TeX prints the mark of this note and not its text; Word has both: {quoted}"
        state.report("word-added", Severity.ERROR, offset, message, _IN_FLOAT)
    elif item.off_page:
        message = (
            f"This {item.passage.kind} of the Word file runs off the page of the PDF: {quoted}"
        )
        state.report("word-added", Severity.ERROR, offset, message, _TOO_LARGE)
    else:
        message = (
            f"The PDF does not show these words of the Word file's {item.passage.kind}: {quoted}"
        )
        state.report("word-added", Severity.WARNING, offset, message, _COMPARE)


def _quoted(item: Added) -> str:
    """The words as the Word file writes them, where they are found in it again."""
    pattern = re.compile(r"[\W\d_]+".join(map(re.escape, item.words)))
    for text in item.passage.stretches:
        found = pattern.search(level(text))
        if found:
            parts = text[found.start() : found.end()].split()
            return " ".join(parts[:_LONGEST]) + (" …" if len(parts) > _LONGEST else "")
    return " ".join(item.words[:_LONGEST])


def _place(words: Sequence[str], text: str, start: int | None) -> int | None:
    """Where words stand in the source; else where their paragraph begins, if that is known."""
    found = sought(words).search(text, start or 0) if words else None
    if words and found is None and start is None:
        found = sought([max(words, key=len)]).search(text)
    return found.start() if found else start
