r"""Formulas that are nested too deep for a Word file, by what pandoc makes of them.

A formula says little of its depth: `\sqrt\sqrt x` has no brace. So where the file is too deep,
pandoc is asked for each formula in MathML, whose levels are those of Word's own.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO, StringIO
from itertools import accumulate
from typing import TYPE_CHECKING

import panflute as pf

from trykklar.word.docx.ooxml import deeper
from trykklar.word.pandoc import run

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEVELS = 200
"""Elements within each other in a part; libxml2, and with it LibreOffice, stops at 256."""

_DEEPEST = 60  # of MathML, of which one is at most two of Word's
_FEWEST = 20  # commands and scripts; with fewer, a formula cannot be deep
_STEP = re.compile(r"\\[A-Za-z]+|[\^_{]")
_TAG = re.compile(r"<(/?)\w[^<>]*?(/?)>")


def deep(docx: bytes, formulas: Iterable[str]) -> frozenset[str]:
    """The formulas that are too deep; none where the whole file is not.

    Args:
        docx: The file, with these formulas in it.
        formulas: As LaTeX.

    Raises:
        PandocError: It cannot write them as MathML.
    """
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        parts = [archive.read(f"word/{name}.xml") for name in ("document", "footnotes")]
    if not any(deeper(part, _LEVELS) for part in parts):
        return frozenset()
    asked = [text for text in formulas if len(_STEP.findall(text)) >= _FEWEST]
    written = StringIO()
    pf.dump(pf.Doc(*(pf.Para(pf.Math(text)) for text in asked)), written)
    answer = run(
        ["-f", "json", "-t", "html", "--mathml", "--wrap=none"], written.getvalue()
    ).decode()
    made = re.findall(r"<p>(.*?)</p>", answer, re.DOTALL)
    return frozenset(text for text, xml in zip(asked, made, strict=True) if _depth(xml) > _DEEPEST)


def _depth(xml: str) -> int:
    """How many elements are within each other."""
    steps = (0 if match[2] else -1 if match[1] else 1 for match in _TAG.finditer(xml))
    return max(accumulate(steps), default=0)
