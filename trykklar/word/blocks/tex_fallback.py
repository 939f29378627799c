"""An environment that nobody here knows is shown as TeX shows it: as a picture, or as text.

TeX sets it once more by itself. Where that is what we read, it stays text that can be changed, and
so it does where TeX prints but a few words before it, such as `Exercise 1`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from itertools import accumulate
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.poppler import page_texts
from trykklar.word.blocks.kept_aside import is_printed_elsewhere
from trykklar.word.blocks.rendering import render
from trykklar.word.judge.folding import folded, folded_letters
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.rules.drawing_mark import around
from trykklar.word.mark.unknown_environment import Unknown, foreign, unknown
from trykklar.word.mark.visible_text import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.blocks.rendered_piece import RenderedPiece
    from trykklar.word.export_state import ExportState

_WORD = re.compile(r"[^\W_]{2,}")
_SYNTAX = frozenset(r"&_^#|[]{}=<>\@/")
_BREAKS = (r"\\", "//")
_FORMULA = re.compile(r"(?<!\\)\$|\\[(\[]")
_NUMBER = re.compile(r"([\w.]*?)(\d{1,6})")
_IN_BRACKETS = re.compile(r"\(([\w.]*\d)\)")
_LEAD = 12  # words before an environment's own
_PROBE = "Trykklarprobe"  # a word that no document has
_DIGITS = re.compile(r"[A-Z]?[\d.]*\d")
_SAME = 12  # letters by which its beginning is known, where a formula follows them


def blocks(state: ExportState) -> Iterator[Edit]:
    """Edits of the source for the environments that nobody knows.

    Args:
        state: The state of the export.
    """
    passage = state.inputs.manuscript.flat
    found = unknown(passage)
    probes = {each: _with_probe(each, passage) for each in found if _is_probed(each, passage)}
    whole = {each: passage.slice(each.span) for each in found if not each.text}
    render([*whole.values(), *probes.values()], state, "environments")
    text = cache(partial(_document_text, state))
    for environment in found:
        probe = state.met.rendered[probes[environment]] if environment in probes else None
        lead = _before_probe(probe.text) if probe else ""
        made = state.met.rendered[whole[environment]] if environment in whole else None
        if environment.text:
            if not _is_title(lead, environment, passage):
                shown = _as_in_document(lead, environment, passage, text)
                yield from _led(environment, shown, apart=_ends_line(lead, probe))
        elif made is not None and made.blank:
            inside, pdf = passage.slice(environment.inside), state.inputs.document.made(".pdf")
            if not is_printed_elsewhere(inside, passage.text, pdf):
                yield Edit(*environment.span, "")
        elif made is not None:
            yield from _shown(environment, passage, made, state, (lead, text))


def _is_probed(environment: Unknown, passage: Passage) -> bool:
    """Whether TeX is asked what it prints before a text that has no words to know it by."""
    ours = visible(passage, *environment.inside)
    return environment.text or not folded_letters(ours.partition(ATOM_SIGN)[0])


def _is_title(lead: str, environment: Unknown, passage: Passage) -> bool:
    """Whether what is printed is but the title of a proof, as amsthm has it.

    A citation or reference in it prints anything: what, depends on those before it.
    """
    options = arguments(passage, passage.text.find("}", environment.span.start) + 1)[0]
    titles = (visible(passage, *option).split(ATOM_SIGN) for option in options)
    return any(
        re.fullmatch(".*".join(map(folded_letters, title)), folded_letters(lead))
        for title in titles
        if any(map(folded_letters, title))
    )


def _with_probe(environment: Unknown, passage: Passage) -> str:
    """An environment with a word in the place of its text."""
    begin = passage.text[environment.span.start : environment.inside.start]
    return f"{begin} {_PROBE} {passage.text[environment.inside.end : environment.span.end]}"


def _before_probe(printed: str) -> str:
    lead, found, _ = printed.partition(_PROBE)
    return lead.strip() if found and len(lead.split()) <= _LEAD else ""


def _ends_line(lead: str, piece: RenderedPiece | None) -> bool:
    """Whether what is printed before a text stands on lines of its own, as a heading does."""
    pages = page_texts(piece.pdf, "-raw") if piece is not None and lead else None
    lines = pages[piece.page - 1].split("\n") if pages and piece is not None else []
    begun = accumulate(map(folded_letters, lines))
    return folded_letters(lead) in begun


def _led(environment: Unknown, lead: str, *, apart: bool) -> Iterator[Edit]:
    """Edits that write what TeX prints before the text of an environment."""
    if lead:
        shown = rf"\par\textbf{{{escaped(lead)}}}" + (r"\par " if apart else " ")
        yield Edit(environment.span.start, environment.inside.start, shown)
        yield Edit(environment.inside.end, environment.span.end, r"\par{}")


def _as_in_document(
    lead: str, environment: Unknown, passage: Passage, text: Callable[[], str]
) -> str:
    """What the PDF has before the same words: there, numbers count on from others."""
    if not _DIGITS.search(lead):
        return lead
    form = r"\s*".join(
        _DIGITS.pattern if _DIGITS.fullmatch(part) else re.escape(part)
        for part in re.findall(rf"{_DIGITS.pattern}|\S", lead)
    )
    begin = folded_letters(visible(passage, *environment.inside).partition(ATOM_SIGN)[0])[:_SAME]
    if not begin:
        alike = [
            each for each in unknown(passage) if _name(each, passage) == _name(environment, passage)
        ]
        there = [match[0] for match in re.finditer(rf"(?m)^{form}", text())]
        return (
            " ".join(there[alike.index(environment)].split()) if len(there) == len(alike) else lead
        )
    words = r"[\W_]*".join(map(re.escape, begin))
    found = re.search(rf"({form})[\W_]*{words}", text(), re.IGNORECASE)
    return " ".join(found[1].split()) if found else lead


def _name(environment: Unknown, passage: Passage) -> str:
    return passage.text[environment.span.start :].partition("}")[0]


def _document_text(state: ExportState) -> str:
    return "\n".join(page_texts(state.inputs.document.made(".pdf"), "-raw") or ())


def _shown(
    environment: Unknown,
    passage: Passage,
    piece: RenderedPiece,
    state: ExportState,
    known: tuple[str, Callable[[], str]],
) -> Iterator[Edit]:
    """Edits that make an environment a picture, or write what TeX prints before its text."""
    printed, source = piece.text, passage.slice(environment.inside)
    ours = visible(passage, *environment.inside)
    formulas = bool(_FORMULA.search(source))
    misread = _words(ours, formulas) - _words(printed, formulas)
    unread = _words(printed, formulas) - _words(source, formulas)
    broken = foreign(passage, environment.span) and any(sign in source for sign in _BREAKS)
    before, text = known
    lead = before or _lead(ours, printed)
    if broken or misread or _signs(ours) - _signs(printed) or unread - _words(lead, formulas):
        yield from around(environment.span, _counters(environment, passage, printed, state))
    else:
        own = _as_in_document(lead, environment, passage, text)
        yield from _led(environment, own, apart=_ends_line(lead, piece))


def _counters(environment: Unknown, passage: Passage, printed: str, state: ExportState) -> str:
    """LaTeX that gives equations the numbers that they have in the document, by their first label.

    A line is taken to have a number; TeX's own numbers in the picture begin anew.
    """
    shown = _IN_BRACKETS.findall(printed)
    for item in commands(passage, *environment.inside):
        key = passage.group(passage.skip(item.end)) if item.name == "label" else None
        target = state.inputs.numbers.targets.get(passage.slice(key).strip()) if key else None
        match = _NUMBER.fullmatch(target.number) if target else None
        if match is None:
            continue
        before, last = match.groups()
        line = passage.text.count(r"\\", environment.inside.start, item.start)
        if shown[line : line + 1] in ([], [match[0]]):
            return ""
        form = rf"\renewcommand\theequation{{{before}\arabic{{equation}}}}"
        return rf"{form}\setcounter{{equation}}{{{max(int(last) - 1 - line, 0)}}}"
    return ""


def _lead(ours: str, printed: str) -> str:
    """What is printed before the words of an environment; empty where that is not a few words."""
    whole = ATOM_SIGN not in ours
    begin = folded_letters(ours.partition(ATOM_SIGN)[0])[: _SAME if not whole else None]
    spots = [place for place, sign in enumerate(printed) if sign.isalnum()]
    letters = "".join(folded_letters(printed[place]) or " " for place in spots)
    at = letters.rfind(begin) if whole else letters.find(begin)
    if not begin or at < 0 or len(letters) != len(spots):
        return ""
    lead = printed[: spots[at]].strip()
    return lead if len(lead.split()) <= _LEAD else ""


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign in _SYNTAX)


def _words(text: str, formulas: bool) -> Counter[str]:
    """The words; of what has formulas, without their numbers."""
    every = _WORD.findall(folded(text.replace("-\n", "")))
    return Counter(word for word in every if not (formulas and any(map(str.isdigit, word))))
