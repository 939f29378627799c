r"""Whether TeX is between paragraphs or within one, as `\ifvmode` and `\ifhmode` ask.

Source: The TeXbook, chapter 13.
"""

from __future__ import annotations

import re

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*\Z")
_BLANKS = re.compile(r"(?:\s|(?<!\\)%[^\n]*\n)+\Z")
_LAST_COMMAND = re.compile(r"\\([A-Za-z]+\*?|[^A-Za-z])\Z")
_BEFORE_BRACE = re.compile(r"\\([A-Za-z]+)\*?[ ]*(?:\[[^\[\]]*\])?\Z")
_ENDING = """
par part chapter section subsection subsubsection maketitle tableofcontents listoffigures
listoftables bigskip medskip smallskip clearpage newpage pagebreak appendix vskip bibliography
printbibliography caption
"""
_ENDS_PARAGRAPH = frozenset(_ENDING.split())
_PRINTING_NOTHING = """
label index vspace setlength addtolength setcounter addtocounter stepcounter refstepcounter
newcommand renewcommand thispagestyle pagestyle centering raggedright small footnotesize large
bfseries itshape normalfont normalsize
"""
_SILENT = frozenset(_PRINTING_NOTHING.split())
_WITHIN = frozenset(["math", "displaymath", "minipage", "tabular", "tabular*", "equation"])
_FARTHEST = 4_000
_MOST_STEPS = 60


def between_paragraphs(text: str) -> bool:
    """Whether a new paragraph would begin behind a text.

    Args:
        text: What has been handed on so far, or its end.
    """
    end = len(text)
    for _ in range(_MOST_STEPS):
        if _BLANK_LINE.search(text, max(end - _FARTHEST, 0), end):
            return True
        blanks = _BLANKS.search(text, max(end - _FARTHEST, 0), end)
        end = blanks.start() if blanks else end
        if end == 0:
            return True
        step = _step(text, end)
        if isinstance(step, bool):
            return step
        end = step
    return False


def _step(text: str, end: int) -> int | bool:
    """The answer, or where what prints nothing begins."""
    if text[end - 1] in "{}":
        at = end - 1 if text[end - 1] == "{" else _opening(text, end)
        command = _BEFORE_BRACE.search(text, max(at - _FARTHEST, 0), at)
        if command is None:
            return at if text[end - 1] == "{" else False
        if command[1] in ("begin", "end"):
            return text[at + 1 : end - 1] not in _WITHIN
        if text[end - 1] == "{":
            return False
        return _known(command[1], command.start())
    command = _LAST_COMMAND.search(text, max(end - _FARTHEST, 0), end)
    return _known(command[1], command.start()) if command else False


def _known(name: str, start: int) -> int | bool:
    if name in _SILENT:
        return start
    return name in _ENDS_PARAGRAPH


def _opening(text: str, end: int) -> int:
    depth = 0
    for at in range(end - 1, max(end - _FARTHEST, 0) - 1, -1):
        depth += (text[at] == "}") - (text[at] == "{")
        if depth == 0:
            return at
    return 0
