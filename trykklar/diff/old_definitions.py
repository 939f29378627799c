r"""What struck-out text needs of the earlier version: its own commands, numbers and labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.diff.marked_list import units_of
from trykklar.diff.two_texts import gone_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.diff.two_texts import TwoTexts

_RENEWED = re.compile(r"\A\\(?:renew|provide)command")
_UNKNOWN = "{?}{?}{{?}}{}"  # in natbib's form: number, year, names, all names


def definitions(texts: TwoTexts) -> str:
    """LaTeX for the end of the preamble.

    Args:
        texts: Both versions; the earlier one was typeset where that is needed.
    """
    lines = ["\\makeatletter", *_commands(texts), *_labels(texts), *_citations(texts)]
    return "\n".join([*lines, "\\makeatother"]) + "\n" if lines[1:] else ""


def _commands(texts: TwoTexts) -> Iterator[str]:
    """The commands that the earlier version defined, for where the later one has none."""
    now = {command.name for command in texts.new.commands}
    for command in texts.old.commands:
        if command.name not in now:
            statement = _RENEWED.sub(r"\\newcommand", command.statement)
            yield f"\\@ifundefined{{{command.name}}}{{%\n{statement}%\n}}{{}}"


def _labels(texts: TwoTexts) -> Iterator[str]:
    """The numbers behind references to labels that are gone."""
    for name in gone_labels(texts.old, texts.new):
        target = texts.old.numbers.targets.get(name)
        number, page = (target.number, target.page) if target else ("--", "--")
        kind = target.kind if target else ""
        yield f"\\DIFoldlabel{{{name}}}{{{number}}}{{{page}}}{{{kind or 'section'}}}"


def _citations(texts: TwoTexts) -> Iterator[str]:
    """What BibTeX's list printed for works that are no longer cited; a mark where it had none.

    With chapterbib a work is cited in one file and no longer in another, whose number follows its
    key (`@-2` in the second). LaTeX takes none of this where it knows the work itself.
    """
    if "biblatex" in texts.new.reading.packages:
        return
    before, now = (
        dict.fromkeys(key.name for each in version.reading.citations for key in each.keys)
        for version in (texts.old, texts.new)
    )
    known = texts.old.cited_as
    unknown = _UNKNOWN if any(value.startswith("{") for value in known.values()) else "?"
    for key in before:
        if key not in now and key != "*":
            yield f"\\DIFoldcite{{{key}}}{{{known.get(key, unknown)}}}"
    for number, unit in enumerate(units_of(texts.new.text), 1):
        there = {**known, **texts.old.cited_in(unit)}
        for key in sorted(before.keys() - {"*"}):
            yield f"\\DIFoldcite{{{key}@-{number}}}{{{there.get(key, unknown)}}}"
