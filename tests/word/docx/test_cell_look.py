"""A cell has the ground that the text asks for, and nothing is left of the question."""

from __future__ import annotations

import pytest

from trykklar.word.docx.cell_look import finish_cells, ground, rule
from trykklar.word.docx.ooxml import W, parse, w

ROW, CELL = ground("row", "DDDDDD"), ground("cell", "FFCC00")
DARK = ground("cell", "101010")


def grounds(*rows: tuple[str, ...]) -> list[list[str | None]]:
    """The grounds of the cells of a table with these runs in them."""
    written = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    body = parse(f'<w:body xmlns:w="{W}"><w:tbl>{written}</w:tbl></w:body>')
    finish_cells(body)
    assert body.find(f".//{w('rStyle')}") is None
    found = [[cell.find(f".//{w('shd')}") for cell in row] for row in body.iter(w("tr"))]
    return [[shade.get(w("fill")) if shade is not None else None for shade in row] for row in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("", CELL), ("", "")], [[None, "FFCC00"], [None, None]]),
        ([(ROW, ""), ("", "")], [["DDDDDD", "DDDDDD"], [None, None]]),
        ([(ROW, CELL)], [["DDDDDD", "FFCC00"]]),
        ([(CELL + ROW, "")], [["FFCC00", "DDDDDD"]]),
        # Black words could not be read on it; a cell without words may be nothing but its ground.
        ([(DARK + "<w:r><w:t>a</w:t></w:r>", DARK)], [[None, "101010"]]),
    ],
)
def test_a_cell_covers_its_row(rows: list[tuple[str, ...]], expected: list[list[str]]) -> None:
    assert grounds(*rows) == expected


def test_the_order_of_properties_is_that_of_the_standard() -> None:
    """Word does not open a file in which it is another one."""
    cell = f"<w:tc><w:tcPr><w:tcW/><w:gridSpan/><w:vAlign/></w:tcPr><w:p>{CELL}</w:p></w:tc>"
    body = parse(f'<w:body xmlns:w="{W}"><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:body>')
    finish_cells(body)
    names = [item.tag.removeprefix(w("")) for item in body.iterfind(f".//{w('tcPr')}/*")]
    assert names == ["tcW", "gridSpan", "shd", "vAlign"]


def test_no_empty_line_is_left_above_the_words_of_a_cell() -> None:
    r"""Behind `\rowcolor`, `\multicolumn` and `\multirow` had one above their words."""
    words = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    cells = f"<w:tc><w:p><w:pPr/>{ROW}</w:p>{words}</w:tc><w:tc><w:p>{CELL}</w:p></w:tc>"
    body = parse(f'<w:body xmlns:w="{W}"><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body>')
    finish_cells(body)
    assert [len(cell.findall(w("p"))) for cell in body.iter(w("tc"))] == [1, 1]


def test_outside_of_a_table_nothing_is_left_of_it() -> None:
    body = parse(f'<w:body xmlns:w="{W}"><w:p>{CELL}<w:r><w:t>a</w:t></w:r></w:p></w:body>')
    finish_cells(body)
    assert len(list(body.iter(w("r")))) == 1


def test_a_rule_stands_above_its_cell_beside_a_ground() -> None:
    cell = f"<w:tc><w:tcPr><w:tcW/><w:vAlign/></w:tcPr><w:p>{CELL}{rule('cell')}</w:p></w:tc>"
    body = parse(f'<w:body xmlns:w="{W}"><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:body>')
    finish_cells(body)
    names = [item.tag.removeprefix(w("")) for item in body.iterfind(f".//{w('tcPr')}/*")]
    assert names == ["tcW", "tcBorders", "shd", "vAlign"]
    assert body.find(f".//{w('tcBorders')}/{w('top')}") is not None
    assert body.find(f".//{w('tcBorders')}/{w('bottom')}") is None
    assert body.find(f".//{w('r')}") is None


def test_a_rule_below_a_row_is_below_all_its_cells() -> None:
    """Also below the end of a cell that reaches over two rows, which is another one to Word."""
    first = f"<w:tc><w:p>{rule('cell')}{rule('row')}</w:p></w:tc>"
    row = f"<w:tr>{first}<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    body = parse(f'<w:body xmlns:w="{W}"><w:tbl>{row}</w:tbl></w:body>')
    finish_cells(body)
    found = [
        [side.tag.removeprefix(w("")) for side in cell.iterfind(f".//{w('tcBorders')}/*")]
        for cell in body.iter(w("tc"))
    ]
    assert found == [["top", "bottom"], ["bottom"]]
