"""Languages as LaTeX names them: of a document, and of a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from trykklar.word.words import TAGS

_BABEL = re.compile(r"\\usepackage\s*\[([^\]]*)\]\s*\{babel\}")
_POLYGLOSSIA = re.compile(r"\\set(?:main|default)language\s*(?:\[([^\]]*)\])?\s*\{(\w+)\}")
_CLASS = re.compile(r"\\documentclass\s*\[([^\]]*)\]")
_SWITCH = re.compile(
    r"\\(begin|end)\{otherlanguage\*?\}(?:\s*\{(\w+)\})?|\\selectlanguage\s*\{(\w+)\}"
)


def document_language(preamble: str) -> str:
    """The tag of a document's main language; `en-US` where it does not say, as in LaTeX itself."""
    babel = _BABEL.search(preamble)
    if babel:
        main = re.search(r"main\s*=\s*(\w+)", babel[1])
        names = [name.strip() for name in babel[1].split(",")]
        known = [main[1]] if main else [name for name in names if name in TAGS]
        if known:
            return TAGS.get(known[-1], "en-US")
    polyglossia = _POLYGLOSSIA.search(preamble)
    if polyglossia:
        variant = re.search(r"variant\s*=\s*(\w+)", polyglossia[1] or "")
        return TAGS.get(variant[1] if variant else "", TAGS.get(polyglossia[2], "en-US"))
    options = _CLASS.search(preamble)
    names = [name.strip() for name in options[1].split(",")] if options else []
    return next((TAGS[name] for name in names if name in TAGS), "en-US")


def language_at(text: str, offset: int) -> str:
    r"""The tag that `\selectlanguage` or `otherlanguage` gives a place, or an empty string."""
    ends, tags = _switches(text)
    at = bisect_right(ends, offset)
    return tags[at - 1] if at else ""


@lru_cache(maxsize=2)
def _switches(text: str) -> tuple[list[int], list[str]]:
    """Where each switch of the language ends, and the tag of the text behind it."""
    stack: list[str] = []
    current = ""
    ends: list[int] = []
    tags: list[str] = []
    for match in _SWITCH.finditer(text):
        if match[3]:
            current = TAGS.get(match[3], "")
        elif match[1] == "begin":
            stack.append(current)
            current = TAGS.get(match[2] or "", current)
        elif stack:
            current = stack.pop()
        ends.append(match.end())
        tags.append(current)
    return ends, tags
