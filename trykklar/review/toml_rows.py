"""Rows of a table in a TOML file, put in or taken out with all of their lines.

A row is a table of an array, `[[rows]]`, and has its cells in each language that the file knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.checks.rule import RuleEdit
from trykklar.project.assemble.markup import plain_of
from trykklar.project.toml_strings import quoted, toml_strings
from trykklar.review.outcome import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trykklar.latex.source import Source
    from trykklar.project.toml_strings import Key, TomlString

_ROWS = "rows"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*rows[ \t]*\]\]", re.MULTILINE)
_CLOSED = re.compile(r"[\s,]*\]?[^\n]*")
_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*)*")


class TomlRows(NamedTuple):
    """What puts rows in, or takes them out.

    Attributes:
        edits: Of the TOML file.
        others: Languages that the rows stand in besides the one that was read.
    """

    edits: list[RuleEdit]
    others: list[str]


class _Block(NamedTuple):
    """A row in the file: from its header to the end of its last line."""

    start: int
    end: int
    languages: list[str]


def with_rows(toml: Source, key: Key, new: Sequence[Sequence[str]]) -> TomlRows:
    """New rows behind another one.

    Args:
        toml: The file.
        key: Of a text in the row that they come behind, or of a head of a column.
        new: Their cells, as LaTeX.

    Raises:
        UnreachableError: The file does not have its rows so, or a cell is no plain text.
    """
    strings = toml_strings(toml.text)
    number, language = _row(key)
    model = _block(toml.text, strings, max(number, 0))
    gap = _BLANK_LINES.match(toml.text, model.end)
    border = "\n\n" if gap is None or gap[0].count("\n") != 1 else "\n"
    width = sum(key[:2] == ("columns", language) for key in strings)
    texts = [_written(row, width, model.languages) for row in new]
    others = [item for item in model.languages if item != language]
    if number < 0:
        text = "".join(f"{row}{border}" for row in texts)
        return TomlRows([RuleEdit(toml, model.start, model.start, text)], others)
    text = "".join(f"{border}{row}" for row in texts)
    return TomlRows([RuleEdit(toml, model.end, model.end, text)], others)


def without_rows(toml: Source, keys: Sequence[Key]) -> TomlRows:
    """Rows taken out.

    Args:
        toml: The file.
        keys: Of texts in them.

    Raises:
        UnreachableError: The file does not have its rows so, or would have none.
    """
    strings = toml_strings(toml.text)
    found = dict(map(_row, keys))
    numbers = sorted(found)
    known = {key[1] for key in strings if key[0] == _ROWS}
    if numbers[0] < 0:
        raise UnreachableError("the heads of a table's columns were taken away")
    if set(numbers) >= known:
        raise UnreachableError("all rows of a table were taken away")
    edits, others = [], set[str]()
    for number in numbers:
        block = _block(toml.text, strings, number)
        gap = _BLANK_LINES.match(toml.text, block.end)
        edits.append(RuleEdit(toml, block.start, gap.end() if gap else block.end, ""))
        others |= {item for item in block.languages if item != found[number]}
    return TomlRows(edits, sorted(others))


def _row(key: Key) -> tuple[int, str]:
    """Number and language of the row that a text is in; -1 for the heads of the columns."""
    if key[0] == _ROWS and isinstance(key[1], int):
        return key[1], str(key[2])
    if key[0] == "columns":
        return -1, str(key[1])
    raise UnreachableError("a row was put into a table, or taken out of it, that has no rows")


def _block(text: str, strings: Mapping[Key, TomlString], number: int) -> _Block:
    inside = {key: item for key, item in strings.items() if key[:2] == (_ROWS, number)}
    before = [item.end for key, item in strings.items() if key[:2] == (_ROWS, number - 1)]
    if not inside:
        raise UnreachableError("the rows do not stand in the file one by one")
    first = min(item.start for item in inside.values())
    last = max(item.end for item in inside.values())
    headers = list(_HEADER.finditer(text, max(before, default=0), first))
    if len(headers) != 1:
        raise UnreachableError("the rows do not stand in the file one by one")
    closed = _CLOSED.match(text, last)
    end = closed.end() if closed else last
    return _Block(headers[0].start(), end, list(dict.fromkeys(str(key[2]) for key in inside)))


def _written(row: Sequence[str], width: int, languages: Sequence[str]) -> str:
    """A row in every language; it can only be what was typed in one."""
    cells = [plain_of(cell) for cell in row]
    if None in cells:
        raise UnreachableError("the file has plain text here, and no commands")
    if len(row) not in (1, width):
        raise UnreachableError(
            f"a row of {len(row)} cells was put in, and the table has {width} columns"
        )
    texts = [quoted(cell or "") for cell in cells]
    value = texts[0] if len(texts) < width else f"[{', '.join(texts)}]"
    return "\n".join(["[[rows]]", *(f"{language} = {value}" for language in languages)])
