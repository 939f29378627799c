"""What TeX printed, as pandoc's inlines: fonts as styles, links to works and addresses as links."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from trykklar.printed.text_run import Look, Run
    from trykklar.word.inlines import Inlines

_PARTS = re.compile(r"( |\n)")
# The names that biblatex, and LaTeX and natbib, give to the place of an entry.
_ENTRY = re.compile(r"cite\.(?:\d+@)?(.+)", re.DOTALL)
_WRAPPERS: Mapping[str, Any] = {
    "italic": pf.Emph, "bold": pf.Strong, "small_caps": pf.SmallCaps,
    "raised": pf.Superscript, "lowered": pf.Subscript,
}  # fmt: skip


def inlines(runs: Iterable[Run], listed: Collection[str], notes: Iterable[Inlines] = ()) -> Inlines:
    """Runs as inlines.

    Args:
        runs: What is printed.
        listed: Keys of the works that links can lead to.
        notes: What stands in the notes, in the order of their marks.
    """
    waiting = iter(notes)
    found: Inlines = []
    for target, group in groupby(runs, lambda run: "" if run.mark else _target(run.look, listed)):
        content = [item for run in group for item in _inlines(run, waiting)]
        found += [pf.Link(*content, url=target)] if target and content else content
    return found


def _target(look: Look, listed: Collection[str]) -> str:
    """Where a link leads in Word; "" where it leads nowhere."""
    if look.address:
        return look.link
    entry = _ENTRY.fullmatch(look.link)
    return f"#ref-{entry[1]}" if entry and entry[1] in listed else ""


def _inlines(run: Run, notes: Iterator[Inlines]) -> Inlines:
    if run.mark:
        note = next(notes, None)
        return [pf.Note(pf.Para(*note))] if note else []
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
