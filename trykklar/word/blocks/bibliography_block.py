r"""A list of works as LaTeX prints it: its entries, and what the .aux has noted down of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.paragraph_style import paragraph
from trykklar.word.blocks.resolved_mark import Inlines, Sign, plain
from trykklar.word.blocks.word_field import bookmark, end, raw, start

if TYPE_CHECKING:
    from trykklar.word.blocks.export_state import Desk

_CHAPTERS = re.compile(r"\\documentclass[^{]*\{(?:book|report|scrbook|scrreprt|memoir)\}")
_NAME = r"\\(?:renewcommand\s*\*?|def)\s*\{{?\s*\\{}\s*\}}?\s*\{{([^{{}}\\]+)\}}"


@dataclass(frozen=True)
class Noted:
    r"""A `\bibcite`.

    Attributes:
        number: Its place in the list; empty where natbib is not there.
        date: As LaTeX: `2007{a}`.
        name: The short names, or what LaTeX prints for the work.
        full: All names; empty where they are the short ones.
    """

    number: str
    date: str
    name: Inlines
    full: Inlines


def noted(sign: Sign, desk: Desk) -> Inlines:
    """What the .aux says of a work, kept for its citations."""
    name, full = [*sign.fields[3:5], [], []][:2]
    desk.noted[sign.text(0)] = Noted(sign.text(1), sign.text(2), name, full)
    return []


def part(sign: Sign, desk: Desk) -> Inlines:
    """A letter or sign in the list that is natbib's to print; it is filled in with its settings."""
    shown = pf.Span(*sign.fields[1]) if len(sign.fields) > 1 else pf.Span()
    desk.parts.append((plain(sign.fields[0]), shown))
    return [shown]


def entry(sign: Sign, block: Any, desk: Desk) -> Any:
    """A work, with a place for the label that may stand before it."""
    key = sign.text(0)
    name = target(key)
    label = pf.Span()
    desk.listed[key] = label
    return paragraph("Bibliography", raw(start(name)), label, raw(end(name)), *block.content)


def target(key: str) -> str:
    """The bookmark of a work."""
    return bookmark(key, "ref-")


def title(desk: Desk, *, below: bool = False) -> str:
    """What a list of works is called, in the author's own words where there are any.

    Args:
        desk: The state of the export.
        below: Whether it stands within a chapter, whatever the class.
    """
    chapters = not below and _CHAPTERS.search(desk.manuscript.preamble)
    kind = "bibliography" if chapters else "references"
    macro = "bibname" if kind == "bibliography" else "refname"
    own = re.findall(_NAME.format(macro), desk.manuscript.preamble)
    return str(own[-1] if own else desk.words.parts[kind])
