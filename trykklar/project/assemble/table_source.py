"""A table's data -> a float, with booktabs rules, as wide as the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import Field, model_validator
from pylatex import NoEscape, Tabularx

from trykklar.project.assemble.float_source import FloatEntry, FloatFrame, caption, source
from trykklar.project.assemble.markup import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


Cells = tuple[str, ...] | str
"""The cells of a row, or the text of a heading across the table."""


class Table(FloatEntry):
    """A table in `manuscript/tables/`.

    Attributes:
        widths: Shares of the text width, one for each column.
        columns: Language -> heads, as plain text.
        strong: Language -> words that are set in bold where a cell begins with one.
        rows: Each a language -> cells, as plain text; a string in the place of cells is a heading
            over the rows below it.
    """

    widths: tuple[float, ...] = Field(min_length=1)
    columns: dict[str, tuple[str, ...]]
    strong: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    rows: tuple[dict[str, Cells], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Every row has a cell for each column, in every language that the heads have."""
        heads: Mapping[str, Cells] = self.columns
        rows: tuple[Mapping[str, Cells], ...] = (heads, *self.rows)
        for number, row in enumerate(rows):
            place = f"row {number}" if number else "columns"
            for language in self.columns:
                if language not in row:
                    raise ValueError(f"{place} has no cells in the language '{language}'")
            for language, cells in row.items():
                if not isinstance(cells, str) and len(cells) != len(self.widths):
                    raise ValueError(
                        f"{place} has {len(cells)} cells in '{language}', and `widths` says "
                        f"{len(self.widths)} columns"
                    )
        return self


def render(table: Table, language: str) -> str:
    """The LaTeX of a table float.

    Args:
        table: The data.
        language: Primary language tag; the table must have it.
    """
    frame = FloatFrame("table")
    frame.append(caption(table, language))
    frame.append(NoEscape(r"\tablesize"))
    frame.append(_body(table, language))
    frame.extend(source(table, language))
    return str(frame.dumps()) + "\n"


def _body(table: Table, language: str) -> Tabularx:
    # PyLaTeX's own booktabs rules come with a blank line, which TeX takes for one more row.
    body = Tabularx(NoEscape(rf"@{{}}{_columns(table.widths)}@{{}}"), width=len(table.widths))
    body.content_separator = "\n"
    body.append(NoEscape(r"\toprule"))
    body.add_row([NoEscape(rf"\textbf{{{text(head)}}}") for head in table.columns[language]])
    body.append(NoEscape(r"\midrule"))
    rows = [row[language] for row in table.rows]
    grouped = any(isinstance(row, str) for row in rows)
    for number, row in enumerate(rows):
        if number:
            body.append(NoEscape(r"\addlinespace" + _space(row, grouped=grouped)))
        body.append(NoEscape(_row(table, language, row) + r"\\"))
    body.append(NoEscape(r"\bottomrule"))
    return body


def _space(row: Cells, *, grouped: bool) -> str:
    """Rows that belong to the one above, or under one heading with it, stand closer."""
    near = not isinstance(row, str) and (grouped or not row[0])
    return "[1.5pt]" if near else ""


def _row(table: Table, language: str, row: Cells) -> str:
    if isinstance(row, str):
        across = rf"\multicolumn{{{len(table.widths)}}}{{@{{}}p{{\linewidth}}@{{}}}}"
        return rf"{across}{{\emph{{{text(row)}}}}}"
    strong = table.strong.get(language, ())
    return "&".join(_cell(cell, strong) for cell in row)


def _cell(cell: str, strong: tuple[str, ...]) -> str:
    """A cell, with the word that it begins with in bold if it is to stand out."""
    word = next((word for word in strong if re.match(rf"{re.escape(word)}\b", cell)), "")
    opening = rf"\textbf{{{text(cell[: len(word)])}}}" if word else ""
    rest = cell[len(word) :]
    blank = " " if word and rest.startswith(" ") else ""
    return f"{opening}{blank}{text(rest)}"


def _columns(widths: tuple[float, ...]) -> str:
    """Columns with these shares; tabularx wants its X columns to add up to their number."""
    whole = sum(widths)
    shares = (f"{width / whole * len(widths):.3f}" for width in widths)
    return "".join(rf">{{\hsize={share}\hsize\raggedright\arraybackslash}}X" for share in shares)
