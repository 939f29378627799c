"""Why a program has to run, in plain words, or that it need not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.typeset.engine_arguments import without_clock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.build_record import Step
    from trykklar.typeset.fingerprint import Fingerprint

ANOTHER_DAY = "the clock shows another day"
"""The reason where TeX may print another date than it did."""

_WORDS = {".bbl": "bibliography", ".bcf": "citations", ".ind": "index", ".gls": "glossary"}


def reason(context: BuildContext, step: Step | None, command: tuple[str, ...]) -> str:
    """Why a step has to run again; "" where it need not.

    Args:
        context: Where it runs.
        step: How it ran last, or None.
        command: How it would run now.
    """
    if step is None:
        return "first run"
    if step.command != command:
        return _otherwise(step.command, command)
    last = "it failed last time" if step.failed else ""
    news = (
        changed(context, step.inputs) or appeared(context, step) or changed(context, step.outputs)
    )
    return news or last


def appeared(context: BuildContext, step: Step) -> str:
    """Which of the files that a step looked for and did not find is there now; "" where none."""
    for path in step.sought.present(context.root):
        if path not in step.inputs:
            return f"{_named(context, path)} appeared"
    return ""


def changed(context: BuildContext, marks: Mapping[Path, Fingerprint]) -> str:
    """Which of some files are no longer what they were; "" where none."""
    news = [
        (path, now)
        for path, mark in marks.items()
        if _differs(context, path, mark, now := context.look(path, mark))
    ]
    if not news:
        return ""
    path, now = news[0]
    fate = "changed" if now.there else "is gone"
    more = f" (and {len(news) - 1} more)" if len(news) > 1 else ""
    return f"{_named(context, path)} {fate}{more}"


def _differs(context: BuildContext, path: Path, mark: Fingerprint, now: Fingerprint) -> bool:
    r"""Whether a file is another; to \IfFileExists an empty one of the author's exists."""
    own = not path.is_relative_to(context.document.work)
    return not mark.same(now) or (own and mark.there != now.there)


def _named(context: BuildContext, path: Path) -> str:
    """An author's file by its path; a made one by what it is for."""
    if not path.is_relative_to(context.document.work) or path == context.document.main:
        return str(path)
    if path.stem == context.job:
        return _WORDS.get(path.suffix, path.suffix)
    return str(path.relative_to(context.document.work))


def _otherwise(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    if old[0] != new[0]:
        return f"{new[0]} instead of {old[0]}"
    if without_clock(old) == without_clock(new):
        return ANOTHER_DAY
    return "it is called in another way"
