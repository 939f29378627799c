r"""Lines of the front matter that end in `\break` end in Word, too; they ran together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"\title{Homes\break and rents}", "\\title{Homes\\\\\nand rents}"),
        (r"\title{\ \break Homes}", r"\title{Homes}"),
        (
            r"\institute{Hall\break Street 1 \and Hill}",
            "\\institute{Hall\\\\\nStreet 1 \\and Hill}",
        ),
        (r"Homes\break and rents", "Homes and rents"),
    ],
)
def test_a_break_ends_a_line_of_a_title(tmp_path: Path, written: str, shown: str) -> None:
    assert text_of(expanded(tmp_path, written)) == shown
