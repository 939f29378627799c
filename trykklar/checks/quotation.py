"""What is quoted right before a citation, as far as quotation marks and environments show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trykklar.latex.elements import Citation

_CLOSED = re.compile(r"(?:''|\"|[”»“])[.,]?[\s~]*\(?\Z|\}[.,]?[\s~]*\(?\Z")
_PAIRS = {"''": "``", '"': '"', "”": "“", "»": "«", "“": "„"}
_END_OF_QUOTE = re.compile(
    r"[.,)]*(?:\s|%[^\n]*+)*+\\end\s*\{(?:quote|quotation|displayquote|quoting)\}"
)
_BEGIN_OF_QUOTE = re.compile(r"\\begin\s*\{(?:quote|quotation|displayquote|quoting)\}")
_BACK = 1500
_TAIL = 12


def quoted_before(citation: Citation) -> str:
    """The words that are quoted right before a citation; "" where none are."""
    text, at = citation.place.source.text, citation.place.offset
    start = max(at - _BACK, 0)
    if _END_OF_QUOTE.match(text, citation.end):
        begins = list(_BEGIN_OF_QUOTE.finditer(text, start, at))
        return text[begins[-1].end() : at] if begins else ""
    closed = _CLOSED.search(text[max(at - _TAIL, 0) : at])
    if closed is None:
        return ""
    before = text[start:at]
    inner = _quoted(before[: len(before) - len(closed[0])], closed[0])
    return "" if "\n\n" in inner or "\\cite" in inner else inner


def _quoted(before: str, closing: str) -> str:
    """What stands between a closing mark and the opening one, if those two are a pair."""
    if closing.startswith("}"):
        start = before.rfind("\\enquote")
        inner = before[start:].partition("{")[2] if start >= 0 else ""
        return inner if _whole(inner) else ""
    mark = closing[:2] if closing.startswith("''") else closing[0]
    start = before.rfind(_PAIRS[mark])
    inner = before[start + len(_PAIRS[mark]) :] if start >= 0 else ""
    return (
        "" if mark in inner else inner
    )  # it is closed already: the last mark is a prime, or inches


def _whole(inner: str) -> bool:
    """Whether each brace in a text has its partner there, so that the argument has not ended."""
    depth = 0
    for sign in re.findall(r"\\.|[{}]", inner):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
