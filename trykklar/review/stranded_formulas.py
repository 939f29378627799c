"""Formulas and pictures that a word processor left behind where a whole paragraph was taken away.

LibreOffice 7.4 marks the words of a paragraph as deleted, and the formulas between them not. Nobody
means to keep these without a word around them. Where a paragraph was moved and the move rejected,
its formulas stay at the place that it was moved to.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.word.docx.word_paragraph import OBJECT

if TYPE_CHECKING:
    from trykklar.word.docx.word_paragraph import Paragraph


_COPY = re.compile(r"_Copy_\d+\Z")
"""What LibreOffice adds to the name of a bookmark that it pastes."""


def without_stranded(paragraph: Paragraph) -> Paragraph:
    """A paragraph without formulas of which nobody moved or kept the words.

    Args:
        paragraph: As it was left.
    """
    return _without_deleted(_without_pasted(paragraph))


def _without_pasted(paragraph: Paragraph) -> Paragraph:
    """The paragraph without pasted formulas whose words were rejected."""
    copies = {run.unit for run in paragraph.runs if _COPY.search(run.unit)}
    kept = {
        run.unit
        for run in paragraph.runs
        if run.inserted or run.deleted or not _is_formula(run.text)
    }
    if not copies - kept:
        return paragraph
    # The runs stay, for comments count them.
    runs = [
        run._replace(text="", unit="", atom="") if run.unit in copies - kept else run
        for run in paragraph.runs
    ]
    return replace(paragraph, runs=runs)


def _without_deleted(paragraph: Paragraph) -> Paragraph:
    """The paragraph; where all of its words are deleted, with its formulas deleted, too."""
    left = [run for run in paragraph.runs if not run.deleted]
    gone = [run.deleted for run in paragraph.runs if run.deleted and _has_words(run.text)]
    if not gone or not left or any(run.inserted or not _is_formula(run.text) for run in left):
        return paragraph
    runs = [run if run.deleted else run._replace(deleted=gone[0]) for run in paragraph.runs]
    return replace(paragraph, runs=runs)


def _has_words(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _is_formula(text: str) -> bool:
    return not text.replace(OBJECT, "").strip()
