"""Languages as LaTeX names them: of a document, and of a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from trykklar.latex.babel_names import TAGS

_BABEL = re.compile(r"\\usepackage\s*\[([^\]]*)\]\s*\{babel\}")
_POLYGLOSSIA = re.compile(r"\\set(?:main|default)language\s*(?:\[([^\]]*)\])?\s*\{(\w+)\}")
_CLASS = re.compile(r"\\documentclass\s*\[([^\]]*)\]")
CLEVEREF = re.compile(r"\\usepackage\s*(?:\[([^\]]*)\])?\s*\{[^{}]*\bcleveref\b")
"""The command that loads cleveref, and its options."""
_OF_CLEVEREF = frozenset(
    [
        "english",
        "german",
        "ngerman",
        "dutch",
        "french",
        "spanish",
        "italian",
        "norsk",
        "danish",
        "swedish",
    ]
)
"""Its languages that Word has words for."""
_SWITCH = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<name>[^{}]*)\}(?:\s*\{(?P<other>\w+)\})?"
    r"|\\selectlanguage\s*\{(?P<language>\w+)\}|\\.|%[^\n]*|(?P<brace>[{}])",
    re.DOTALL,
)
_BRACE = "{"
_ENVIRONMENTS = frozenset(["otherlanguage", "otherlanguage*"])


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


def cleveref_language(preamble: str, language: str) -> str:
    r"""The tag of the language whose names cleveref prints.

    cleveref knows those that the class or it itself is given as options, and not babel's own; of
    several, the document's. With none, it prints English.

    Source: cleveref.sty 0.21.4, `\cref@addlanguagedefs` and its options.

    Args:
        preamble: Of the document.
        language: The document's, which polyglossia hands on to cleveref.
    """
    own = CLEVEREF.search(preamble)
    if own is None or _POLYGLOSSIA.search(preamble):
        return language
    options = _CLASS.search(preamble)
    given = ",".join(filter(None, (options and options[1], own[1])))
    names = [name.strip() for name in given.split(",")]
    tags = [TAGS[name] for name in names if name in _OF_CLEVEREF]
    alike = [tag for tag in tags if tag.partition("-")[0] == language.partition("-")[0]]
    return (alike or tags or ["en-US"])[-1]


def language_at(text: str, offset: int) -> str:
    r"""The tag that `\selectlanguage` or `otherlanguage` gives a place, or an empty string."""
    return TAGS.get(babel_at(text, offset), "")


def babel_at(text: str, offset: int) -> str:
    r"""The same as babel's name of it; an empty string, too, for a language that is not known."""
    ends, names = _switches(text)
    at = bisect_right(ends, offset)
    return names[at - 1] if at else ""


@lru_cache(maxsize=2)
def _switches(text: str) -> tuple[list[int], list[str]]:
    """Where each switch of the language ends, and the name of the language behind it.

    A switch ends with the group or environment that it stands in (babel's manual, 1.7).
    """
    groups = _Groups()
    ends: list[int] = []
    names: list[str] = []
    for match in _SWITCH.finditer(text):
        before = groups.language
        name = match["name"] or _BRACE
        if match["language"]:
            groups.language = match["language"] if match["language"] in TAGS else ""
        elif match["edge"] == "begin" or match["brace"] == _BRACE:
            groups.begin(name)
            if name in _ENVIRONMENTS and match["other"] in TAGS:
                groups.language = match["other"]
        elif match["edge"] or match["brace"]:
            groups.end(name)
        if groups.language != before:
            ends.append(match.end())
            names.append(groups.language)
    return ends, names


class _Groups:
    """The groups and environments around a place, and the language there."""

    def __init__(self) -> None:
        self.language = ""
        self._stack: list[tuple[str, str]] = []
        self._open: Counter[str] = Counter()

    def begin(self, name: str) -> None:
        """One more begins."""
        self._stack.append((name, self.language))
        self._open[name] += 1

    def end(self, name: str) -> None:
        """One ends, if it began; what was left open in it, as in verbatim text, ends with it."""
        if not self._open[name] or (name == _BRACE and self._stack[-1][0] != _BRACE):
            return
        begun = ""
        while begun != name:
            begun, self.language = self._stack.pop()
            self._open[begun] -= 1
