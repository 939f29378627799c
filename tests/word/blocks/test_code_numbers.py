"""Lines of code have the numbers that the PDF has beside them, and none that only look like it."""

from __future__ import annotations

from pathlib import Path

import panflute as pf
import pytest

from trykklar.word.blocks.code_numbers import LABEL, number_code

CODE = "alpha = 'a'\n\nbeta = 2"
BARE = "Words\nalpha = ’a’\nbeta = 2\nThe end."
LONG = "value = first + second_one + third\nnext = 1"


def numbered(monkeypatch: pytest.MonkeyPatch, pages: list[str], *blocks: pf.Block) -> list[str]:
    monkeypatch.setattr("trykklar.word.blocks.code_numbers.page_texts", lambda *_: pages)
    text = pf.Doc(*blocks)
    number_code(text, Path("a.pdf"))
    return [
        item.text if isinstance(item, pf.CodeBlock) else pf.stringify(item).strip()
        for item in text.content
    ]


@pytest.mark.parametrize(
    ("page", "code", "expected"),
    [
        ("Words\n1 alpha = ’a’\n2\n3 beta = 2\nEnd.", CODE, "1  alpha = 'a'\n2  \n3  beta = 2"),
        # Right of the lines: fancyvrb's behind, those of listings before.
        ("alpha = ’a’ 9\nbeta = 2 10\nEnd.", CODE, " 9  alpha = 'a'\n    \n10  beta = 2"),
        ("1\nalpha = ’a’\n2\nbeta = 2\nEnd.", CODE, "1  alpha = 'a'\n   \n2  beta = 2"),
        # Every second line has one.
        ("alpha = ’a’\n4 beta = 2\nEnd.", CODE, "   alpha = 'a'\n   \n4  beta = 2"),
        # A broken line, and one that runs off the page.
        ("1 value = first +\nsecond_one + third\n2 next = 1", LONG,
         "1  value = first + second_one + third\n2  next = 1"),
        ("1 value = first + sec\n2 next = 1", LONG,
         "1  value = first + second_one + third\n2  next = 1"),
        (BARE, CODE, CODE),
        # One line of it alone is in the PDF: nothing is known.
        ("3 beta = 2", CODE, CODE),
        # A number of its own.
        ("1 apple\n2 pears", "1 apple\n2 pears", "1 apple\n2 pears"),
    ],
)  # fmt: skip
def test_numbers_are_the_pdfs(
    monkeypatch: pytest.MonkeyPatch, page: str, code: str, expected: str
) -> None:
    assert numbered(monkeypatch, [page], pf.CodeBlock(code)) == [expected]


def test_a_page_may_end_within_code(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = ["Text\nText\n1 alpha = ’a’\n17", "The Title\n2\n3 beta = 2\nText\nText"]
    assert numbered(monkeypatch, pages, pf.CodeBlock(CODE)) == ["1  alpha = 'a'\n2  \n3  beta = 2"]


def test_the_same_code_twice_has_the_numbers_of_each_place(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "1 x = 100\n2 y = 200\nWords\n8 x = 100\n9 y = 200\nEnd"
    code = "x = 100\ny = 200"
    assert numbered(monkeypatch, [page], pf.CodeBlock(code), pf.CodeBlock(code)) == [
        "1  x = 100\n2  y = 200",
        "8  x = 100\n9  y = 200",
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("{What it prints}", ["What it prints", CODE]),
        ("{[What it prints]The end.}", ["What it prints", CODE, "The end."]),
        ("lst:a", [CODE]),  # a key, of listings
    ],
)
def test_words_on_the_frame_are_beside_the_code(
    monkeypatch: pytest.MonkeyPatch, label: str, expected: list[str]
) -> None:
    page = BARE.replace("Words", "What it prints")
    assert numbered(monkeypatch, [page], pf.CodeBlock(CODE, attributes={LABEL: label})) == expected


def test_long_code_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"print(value_{at})" for at in range(3000)]
    page = "\n".join(f"{at} {line}" for at, line in enumerate(lines, 1))
    (made,) = numbered(monkeypatch, [page], pf.CodeBlock("\n".join(lines)))
    assert made.startswith("   1  print(value_0)")
    assert made.endswith("3000  print(value_2999)")
