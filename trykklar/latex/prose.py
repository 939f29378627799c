"""What of a file is prose: the same text with all that is not words blanked out, at equal offsets.

A pattern found in it is found at the offset it has in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.collector import Masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Source

_MARKUP = re.compile(
    r"\\(?:begin|end)\s*\{[^{}]*\}(?:\[[^\]\n]{0,200}\])?"
    r"|(?<!\\)\$[^$\n]*+(?:\n[^$\n]++)?+\$"
    r"|\\[A-Za-z@]++\*?(?:[ \t]*+\[[^\]\n]{0,200}\])*+|\\.",
    re.DOTALL,
)
_KEPT = frozenset({"heading", "caption", "abstract"})
_WORD = re.compile(r"[^\W_][\w'’\-]*")
_TABLES_AND_FORMULAS = """
tabular tabular* tabularx tabulary tabu longtable array equation equation* align align* gather
gather* multline multline* eqnarray eqnarray* displaymath math tikzpicture thebibliography
"""
_ENVIRONMENTS = frozenset(_TABLES_AND_FORMULAS.split())
_OPENING = re.compile(r"\\begin\{([a-z]+\*?)\}|\\\[|\\\(|\$\$")
_CLOSING = {"\\[": "\\]", "\\(": "\\)", "$$": "$$"}


def prose(source: Source, masked: Iterable[Masked]) -> str:
    """The prose of a file, the rest of it as spaces of the same length.

    Args:
        source: The file.
        masked: Parts of it that the reader found not to be prose. Headings, captions and the
            abstract are prose all the same.
    """
    text = _blank(source.text, [span for span in masked if span.kind not in _KEPT])
    text = _without_formulas(text)
    return _MARKUP.sub(_spaces, text).replace("{", " ").replace("}", " ").replace("~", " ")


def _without_formulas(text: str) -> str:
    """The text with tables, formulas and drawings blanked out.

    What is not closed once is not sought again, so that the time stays linear.
    """
    parts, at = [], 0
    unclosed: set[str] = set()
    while match := _OPENING.search(text, at):
        name = match[1]
        closing = f"\\end{{{name}}}" if name else _CLOSING[match[0]]
        sought = (name is None or name in _ENVIRONMENTS) and closing not in unclosed
        end = text.find(closing, match.end()) if sought else -1
        if end < 0:
            unclosed |= {closing} if sought else set()
            parts.append(text[at : match.end()])
            at = match.end()
        else:
            parts += [text[at : match.start()], _hollow(text[match.start() : end + len(closing)])]
            at = end + len(closing)
    return "".join([*parts, text[at:]])


def _blank(text: str, masked: list[Masked]) -> str:
    parts, at = [], 0
    for span in sorted(masked, key=lambda span: span.start):
        if span.end <= at:
            continue
        start = max(span.start, at)
        parts += [text[at:start], _hollow(text[start : span.end])]
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def _hollow(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _spaces(match: re.Match[str]) -> str:
    return _hollow(match[0])


def unread(passage: Passage, sources: Iterable[Source]) -> dict[Source, list[Masked]]:
    """The parts of files that did not become a part of a text: definitions, branches not taken.

    Args:
        passage: The text as TeX reads it.
        sources: The files.
    """
    read: dict[Source, list[tuple[int, int]]] = {source: [] for source in sources}
    for source, start, end in passage.copied(0, len(passage.text)):
        if source in read:
            read[source].append((start, end))
    return {source: list(_between(parts, source.text)) for source, parts in read.items()}


def _between(parts: list[tuple[int, int]], text: str) -> Iterator[Masked]:
    """What is between parts of a text, but for signs around arguments, which mark them as such."""
    at = 0
    for start, end in (*sorted(parts), (len(text), len(text))):
        if text[at:start].strip("{}[]* \t\r\n"):
            yield Masked(at, start, "unread")
        at = max(at, end)


def count_words(text: str, masked: Iterable[Masked]) -> int:
    """Words of running text, as texcount counts "words in text".

    Counted: the body's prose, footnotes, lists and quotations. Not counted: the preamble, the
    abstract, headings, captions, tables, formulas, verbatim text, comments, citations, the list of
    references and whatever a command takes as name, key or option. A word with a hyphen or an
    apostrophe is one word.

    Args:
        text: The prose of a file.
        masked: Its parts that the reader found not to be prose.
    """
    body = _blank(text, [span for span in masked if span.kind in _KEPT])
    return sum(1 for _ in _WORD.finditer(body))
