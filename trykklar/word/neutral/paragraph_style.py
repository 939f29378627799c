"""Paragraphs and runs with a style of ours."""

from __future__ import annotations

from typing import Any

import panflute as pf


def paragraph(style: str, *inlines: Any) -> Any:
    """A paragraph with a style, by the name Word shows."""
    return pf.Div(pf.Para(*inlines), attributes={"custom-style": style})


def block(style: str, *blocks: Any) -> Any:
    """Blocks whose paragraphs all have a style."""
    return pf.Div(*blocks, attributes={"custom-style": style})


def run(style: str, *inlines: Any) -> Any:
    """A part of a paragraph with a style."""
    return pf.Span(*inlines, attributes={"custom-style": style})
