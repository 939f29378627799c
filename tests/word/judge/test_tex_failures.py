"""What TeX itself loses of a text: that a co-author sees it is no secret given away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.judge.test_judgement import FILLER, added, document, made
from trykklar.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

_NOTE = r"\footnote{The towns of the county in the year.}"


@pytest.mark.parametrize(
    "inside",
    [
        rf"\begin{{tabular}}{{ll}}Town{_NOTE} & Rent\\ Oslo & 5\end{{tabular}}",
        rf"\centering Drawn by hand.{_NOTE}",
    ],
)
@pytest.mark.parametrize("kind", ["table", "figure"])
def test_a_note_that_tex_loses_in_a_float_withholds_no_file(
    tmp_path: Path, kind: str, inside: str
) -> None:
    """A whole paper had no Word file for a note in a table, which the author had in print."""
    body = f"{FILLER}\n\\begin{{{kind}}}{inside}\\caption{{Rents}}\\end{{{kind}}}\n{FILLER}"
    done = made(document(tmp_path, "", body))
    assert not done.withheld
    (found,) = added(done)
    assert (found.line, found.severity) == (5, Severity.ERROR)
    assert "prints the mark of this note" in found.message
    assert "\\footnotetext" in found.hint


def test_a_note_of_the_text_that_is_switched_off_is_a_secret_still(tmp_path: Path) -> None:
    hidden = rf"\hbox{{{_NOTE}}}\setbox0\lastbox"
    done = made(document(tmp_path, "", f"{FILLER}{hidden}\n\n{FILLER}"))
    assert done.withheld
