"""Pandoc's document from element to element: what is passed over would be missing in Word."""

from __future__ import annotations

from io import StringIO
from typing import Any

import panflute as pf
import pytest

from trykklar.word.document_tree import elements, replace_elements
from trykklar.word.pandoc import run

_TEXT = r"""
One\footnote{Two \emph{three} $a$.} and $b$, \textbf{four \emph{five}} \cite[six]{key}.
\begin{quote}Seven \begin{itemize}\item eight \item[nine] ten\end{itemize}\end{quote}
\begin{description}\item[eleven $c$] twelve\end{description}
\begin{table}\caption{Thirteen $d$}\begin{tabular}{ll} fourteen & $e$ \\ \hline fifteen & x \\
\end{tabular}\end{table}
\begin{figure}\includegraphics{x.png}\caption{Sixteen}\end{figure}
"""


@pytest.fixture
def text(tmp_path: Any) -> Any:
    """A document with everything that can be in something else."""
    return pf.load(StringIO(run(["-f", "latex", "-t", "json"], _TEXT, tmp_path).decode()))


def test_nothing_that_panflute_walks_through_is_passed_over(text: Any) -> None:
    walked = [id(element) for element in elements(text)]
    by_panflute: list[int] = []
    text.walk(lambda element, _: by_panflute.append(id(element)))
    assert sorted(walked) == sorted(by_panflute)
    assert len(walked) == len(set(walked))


def test_a_table_is_read_from_its_caption_on(text: Any) -> None:
    formulas = [item.text for item in elements(text) if isinstance(item, pf.Math)]
    assert formulas == ["a", "b", "c", "d", "e"]


def test_what_is_within_is_replaced_before_what_it_is_in() -> None:
    met = []

    def bare(item: Any) -> Any:
        met.append(type(item).__name__)
        return list(item.content)

    text = pf.Doc(pf.Para(pf.Strong(pf.Emph(pf.Str("a")), pf.Str("b")), pf.Emph(pf.Str("c"))))
    replace_elements(text, (pf.Strong, pf.Emph), bare)
    assert met == ["Emph", "Strong", "Emph"]
    assert [item.text for item in text.content[0].content] == ["a", "b", "c"]


def test_one_element_several_or_none_stand_in_its_place() -> None:
    text = pf.Doc(pf.Para(pf.Math("a"), pf.Math("b"), pf.Math("c")))
    made = {"a": pf.Str("A"), "b": [], "c": None}
    replace_elements(text, pf.Math, lambda item: made[item.text])
    assert [item.text for item in text.content[0].content] == ["A", "c"]
    assert text.content[0].content[1].parent is text.content[0]


def test_words_in_a_table_and_in_a_note_are_replaced_too(text: Any) -> None:
    replace_elements(text, pf.Str, lambda item: pf.Str(item.text.upper()))
    words = {item.text for item in elements(text) if isinstance(item, pf.Str)}
    assert {"TWO", "THREE", "EIGHT", "ELEVEN", "THIRTEEN", "FOURTEEN", "FIFTEEN"} <= words
    assert not any(word.islower() for word in words)
