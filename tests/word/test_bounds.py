"""Texts without measure on their way to Word: a file is made, and what it lacks is reported."""

from __future__ import annotations

import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs
from trykklar.finding import FatalError
from trykklar.word import pandoc, pandoc_writing
from trykklar.word.export import export
from trykklar.word.pandoc import PandocError, run

if TYPE_CHECKING:
    from tests.word.conftest import Change
    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.word.export_state import ExportState

FILE = "sections/method.tex"


def _within(begin: str, end: str, times: int) -> str:
    return begin * times + "inmost" + end * times


def _exported(document: Document) -> tuple[list[str], list[Finding]]:
    """The texts of the Word file, and the findings on the lines that were added."""
    made = export(document)
    lines = (document.root / FILE).read_text("utf-8").split("\n")
    added = lines.index("Before them.") + 1
    found = [each for each in made.findings if each.path.name == "method.tex" and each.line > added]
    return paragraphs(made.path), found


def _text(*parts: str) -> str:
    return "\n\nBefore them.\n\n" + "\n\n".join(parts) + "\n\nBehind them.\n"


NESTED = [
    _within(r"\emph{", "}", 240),
    _within(r"\emph{", "}", 3_000),
    _within(r"{\small ", "}", 240),
    _within(r"\begin{itemize}\item ", r"\end{itemize}", 500),
    _within("{", "}", 20_000),
    _within(r"\footnote{", "}", 2_000),
    _within(r"\begin{tabular}{l}", r"\end{tabular}", 200),
    _within(r"\begin{quote}", r"\end{quote}", 400),
    _within(r"\begin{minipage}{3cm}", r"\end{minipage}", 400),
    _within(r"\begin{unheard}", r"\end{unheard}", 400),
    _within(r"\enquote{", "}", 400),
    _within(r"\begin{enumerate}[(a)]\item ", r"\end{enumerate}", 300),
]


def test_nested_text_of_every_kind_arrives_and_is_reported(changed: Change) -> None:
    text = _text(*NESTED)
    texts, found = _exported(changed(FILE, text))
    assert {"Before them.", "Behind them."} <= set(texts)
    assert sum("inmost" in part for part in texts) >= len(NESTED) - 1
    nested = [each for each in found if each.code == "word-nesting"]
    assert len(nested) == len(NESTED)


FIVE = r"\newcommand{\five}[1]{\emph{\textbf{\emph{\textbf{\emph{#1}}}}}}"
MORE = r"\newcommand{\more}[1]{\five{\five{\five{\five{#1}}}}}"
SWITCHED = [
    r"\bfseries\itshape " * 2_000 + "inmost",
    FIVE + MORE + r"\more{" * 6 + "inmost" + "}" * 6,
    r"\begingroup " * 400 + "inmost" + r"\endgroup" * 400,
    r"\emph" * 300 + " inmost",
]


def test_what_is_deep_without_braces_arrives_too(changed: Change) -> None:
    text = _text(*SWITCHED)
    texts, found = _exported(changed(FILE, text))
    assert {"Before them.", "Behind them."} <= set(texts)
    assert any(each.code == "word-nesting" for each in found)


FORMULAS = [
    r"\sqrt" * 180 + " x",
    _within(r"\sqrt{", "}", 180),
    _within(r"\frac{1}{", "}", 400),
    r"\frac1" * 300 + " x",
    _within("x^{", "}", 300),
    _within(r"\left(", r"\right)", 300),
    _within(r"\begin{array}{l}", r"\end{array}", 100),
    r"\rm{" * 300 + "x" + "}" * 300,
    r"{a \over b}" * 300,
]


def test_formulas_that_are_too_deep_are_reported_and_the_file_is_made(
    changed: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc_writing, "formula", lambda *_: None)  # TeX's pictures take long
    text = _text(*(f"Formula ${formula}$ here." for formula in FORMULAS), "Fine $x^2$ here.")
    texts, found = _exported(changed(FILE, text))
    assert {"Before them.", "Behind them."} <= {part.strip() for part in texts}
    assert sum(each.code == "word-formula" for each in found) >= len(FORMULAS) - 1
    assert not any("x^2" in each.message for each in found)


