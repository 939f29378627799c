"""Findings that two stages have of one place."""

from __future__ import annotations

from pathlib import Path

from trykklar.finding import Finding, Severity
from trykklar.publish.reported_once import once


def found(code: str, line: int = 3) -> Finding:
    return Finding(code, Severity.ERROR, Path("main.tex"), line, 1, "It is not there.")


def test_a_figure_that_is_missing_is_one_error() -> None:
    """`word` reported it twice, for the PDF and for the Word file."""
    findings = [found("tex-missing-figure"), found("word-figure-missing")]
    assert once(findings) == (findings[0],)


def test_a_figure_that_only_word_misses_is_reported() -> None:
    findings = [found("tex-missing-figure", 3), found("word-figure-missing", 4)]
    assert once(findings) == tuple(findings)


def test_where_a_style_is_missing_not_every_key_is_an_error() -> None:
    """BibTeX writes no list then: TeX misses each of its works."""
    style = Finding("tex-missing-file", Severity.ERROR, Path("main.tex"), 9, 1, "'x.bst' is not.")
    undefined = found("tex-undefined-citation")
    assert once([style, undefined]) == (style,)
    assert once([undefined]) == (undefined,)
    assert undefined in once([style, undefined, found("citation-undefined", 5)])
