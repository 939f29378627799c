"""What TeX noted down is read as what it prints, however old the LaTeX that wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.storage.fence import Fence
from trykklar.word.aux_numbers import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"Dom\IeC {\ae }nebeskrivelse", "Domænebeskrivelse"),
        (r"Form\r al", "Formål"),
        (r"L\"{o}sning", "Lösning"),
        (r"\relax Plain", "Plain"),
        (r"Of $\c x$ and \c c", r"Of $\c x$ and \c c"),
    ],
)
def test_letters_of_titles_are_letters(tmp_path: Path, written: str, title: str) -> None:
    aux = tmp_path / "main.aux"
    line = (
        rf"\@writefile{{toc}}{{\contentsline {{section}}{{\numberline {{1}}{written}}}{{2}}{{}}}}"
    )
    aux.write_text(line, "utf-8")
    (found,) = read(aux, Fence(tmp_path)).lists["toc"]
    assert (found.number, found.title) == ("1", title)
