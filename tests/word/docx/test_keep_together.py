"""What a reader sees torn apart in Word is taken for two elements."""

import pytest

from tests.word.conftest import Change
from tests.word.reader import part
from trykklar.word.docx.keep_together import keep
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.export import export


@pytest.mark.parametrize(
    ("styles", "tied"),
    [
        # Captions below: F is a figure, which its style ties to what follows, C a caption.
        ("F C F C F C T", "+ . + . + ."),
        ("F F C F C T", "+ + . + ."),
        ("F S C F S C T", "+ + . + + ."),
        ("F C C F C T", "+ t . + ."),  # of a part, and of all
        # Captions above.
        ("C F C F T", "t . t ."),
        ("C F F C F T", "t . . t ."),
        ("C F S C F T", "t + + t ."),
        ("F C S S T", "+ t t +"),
        ("T C F T", "+ t ."),
        # R is a table: its caption is none of the figure above.
        ("F C C R T", "+ . t +"),
        # D is the caption of a table, below it: it is none of the figure behind.
        ("R D F C F C T", "+ . + . + ."),
        ("D R F C F C T", "t + + . + ."),
        ("R D C F C F T", "+ . t . t ."),
        ("R D R D T", "+ . + ."),
        # Above the tables, of which the first has three parts.
        ("D R R R S D R T D R T", "t + + + + t + + t +"),
    ],
)
def test_a_caption_stays_with_its_own_figure(styles: str, tied: str) -> None:
    """Where figures follow each other, each was tied to the next: a caption stood overleaf."""
    names = {"F": "Figure", "C": "Caption", "D": "Caption", "S": "Source", "T": "BodyText"}
    row = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    counted = "<w:r><w:instrText> SEQ Table \\* ARABIC </w:instrText></w:r>"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{names[name]}"/></w:pPr>{counted * (name == "D")}</w:p>'
        if name in names
        else row
        for name in styles.split()
    )
    root = parse(f'<w:body xmlns:w="{W}">{body}</w:body>')
    keep(root)
    found = []
    for block, name in zip(root, styles.split(), strict=True):
        own = block.find(f"{w('pPr')}/{w('keepNext')}")
        usual = "." if name in "CD" else "+"  # as the style says
        found.append(usual if own is None else "t" if own.get(w("val")) != "0" else ".")
    assert found[:-1] == tied.split()


def _table(rows: int, cell: str = "Word") -> str:
    body = "\n".join(rf"{number} & {cell} \\" for number in range(rows))
    return (
        "\n\n\\begin{table}\\caption{Rows}\\begin{tabular}{ll}\\toprule A & B\\\\\\midrule\n"
        f"{body}\n\\bottomrule\\end{{tabular}}\\end{{table}}\n"
    )


def _tied(changed: Change, text: str) -> list[bool]:
    """Which rows of the last table stay with the one below."""
    root = part(export(changed("sections/method.tex", text)).path)
    rows = list(root.iter(w("tbl")))[-1].findall(w("tr"))
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
    return [next(row.iter(w("keepNext")), None) is not None for row in rows]


def test_a_short_table_goes_to_the_next_page_as_a_whole(changed: Change) -> None:
    assert _tied(changed, _table(8)) == [True] * 8 + [False]


def test_a_long_table_breaks_between_rows_but_not_behind_its_head(changed: Change) -> None:
    tied = _tied(changed, _table(40))
    assert tied == [True, True, *[False] * 37, True, False]


def test_a_row_that_goes_on_stays_with_the_one_above(changed: Change) -> None:
    text = _table(40).replace("20 & Word", " & Word")
    assert _tied(changed, text)[20]


def test_a_row_over_all_columns_stays_with_the_rows_below_it(changed: Change) -> None:
    """The heading of a group of rows stood alone at the end of a page."""
    heading = "\\multicolumn{2}{l}{\\emph{Towns}} \\\\\n20 & Word"
    tied = _tied(changed, _table(40).replace("20 & Word", heading))
    assert tied[20:23] == [False, True, False]


def test_the_rule_of_a_box_goes_down_past_its_list(changed: Change) -> None:
    box = (
        "\n\n\\begin{discussion}Before.\n\\begin{itemize}\\item One\\item Two\\end{itemize}"
        "\\end{discussion}\n"
    )
    root = part(export(changed("sections/method.tex", box)).path)
    named = f"{w('pStyle')}[@{w('val')}='BoxedText']"
    properties = [item for item in root.iter(w("pPr")) if item.find(named) is not None][-3:]
    assert all(item.find(w("contextualSpacing")) is not None for item in properties)
    edges = [
        int(item.get(w("left"), "0")) - int(item.get(w("hanging"), "0"))
        for group in properties
        for item in group.findall(w("ind"))
    ]
    assert edges == [284, 284]


@pytest.mark.parametrize(("lies", "tied"), [(True, 4), (False, 20)])
def test_a_table_as_high_as_a_lying_page_does_not_leave_its_caption_alone(
    lies: bool, tied: int
) -> None:
    """The caption stood on a page of its own, and the table behind it on the next."""
    rows = "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>" * 20
    lying = '<w:pgSz w:orient="landscape"/>' if lies else "<w:pgSz/>"
    root = parse(
        f'<w:body xmlns:w="{W}"><w:tbl>{rows}</w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="Source"/></w:pPr></w:p>'
        f"<w:p><w:pPr><w:sectPr>{lying}</w:sectPr></w:pPr></w:p><w:p/></w:body>"
    )
    keep(root)
    assert len(list(root.iter(w("keepNext")))) == tied
