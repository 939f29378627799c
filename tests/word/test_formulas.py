"""Formulas as a co-author finds them in the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.word.reader import paragraphs, part
from trykklar.word.docx.ooxml import m, w
from trykklar.word.export import export

if TYPE_CHECKING:
    from lxml import etree

    from tests.word.conftest import Change


def _shown(item: object) -> str:
    return "".join(run.text or "" for run in item.iter(m("t")))  # type: ignore[attr-defined]


def _rows(matrix: etree._Element) -> list[list[str]]:
    """What is seen of each cell: one that is empty has a letter without width."""
    rows = ([_shown(cell) for cell in row] for row in matrix.iter(m("mr")))
    return [[text.replace("\N{ZERO WIDTH SPACE}", "") for text in row] for row in rows]


def test_text_around_a_displayed_formula_is_not_centred_with_it(changed: Change) -> None:
    made = export(changed("sections/method.tex", "\n\nBefore it \\[ x = y \\] and behind it.\n"))
    texts = paragraphs(made.path)
    assert "Before it" in texts
    assert "and behind it." in texts


def test_a_matrix_in_an_aligned_formula_keeps_its_columns(changed: Change) -> None:
    text = (
        "\n\\begin{align}\nx &= \\begin{pmatrix} p & q \\\\ r & s \\end{pmatrix} \\\\\n"
        "\\overline{f} & \\qquad\\forall t\n\\end{align}\n"
    )
    made = export(changed("sections/method.tex", text))
    root = part(made.path)
    assert [len(list(row.iter(m("e")))) for row in root.iter(m("mr"))] == [2, 2]
    assert not [text for text in paragraphs(made.path) if "\\" in text]


def test_a_formula_word_cannot_have_is_reported_at_its_line_and_kept(changed: Change) -> None:
    """TeX cannot set it either, so there is no picture of it."""
    made = export(changed("sections/method.tex", "\n\nA $x \\unheardof{y} z$ here.\n"))
    reported = [finding for finding in made.findings if finding.code == "word-formula"]
    assert [(finding.path.name, "unheardof" in finding.message) for finding in reported] == [
        ("method.tex", True)
    ]
    assert any("\\unheardof{y}" in text for text in paragraphs(made.path))


def test_a_formula_only_tex_can_set_is_there_as_a_picture(changed: Change) -> None:
    made = export(changed("sections/method.tex", "\n\nA $x \\sideset{}{'}\\sum y$ here.\n"))
    assert [item.code for item in made.findings] == ["word-formula"]
    assert any("sideset" in item.get("descr", "") for item in part(made.path).iter("{*}docPr"))


def test_a_drawing_in_a_formula_is_a_picture_with_all_around_it(changed: Change) -> None:
    """With the number of its line, or in the middle without one."""
    line = r"\begin{picture}(9,9)\put(0,0){\line(1,1){9}}\end{picture}"
    text = rf"""

