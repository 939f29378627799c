from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trykklar.checks import CheckResult
from trykklar.document import Document
from trykklar.finding import Finding, Severity
from trykklar.latex.word_count import Amount
from trykklar.project.length_limits import LengthLimits
from trykklar.publish.publication import Publication
from trykklar.report.build_summary import render
from trykklar.typeset import Pass, Typesetting

DOCUMENT = Document(
    "note", Path.cwd(), Path("note.tex"), Path("build/work/note"), Path("build"), language="nb-NO"
)
CHECKED = CheckResult(
    DOCUMENT, ("a", "b"), (), (), (), citations=7, amounts={"text": Amount(3100, 20000)}
)
TYPESET = Typesetting(
    DOCUMENT,
    DOCUMENT.result(".pdf"),
    DOCUMENT.result(".pdf"),
    pages=12,
    passes=(Pass("pdflatex", "first run", 1.0), Pass("biber", "first run", 0.5)),
    findings=(),
    seconds=1.62,
)
GOOD = Publication(DOCUMENT, TYPESET, (), CHECKED, word=None)


def test_a_good_build_fits_on_a_few_lines() -> None:
    assert render((GOOD,), {"note": LengthLimits(words=(2500, 3500))}, 1.7) == (
        "note (nb-NO)\n"
        "  PDF        build/note.pdf, 12 pages (pdflatex, biber; 1.6 s)\n"
        "  words      3,100, within 2,500-3,500\n"
        "  citations  7 of 2 works\n"
        "  findings   none\n"
        "all good, 1.7 s\n"
    )


def test_words_outside_the_limits_stand_out() -> None:
    assert "3,100, OUTSIDE 5,000-7,000" in render(
        (GOOD,), {"note": LengthLimits(words=(5000, 7000))}, 0
    )


def test_a_failed_build_says_that_the_last_pdf_still_stands() -> None:
    failed = replace(GOOD, typesetting=replace(TYPESET, pdf=None, clean=None, pages=0))
    summary = render((failed,), {}, 0)
    assert "not made; the last one, if any, still stands" in summary
    assert "1 of 1 need work" in summary


def test_a_pdf_with_errors_says_so_and_where_the_last_clean_one_is() -> None:
    wrong = Finding("x-y", Severity.ERROR, Path.cwd() / "a.tex", 4, 1, "wrong")
    clean = DOCUMENT.result(".last-clean.pdf")
    faulty = replace(GOOD, typesetting=replace(TYPESET, clean=clean, findings=(wrong,)))
    summary = render((faulty,), {}, 0)
    assert "  PDF        build/note.pdf, 12 pages" in summary
    assert "MADE WITH 1 ERROR: a.tex:4\n" in summary
    assert "the last one without is build/note.last-clean.pdf" in summary
    assert "1 of 1 need work" in summary


def test_an_error_makes_a_publication_one_that_needs_work() -> None:
    error = Finding("x-y", Severity.ERROR, Path("a.tex"), 1, 1, "wrong")
    summary = render((replace(GOOD, findings=(error,)),), {}, 0)
    assert "findings   1 error" in summary
    assert "1 of 1 need work" in summary


def test_undefined_works_stand_out() -> None:
    checked = replace(CHECKED, undefined=("b",))
    assert "7 of 2 works, 1 UNDEFINED" in render((replace(GOOD, checked=checked),), {}, 0)
