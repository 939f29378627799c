r"""Fonts that are switched to by LaTeX's own switches are in Word: typewriter, bold, italics.

Only older names were: a manual's `\code` and `\pkg`, which classes set by switches, looked like the
text around them.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.word.blocks.test_tex_fallback import made

if TYPE_CHECKING:
    from pathlib import Path

_LOOK = re.compile(r"<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>rents</w:t>")


@pytest.mark.parametrize(
    ("written", "look"),
    [
        (r"{\ttfamily rents}", "VerbatimChar"),
        (r"{\normalfont\ttfamily rents}", "VerbatimChar"),
        (r"{\fontfamily{cmtt}\selectfont rents}", "VerbatimChar"),
        (r"{\fontfamily{\ttdefault}\selectfont rents}", "VerbatimChar"),
        (r"{\fontseries{b}\selectfont rents}", "<w:b/>"),
        (r"{\fontseries{\bfdefault}\fontsize{8}{9}\selectfont rents}", "<w:b/>"),
        (r"{\fontshape{it}\selectfont rents}", "<w:i/>"),
        (r"{\fontseries{m}\fontfamily{ptm}\selectfont rents}", ""),
    ],
)
def test_a_switch_is_in_word(tmp_path: Path, written: str, look: str) -> None:
    done = made(tmp_path, "", f"Homes and {written} there.")
    with zipfile.ZipFile(done.path) as archive:
        found = _LOOK.search(archive.read("word/document.xml").decode())
    assert (look in found[1]) if look and found else found is None
