"""What a citation takes from beside it: two full stops, or a space before a note, are misprints."""

from __future__ import annotations

from typing import Any

import panflute as pf
import pytest

from trykklar.word.blocks.inline_marks import ATOM_CLASS
from trykklar.word.cite.from_tex.beside import Taken, take


class Desk:
    """The state of an export without units."""

    units: list[Any] = []  # noqa: RUF012 - nothing is put into it


def said(before: str, after: str, taken: Taken, shown: Any) -> str:
    target = pf.Span(shown, classes=[ATOM_CLASS])
    left = [
        pf.Str("Word"),
        *([pf.Space()] if before == " " else [pf.Str(before)] if before else []),
    ]
    text = pf.Doc(pf.Para(*left, target, pf.Emph(pf.Str(after))))
    take(text, {id(target): taken}, Desk())  # type: ignore[arg-type]
    return str(pf.stringify(text)).strip()


@pytest.mark.parametrize(
    ("before", "after", "taken", "text"),
    [
        (" ", ".", Taken(True, ""), "Word X."),
        (" ", ".", Taken(False, ""), "WordX."),
        ("", ".", Taken(False, ""), "WordX."),
        ("", ".", Taken(True, ""), "Word X."),
        ("\N{NO-BREAK SPACE}", ".", Taken(False, ""), "WordX."),
        (" ", ". More", Taken(False, "."), "WordX More"),
        (" ", "; more", Taken(True, ";"), "Word X more"),
        (" ", " more", Taken(True, "."), "Word X more"),
    ],
)
def test_space_and_sign_are_as_in_print(before: str, after: str, taken: Taken, text: str) -> None:
    assert said(before, after, taken, pf.Str("X")) == text