It is \[ {line} \quad {line} \] or
\begin{{equation}} x = {line} \end{{equation}}
"""
    made = export(changed("sections/method.tex", text))
    descriptions = [item.get("descr", "") for item in part(made.path).iter("{*}docPr")]
    assert sorted(item.count(r"\line") for item in descriptions if r"\line" in item) == [1, 2]
    found = [item for item in part(made.path).iter(w("p")) if _pictured(item)]
    assert [item.find(f"{w('pPr')}/{w('jc')}") is not None for item in found] == [True, False]
    assert "word-lost" not in {item.code for item in made.findings}
    assert made.inventory.different == ()


def _pictured(item: etree._Element) -> bool:
    return any(r"\line" in shown.get("descr", "") for shown in item.iter("{*}docPr"))


def test_a_sign_at_the_edge_and_a_raised_mark_have_something_beside_them(changed: Change) -> None:
    """LibreOffice shows a box or a question mark where it misses a number."""
    made = export(
        changed("sections/method.tex", "\n\nIt is $= 5$ at 20\\,$^\\circ$C and $^\\prime$.\n")
    )
    found = [item for item in part(made.path).iter(m("oMath")) if "5" in _shown(item)]
    assert _shown(found[-1]) == "\N{ZERO WIDTH SPACE}=5"
    bases = [item for item in part(made.path).iter(m("sSup")) if "′" in _shown(item)]
    assert all(base.find(f"{m('e')}/{m('r')}/{m('rPr')}/{m('nor')}") is not None for base in bases)
    assert bases
    assert any("20\N{NARROW NO-BREAK SPACE}°C" in text for text in paragraphs(made.path))


def test_a_listing_asks_for_no_style_that_is_not_there(changed: Change) -> None:
    made = export(
        changed(
            "sections/method.tex", "\n\\begin{lstlisting}[language=C]\nint a;\n\\end{lstlisting}\n"
        )
    )
    styles = {item.get(w("val")) for item in part(made.path).iter(w("rStyle"))}
    assert not {name for name in styles if name and name.endswith("Tok") and name != "VerbatimChar"}


def test_a_box_in_a_formula_is_drawn_as_the_author_wrote_it(changed: Change) -> None:
    """Spelled for pandoc, TeX could not set it, and its LaTeX stood in the text."""
    small = r"\mathbin{\vcenter{\hbox{\scalebox{.35}{$\bullet$}}}}"
    text = f"\n\nA $a {small} b$ and $c\\kern2pt\\hbox to 1cm{{\\hss d}}$ here.\n"
    made = export(changed("sections/method.tex", text))
    shown = [item.get("descr", "") for item in part(made.path).iter("{*}docPr")]
    assert any(small in text for text in shown)
    assert not [text for text in paragraphs(made.path) if "vcenter" in text or "kern" in text]


def test_a_scaled_or_coloured_part_of_a_formula_stays_a_formula(changed: Change) -> None:
    text = (
        r"$\scalebox{1.5}{$x$}+\resizebox{1cm}{!}{$y$}$, $\makebox[1cm][l]{if }z$, "
        r"$\hbox{so }u$, $\raisebox{2pt}[0pt]{v}w$"
    )
    made = export(changed("sections/method.tex", f"\n\nSee {text} here.\n"))
    assert not [finding for finding in made.findings if finding.code == "word-formula"]
    formulas = [_shown(item) for item in part(made.path).iter(m("oMath"))]
    assert formulas[-4:] == ["x+y", "if z", "so u", "vw"]


def test_a_matrix_has_the_rows_and_cells_that_tex_sets(changed: Change) -> None:
    """A line break at its end had made a row of one cell, for which LibreOffice shows a mark."""
    text = (
        r"\[\begin{bmatrix}1 & 2\\3\\\end{bmatrix}"
        r"\begin{cases}a & b\\c & d\\\end{cases}"
        r"\begin{array}{ll}& e\\\hline f &\\\end{array}\]"
    )
    made = export(changed("sections/method.tex", f"\n\nSee {text}\n"))
    matrices = list(part(made.path).iter(m("m")))[-3:]
    rows = [_rows(matrix) for matrix in matrices]
    assert rows == [
        [["1", "2"], ["3", ""]],
        [["a", "b"], ["c", "d"]],
        [["", "e"], ["f", ""]],
    ]


def test_aligned_lines_are_columns_without_a_sign_that_only_word_hides(changed: Change) -> None:
    """LibreOffice had shown "and" for each `&` at which Word aligns them."""
    text = r"\begin{align*}x &= \frac{y}{2} \\ &\leq z & w &= 1\end{align*}"
    made = export(changed("sections/method.tex", f"\n\n{text}\n"))
    root = part(made.path)
    assert not list(root.iter(m("eqArr")))
    assert _rows(list(root.iter(m("m")))[-1]) == [["x", "=y2", "", ""], ["", "≤z", "w", "=1"]]
    assert [item.get(m("val")) for item in root.iter(m("mcJc"))][-4:] == ["right", "left"] * 2


def test_a_sign_has_something_on_either_side_wherever_it_stands_alone(changed: Change) -> None:
    """LibreOffice showed a mark for what it missed, over the rest of the formula."""
    text = r"$=$, $x^{+}$, $y_{=}$, $\begin{array}{lcl}S&::=&A\\&\mid&\quad=B\end{array}$"
    made = export(changed("sections/method.tex", f"\n\nSee {text} here, \\& and $\\&$.\n"))
    nothing = "\N{ZERO WIDTH SPACE}"
    *_, alone, raised, lowered, table, sign = part(made.path).iter(m("oMath"))
    assert _shown(alone) == f"{nothing}={nothing}"
    assert _shown(next(raised.iter(m("sup")))) == f"{nothing}+{nothing}"
    assert _shown(next(lowered.iter(m("sub")))) == f"{nothing}={nothing}"
    cells = ["".join(_shown(cell).split()) for cell in next(table.iter(m("m"))).iter(m("e"))]
    assert f"{nothing}:{nothing}:={nothing}{nothing}" in cells
    assert f"{nothing}=B" in cells
    assert sign.find(f".//{m('nor')}") is not None


def test_a_label_in_a_formula_of_a_line_leaves_it_in_the_line(changed: Change) -> None:
    """It stood as a display of its own, in the midst of the sentence."""
    text = "\n\nLet $z = y\\label{here}$ be it, on page~\\pageref{here}.\n"
    made = export(changed("sections/method.tex", text))
    assert not [item for item in made.findings if item.code == "word-lost"]
    (shown,) = (item for item in paragraphs(made.path) if item.startswith("Let"))
    assert "be it, on page" in shown


def test_double_spacing_leaves_room_for_a_high_formula(changed: Change) -> None:
    """LibreOffice took the distance of lines for exact: fractions and pictures were cut off."""
    text = "\n\n\\begin{doublespace}So $\\frac{1}{2}$ is.\\end{doublespace}\n"
    made = export(changed("sections/method.tex", text))
    styles = part(made.path, "word/styles.xml")
    (body,) = (item for item in styles if item.get(w("styleId")) == "BodyText")
    (spacing,) = body.iter(w("spacing"))
    assert (spacing.get(w("line")), spacing.get(w("lineRule"))) == ("480", "auto")
