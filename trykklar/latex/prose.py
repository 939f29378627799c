"""What of a file is prose: the same text with all that is not words blanked out, at equal offsets.

A pattern found in it is found at the offset it has in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from trykklar.latex.collector import NOTE, Masked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.latex.passage import Passage
    from trykklar.latex.source import Source

_COMMAND = (
    r"(?:begin|end)\s*\{[^{}]*\}(?:\[[^\]\n]{0,200}\])?"
    r"|[A-Za-z@]++\*?(?:[ \t]*+\[[^\]\n]{0,200}\])*+|."
)
_FORMULA = r"\$(?<!\\\$)[^$\n]*+(?:\n[^$\n]++)?+\$"
# Both alternatives begin with a letter of their own, by which they are found quickly.
_NO_WORDS = re.compile(rf"\\(?:{_COMMAND})|{_FORMULA}", re.DOTALL)
_BUT_LABELS = re.compile(rf"\\(?:item(?![A-Za-z@])|{_COMMAND})|{_FORMULA}", re.DOTALL)
"""The same without what an item has in the place of its sign or number."""
KEPT = frozenset({"heading", "caption", "abstract", "footnote", "float", "front"})
"""What is prose, although the reader marks it: `word_count` counts it apart."""
TABLES = frozenset(
    ("tabular", "tabular*", "tabularx", "tabulary", "tabu", "longtable", "xltabular", "tblr")
)
_GROUP = r"\s{0,20}+\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}+\}){0,200}+\}){0,300}+\}"
_TABLE_HEAD = re.compile(
    r"\\begin\{(?:(?:tabular\*|tabularx|tabulary|xltabular)\}"
    rf"(?:\[[^\]\n]{{0,200}}\])?{_GROUP}|(?:tabular|longtable|tabu|tblr)\}})"
    rf"(?:\s*\[[^\]\n]{{0,200}}\])?{_GROUP}"
)
"""What a table begins with, its width and columns among it."""
_FORMULAS_AND_LISTS = """
array equation equation* align align* gather gather* multline multline* eqnarray eqnarray*
displaymath math tikzpicture thebibliography
"""
_NO_PROSE = frozenset(_FORMULAS_AND_LISTS.split())
_OPENING = re.compile(r"\\\\|\\begin\{([a-z]+\*?)\}|\\\[|\\\(|\$\$")
r"""Also `\\`, so that its `[2pt]` opens no formula."""
_PRINTED_ADDRESS = ("\\url", "\\nolinkurl")
_CLOSING = {"\\[": "\\]", "\\(": "\\)", "$$": "$$"}


def prose(
    source: Source, masked: Iterable[Masked], *, tables: bool = False, counted: bool = False
) -> str:
    """The prose of a file, the rest of it as spaces of the same length.

    Args:
        source: The file.
        masked: Parts of it that the reader found not to be prose. Headings, captions and the
            abstract are prose all the same.
        tables: Whether what stands in tables is kept.
        counted: Whether that is kept which counts as words, though it is no prose: notes of
            citations, labels of items, and a letter for each address that is printed.
    """
    spans = [span for span in masked if span.kind not in KEPT]
    text = _blank(source.text, _around_notes(spans) if counted else spans, counted=counted)
    text = _TABLE_HEAD.sub(_spaces, text) if tables else text
    text = _without(text, _NO_PROSE if tables else _NO_PROSE | TABLES)
    markup = _BUT_LABELS if counted else _NO_WORDS
    return markup.sub(_spaces, text).replace("{", " ").replace("}", " ").replace("~", " ")


def has_tables(source: Source) -> bool:
    """Whether there may be more in a file with its tables than without.

    Args:
        source: The file.
    """
    return any(match[1] in TABLES for match in _OPENING.finditer(source.text))


def _without(text: str, environments: frozenset[str]) -> str:
    """The text with some environments and all formulas blanked out.

    What is not closed once is not sought again, so that the time stays linear.
    """
    parts, at = [], 0
    unclosed: set[str] = set()
    while match := _OPENING.search(text, at):
        name = match[1]
        closing = f"\\end{{{name}}}" if name else _CLOSING.get(match[0], "")
        wanted = bool(closing) and (name is None or name in environments)
        sought = wanted and closing not in unclosed
        end = text.find(closing, match.end()) if sought else -1
        if end < 0:
            unclosed |= {closing} if sought else set()
            parts.append(text[at : match.end()])
            at = match.end()
        else:
            parts += [text[at : match.start()], _hollow(text[match.start() : end + len(closing)])]
            at = end + len(closing)
    return "".join([*parts, text[at:]])


def _around_notes(spans: list[Masked]) -> list[Masked]:
    """The parts that are no prose, without the notes of citations."""
    notes = sorted(span for span in spans if span.kind == NOTE)
    begins = [note.start for note in notes]
    found: list[Masked] = []
    for span in spans:
        if span.kind != "citation":
            found += [span] if span.kind != NOTE else []
            continue
        at = span.start
        for note in notes[bisect_left(begins, at) : bisect_left(begins, span.end)]:
            found.append(Masked(at, note.start, span.kind))
            at = note.end
        found.append(Masked(at, span.end, span.kind))
    return found


def _blank(text: str, masked: list[Masked], *, counted: bool) -> str:
    parts, at = [], 0
    for span in sorted(masked, key=lambda span: span.start):
        if span.end <= at:
            continue
        start = max(span.start, at)
        gone = _hollow(text[start : span.end])
        printed = counted and span.kind == "address" and text.startswith(_PRINTED_ADDRESS, start)
        parts += [text[at:start], f" n{gone[2:]}" if printed else gone]
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def _hollow(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
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
