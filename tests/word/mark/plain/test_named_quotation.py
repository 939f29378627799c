"""A quotation keeps the source that is named with it, behind its quotation marks."""

from __future__ import annotations

import pytest

from tests.word.mark.plain.test_plain_rules import made

LONG = "The rents rose. " * 20


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\textquote[Holm][.]{We build}", r"\enquote{We build.} (Holm)"),
        (r"\textquote{We build}", r"\enquote{We build}"),
        (r"\blockquote[Holm, p.~3]{Short}", r"\enquote{Short} (Holm, p.~3)"),
        (rf"\blockquote[Holm]{{{LONG}}}", rf"\begin{{quote}}{LONG} (Holm)\end{{quote}}"),
        (r"\begin{displayquote}[Holm][!]Words.\end{displayquote}",
         r"\begin{quote}Words.! (Holm)\end{quote}"),
        (r"\begin{foreigndisplayquote}{norsk}[Holm]Ord. \end{foreigndisplayquote}",
         r"\begin{quote}\begin{otherlanguage}{norsk}Ord. (Holm)\end{otherlanguage}\end{quote}"),
        (r"\begin{displayquote}never closed", r"\begin{displayquote}never closed"),
    ],
)  # fmt: skip
def test_the_source_stands_behind(source: str, expected: str) -> None:
    assert made(source) == " ".join(expected.split())
