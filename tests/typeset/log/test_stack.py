"""Which file a warning belongs to, whatever parentheses stand around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.typeset.log.stack import Stack

ROOT = Path("/paper")
KNOWN = [
    Path(name)
    for name in ("main.tex", "parts/one.tex", "my part.tex", "x (1).tex", "/tex/article.cls")
]


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("(./main.tex", ["main.tex"]),
        ("(main.tex (./parts/one.tex", ["main.tex", "parts/one.tex"]),
        ("(./main.tex (/tex/article.cls) (./parts/one.tex)", ["main.tex"]),
        ("(./main.tex\nL3 layer <2023-01-16> (/tex/article.cls", ["main.tex", "/tex/article.cls"]),
        ('(./main.tex ("./my part.tex"', ["main.tex", "my part.tex"]),
        ("(./main.tex (./my part.tex", ["main.tex", "my part.tex"]),
        ("(./main.tex (./x (1).tex", ["main.tex", "x (1).tex"]),
        ("(/paper/main.tex (/paper/parts/one.tex [1] [2]", ["main.tex", "parts/one.tex"]),
        ("(./main.tex\na message (about nothing)", ["main.tex"]),
        ("(./main.tex (./parts/one.tex\na smile :-( that opens", ["main.tex", "parts/one.tex"]),
        ("(./main.tex (./parts/one.tex (see above) )", ["main.tex"]),
        ("(./main.tex)\n)\n)", ["main.tex"]),
    ],
)
def test_only_files_that_tex_read_are_opened(log: str, expected: list[str]) -> None:
    stack = Stack(ROOT, KNOWN)
    for line in log.split("\n"):
        stack.feed(line)
    assert [str(path) for path in stack.files] == expected


def test_an_error_corrects_a_stack_that_went_wrong() -> None:
    stack = Stack(ROOT, KNOWN)
    stack.feed("(./main.tex (./parts/one.tex")
    stack.settle(Path("main.tex"))
    assert stack.files == (Path("main.tex"),)
    stack.settle(Path("other.tex"))
    assert stack.files[-1] == Path("other.tex")


def test_parentheses_without_end_open_no_file_and_cost_a_step_each() -> None:
    stack = Stack(ROOT, KNOWN)
    stack.feed("(./main.tex " + "(" * 100_000)
    assert stack.files == (Path("main.tex"),)
    stack.feed("(./main.tex " * 10_000)
    assert 1 < len(stack.files) <= 127, "TeX has no more files open at once"
