"""Which rule rewrites which command. A new construct is a line here and a function beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex import references
from trykklar.word.marked import (
    acronym,
    algorithm,
    apa,
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
from trykklar.word.marked.ligature import Ligatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.marked.edit import Edit

    Rule = Callable[[Passage, Command], Iterator[Edit]]

COMMANDS: Mapping[str, Rule] = {
    **dict.fromkeys(citing.SINGLE, citing.citation),
    **dict.fromkeys(citing.MULTIPLE, citing.multicitation),
    **dict.fromkeys(citing.QUOTING, citing.quotation),
    **dict.fromkeys(referring.REFERENCES, referring.reference),
    **dict.fromkeys(references.RANGES, referring.reference_range),
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
    **dict.fromkeys(front.SAID, front.said),
    **dict.fromkeys(front.NAMES, front.name),
    **dict.fromkeys(("authorsnames", *apa.PEOPLE), apa.people),
    **dict.fromkeys(("authorsaffiliations", *apa.PLACES), apa.places),
    "maketitle": apa.title_again,
    **dict.fromkeys(wording.DIMENSIONS, wording.dimension),
    **dict.fromkeys(wording.BARE, wording.bare),
    "unit": wording.measure,
    **dict.fromkeys(glossary.DEFINING, glossary.defined),
    **dict.fromkeys(term.PRINTED, term.printed),
    **dict.fromkeys(term.LINKS, term.link),
    acronym.LISTED: acronym.listed,
    **dict.fromkeys(acronym.DEFINING | acronym.PLURALS | acronym.ARTICLES, acronym.defined),
    **dict.fromkeys(acronym.SILENT, acronym.silent),
    COMMENT: wording.comment,
    "tnote": wording.noted,
    "today": wording.today,
    **dict.fromkeys(wording.REMARKS, wording.remark),
    "subcaptionbox": floating.boxed,
    "hypertarget": wording.aim,
    **dict.fromkeys(works.ITEMS, works.item),
    **entry.RULES,
    **dict.fromkeys(preamble.DEFINING, preamble.unread),
    **dict.fromkeys(letter.LETTERS, letter.letter),
    **dict.fromkeys(letter.FRENCH, letter.french),
    **dict.fromkeys(spacing.LAYOUT, spacing.spacing),
    **dict.fromkeys(title.SIZES, title.sized),
}
BEGINNINGS: Mapping[str, Rule] = {
    acronym.ENVIRONMENT: acronym.begin,
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
    acronym.ENVIRONMENT: acronym.end,
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
    ligatures = Ligatures(passage, start)
    for command in commands(passage, start, end):
        yield from ligatures.before(command)
        rule = _floating(command, own) or _rule(command)
        if rule is not None:
            yield from rule(passage, command)
    yield from ligatures.until(end)


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
