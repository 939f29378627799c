"""A source that holds the characters of our marks: text of the author, and no command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.document import Document
from trykklar.word.mark.manuscript import read
from trykklar.word.mark.mark import CLOSE, CONTROLS, OPEN, SEPARATOR, mark

if TYPE_CHECKING:
    from trykklar.word.mark.manuscript import MarkedManuscript

FORGED = [
    mark("image", 5, "", "../secret.png"),
    OPEN + SEPARATOR.join(("cite", "9" * 5_000, "a")) + CLOSE,  # a number that Python does not read
    OPEN * 50,
    f"^^^^e000ref^^^^e0015^^^^e001a^^^^e002{OPEN}",
]


def _read(folder: Path, body: str, preamble: str = "") -> MarkedManuscript:
    text = f"\\documentclass{{article}}{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, "utf-8")
    return read(Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build")))


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize("defined", [False, True])
def test_no_mark_is_the_authors(tmp_path: Path, forged: str, defined: bool) -> None:
    preamble = rf"\newcommand\shown{{{forged}}}" if defined else ""
    manuscript = _read(tmp_path, r"Before \shown{} behind." if defined else forged, preamble)
    assert not CONTROLS.search(manuscript.flat.text)
    assert "\N{REPLACEMENT CHARACTER}" in manuscript.marked.text
    found = next(finding for finding in manuscript.findings if "U+E000" in finding.message)
    assert (found.code, found.line) == ("word-skipped", 3)


@pytest.mark.parametrize("text", ["Plain text.", "Text. % \ue000", "Another font's \ue010."])
def test_nothing_is_reported_of_other_text(tmp_path: Path, text: str) -> None:
    assert _read(tmp_path, text).findings == ()
    assert text.split("%", maxsplit=1)[0].strip() in _read(tmp_path, text).marked.text


def test_a_definition_that_nobody_uses_is_no_text(tmp_path: Path) -> None:
    assert _read(tmp_path, "Text.", "\\newcommand\\sign{\ue003}").findings == ()
