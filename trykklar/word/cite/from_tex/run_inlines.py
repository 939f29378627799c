"""What TeX printed, as pandoc's inlines: fonts as styles, links to works and addresses as links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.vocabulary import UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from trykklar.printed.text_run import Look, Run
    from trykklar.word.inlines import Inlines

    Live = Callable[[Run, Inlines], Inlines]

_PARTS = re.compile(r"( |\n)")
# The names that biblatex, and LaTeX and natbib, give to the place of an entry.
_ENTRY = re.compile(r"cite\.(?:\d+@)?(.+)", re.DOTALL)
_WRAPPERS: Mapping[str, Any] = {
    "italic": pf.Emph, "bold": pf.Strong, "small_caps": pf.SmallCaps,
    "raised": pf.Superscript, "lowered": pf.Subscript,
}  # fmt: skip


def inlines(
    runs: Iterable[Run],
    listed: Collection[str],
    notes: Iterable[Inlines] = (),
    live: Live = lambda _, content: content,
    *,
    slanted: bool = False,
) -> Inlines:
    """Runs as inlines.

    Args:
        runs: What is printed.
        listed: Keys of the works that links can lead to.
        notes: What stands in the notes, in the order of their marks.
        live: Makes of a run, and of its inlines, what leads elsewhere.
        slanted: Whether the text around it is in italics: what is not stands upright.
    """
    waiting = iter(notes)
    found: Inlines = []
    for target, group in groupby(runs, lambda run: "" if run.mark else _target(run.look, listed)):
        if target:
            content = [item for run in group for item in _styled(run, slanted=slanted)]
            found += [pf.Link(*content, url=target)] if content else []
            continue
        for run in group:
            shown = _styled(run, slanted=slanted)
            found += _note(waiting) if run.mark else live(run, shown)
    return found


def _target(look: Look, listed: Collection[str]) -> str:
    """Where a link leads in Word; "" where it leads to no work and no address."""
    if look.address:
        return look.link
    entry = _ENTRY.fullmatch(look.link)
    return f"#ref-{entry[1]}" if entry and entry[1] in listed else ""


def _note(notes: Iterator[Inlines]) -> Inlines:
    note = next(notes, None)
    return [pf.Note(pf.Para(*note))] if note else []


def _styled(run: Run, *, slanted: bool) -> Inlines:
    content = styled(run)
    upright = slanted and not run.look.italic and run.text.strip() and not run.look.formula
    return [pf.Span(*content, attributes={"custom-style": UPRIGHT})] if upright else content


def styled(run: Run) -> Inlines:
    """A run in its fonts.

    Args:
        run: Text or a formula.
    """
    if run.look.formula:
        return [pf.Math(run.look.formula, format="InlineMath")]
    content = list(_text(run.text))
    for name, wrapper in _WRAPPERS.items():
        if getattr(run.look, name):
            content = [wrapper(*content)]
    return content


def _text(text: str) -> Iterator[Any]:
    for part in _PARTS.split(text):
        if part == " ":
            yield pf.Space()
        elif part == "\n":
            yield pf.LineBreak()
        elif part:
            yield pf.Str(part)
