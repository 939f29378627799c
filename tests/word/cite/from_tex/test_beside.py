"""What a citation takes from beside it: two full stops, or a space before a note, are misprints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import panflute as pf
import pytest

from trykklar.word.cite.from_tex.beside import Taken, take
from trykklar.word.export_state import ExportState
from trykklar.word.neutral.vocabulary import ATOM

if TYPE_CHECKING:
    from trykklar.word.export_state import ExportInputs


def printed(before: str, after: str, taken: Taken, shown: Any) -> str:
    target = pf.Span(shown, classes=[ATOM])
    left = [
        pf.Str("Word"),
        *([pf.Space()] if before == " " else [pf.Str(before)] if before else []),
    ]
    text = pf.Doc(pf.Para(*left, target, pf.Emph(pf.Str(after))))
    take(text, {id(target): taken}, ExportState(cast("ExportInputs", None)))
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
    assert printed(before, after, taken, pf.Str("X")) == text
