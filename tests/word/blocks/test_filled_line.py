r"""`Oslo, 1 May \hfill Ann`: the name stands at the right in Word, and not behind the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf
import pytest

from tests.word.blocks.test_tex_fallback import made, shown
from trykklar.word.blocks.filled_line import led
from trykklar.word.neutral.vocabulary import FILL, PLACED

if TYPE_CHECKING:
    from pathlib import Path


def _inline(word: str) -> Any:
    if word in ("fil", "fill", "dots"):
        order, leader = ("fill", "dot") if word == "dots" else (word, "")
        return pf.Span(pf.Space(), classes=[FILL], attributes={"order": order, "leader": leader})
    return pf.LineBreak() if word == "/" else pf.Image() if word == "picture" else pf.Str(word)


def _shown(item: Any) -> str:
    classes = getattr(item, "classes", ())
    if FILL in classes:
        return f"{item.attributes['to']}{item.attributes['leader'][:1]}"
    if PLACED in classes:
        return f"<{item.attributes['at']}>"
    return str(getattr(item, "text", "")) or {pf.LineBreak: "/"}.get(type(item), "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a fill b", "a 1 b"),
        ("a fill b fill c", "a 1/2 b 1 c"),
        ("a fill b / c fill d", "a 1 b / c 1 d"),
        # The end of a paragraph stretches as far as `\hfil`, and not as far as `\hfill`.
        ("a fil b", "a 1/2 b"),
        ("a fil b fill c", "a b 1 c"),
        # Nothing else is on the line: the paragraph stands there, however long it is.
        ("fill a", "<right> a"),
        ("fill a fill", "<center> a"),
        ("fil a", "<center> a"),
        ("fill a / b", "1 a / b"),
        # What leads to nothing is not seen, but for dots.
        ("a fill / b", "a / b"),
        ("fill", ""),
        ("a dots", "a 1d"),
        ("dots", "1d"),
        ("picture fill picture", ""),
    ],
)
def test_what_fills_a_line_leads_what_is_behind_it_to_its_share(
    written: str, expected: str
) -> None:
    inlines = led([_inline(word) for word in written.split()])
    assert " ".join(filter(None, map(_shown, inlines))) == expected


def test_it_is_seen_within_bold_words() -> None:
    inlines = led([pf.Strong(pf.Str("a"), _inline("fill"), pf.Str("b"))])
    assert [_shown(item) for item in inlines[0].content] == ["a", "1", "b"]


def test_a_margin_note_may_be_filled(tmp_path: Path) -> None:
    """The program ended with a fault of its own, and made no file."""
    done = made(tmp_path, "", r"All is well.\marginpar{Kari \hfill Ola}")
    assert "Ola" in shown(done)
    assert not done.withheld
