"""An author who hands on the list that BibTeX made, and not what it was made of, has a list.

Preprint servers ask for just that, and latexmk does not run BibTeX there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs
from trykklar.checks import check
from trykklar.poppler import page_texts
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

LIST = r"""\begin{thebibliography}{1}
\bibitem{berg} Liv Berg. \newblock Lamps.
\bibitem[Dal(2001)]{dal} Ola Dal. \newblock Night.
\end{thebibliography}
"""


def _manuscript(folder: Path, named: str, *, brought: bool = True) -> Path:
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\n"
        "Lamps \\cite{berg} and \\cite{dal}.\n"
        f"\\bibliographystyle{{plain}}\\bibliography{{{named}}}\\end{{document}}\n"
    )
    if brought:
        (folder / "main.bbl").write_text(LIST)
    return folder / "main.tex"


@pytest.mark.parametrize("named", ["refs", "../library/refs", "/home/somebody/refs"])
def test_the_list_is_read_in_place_of_what_is_not_there(tmp_path: Path, named: str) -> None:
    main = _manuscript(tmp_path, named)
    assert check(plain(main)).findings == ()
    made = typeset(plain(main))
    assert made.pdf
    assert made.findings == ()
    assert "Liv Berg" in "".join(page_texts(made.pdf) or [])
    word = export(plain(main), typeset=True)
    assert any("Liv Berg" in text for text in paragraphs(word.path))


def test_a_bibliography_that_is_there_goes_before_the_list(tmp_path: Path) -> None:
    main = _manuscript(tmp_path, "refs")
    (tmp_path / "refs.bib").write_text(
        "@book{berg, author={Berg, Liv}, title={Other lamps}, publisher={P}, year=2003}"
    )
    assert [found.code for found in check(plain(main)).findings] == ["citation-undefined"]
    made = typeset(plain(main))
    assert made.pdf
    assert "Other lamps" in "".join(page_texts(made.pdf) or [])


def test_where_nothing_is_there_the_cause_is_named_and_not_each_citation(tmp_path: Path) -> None:
    main = _manuscript(tmp_path, "refs", brought=False)
    result = check(plain(main))
    assert [found.code for found in result.findings] == ["bibliography-missing"]
    assert result.undefined == ("berg", "dal")


def test_the_list_of_an_earlier_build_does_not_hide_that_its_bibliography_is_gone(
    tmp_path: Path,
) -> None:
    """The check found nothing wrong, and the PDF cited a file that no co-author would have."""
    main = _manuscript(tmp_path, "refs", brought=False)
    bibliography = tmp_path / "refs.bib"
    bibliography.write_text(
        "@book{berg, author={Berg, Liv}, title={Lamps}, publisher={P}, year=2003}\n"
        "@book{dal, author={Dal, Ola}, title={Night}, publisher={P}, year=2001}\n"
    )
    assert typeset(plain(main)).pdf
    bibliography.unlink()
    assert [found.code for found in check(plain(main)).findings] == ["bibliography-missing"]
    again = typeset(plain(main))
    assert "tex-missing-file" in {found.code for found in again.findings}
    assert again.pdf
    assert "Berg" not in "".join(page_texts(again.pdf) or [])
