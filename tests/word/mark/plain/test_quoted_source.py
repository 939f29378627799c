"""The source of a quotation is in Word: an author's citation in brackets was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.mark.plain.plain_rules import plain


def plainer(text: str, preamble: str = "") -> str:
    begin = f"{preamble}\\begin{{document}}"
    whole = f"{begin}{text}\\end{{document}}"
    found = plain(Passage(whole, Source(Path("main.tex"), whole))).text
    return found.removeprefix(begin).removesuffix(r"\end{document}")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\textquote[\cite{a}]{Ord}.", r"\enquote{Ord} (\cite{a})."),
        (r"\textquote[{\cite[3]{a}}][.]{Æ ø}", r"\enquote{Æ ø.} ({\cite[3]{a}})"),
        (r"\textquote[Ås 1999]{A}[!] [x]", r"\enquote{A}! (Ås 1999) [x]"),
        (r"\foreigntextquote{norsk}[side 3]{A}", r"\enquote{A} (side 3)"),
        (r"\foreignquote{norsk}{A} \hyphenquote*{norsk}{B}", r"\enquote{A} \enquote*{B}"),
        (r"\hyphentextquote{norsk}[side 3]{A}", r"\enquote{A} (side 3)"),
        (r"\textquote{A} [x]", r"\textquote{A} [x]"),
        (r"\textquote[][.]{A}", r"\textquote[][.]{A}"),
    ],
)
def test_a_source_stands_behind_the_quotation_as_csquotes_prints_it(
    written: str, read: str
) -> None:
    assert plainer(written) == read


LONG = "The rents rose. " * 20


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\blockquote[Holm, p.~3]{Short}", r"\enquote{Short} (Holm, p.~3)"),
        (rf"\blockquote[Holm]{{{LONG}}}", rf"\begin{{quote}}{LONG} (Holm)\end{{quote}}"),
        (r"\begin{displayquote}[Holm][!]Words.\end{displayquote}",
         r"\begin{quote}Words.! (Holm)\end{quote}"),
        (r"\begin{foreigndisplayquote}{norsk}[Holm]Ord. \end{foreigndisplayquote}",
         r"\begin{quote}\begin{otherlanguage}{norsk}Ord. (Holm)\end{otherlanguage}\end{quote}"),
        (r"\begin{displaycquote}[see][3]{a}[!]Words \end{displaycquote}",
         r"\begin{quote}Words! \parencite[see][3]{a}\end{quote}"),
        (r"\begin{foreigndisplaycquote}{norsk}{a}Å\end{foreigndisplaycquote}",
         r"\begin{quote}\begin{otherlanguage}{norsk}Å \parencite{a}\end{otherlanguage}\end{quote}"),
        (r"\begin{displayquote}never closed", r"\begin{displayquote}never closed"),
    ],
)  # fmt: skip
def test_a_block_is_a_quotation_by_itself_where_it_is_long(source: str, expected: str) -> None:
    assert plainer(source) == expected


def test_marks_are_another_languages_where_they_follow_languages() -> None:
    written = r"\foreignquote{norsk}{A} \foreigntextquote{norsk}[s. 3]{B} \hyphenquote{norsk}{C}"
    read = plainer(written, r"\usepackage[autostyle=true]{csquotes}")
    assert read == (
        r"\foreignlanguage{norsk}{\enquote{A}} \foreignlanguage{norsk}{\enquote{B}} (s. 3) "
        r"\enquote{C}"
    )
