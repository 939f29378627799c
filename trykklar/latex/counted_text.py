r"""The prose of a file as its words are counted.

A letter with an accent belongs to its word, however LaTeX spells it (`Ni\~{n}o` is one). Lengths,
names of counters and page styles, and what is only printed elsewhere (`\addcontentsline`), are no
words of the text.

Sources: LaTeX 2e, an unofficial reference manual; the manuals of elsarticle and authblk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER = "\u2060"
"""Stands where LaTeX has more signs than a letter, so that every word keeps its place."""

_NUMBER_OF_ARGUMENTS = {
    1: "newgeometry geometry loadgeometry hypertarget hyperlink fontfamily fontseries usecounter "
    "vspace hspace addvspace pagestyle thispagestyle pagenumbering linespread setstretch "
    "enlargethispage orcidlink orcidID corref fnref tnoteref graphicspath selectlanguage "
    "captionsetup",
    2: "pdfbookmark rule setlength addtolength addtocontents settowidth settoheight settodepth"
    " newfont setcounter addtocounter fontsize markboth newcolumntype",
    3: "addcontentsline",
}  # fmt: skip
_GROUP = r"\s{0,20}+\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}+\}){0,200}+\}){0,2000}+\}"
_OPTIONS = r"\*?(?:\s{0,20}+\[[^\]]{0,200}\])*+"
_SETTING = (
    r"\\[A-Za-z]{0,30}(?:set|setup)(?![A-Za-z@])"
    rf"(?={_OPTIONS}\s{{0,20}}\{{\s{{0,20}}[A-Za-z][\w ./-]{{0,30}}=){_OPTIONS}{_GROUP}"
)
"""A command that sets keys, `\\lstset{language=C}`: packages with keys give it such a name."""
_UNCOUNTED = re.compile(
    "|".join(
        rf"\\(?:{'|'.join(names.split())})(?![A-Za-z@]){_OPTIONS}(?:{_GROUP}){{{number}}}"
        for number, names in _NUMBER_OF_ARGUMENTS.items()
    )
    + rf"|{_SETTING}"
    + r"|\\\\\*?[ \t]*\[[^\]\n]{0,40}\]"
)
_ACCENT = (
    r"\\(?:[`'^~\"=.]|[uvHckrdbt](?![A-Za-z]))[ \t]{0,5}"
    r"(?:\{[ \t]?\\?[A-Za-z][ \t]?\}|\\[ij](?![A-Za-z])[ \t]?|[A-Za-z])"
)
_LETTER = r"\\(?:aa|AA|ae|AE|oe|OE|ss|dh|DH|th|TH|[oOlLij])(?![A-Za-z])(?:\{\}|[ \t])?"
_SPELLED = re.compile(rf"\{{(?:{_ACCENT}|{_LETTER})\}}|{_ACCENT}|{_LETTER}")


def counted_text(text: str, prose: str) -> str:
    """The prose with what does not count as spaces, and with letters where a word has them.

    Args:
        text: What the file holds.
        prose: The same with all that is no prose as spaces.
    """
    if "\\" not in text:
        return prose
    parts, at = [], 0
    for start, end, filled in sorted(_changes(text, prose)):
        if start >= at:
            parts += [prose[at:start], filled]
            at = end
    return "".join([*parts, prose[at:]])


def _changes(text: str, prose: str) -> Iterator[tuple[int, int, str]]:
    for match in _UNCOUNTED.finditer(text):
        yield match.start(), match.end(), re.sub(r"[^\n]", " ", match[0])
    for match in _SPELLED.finditer(text):
        if _shown(match, prose):
            letter = "n" + JOINER * (len(match[0]) - 1)
            yield match.start(), match.end(), letter


def _shown(match: re.Match[str], prose: str) -> bool:
    """Whether it is prose: its own letter is, or one that touches it."""
    start, end = match.span()
    around = (prose[start - 1 : start], prose[end : end + 1])
    return not prose[start:end].isspace() or any(sign.isalnum() for sign in around)
