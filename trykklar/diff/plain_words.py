"""LaTeX as it is typed -> the words that a reader sees of it, at equal offsets.

Unlike `latex/prose.py`, which counts what a journal counts, this keeps all that is printed: tables,
captions, headings and notes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from trykklar.latex.citation_commands import (
    LEADING,
    MULTIPLE,
    PAIRS,
    PLAIN,
    SILENT,
    TRAILING,
    VOLUME,
    VOLUMES,
)
from trykklar.latex.reference_commands import PRINTS as REFERENCES

_DEEP = r"\{(?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*\}"
_OPTIONS = r"(?:\s?\[[^\]]{0,3000}\])*"
CITATIONS = PLAIN | MULTIPLE | VOLUME | VOLUMES | PAIRS | set(TRAILING) | set(LEADING)
"""Every command that prints a citation."""

_UNREAD = """
label includegraphics includesvg input include bibliography bibliographystyle addbibresource
vspace hspace vskip hskip setlength addtolength setcounter addtocounter stepcounter refstepcounter
pagestyle thispagestyle newcommand renewcommand providecommand DeclareMathOperator newenvironment
renewenvironment definecolor color url nolinkurl path graphicspath captionsetup hypersetup
usepackage RequirePackage documentclass newtheorem theoremstyle cmidrule cline rule setstretch
selectlanguage begin end bibitem hyperlink hypertarget phantomsection enlargethispage
"""
"""Commands none of whose arguments is read as text."""
_LEADING = """
href textcolor foreignlanguage multicolumn multirow parbox raisebox resizebox scalebox colorbox
"""
r"""`\x{..}{text}`: how a text looks, or where it leads, stands before it."""

_COLUMNS = "tabular tabular* tabularx tabulary longtable tabu array minipage subfigure subtable"


def _names(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))


_ENVIRONMENT = rf"\\begin\s*\{{(?:{_names(_COLUMNS)})\}}{_OPTIONS}(?:\s?{_DEEP})*"
_KEYS = "|".join(sorted(map(re.escape, CITATIONS | SILENT | REFERENCES.keys()), key=len)[::-1])
_MARKUP = re.compile(
    rf"""
    (?<!\\)%[^\n]*
    | {_ENVIRONMENT}
    | \\(?:{_KEYS})\*?{_OPTIONS}(?:\s?{_OPTIONS}{_DEEP})*
    | \\(?:{_names(_UNREAD)})\*?{_OPTIONS}(?:\s?{_DEEP}|\s?{_OPTIONS})*
    | \\(?:{_names(_LEADING)})\*?{_OPTIONS}\s?{_DEEP}(?:\s?\{{[^{{}}]*\}}(?=\s?\{{))?
    | \\\((?:[^\\]|\\[^()])*+\\\) | \\\[(?:[^\\]|\\[^\[\]])*+\\\]
    | \$\$(?:[^$]*)\$\$ | (?<!\\)\$(?:\\.|[^$\\])*\$
    | \\[A-Za-z@]+\*?(?:\[[^\]\n]{{0,300}}\])*
    | \\.
    | [{{}}~&]
    """,
    re.DOTALL | re.VERBOSE,
)
_WORD = re.compile(r"[^\W_][\w'’\-]*")
_ESCAPED = {f"\\{sign}": f" {sign}" for sign in "%&$#_"}
_BLANK = re.compile(r"\S")


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        text: As it is typed.
        start: Offset of its first letter.
        end: Offset behind its last.
    """

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """A text with all that is no word of it blanked out, offset for offset."""
    return _MARKUP.sub(lambda match: _ESCAPED.get(match[0]) or _BLANK.sub(" ", match[0]), text)


def words(text: str) -> tuple[Word, ...]:
    """The words of LaTeX: a word with a hyphen or an apostrophe is one, a formula none."""
    return tuple(
        Word(match[0], match.start(), match.end()) for match in _WORD.finditer(plain(text))
    )
