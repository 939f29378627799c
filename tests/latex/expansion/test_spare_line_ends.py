r"""A macro that prints nothing, alone on its line, does not end the paragraph around it.

`\todo{..}` that is switched off, and `\showISBNx{..}` of ACM's works, left an empty line: the text
behind it began a new paragraph in Word, and nothing said so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.latex.expansion.document import expanded, text_of

if TYPE_CHECKING:
    from pathlib import Path

_PREAMBLE = r"\newcommand\todo[1]{}\newcommand\gone[1]{\unskip}"


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("A\n\\todo{x}\nB", "A\nB"),
        ("A\n\\gone{x}\nB", "A\nB"),
        ("A\n  \\todo{x}  \nB", "A\n  B"),
        ("A\n\\todo{x\n\ny}\nB", "A\nB"),
        ("A\n\\def\\x{y}\nB \\x", "A\nB y"),
        ("A\n\\todo{x}\n\\todo{y}\nB", "A\nB"),
        ("A\n\\todo{x}\n\nB", "A\n\nB"),
        ("A\n\n\\todo{x}\nB", "A\n\nB"),
        ("A\\todo{x}\nB", "A\nB"),
        ("A% note\n\\todo{x}\nB", "A% note\n\nB"),
        ("A 5\\%\n\\todo{x}\nB", "A 5\\%\nB"),
    ],
)
def test_the_paragraph_goes_on(tmp_path: Path, body: str, left: str) -> None:
    assert text_of(expanded(tmp_path, body, _PREAMBLE)) == left
