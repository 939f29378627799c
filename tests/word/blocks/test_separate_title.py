"""Which title of several begins the text: apa7 prints it again behind the abstract."""

from __future__ import annotations

import panflute as pf
import pytest

from trykklar.word.blocks.front_zone import PEOPLE
from trykklar.word.blocks.separate_title import title_again


@pytest.mark.parametrize(
    ("styles", "again"),
    [
        (["Title", "Author", "Abstract", "Title", ""], 3),
        (["Title", "Title", "Author", "Abstract", ""], None),
        (["Title", "Subtitle", "Author", "Abstract", ""], None),
        (["Author", "Abstract", "Author", ""], None),
    ],
)
def test_a_title_behind_the_abstract_is_the_text_s(styles: list[str], again: int | None) -> None:
    """The page began behind it, so that it stood alone below the abstract."""
    blocks = [pf.Div(attributes={"custom-style": style}) for style in styles]
    people = [at for at, style in enumerate(styles) if style in PEOPLE]
    assert title_again(blocks, people) == again
