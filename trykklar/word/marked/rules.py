"""Which rule rewrites which command. A new construct is a line here and a function beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.marked import (
    algorithm,
    citing,
    declaration,
    drawing,
    entry,
    enumeration,
    equation,
    floating,
    front,
    glossary,
    labelling,
    letter,
    preamble,
    referring,
    spacing,
    tabular,
    term,
    title,
    wording,
    works,
)
from trykklar.word.marked.command import COMMENT, Command, commands
from trykklar.word.marked.grouping import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.marked.edit import Edit

    Rule = Callable[[Passage, Command], Iterator[Edit]]

COMMANDS: Mapping[str, Rule] = {
    **dict.fromkeys(citing.SINGLE, citing.citation),
    **dict.fromkeys(citing.MULTIPLE, citing.multicitation),
    **dict.fromkeys(referring.REFERENCES, referring.reference),
    **dict.fromkeys(referring.RANGES, referring.reference_range),
    **dict.fromkeys(labelling.HEADINGS, labelling.heading),
    "label": referring.label,
    "hyperref": referring.link,
    "hyperlink": referring.link,
    **dict.fromkeys(labelling.CAPTIONS, floating.caption),
    "subcaption": floating.caption,
    "subfloat": floating.subfloat,
    "subfigure": floating.subfloat,
    "includegraphics": drawing.graphic,
    "includesvg": floating.graphic,
    **dict.fromkeys(floating.STYLED, floating.styled),
    **dict.fromkeys(wording.WRAPPERS, wording.wrapper),
    **dict.fromkeys(drawing.BOXES, drawing.box),
    **dict.fromkeys(wording.BLOCKS, wording.paragraph),
    **dict.fromkeys(front.STYLES, front.styled),
    **dict.fromkeys(front.BREAKS, front.separator),
    "sep": front.separator,
    **dict.fromkeys(wording.DIMENSIONS, wording.dimension),
    **dict.fromkeys(wording.BARE, wording.bare),
    "unit": wording.measure,
    **dict.fromkeys(glossary.DEFINING, glossary.defined),
    **dict.fromkeys(term.PRINTED, term.printed),
    **dict.fromkeys(term.LINKS, term.link),
    COMMENT: wording.comment,
    "iffalse": wording.conditional,
    "tnote": wording.noted,
    "today": wording.today,
    **dict.fromkeys(wording.REMARKS, wording.remark),
    "subcaptionbox": floating.boxed,
    "hypertarget": wording.aim,
    **dict.fromkeys(works.ITEMS, works.item),
    **entry.RULES,
    **dict.fromkeys(preamble.DEFINING, preamble.unread),
    **dict.fromkeys(letter.LETTERS, letter.letter),
    **dict.fromkeys(spacing.LAYOUT, spacing.spacing),
    **dict.fromkeys(title.SIZES, title.sized),
}
BEGINNINGS: Mapping[str, Rule] = {
    works.ENVIRONMENT: works.begin,
    **dict.fromkeys(floating.FLOATS, floating.begin),
    **dict.fromkeys(tabular.TABLES, tabular.table),
    **dict.fromkeys(wording.PLAIN, wording.layout),
    "landscape": wording.turned,
    "tablenotes": wording.notes,
    "description": wording.unadorned,
    "algorithmic": algorithm.lines,
    "enumerate": enumeration.numbered,
    **dict.fromkeys(front.PARTS, front.part),
    **dict.fromkeys(drawing.DRAWINGS, drawing.drawing),
    **dict.fromkeys(equation.NUMBERED, equation.numbered),
}
ENDINGS: Mapping[str, Rule] = {
    works.ENVIRONMENT: works.end,
    **dict.fromkeys(floating.FLOATS, floating.end),
    **dict.fromkeys(wording.PLAIN, wording.layout),
    **dict.fromkeys(front.PARTS, front.part),
    "landscape": wording.turned,
}


def edits(passage: Passage, start: int, end: int) -> Iterator[Edit]:
    """Every edit that the rules make in a part of a passage."""
    yield from groups(passage, start, end)
    own = declaration.declared(passage.text)
    for command in commands(passage, start, end):
        rule = _floating(command, own) or _rule(command)
        if rule is not None:
            yield from rule(passage, command)


def _floating(command: Command, own: Mapping[str, declaration.Declaration]) -> Rule | None:
    if command.environment.rstrip("*") not in own:
        return None
    return {"begin": floating.begin, "end": floating.end}.get(command.name)


def _rule(command: Command) -> Rule | None:
    if command.environment in ("otherlanguage*", "foreignlanguage*"):
        return wording.language
    environment = command.environment
    if command.name == "begin":
        return BEGINNINGS.get(environment) or BEGINNINGS.get(environment.rstrip("*"))
    if command.name == "end":
        return ENDINGS.get(environment.rstrip("*"))
    return COMMANDS.get(command.name + "*" * command.star) or COMMANDS.get(command.name)
