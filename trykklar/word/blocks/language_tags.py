"""Quotation marks and language tags, by the language around each word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.word.mark.mark import CLOSE_QUOTE, CONTROLS, DEEPER, HIGHER, OPEN_QUOTE
from trykklar.word.words import PANDOC_TAGS, quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Pandoc's blank for a thin space breaks at a line end, LaTeX's does not.
_THIN, _NARROW = "\N{SIX-PER-EM SPACE}", "\N{NARROW NO-BREAK SPACE}"
_LITERAL = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


class QuoteMarks(NamedTuple):
    """Which marks quotations have.

    Attributes:
        language: Tag of the language whose marks all of them have; "" where that is the language
            around each.
        printed: Tag of a language -> its marks, where they are not those that it usually has.
    """

    language: str = ""
    printed: Mapping[str, tuple[str, str, str, str]] = {}

    def within(self, language: str) -> tuple[str, str, str, str]:
        """Outer and inner marks of a quotation.

        Args:
            language: Of the text around it.
        """
        tag = self.language or language
        return self.printed.get(tag) or quotes(tag)


_USUAL = QuoteMarks()


def speak(element: Any, language: str, depth: int = 0, marks: QuoteMarks = _USUAL) -> int:
    r"""Write out the quotation marks in an element, and give Word the languages it knows.

    `\enquote` prints the marks of the language around it, `` ``...'' `` always the same ones.

    Args:
        element: A document, block or inline; changed in place.
        language: Tag of the text around it.
        depth: How many quotations are open.
        marks: Which marks quotations have.

    Returns:
        How many are open behind it.
    """
    own = _language(element, language)
    for name in ("content", "head", "foot", "term", "definitions"):
        children = getattr(element, name, None)
        if isinstance(children, pf.ListContainer):
            depth = _children(element, name, children, _Tongue(own, marks), depth)
        elif name in ("head", "foot") and children is not None:
            speak(children, own, marks=marks)
    return depth


class _Tongue(NamedTuple):
    """The language of a text, and the marks of its quotations."""

    language: str
    marks: QuoteMarks


def _children(parent: Any, name: str, children: Iterable[Any], tongue: _Tongue, depth: int) -> int:
    found: list[Any] = []
    changed = False
    for child in children:
        if isinstance(child, pf.Str) and CONTROLS.search(child.text):
            child.text, depth = _marks(child.text, tongue, depth)
        if isinstance(child, pf.Str):
            child.text = child.text.replace(_THIN, _NARROW)
        if isinstance(child, pf.Note):
            speak(child, tongue.language, marks=tongue.marks)
        elif not isinstance(child, pf.Str | pf.Space | pf.Math):
            depth = speak(child, tongue.language, depth, tongue.marks)
        if isinstance(child, pf.Quoted):
            opened, closed = _LITERAL[child.quote_type]
            found.extend([pf.Str(opened), *child.content, pf.Str(closed)])
            changed = True
        else:
            found.append(child)
    if changed:
        setattr(parent, name, found)
    return depth if isinstance(parent, pf.Inline | pf.Para | pf.Plain | pf.Header) else 0


def _marks(text: str, tongue: _Tongue, depth: int) -> tuple[str, int]:
    outer, close_outer, inner, close_inner = tongue.marks.within(tongue.language)
    parts: list[str] = []
    for part in CONTROLS.split(text):
        if part == OPEN_QUOTE:
            parts.append(inner if depth % 2 else outer)
            depth += 1
        elif part == CLOSE_QUOTE:
            depth = max(depth - 1, 0)
            parts.append(close_inner if depth % 2 else close_outer)
        elif part in (DEEPER, HIGHER):
            depth = max(depth + (1 if part == DEEPER else -1), 0)
        elif not CONTROLS.fullmatch(part):
            parts.append(part)
    return "".join(parts), depth


def _language(element: Any, language: str) -> str:
    attributes = getattr(element, "attributes", None)
    if not attributes or "lang" not in attributes:
        return language
    tag = PANDOC_TAGS.get(attributes["lang"], attributes["lang"])
    attributes["lang"] = tag
    return str(tag)