NAMES = "abcdefghijklmnopqrstuv"
DOUBLING = "".join(
    rf"\def\q{left}a{{\q{right}a\q{right}a}}" for left, right in pairwise([*NAMES, "w"])
) + (r"\def\qwa{x}\qaa")
ODD_NUMBERS = "\n\n".join(
    [
        r"\multicolumn{²}{c}{x} \includegraphics[width=1.2.3cm]{square.png}",
        r"\begin{tabular}{*{60}{*{60}{*{60}{l}}}} \multicolumn{999999999}{c}{x} \\ \end{tabular}",
        r"\begin{enumerate}[start=" + "9" * 5_000 + r"]\item a\end{enumerate}",
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        DOUBLING,
        r"\newcommand{\x}{\x\x}\x",
        r"\def\d#1{#1#1}" + _within(r"\d{", "}", 25),
        "{" * 3_000 + "inmost",
        r"\begin{quote}" * 2_000 + "inmost",
        r"\iffalse a " * 200,
        ODD_NUMBERS,
        r"\begin{enumerate}[resume]\item a\end{enumerate}" * 1_200,
    ],
    ids=["doubling", "itself", "argument", "braces", "environments", "iffalse", "numbers", "lists"],
)  # fmt: skip
def test_no_text_stops_the_export(changed: Change, text: str) -> None:
    texts, _ = _exported(changed(FILE, _text(text)))
    assert "Before them." in texts


def test_a_formula_that_pandoc_cannot_write_leaves_the_others_as_latex(
    changed: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt, tries = pandoc_writing._attempt, []

    def failing(text: object, state: ExportState) -> tuple[bytes, frozenset[str]]:
        tries.append(1)
        if len(tries) == 1:
            raise PandocError("pandoc did not finish within 10 seconds")
        return attempt(text, state)

    monkeypatch.setattr(pandoc_writing, "_attempt", failing)
    made = export(changed(FILE, "\n\nA formula $x^2$ here.\n"))
    assert any("x^2" in part for part in paragraphs(made.path))
    assert any(each.code == "word-formula" for each in made.findings)


def test_a_file_that_cannot_be_written_at_all_is_reported_plainly(
    sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> tuple[bytes, frozenset[str]]:
        raise PandocError("heap exhausted")

    monkeypatch.setattr(pandoc_writing, "_attempt", failing)
    with pytest.raises(FatalError, match="heap exhausted"):
        export(sample)


def test_pandoc_has_no_more_time_than_a_text_of_its_size_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pandoc, "_SECONDS", 1.0)
    with pytest.raises(PandocError, match="did not finish"):
        run(["-f", "latex", "-t", "json"], r"\begin{tabular}{l}" * 30 + r"\end{tabular}" * 30)
    assert pandoc.seconds("x" * 1_000_000) > 10 * pandoc.seconds("x")


def test_pandoc_has_no_more_memory_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_HELD", ("+RTS", "-M20M", "-RTS"))
    with pytest.raises(PandocError):
        run(["-f", "latex", "-t", "json"], "word " * 2_000_000)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_a_page_of_five_metres_and_a_picture_of_a_gigapixel_are_left_out(changed: Change) -> None:
    text = _text(r"\includegraphics{huge.pdf}", r"\includegraphics{bomb.png}")
    document = changed(FILE, text)
    (document.root / "huge.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 144000 144000]>>endobj\n"
        b"trailer<</Root 1 0 R>>"
    )
    head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + (60_000).to_bytes(4, "big") * 2
    (document.root / "bomb.png").write_bytes(head + b"\1\0\0\0\0")
    texts, found = _exported(document)
    assert "[bomb.png]" in texts
    assert [each.code for each in found].count("word-figure-missing") == 2
    assert any("60,000 x 60,000 pixels" in each.message for each in found)
