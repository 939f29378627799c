"""The brace or dollar that was left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.typeset.log import brace

if TYPE_CHECKING:
    from pathlib import Path


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.tex"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{a", (1, 1)),
        ("{a}\n\\textbf{b", (2, 8)),
        ("{a {b} c", (1, 1)),
        ("\\{ a", None),
        ("% {\na", None),
        ("50\\% {a", (1, 6)),
        ("a } b", None),
    ],
)
def test_the_last_open_brace(tmp_path: Path, text: str, place: tuple[int, int] | None) -> None:
    found = brace.opened(_file(tmp_path, text))
    assert (found and found[1:]) == place


def test_braces_below_the_line_do_not_count(tmp_path: Path) -> None:
    path = _file(tmp_path, "{a\n{b\n}}")
    found = brace.opened(path, 2)
    assert found
    assert found.line == 2


def test_a_dollar_is_sought_in_its_own_paragraph(tmp_path: Path) -> None:
    path = _file(tmp_path, "a $x\n\nb $y$ and $z\nmore\n\n")
    found = brace.dollar(path, 5)
    assert found
    assert found[1:] == (3, 11)
    assert brace.dollar(_file(tmp_path, "a $x$ \\$ b\n"), 2) is None
