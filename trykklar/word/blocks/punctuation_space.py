r"""Spaces before `; : ! ?` and inside « », which a language asks for and no author has to write.

babel and polyglossia set them, and no line breaks at them. Whether they do depends on options,
switches, the engine and the letters beside a sign: the PDF is asked, sign by sign.

Source: babel-french's manual, "High punctuation" and `\frenchsetup{AutoSpacePunctuation}`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.poppler import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LANGUAGES = ("fr", "br")  # tags: french.ldf and breton.ldf
_SIGN = re.compile("[;:!?«»]")
_OPENING = "«"
_BLANKS = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NEAR = 6  # letters beside a sign by which it is known again
_THIN, _WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
_SPACES = {";": _THIN, "!": _THIN, "?": _THIN, ":": _WIDE, "«": _WIDE, "»": _WIDE}
_HOLDERS = ("content", "head", "foot", "term", "definitions")


class PrintedSpaces:
    """Where a PDF has a space at a sign.

    Args:
        pages: The text of its pages.
    """

    def __init__(self, pages: Iterable[str]) -> None:
        self._near = Counter[tuple[str, str, bool]]()
        self._all = Counter[tuple[str, bool]]()
        for page in pages:
            for match in _SIGN.finditer(page):
                beside = _beside(page, match)
                bare = beside.strip(_BLANKS)
                spaced = len(bare) < len(beside)
                self._near[match[0], _known_by(bare, match[0]), spaced] += 1
                self._all[match[0], spaced] += 1

    def has(self, sign: str, beside: str) -> bool:
        """Whether there is one, where these letters are; elsewhere, whether most signs have one.

        Args:
            sign: The sign.
            beside: The letters before it, or behind one that opens.
        """
        near = _known_by(beside, sign)
        if near and any(self._near[sign, near, spaced] for spaced in (True, False)):
            return bool(self._near[sign, near, True])
        return self._all[sign, True] > self._all[sign, False]


def _beside(text: str, match: re.Match[str]) -> str:
    """What stands on the side of a sign on which its space is, up to the next line."""
    if match[0] == _OPENING:
        return text[match.end() : match.end() + _NEAR + 1].partition("\n")[0]
    return text[max(match.start() - _NEAR - 1, 0) : match.start()].rpartition("\n")[2]


def _known_by(beside: str, sign: str) -> str:
    """The letters next to a sign, without another word."""
    words = beside.split()
    if not words:
        return ""
    return words[0][:_NEAR] if sign == _OPENING else words[-1][-_NEAR:]


def space_punctuation(text: Any, language: str, pdf: Path | None) -> None:
    """Give the signs of a finished text the spaces that the PDF has there.

    Args:
        text: The document; changed in place. Its languages are tags.
        language: Tag of the language around it.
        pdf: What TeX made of the source as it is; without it, nothing is known.
    """
    pages = page_texts(pdf) if pdf else None
    if pages is not None:
        _space(text, language, PrintedSpaces(pages))


def _space(element: Any, language: str, printed: PrintedSpaces) -> None:
    own = (getattr(element, "attributes", None) or {}).get("lang", language)
    for name in _HOLDERS:
        children = getattr(element, name, None)
        if isinstance(children, pf.ListContainer):
            if own.startswith(_LANGUAGES):
                _space_children(children, printed)
            for child in children:
                _space(child, own, printed)
        elif name in ("head", "foot") and children is not None:
            _space(children, own, printed)


def _space_children(children: Any, printed: PrintedSpaces) -> None:
    for at, child in enumerate(children):
        if isinstance(child, pf.Str) and _SIGN.search(child.text):
            before = _replaced(children, at, -1, printed)
            child.text = _spaced(child.text, before, printed)
            _replaced(children, at, 1, printed)


def _replaced(children: Any, at: int, step: int, printed: PrintedSpaces) -> str:
    """Put the right space in the place of a blank that is written at a sign.

    Args:
        children: A word and what stands beside it; the blank is changed in place.
        at: Where the word is.
        step: -1 for the sign that it begins with, 1 for the opening one that it ends with.
        printed: Where the PDF has spaces.

    Returns:
        What stands before the word without a blank.
    """
    sign = children[at].text[-1 if step > 0 else 0]
    blank, beyond = (_neighbour(children, at + step * far) for far in (1, 2))
    if not isinstance(blank, pf.Space | pf.SoftBreak):
        return pf.stringify(blank) if blank is not None and step < 0 else ""
    known = sign in _SPACES and (sign == _OPENING) is (step > 0)
    if known and beyond is not None and printed.has(sign, pf.stringify(beyond)):
        children[at + step] = pf.Str(_SPACES[sign])
    return ""


def _neighbour(children: Any, at: int) -> Any:
    return children[at] if 0 <= at < len(children) else None


def _spaced(text: str, before: str, printed: PrintedSpaces) -> str:
    """A word with the spaces at its signs.

    Args:
        text: The word.
        before: What stands before it without a blank.
        printed: Where the PDF has them.
    """
    parts: list[str] = []
    done = 0
    for match in _SIGN.finditer(text):
        sign = match[0]
        opens = sign == _OPENING
        place = match.end() if opens else match.start()
        beside = text[place:] if opens else before + text[:place]
        touches = beside[:1] if opens else beside[-1:]
        if touches and not touches.isspace() and printed.has(sign, beside):
            parts += [text[done:place], _SPACES[sign]]
            done = place
    return "".join([*parts, text[done:]])
