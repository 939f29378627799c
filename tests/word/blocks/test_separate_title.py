"""Which title of several begins the text: apa7 prints it again behind the abstract."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import panflute as pf
import pytest

from trykklar.word.blocks import separate_title
from trykklar.word.blocks.front_zone import PEOPLE
from trykklar.word.blocks.separate_title import separated, title_again
from trykklar.word.neutral.vocabulary import PAGE_BREAK


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


@pytest.mark.parametrize("gap", ["", "\n"])
def test_the_command_of_the_title_may_stand_right_behind_the_beginning(
    gap: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""In `\begin{document}\maketitle`, no title was seen: its page went on with the abstract."""
    head = r"\documentclass{report}\begin{document}"
    monkeypatch.setattr(separate_title, "printed_pages", lambda _: ())
    flat = SimpleNamespace(text=rf"{head}{gap}\maketitle Words.\end{{document}}")
    manuscript = SimpleNamespace(flat=flat, start=len(head), preamble=head)
    inputs = SimpleNamespace(manuscript=manuscript)
    state = cast("Any", SimpleNamespace(inputs=inputs, met=SimpleNamespace(headings=[])))
    title = pf.Div(pf.Para(pf.Str("Homes")), attributes={"custom-style": "Title"})
    found = separated([title, pf.Para(pf.Str("Words."))], state)
    assert [PAGE_BREAK in getattr(block, "classes", ()) for block in found] == [False, True, False]
