"""A table's data -> a float, with booktabs rules, as wide as the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, model_validator
from pylatex import NoEscape, Tabularx

from trykklar.assemble.float import Float, Frame, caption, source
from trykklar.assemble.markup import text

if TYPE_CHECKING:
    from typing import Self


class Table(Float):
    """A table in `manuscript/tables/`.

    Attributes:
        widths: Shares of the text width, one for each column.
        columns: Language -> heads, as plain text.
        rows: Each a language -> cells, as plain text.
    """

    widths: tuple[float, ...] = Field(min_length=1)
    columns: dict[str, tuple[str, ...]]
    rows: tuple[dict[str, tuple[str, ...]], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Every row has a cell for each column, in every language that the heads have."""
        for number, row in enumerate((self.columns, *self.rows)):
            place = f"row {number}" if number else "columns"
            for language in self.columns:
                if language not in row:
                    raise ValueError(f"{place} has no cells in the language '{language}'")
            for language, cells in row.items():
                if len(cells) != len(self.widths):
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
    frame = Frame("table")
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
    for number, row in enumerate(table.rows):
        if number:
            # A row without a head of its own belongs to the one above it, and stands closer.
            body.append(NoEscape(r"\addlinespace" + ("" if row[language][0] else "[1.5pt]")))
        body.add_row([text(cell) for cell in row[language]])
    body.append(NoEscape(r"\bottomrule"))
    return body


def _columns(widths: tuple[float, ...]) -> str:
    """Columns with these shares; tabularx wants its X columns to add up to their number."""
    whole = sum(widths)
    shares = (f"{width / whole * len(widths):.3f}" for width in widths)
    return "".join(rf">{{\hsize={share}\hsize\raggedright\arraybackslash}}X" for share in shares)
