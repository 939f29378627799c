"""Names in sources: in the words, in links, in comments, in what prints nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.blind.leak import LIST, Leak, leak
from trykklar.blind.plain_letters import plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.blind.secret import Secrets

_SIGN = r"[^\s{}\\,;'\"<>]"
_LINK = re.compile(
    rf"(?:https?|ftp)://{_SIGN}+|\bwww\.{_SIGN}+|\b(?:git@|github\.com/|gitlab\.com/|osf\.io/){_SIGN}+"
)
_WORKS = re.compile(
    r"\\begin\s*\{thebibliography\}.*?\\end\s*\{thebibliography\}|\\datalist.*?\\enddatalist",
    re.DOTALL,
)

_NEAR, _WORDS = 60, 3  # signs and words behind a hit that tell its place from another one's
_FOREIGN = (".sty", ".cls", ".bst", ".bbx", ".cbx", ".lbx", ".def", ".clo")


def in_source(name: str, content: bytes, secrets: Secrets) -> Iterator[Leak]:
    """What a file of LaTeX, or another text, says of who wrote it.

    Args:
        name: The file's, in the submission.
        content: What it holds.
        secrets: What must not be found.
    """
    text = plain_letters(_decoded(content))
    works = [match.span() for match in _WORKS.finditer(text)]
    if name.endswith(".bbl"):
        works = [(0, len(text))]
    links = [match.span() for match in _LINK.finditer(text)]
    for match in () if name.endswith(_FOREIGN) else _LINK.finditer(text):
        if not _inside(match.start(), works):
            for hit in secrets.in_name(match[0], link=True):
                yield leak(name, hit, "a link", _line(text, match.start()))
    seen = set(links)
    foreign = name.endswith(_FOREIGN)
    for hit in secrets.find(_without(text, works), foreign=foreign):
        if not _inside(hit.start, list(seen)):
            following = " ".join(text[hit.end : hit.end + _NEAR].split()[:_WORDS])
            yield leak(name, hit, "the text", _line(text, hit.start), following)
    for start, end in works:
        for hit in secrets.find(text[start:end], works=True):
            yield leak(name, hit, LIST, _line(text, start + hit.start))


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with some stretches as blanks."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
