"""Languages as LaTeX names them: of a document, and of a place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.latex.babel_names import PACKAGES, TAGS
from trykklar.latex.loaded_packages import document_class, loaded

if TYPE_CHECKING:
    from trykklar.latex.loaded_packages import Loaded

_PROVIDED = re.compile(r"\\babelprovide\s*\[([^\]]*)\]\s*\{(\w+)\}")
_POLYGLOSSIA = re.compile(r"\\set(?:main|default)language\s*(?:\[([^\]]*)\])?\s*\{(\w+)\}")
_CLASS = re.compile(r"\\documentclass\s*\[([^\]]*)\]")
CLEVEREF = re.compile(r"\\usepackage\s*(?:\[([^\]]*)\])?\s*\{[^{}]*\bcleveref\b")
"""The command that loads cleveref, and its options."""
_USUAL_VARIANT = {"norwegian": "nynorsk"}
"""What polyglossia takes where no variant is named, unlike babel (gloss-norwegian.ldf)."""
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
    packages = loaded(preamble)
    babel = packages.get("babel")
    if babel:
        language = _of_babel(preamble, babel)
        if language:
            return TAGS.get(language, "en-US")
    polyglossia = _POLYGLOSSIA.search(preamble)
    if polyglossia:
        given = re.search(r"variant\s*=\s*(\w+)", polyglossia[1] or "")
        variant = given[1] if given else _USUAL_VARIANT.get(polyglossia[2], "")
        return TAGS.get(variant, TAGS.get(polyglossia[2], "en-US"))
    alone = [TAGS[PACKAGES[name]] for name in packages if name in PACKAGES]
    of_class = [TAGS[name] for name in document_class(preamble).options if name in TAGS]
    return next(iter([*alone[-1:], *of_class]), "en-US")


def text_language(preamble: str, text: str) -> str:
    r"""The tag of the language that a document is in.

    That is its main one, unless most of its text stands behind a `\selectlanguage`: then lists,
    captions and dates are called so as in that language.

    Args:
        preamble: Of the document.
        text: All of it.
    """
    ends, names = _switches(text)
    sizes: Counter[str] = Counter()
    for name, (start, end) in zip(["", *names], pairwise([0, *ends, len(text)]), strict=True):
        sizes[name] += end - start
    most, size = sizes.most_common(1)[0]
    return TAGS[most] if most and 2 * size > len(text) else document_language(preamble)


def _of_babel(preamble: str, babel: Loaded) -> str:
    """The main language by babel's rule; empty where none is named.

    It is the one named as such, else the last of the package's options, else the last of the
    class's. Source: babel's manual, 1.1 and 1.15.
    """
    provided = [
        str(name)
        for options, name in _PROVIDED.findall(preamble)
        if "main" in re.split(r"[\s,=]+", options)
    ]
    if provided:
        return provided[-1]
    own = [name for name in babel.options if name in TAGS]
    of_class = [name for name in document_class(preamble).options if name in TAGS]
    return babel.option("main") or next(iter([*own[-1:], *of_class[-1:]]), "")


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
