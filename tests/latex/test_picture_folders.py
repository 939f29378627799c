"""A picture is looked for in the folders of the declaration that is in force where it stands."""

from __future__ import annotations

import pytest

from trykklar.latex.picture_folders import picture_folders

TEXT = r"""\graphicspath{ {figures/} {../old ones/}}
FIRST
\graphicspath{{kapittel på to}}
SECOND
\graphicspath{}
THIRD"""


@pytest.mark.parametrize(
    ("place", "folders"),
    [
        ("graphicspath", ()),
        ("FIRST", ("figures/", "../old ones/")),
        ("SECOND", ("kapittel på to/",)),
        ("THIRD", ()),
    ],
)
def test_a_later_declaration_takes_the_place_of_an_earlier_one(
    place: str, folders: tuple[str, ...]
) -> None:
    assert picture_folders(TEXT, TEXT.index(place)) == folders
