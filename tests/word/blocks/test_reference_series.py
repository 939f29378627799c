import pytest

from trykklar.word.blocks.reference_series import series

_NUMBERS = {"a": "1", "b": "2", "c": "3", "e": "5", "j": "10", "A1": "A.1", "x": "3a", "y": "3b"}


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ("a b c", [("a", "c")]),
        ("e a b c", [("a", "c"), ("e",)]),
        ("b a", [("a",), ("b",)]),
        ("j e", [("e",), ("j",)]),
        ("A1 b", [("b",), ("A1",)]),
        ("x y", [("x",), ("y",)]),
        ("b lost a", [("b",), ("lost",), ("a",)]),
    ],
)
def test_numbers_stand_as_cleveref_prints_them(keys: str, printed: list[tuple[str, ...]]) -> None:
    assert series(keys.split(), _NUMBERS, order=True, shorten=True) == printed


def test_an_author_who_wants_no_ranges_and_no_order_gets_none() -> None:
    assert series(["c", "a", "b"], _NUMBERS, order=False, shorten=False) == [("c",), ("a",), ("b",)]
