r"""The arguments of a command that nobody here knows, where the PDF has them in a row.

Such are `\cventry{2010}{Degree}{Town}..` of classes for CVs, and an author's class's own commands:
of several arguments, the last one alone was kept.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.judge.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAME = re.compile(r"\\[A-Za-z@]+\*?")
_COMMAND = re.compile(r"\\[A-Za-z@]+\*?|\\.")
_SIGNS = str.maketrans("{}$~", "    ")
_DASHES = (("---", "—"), ("--", "–"))
_BLANKS = r"\s*"
_BETWEEN = r"(\W{0,6})"  # what a class prints between two of them: a comma, a bullet, a line end
_MARKS = re.compile(r"[,.;:()–—/-]")
_FEWEST = 2
_SHORTEST = 8  # letters of all of them: fewer may stand in a row by chance


class _Argument(NamedTuple):
    """An argument, and the words that are seen of it, folded."""

    latex: str
    words: tuple[str, ...]


def drawn_lines(pages: Sequence[str]) -> str:
    """The text of a PDF as arguments are sought in it: folded, line by line.

    Args:
        pages: The text of its pages.
    """
    lines = (line for page in pages for line in page.split("\n"))
    return "\n".join(" ".join(folded(line).split()) for line in lines if line.strip())


def in_a_row(source: str, text: str) -> str | None:
    """The arguments as LaTeX, with the marks that the PDF has between them.

    Args:
        source: The command, with its arguments.
        text: Of the PDF, by `drawn_lines`.

    Returns:
        None where there are fewer than two, or the PDF does not have all of them in a row.
    """
    given = [item for item in _arguments(source) if item.words]
    letters = sum(len(word) for item in given for word in item.words)
    if len(given) < _FEWEST or letters < _SHORTEST:
        return None
    pattern = _BETWEEN.join(_BLANKS.join(map(re.escape, item.words)) for item in given)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    if match is None:
        return None
    parts = [given[0].latex]
    for between, item in zip(match.groups(), given[1:], strict=True):
        parts += ["".join(_MARKS.findall(between)), " ", item.latex]
    alone = _begins_line(text, match.start()) and _ends_line(text, match.end())
    apart = "\n\n" * alone
    return f"{apart}{''.join(parts)}{apart}"


def _begins_line(text: str, at: int) -> bool:
    return re.search(r"(?:\n|\A)\W{0,3}\Z", text[max(at - 4, 0) : at]) is not None


def _ends_line(text: str, at: int) -> bool:
    return re.match(r"[^\w\n]{0,3}(?:\n|\Z)", text[at : at + 4]) is not None


def _arguments(source: str) -> Iterator[_Argument]:
    """The arguments in braces and brackets, without those that hold no text."""
    name = _NAME.match(source)
    passage = whole(Source(Path(), source))
    at = name.end() if name else len(source)
    while at < len(source):
        at = passage.skip(at)
        option, group = passage.delimited(at), passage.group(at)
        span = group or option
        if span is None:
            return
        if group:
            latex = passage.slice(span).strip()
            yield _Argument(latex, _words(latex))
        at = span.end + 1


def _words(latex: str) -> tuple[str, ...]:
    text = _COMMAND.sub(" ", latex).translate(_SIGNS)
    for written, dash in _DASHES:
        text = text.replace(written, dash)
    return tuple(folded(text).split())
