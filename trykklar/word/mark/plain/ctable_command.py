r"""`\ctable[caption=..,label=..]{lr}{\tnote{..}}{rows}` as a table: caption, rows, notes.

Source: the manual of ctable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

NAME = "ctable"
_MARK = "a"  # of a note that names none
# The ends and the rules of rows.
_RULES = {
    "FL": r"\toprule ", "ML": r"\\ \midrule ", "LL": r"\\ \bottomrule ", "NN": r"\\ ",
}  # fmt: skip


def table(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that write such a table in LaTeX's own terms.

    Args:
        passage: The flat source.
        command: The command.
    """
    given, at = arguments(passage, command.end)
    spans: list[Span] = []
    while len(spans) < 3 and (group := passage.group(passage.skip(at))):  # noqa: PLR2004
        spans.append(group)
        at = group.end + 1
    if len(spans) < 3:  # noqa: PLR2004
        return
    columns, notes, rows = spans
    settings = options(passage.slice(given[0])) if given else {}
    kind = ("figure" if "figure" in settings else "table") + "*" * ("star" in settings)
    lead = rf"\begin{{{kind}}}{_caption(settings)}\begin{{tabular}}{{{passage.slice(columns)}}}"
    yield Edit(command.start, rows.start, lead)
    yield from _plain(passage, rows)
    written = "".join(_notes(passage, notes))
    yield Edit(rows.end, rows.end + 1, rf"\end{{tabular}}{written}\end{{{kind}}}")


def _caption(settings: dict[str, str]) -> str:
    short = settings.get("cap", "")
    label = settings.get("label", "")
    if "caption" not in settings:
        return rf"\label{{{label}}}" if label else ""
    return (
        r"\caption"
        + f"[{short}]" * bool(short)
        + f"{{{settings['caption']}}}"
        + rf"\label{{{label}}}" * bool(label)
    )


def _plain(passage: Passage, rows: Span) -> Iterator[Edit]:
    """Edits of what is ctable's in the rows: their ends, and the marks of notes."""
    for command in commands(passage, *rows):
        if command.name in _RULES:
            space = passage.delimited(command.end)
            yield Edit(command.start, space.end + 1 if space else command.end, _RULES[command.name])
        elif command.name == "tmark":
            given, at = arguments(passage, command.end)
            mark = passage.slice(given[0]) if given else _MARK
            yield Edit(command.start, at, rf"\textsuperscript{{{mark}}}")


def _notes(passage: Passage, notes: Span) -> Iterator[str]:
    for command in commands(passage, *notes):
        given, at = arguments(passage, command.end)
        text = passage.group(passage.skip(at)) if command.name == "tnote" else None
        if text is not None:
            mark = passage.slice(given[0]) if given else _MARK
            raised = rf"\textsuperscript{{{mark}}} " if mark else ""
            yield f"\n\n{raised}{passage.slice(text)}\n\n"
