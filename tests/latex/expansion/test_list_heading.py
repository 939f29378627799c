"""What natbib prints above a list of works, where authors define it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

LIST = r"\begin{thebibliography}{9}\bibitem{a} One.\end{thebibliography}"


@pytest.mark.parametrize(
    ("definition", "heading"),
    [
        (r"\renewcommand{\bibsection}{\section{Works read}}", r"\section{Works read}"),
        (r"\renewcommand\bibsection{}", ""),
        (r"\def\bibsection{\chapter*{\own}}\newcommand\own{Sources}", r"\chapter*{Sources}"),
    ],
)
def test_own_heading_of_a_list_stands_before_it(
    tmp_path: Path, definition: str, heading: str
) -> None:
    """Word had `References` there, and a list that TeX numbers withheld the file."""
    made = expanded(tmp_path, f"Text.\n\n{LIST}", rf"\usepackage{{natbib}}{definition}")
    shown = text_of(made)
    assert shown.endswith(rf"{heading}\bibsection{LIST}")


def test_list_without_such_a_heading_is_left_alone(tmp_path: Path) -> None:
    """natbib's own heading is `References`, as LaTeX's."""
    made = expanded(tmp_path, f"Text.\n\n{LIST}", r"\usepackage{natbib}")
    assert text_of(made) == f"Text.\n\n{LIST}"
