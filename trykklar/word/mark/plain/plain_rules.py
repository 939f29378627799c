"""A source whose constructs of packages are written in LaTeX's own terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import commands
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.plain import (
    alphanumeric_heading,
    biography,
    cellbox,
    code_environment,
    colour_switch,
    column_type,
    critical_text,
    ctable_command,
    declared_theorem,
    deluxe_table,
    display,
    drawn_command,
    end_note,
    entry_environment,
    exam_question,
    float_box,
    formula_edge,
    formula_table,
    framed_text,
    group_environment,
    included_pages,
    item_mark,
    joint,
    labelled_list,
    lasting_switch,
    letter_parts,
    list_name,
    listed_note,
    lone_appendix,
    long_table_notes,
    nested_algorithm,
    nice_matrix,
    obeyed_code,
    proof_name,
    quoted_source,
    slides,
    supertabular_head,
    tabbing,
    tabularray,
    titled_box,
    tracked_change,
    verse_line,
    vertical_command,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

    Rule = Callable[[Passage, Command], Iterator[Edit]]

# Command -> the rules that may rewrite it. One mapping after the other: what the first makes, the
# second reads.
_STEPS: Sequence[Mapping[str, tuple[Rule, ...]]] = (
    {
        "begin": (
            biography.paragraph,
            formula_table.array,
            column_type.expanded,
            long_table_notes.below,
            group_environment.inline,
            deluxe_table.table,
            supertabular_head.rows,
            nested_algorithm.lines,
            nice_matrix.plain_name,
            display.spread,
            exam_question.numbered,
            list_name.own_name,
            labelled_list.signed,
            list_name.tasks,
            list_name.descending,
            list_name.labelled,
        ),
        "multicolumn": (column_type.expanded,),
        ctable_command.NAME: (ctable_command.table,),
        **dict.fromkeys(supertabular_head.SETTINGS, (supertabular_head.taken,)),
        "Block": (nice_matrix.block,),
        **dict.fromkeys(nice_matrix.DOTS, (nice_matrix.dots,)),
        **dict.fromkeys(tracked_change.NAMES, (tracked_change.changed,)),
    },
    {
        "begin": (
            cellbox.lines,
            tabularray.table,
            tabbing.table,
            item_mark.own,
            item_mark.terms,
            item_mark.described,
            labelled_list.labels,
            quoted_source.displayed,
            verse_line.lines,
            display.counted,
            display.aligned,
            proof_name.own_word,
            display.between,
            titled_box.title,
            float_box.beside,
            entry_environment.unwrapped,
            code_environment.known,
            letter_parts.sender,
        ),
        "end": (titled_box.end, entry_environment.unwrapped),
        **dict.fromkeys(letter_parts.NAMES, (letter_parts.part,)),
        "opening": (letter_parts.heading,),
        "\\[": (display.tagged,),
        "\\\\": (formula_edge.line_end,),
        **dict.fromkeys(formula_edge.FILLING, (formula_edge.filling,)),
        "tcblower": (titled_box.lower,),
        "tcbox": (titled_box.inline,),
        **dict.fromkeys(display.NUMBERS, (display.numbered,)),
        **dict.fromkeys(cellbox.DIAGONAL, (cellbox.diagonal,)),
        **dict.fromkeys(cellbox.ROWS, (cellbox.rows,)),
        **dict.fromkeys(end_note.LISTS, (end_note.ends,)),
        **dict.fromkeys(drawn_command.FORMS, (drawn_command.whole,)),
        **dict.fromkeys(quoted_source.LEADING, (quoted_source.sourced,)),
        **dict.fromkeys(quoted_source.FOREIGN, (quoted_source.foreign,)),
        **dict.fromkeys(float_box.FORMS, (float_box.parts,)),
        float_box.CAPTIONED: (float_box.captioned,),
        **dict.fromkeys(framed_text.FRAMES, (framed_text.paragraphs,)),
        **dict.fromkeys(critical_text.PARAGRAPHS, (critical_text.paragraph,)),
        **dict.fromkeys(critical_text.SERIES, (critical_text.series,)),
        "edtext": (critical_text.text,),
        "appendix": (lone_appendix.heading,),
        "includepdf": (included_pages.pages,),
        colour_switch.NAME: (colour_switch.coloured,),
        "sidenote": (end_note.beside,),
        "tablefootnote": (end_note.beside,),
        "footref": (end_note.again,),
        **dict.fromkeys(vertical_command.NAMES, (vertical_command.ended,)),
    },
    {"begin": (joint.printed,)},
)


def plain(passage: Passage) -> Passage:
    """The same source in plainer words; its places are still the author's.

    Args:
        passage: The flat source.
    """
    passage = _rewritten(passage, declared_theorem.edits(passage))
    passage = _rewritten(passage, obeyed_code.edits(passage))
    passage = _rewritten(passage, listed_note.edits(passage))
    if slides.loaded(passage):
        passage = _rewritten(passage, slides.edits(passage, body(passage)))
    passage = _rewritten(passage, alphanumeric_heading.edits(passage, body(passage)))
    passage = _rewritten(passage, lasting_switch.edits(passage, body(passage)))
    for rules in _STEPS:
        passage = _stepped(passage, body(passage), rules)
    return passage


def _stepped(passage: Passage, text: Span, rules: Mapping[str, tuple[Rule, ...]]) -> Passage:
    return _rewritten(
        passage,
        (
            edit
            for command in commands(passage, *text)
            for rule in rules.get(command.name, ())
            for edit in rule(passage, command)
        ),
    )


def _rewritten(passage: Passage, edits: Iterable[Edit]) -> Passage:
    made = list(edits)
    return rewrite(passage, made, 0, len(passage.text)) if made else passage
