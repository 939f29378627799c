"""The list of works reads in Word in the PDF's order, also where CSL would sort otherwise."""

import time
from pathlib import Path

import panflute as pf
import pytest

from trykklar.project.selection import plain
from trykklar.word.cite.list_order import arrange, order

LISTS = r"""
\datalist[entry]{apa/apasortcite//global/global}
  \entry{b}{misc}{}
  \entry{a}{misc}{}
\enddatalist
\datalist[entry]{apa/global//global/global}
  \entry{bank}{misc}{}
  \entry{a}{misc}{}
    \field{title}{\entry{no}}
  \entry{b}{misc}{}
\enddatalist
"""


def _order(folder: Path, text: str | None) -> dict[str, int]:
    main = folder / "main.tex"
    main.write_text(r"\documentclass{article}\begin{document}\end{document}", "utf-8")
    if text is not None:
        (folder / "main.bbl").write_text(text, "utf-8")
    return order(plain(main))


def test_the_list_that_is_printed_counts_not_the_one_for_citations(tmp_path: Path) -> None:
    assert _order(tmp_path, LISTS) == {"bank": 0, "a": 1, "b": 2}


@pytest.mark.parametrize("text", [None, "", "\\entry{a}{misc}{}", "\\datalist[entry]{x/y//z}"])
def test_without_such_a_list_there_is_no_order(tmp_path: Path, text: str | None) -> None:
    assert _order(tmp_path, text) == {}


def test_lists_without_number_are_read_in_time(tmp_path: Path) -> None:
    """A .bbl may be a stranger's: each list had all that follows it copied."""
    began = time.process_time()
    assert _order(tmp_path, LISTS * 15_000) == {"bank": 0, "a": 1, "b": 2}
    assert time.process_time() - began < 10  # 0.5 seconds; it was more than a minute


def test_works_stand_as_biber_sorted_them_or_as_they_did() -> None:
    works = [pf.Div(identifier=f"ref-{key}") for key in "abc"]
    assert [work.identifier for work in arrange(works, {"c": 0, "a": 1, "b": 2})] == [
        "ref-c", "ref-a", "ref-b"
    ]  # fmt: skip
    assert arrange(works, {"c": 0, "a": 1}) == works
