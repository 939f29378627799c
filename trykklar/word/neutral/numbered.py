"""What is numbered, what refers to it, and what stands for works: each as the PDF prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.neutral.anchors import anchored
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.neutral.vocabulary import (
    APART,
    APPENDIX,
    BRACKETED,
    CAPTION_LABEL,
    CITATION,
    EQUATION,
    EQUATION_LABEL,
    NOTE,
    NUMBER,
    REFERENCE,
    WORDED,
    Shows,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.blocks.caption_label import CaptionLabel
    from trykklar.word.model import Anchor, MarkedHeading


def number(shown: str, sequence: str, anchors: Iterable[str] = (), style: str = "") -> Any:
    """The number of what is counted.

    Args:
        shown: As the PDF prints it.
        sequence: What is counted: `Figure`; no two kinds have the same.
        anchors: Names of the anchors whose number it is.
        style: Of its text.
    """
    named = {"custom-style": style} if style else {}
    attributes = {"sequence": sequence, "anchors": " ".join(anchors), **named}
    return pf.Span(pf.Str(shown), classes=[NUMBER], attributes=attributes)


def reference(anchor: Anchor, shown: str, shows: Shows, *, bracketed: bool = False) -> Any:
    """What stands for an anchor, and leads there.

    Args:
        anchor: What is referred to.
        shown: As the PDF prints it, without brackets.
        shows: What of the anchor that is.
        bracketed: Whether it stands in brackets.
    """
    text = f"({shown})" if bracketed else shown
    attributes = {"kind": anchor.kind, "shows": shows}
    classes = [REFERENCE, BRACKETED] if bracketed else [REFERENCE]
    return pf.Link(pf.Str(text), url=f"#{anchor.name}", classes=classes, attributes=attributes)


def caption_label(kind: str, around: CaptionLabel, counted: Any, names: Iterable[str]) -> Any:
    """What a numbered caption begins with, and the anchors of its float around it.

    Args:
        kind: Of float: `figure`.
        around: What stands around its number.
        counted: Its number.
        names: Of the float's anchors.
    """
    before = [pf.Str(around.name + "\N{NO-BREAK SPACE}")] if around.name else []
    lead = anchored(names, *before, counted)
    attributes = {"kind": kind, "custom-style": "CaptionLabel"}
    return pf.Span(*lead, pf.Str(around.separator), classes=[CAPTION_LABEL], attributes=attributes)


def citation(keys: Iterable[str], name: str, inlines: Iterable[Any]) -> Any:
    """What stands for works.

    Args:
        keys: Of the works, in the author's order.
        name: Of the citation's own anchor, by which it is found and counted.
        inlines: As printed.
    """
    shown = anchored([name], *inlines)
    return pf.Span(*shown, classes=[CITATION], attributes={"keys": ",".join(keys)})


def anchor_in(inlines: Iterable[Any]) -> str:
    """The name of the anchor of a citation; "" where there is none.

    Args:
        inlines: The citation alone.
    """
    shown = next(iter(inlines), None)
    return str(shown.content[0].identifier) if shown is not None else ""


def note(item: Any, anchors: Iterable[str]) -> Any:
    """A footnote whose number is referred to.

    Args:
        item: The note.
        anchors: Names of the anchors that its number is the number of.
    """
    return pf.Span(item, classes=[NOTE], attributes={"anchors": " ".join(anchors)})


def equation(
    formula: Any, numbered: Any, names: Iterable[str], brackets: tuple[str, str] = ("(", ")")
) -> Any:
    r"""A formula with a number, as a paragraph.

    Args:
        formula: The formula.
        numbered: Its number.
        names: Of its anchors, which a reference to its page leads to.
        brackets: What stands around the number; nothing around that of `\tag*`.
    """
    shown = anchored(names, numbered)
    signs = [[pf.Str(sign)] if sign else [] for sign in brackets]
    label = pf.Span(*signs[0], *shown, *signs[1], classes=[EQUATION_LABEL])
    block = paragraph("Equation", formula, label)
    block.classes = [EQUATION]
    return block


def heading(item: MarkedHeading, anchors: Iterable[str]) -> Any:
    """A heading.

    Args:
        item: What is known of it.
        anchors: Names of the anchors that its number is the number of.
    """
    own = tuple(anchors)
    lead = item.lead
    number = lead.printed(item.line.number)
    classes = [*[APPENDIX] * item.appendix, *[APART] * lead.apart, *[WORDED] * lead.worded]
    attributes = {
        "number": number, "before": lead.before, "behind": lead.after, "anchors": " ".join(own),
    }  # fmt: skip
    title = anchored([item.name, *own], *item.inlines)
    return pf.Header(*title, level=item.level, classes=classes, attributes=attributes)
