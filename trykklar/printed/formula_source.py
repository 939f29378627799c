r"""Formulas in a box: the LaTeX that they were set from, and whether they are more than text.

`showbox_hook.py` has TeX write the LaTeX of each into the box. Much that is set as a formula is
text all the same: raised letters, `\textless`, the arrow between two words.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from trykklar.printed.showbox_hook import FORMULA, REFERENCE, REFERRED, RESOLVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.printed.box_node import Node
    from trykklar.printed.text_run import Run

BEGIN, END = r"\mathon", r"\mathoff"
_WRITTEN = re.compile(rf"\\special\{{{re.escape(FORMULA)}(.*)\}}", re.DOTALL)
_REFERENCE = re.compile(rf"{REFERENCE}(number|page) {re.escape(RESOLVED)}(.*)\}}", re.DOTALL)
_RULE = r"\rule("
_EMPTY = re.compile(r"\\(?:relax|m@th)(?![A-Za-z@])\s*")
# A package's own words, in which it sets a formula that the author wrote otherwise.
_INTERNAL = re.compile(r"\\[A-Za-z]*[@:]|\\[A-Za-z]+_[A-Za-z]")


def formula_latex(nodes: Iterable[Node]) -> str:
    """The LaTeX of a formula, as an author writes it; "" where that is not known.

    Args:
        nodes: The formula's.
    """
    for node in nodes:
        match = _WRITTEN.match(node.text)
        if match:
            latex = _EMPTY.sub("", decoded(match[1])).strip()
            return "" if _INTERNAL.search(latex) else latex
        if latex := formula_latex(node.children):
            return latex
    return ""


def needs_formula(nodes: Iterable[Node], runs: Sequence[Run]) -> bool:
    """Whether a formula is more than text with signs, raised and lowered letters.

    Args:
        nodes: The formula's; a rule is that of a root.
        runs: Its letters.
    """
    if any(map(_has_rule, nodes)):
        return True
    line = [run for run in runs if not (run.look.raised or run.look.lowered) and run.text.strip()]
    letters = [run for run in line if any(map(str.isalpha, run.text))]
    foreign = any(run.look.italic or not run.text.isascii() for run in letters)
    return foreign or (bool(letters) and len(line) < len(runs))


def _has_rule(node: Node) -> bool:
    return node.text.startswith(_RULE) or any(map(_has_rule, node.children))


def referred(text: str) -> tuple[str, bool] | None:
    """The label that a number or a page is printed of, and whether it is the page.

    Args:
        text: A node; None is handed back where it begins nothing of that kind, and no label where
            it ends it.
    """
    if REFERRED in text:
        return "", False
    match = _REFERENCE.search(text)
    return (decoded(match[2]), match[1] == "page") if match else None


def decoded(text: str) -> str:
    """What TeX wrote into a box, or its log, in letters: an 8-bit engine writes UTF-8 by bytes.

    Args:
        text: As the log has it.
    """
    with suppress(UnicodeError):
        return text.encode("latin-1").decode("utf-8")
    return text
