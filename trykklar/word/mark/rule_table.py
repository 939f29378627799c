"""Which rule rewrites which command. A new construct is a line here and a function beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex import citation_commands, reference_commands, structure_commands
from trykklar.word.mark import pandoc_preamble
from trykklar.word.mark.command import COMMENT, Command, commands
from trykklar.word.mark.formula_span import formula_cover
from trykklar.word.mark.grouping import groups
from trykklar.word.mark.literal_sign import kept
from trykklar.word.mark.rules import (
    acronym_package,
    algorithm,
    apa,
    block_commands,
    cell_shade,
    censored_text,
    citation_mark,
    declared_float,
    drawing_mark,
    drawing_settings,
    drawn_line,
    emphasis,
    entry_commands,
    epigraph,
    equation_mark,
    float_mark,
    font_switch,
    footnote,
    frame,
    front_mark,
    glossary_list,
    heading_label,
    layout_environments,
    letters,
    line_end,
    line_filling,
    list_mark,
    page_counter_mark,
    placement,
    reference_mark,
    small_commands,
    spacing,
    started_list,
    tabular,
    term,
    text_columns,
    title_page,
    works_list,
    wrapping_commands,
)
from trykklar.word.mark.rules.ligature import Ligatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.edit import Edit

    Rule = Callable[[Passage, Command], Iterator[Edit]]

COMMANDS: Mapping[str, Rule] = {
    **dict.fromkeys(citation_mark.SINGLE, citation_mark.citation),
    **dict.fromkeys(citation_mark.MULTIPLE, citation_mark.multicitation),
    **dict.fromkeys(citation_mark.QUOTING, citation_mark.quotation),
    **dict.fromkeys(citation_commands.PRINTED, citation_mark.printed),
    **dict.fromkeys(reference_mark.REFERENCES, reference_mark.reference),
    **dict.fromkeys(reference_commands.RANGES, reference_mark.reference_range),
    **dict.fromkeys(structure_commands.HEADINGS, heading_label.heading),
    **dict.fromkeys(("footnote", "thanks"), footnote.note),
    "label": reference_mark.label,
    "zlabel": reference_mark.label,
    "hyperref": reference_mark.link,
    "hyperlink": reference_mark.link,
    **dict.fromkeys(structure_commands.CAPTIONS, float_mark.caption),
    "subcaption": float_mark.caption,
    **dict.fromkeys(("subfloat", "subbottom", "subtop"), float_mark.subfloat),
    "subfigure": float_mark.subfloat,
    "includegraphics": drawing_mark.graphic,
    "includesvg": float_mark.graphic,
    **dict.fromkeys(drawing_mark.ADJUSTED, drawing_mark.adjusted),
    **dict.fromkeys(float_mark.STYLED, float_mark.styled),
    **dict.fromkeys(wrapping_commands.WRAPPERS, wrapping_commands.wrapper),
    **dict.fromkeys(("enquote", "textquote", "say"), wrapping_commands.quotation),
    **dict.fromkeys(("columnbreak", "switchcolumn"), text_columns.column_end),
    **dict.fromkeys(("censor", "blackout", "xblackout"), censored_text.censored),
    **dict.fromkeys(drawing_settings.SILENT, drawing_settings.setting),
    **dict.fromkeys(wrapping_commands.INLINE, wrapping_commands.around),
    "emph": emphasis.emphasis,
    "rule": drawn_line.rule,
    "\\\\": line_end.last,
    "line": drawn_line.line,
    "makebox": drawn_line.box,
    **dict.fromkeys(drawing_mark.BOXES, drawing_mark.box),
    **dict.fromkeys(block_commands.BLOCKS, block_commands.paragraph),
    **dict.fromkeys(front_mark.STYLES, front_mark.styled),
    **dict.fromkeys(front_mark.BREAKS, front_mark.separator),
    "sep": front_mark.separator,
    **dict.fromkeys(front_mark.PART_COMMANDS, front_mark.part_command),
    **dict.fromkeys(front_mark.NAMES, front_mark.name),
    **dict.fromkeys(("authorsnames", *apa.PEOPLE), apa.people),
    **dict.fromkeys(("authorsaffiliations", *apa.PLACES), apa.places),
    "@starttoc": started_list.started,
    "maketitle": apa.title_again,
    **dict.fromkeys(small_commands.DIMENSIONS, small_commands.dimension),
    **dict.fromkeys(small_commands.BARE, small_commands.bare),
    "unit": small_commands.measure,
    "cprotect": small_commands.protecting,
    "cprotEnv": small_commands.protecting,
    **dict.fromkeys(glossary_list.DEFINING, glossary_list.defined),
    **dict.fromkeys(term.PRINTED, term.printed),
    **dict.fromkeys(term.LINKS, term.link),
    acronym_package.LISTED: acronym_package.listed,
    **dict.fromkeys(
        acronym_package.DEFINING | acronym_package.PLURALS | acronym_package.ARTICLES,
        acronym_package.defined,
    ),
    **dict.fromkeys(acronym_package.SILENT, acronym_package.silent),
    **dict.fromkeys(epigraph.SOURCED, epigraph.sourced),
    "dictum": epigraph.dictum,
    COMMENT: small_commands.comment,
    "tnote": small_commands.noted,
    "qed": small_commands.qed,
    "qedhere": small_commands.qed_here,
    "today": small_commands.today,
    **dict.fromkeys(small_commands.REMARKS, small_commands.remark),
    "subcaptionbox": float_mark.boxed,
    "hypertarget": wrapping_commands.aim,
    "twocolumn": wrapping_commands.across,
    **dict.fromkeys(works_list.ITEMS, works_list.item),
    structure_commands.HEADING_OF_WORKS: works_list.heading,
    **entry_commands.RULES,
    **dict.fromkeys(pandoc_preamble.DEFINING, pandoc_preamble.unread),
    **dict.fromkeys(letters.LETTERS, letters.letter),
    "ding": letters.dingbat,
    **dict.fromkeys(letters.FRENCH, letters.french),
    **dict.fromkeys(letters.RAISED, letters.raised),
    **dict.fromkeys(spacing.LAYOUT, spacing.spacing),
    "addtocounter": spacing.counted,
    **dict.fromkeys(cell_shade.SHADED, cell_shade.shade),
    **dict.fromkeys(page_counter_mark.NAMES, page_counter_mark.counted_anew),
    **font_switch.COMMANDS,
    "hrulefill": drawn_line.filled,
    **dict.fromkeys(line_filling.COMMANDS, line_filling.filled),
    "pagebreak": block_commands.page_end,
    **dict.fromkeys(placement.SWITCHES, placement.switch),
    **dict.fromkeys(placement.CENTERS, placement.center),
    **dict.fromkeys(placement.LINES, placement.line),
    **dict.fromkeys(title_page.SIZES, title_page.sized),
}
# What is layout in running text, and a part of the formula in a formula.
_OF_TEXT = frozenset(
    [
        wrapping_commands.wrapper,
        wrapping_commands.around,
        small_commands.dimension,
        small_commands.measure,
        layout_environments.layout,
        layout_environments.measured,
        small_commands.qed_here,
        drawing_mark.box,
        drawing_mark.graphic,
        line_end.last,
        drawn_line.rule,
        drawn_line.line,
        drawn_line.box,
        drawn_line.filled,
        line_filling.filled,
        spacing.spacing,
        placement.switch,
        placement.center,
        placement.line,
        title_page.sized,
    ]
)
BEGINNINGS: Mapping[str, Rule] = {
    acronym_package.ENVIRONMENT: acronym_package.begin,
    structure_commands.LIST_OF_WORKS: works_list.begin,
    **dict.fromkeys(float_mark.FLOATS, float_mark.begin),
    **dict.fromkeys(tabular.TABLES, tabular.table),
    **dict.fromkeys(layout_environments.PLAIN, layout_environments.layout),
    **dict.fromkeys(placement.ENVIRONMENTS, placement.environment),
    **dict.fromkeys(frame.ENVIRONMENTS, frame.frame),
    "landscape": layout_environments.turned,
    "multicols": text_columns.columns,
    **dict.fromkeys(("tablenotes", "TableNotes"), layout_environments.notes),
    "description": layout_environments.unadorned,
    "algorithmic": algorithm.lines,
    "enumerate": list_mark.numbers,
    "itemize": list_mark.bullets,
    **dict.fromkeys(front_mark.PARTS, front_mark.part),
    **dict.fromkeys(drawing_mark.DRAWINGS, drawing_mark.drawing),
    **dict.fromkeys(equation_mark.NUMBERED, equation_mark.numbered),
}
ENDINGS: Mapping[str, Rule] = {
    acronym_package.ENVIRONMENT: acronym_package.end,
    structure_commands.LIST_OF_WORKS: works_list.end,
    **dict.fromkeys(float_mark.FLOATS, float_mark.end),
    **dict.fromkeys(layout_environments.PLAIN, layout_environments.layout),
    **dict.fromkeys(placement.ENVIRONMENTS, placement.environment),
    **dict.fromkeys(frame.ENVIRONMENTS, frame.frame),
    "multicols": layout_environments.layout,
    **dict.fromkeys(front_mark.PARTS, front_mark.part),
    "landscape": layout_environments.turned,
}


def edits(passage: Passage, start: int, end: int) -> Iterator[Edit]:
    """Every edit that the rules make in a part of a passage."""
    yield from groups(passage, start, end)
    own = declared_float.declared(passage.text)
    ligatures = Ligatures(passage, start)
    formulas = formula_cover(passage.text)
    for command in commands(passage, start, end):
        yield from ligatures.before(command)
        rule = _floating(command, own) or _rule(command)
        in_formula = command.start in formulas
        if rule is not None and not (rule in _OF_TEXT and in_formula):
            yield from rule(passage, command)
        if not in_formula:
            yield from kept(passage, command)
    yield from ligatures.until(end)


def _floating(command: Command, own: Mapping[str, declared_float.Declaration]) -> Rule | None:
    if command.environment.rstrip("*") not in own:
        return None
    return {"begin": float_mark.begin, "end": float_mark.end}.get(command.name)


def _rule(command: Command) -> Rule | None:
    if command.environment in ("otherlanguage*", "foreignlanguage*"):
        return small_commands.language
    environment = command.environment
    if command.name.startswith(declared_float.LIST) and command.name not in COMMANDS:
        return declared_float.listing
    if command.name == "begin":
        plain = environment.rstrip("*")
        return BEGINNINGS.get(environment) or BEGINNINGS.get(plain) or layout_environments.measured
    if command.name == "end":
        return ENDINGS.get(environment.rstrip("*"))
    return COMMANDS.get(command.name + "*" * command.star) or COMMANDS.get(command.name)
