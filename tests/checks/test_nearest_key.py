from __future__ import annotations

import pytest

from trykklar.checks.nearest_key import Names


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("Lipsky1980", ["lipsky1980"], "lipsky1980"),
        ("lipskey1980", ["lipsky1980", "lipsky2010"], "lipsky1980"),
        ("lipsky1908", ["lipsky1980", "hood1991"], "lipsky1980"),
        ("lipsky1908", ["lipsky1980", "lipsky2010"], None),
        ("1234", ["1243"], None),
        ("qqq", ["lipsky1980"], None),
    ],
)
def test_the_key_meant_is_the_one_that_can_be_meant(
    word: str, known: list[str], meant: str | None
) -> None:
    assert Names(known).nearest(word) == meant
