"""A column is as wide in Word as its share of the page, so that its words are not broken."""

from trykklar.word.docx.grid import fit
from trykklar.word.docx.ooxml import W, parse, w


def _body(*blocks: str) -> list[list[int]]:
    body = parse(f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>')
    fit(body)
    return [
        [int(column.get(w("w"), "0")) for column in table.iter(w("gridCol"))]
        for table in body.iterchildren(w("tbl"))
    ]


def _table(*columns: int) -> str:
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid></w:tbl>"


def _section(width: int, side: int) -> str:
    return (
        f'<w:sectPr><w:pgSz w:w="{width}"/><w:pgMar w:left="{side}" w:right="{side}"/></w:sectPr>'
    )


def test_columns_share_the_text_of_their_own_page() -> None:
    lying = f"<w:p><w:pPr>{_section(16838, 1000)}</w:pPr></w:p>"
    tables = _body(_table(1980, 5940), lying, _table(3960, 3960), _section(11906, 1758))
    assert tables == [[3710, 11128], [4195, 4195]]


def test_a_text_that_does_not_say_its_width_is_left_alone() -> None:
    assert _body(_table(1980, 5940)) == [[1980, 5940]]
    assert _body(_table(1980, 5940), "<w:sectPr/>") == [[1980, 5940]]
