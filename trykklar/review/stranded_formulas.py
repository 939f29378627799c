"""Formulas and pictures that a word processor left behind where a whole paragraph was taken away.

LibreOffice 7.4 marks the words of a paragraph as deleted, and the formulas between them not. Nobody
means to keep these without a word around them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.word.docx.story import OBJECT

if TYPE_CHECKING:
    from trykklar.word.docx.story import Paragraph


def without_stranded(paragraph: Paragraph) -> Paragraph:
    """A paragraph; where all of its words are deleted, with its formulas deleted, too.

    Args:
        paragraph: As it was left.
    """
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
