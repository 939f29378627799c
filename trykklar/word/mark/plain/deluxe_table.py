r"""AASTeX's `deluxetable` as a table: caption, head, data, notes.

Source: the guide of AASTeX, "Tables".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_ENVIRONMENTS = frozenset(["deluxetable", "deluxetable*"])
# Settings -> how many arguments they take.
_SETTINGS = {
    "tablewidth": 1, "tabletypesize": 1, "tablecolumns": 1, "tablenum": 1, "rotate": 0,
    "setlength": 2, "decimals": 0, "decimalcolnumbers": 0,
}  # fmt: skip
# Command without arguments -> what stands for it.
_SIGNS = {
    "startdata": r"\hline ", "enddata": r"\hline\end{tabular}" + "\n\n", "nodata": r"\ldots{}",
}  # fmt: skip
# Command -> what stands before and behind its argument; COLUMNS is the table's form.
_AROUND = {
    "tablecaption": (r"\caption{", "}"),
    "tablehead": (r"\begin{tabular}{COLUMNS}\hline ", r"\\ "),
    "twocolhead": (r"\multicolumn{2}{c}{", "}"),
    "tablenotemark": (r"\textsuperscript{", "}"),
    "tablecomments": ("\n\nNote—", "\n\n"),
    "tablerefs": ("\n\nReferences—", "\n\n"),
    **dict.fromkeys(["colhead", "nocolhead", "dcolhead"], ("", "")),
}


def table(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that write such a table in LaTeX's own terms.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _ENVIRONMENTS or tail is None:
        return
    columns = passage.group(passage.skip(arguments(passage, command.end)[1]))
    if columns is None:
        return
    yield Edit(command.start, columns.end + 1, r"\begin{table}")
    form = passage.slice(columns)
    for item in commands(passage, columns.end + 1, tail.start):
        yield from _part(passage, item, form)
    yield Edit(tail.start, tail.end, r"\end{table}")


def _part(passage: Passage, item: Command, form: str) -> Iterator[Edit]:
    text = passage.group(passage.skip(item.end))
    if item.name in _SIGNS:
        yield Edit(item.start, item.end, _SIGNS[item.name])
    elif item.name in _SETTINGS:
        end = passage.behind_arguments(item.end, _SETTINGS[item.name])
        yield Edit(item.start, end)
    elif text and item.name in _AROUND:
        before, after = _AROUND[item.name]
        yield Edit(item.start, text.start, before.replace("COLUMNS", form))
        yield Edit(text.end, text.end + 1, after)
    elif text and item.name == "tablenotetext":
        note = passage.group(passage.skip(text.end + 1))
        yield Edit(item.start, text.start, "\n\n" + r"\textsuperscript{")
        if note:
            yield Edit(text.end, note.start, "} ")
            yield Edit(note.end, note.end + 1, "\n\n")
