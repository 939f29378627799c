"""Names in sources: in the words, in links, in comments, in what prints nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from trykklar.blind.leak import LIST, Leak, leak
from trykklar.blind.plain_letters import plain_letters
from trykklar.blind.secret import inside
from trykklar.blind.unpublished_work import unpublished
from trykklar.latex.repeated_search import Searched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.blind.secret import Secrets

_SIGN = r"[^\s{}\\,;'\"<>]"
_LINK = re.compile(
    rf"(?:https?|ftp)://{_SIGN}+|\bwww\.{_SIGN}+|\b(?:git@|github\.com/|gitlab\.com/|osf\.io/){_SIGN}+"
)
# Places where whoever opens a link sees whose it is; and those made for reviewers.
_REPOSITORY = re.compile(
    r"\b(?:github|gitlab|bitbucket|codeberg)\.(?:com|org)/[^/\s]+/|\.(?:github|gitlab)\.io\b|/~[a-z]|"
    r"\bosf\.io/\w|\bzenodo\.org/|\bfigshare\.com/|\bdataverse\b|\bdatadryad\.org/|"
    r"\b(?:drive|docs|sites)\.google\.com/|\bdropbox\.com/|\bdoi\.org/10\.(?:5281|17605|6084)/"
)
_ANONYMOUS = re.compile(r"anonymous\.4open\.science|[?&]view_only=|blinded|anonym")
_ITEM = re.compile(r"\\bibitem\b")
_WORKS = re.compile(r"\\begin\s*\{thebibliography\}|\\datalist")
_ENDS = {
    "b": re.compile(r"\\end\s*\{thebibliography\}"), "d": re.compile(r"\\enddatalist")
}  # fmt: skip

# What a reviewer who opens the sources reads as a name: of commands, and of places.
_DEFINED = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|Declare\w+|(?:New|Renew)\w+|def|newcounter)"
    r"\*?\s*\{?\s*\\?([A-Za-z@]+)"
)
_LABEL = re.compile(r"\\(?:label|hypertarget|newlabel)\s*\{([^{}\n]+)\}")
_NEAR, _WORDS = 60, 3  # signs and words behind a hit that distinguish its place from another one's
_FOREIGN = (".sty", ".cls", ".bst", ".bbx", ".cbx", ".lbx", ".def", ".clo")


def in_source(name: str, content: bytes, secrets: Secrets) -> Iterator[Leak]:
    """What a file of LaTeX, or another text, says of who wrote it.

    Args:
        name: The file's, in the submission.
        content: What it holds.
        secrets: What must not be found.
    """
    text = plain_letters(_decoded(content))
    works, line = list(_works(text)), _Lines(text)
    if name.endswith(".bbl"):
        works = [(0, len(text))]
    links = [match.span() for match in _LINK.finditer(text)]
    for match in () if name.endswith(_FOREIGN) else _LINK.finditer(text):
        if not inside(match.start(), works):
            yield from in_link(name, match[0], secrets, line.of(match.start()))
    foreign = name.endswith(_FOREIGN)
    if not foreign:
        yield from _identifiers(name, text, secrets, line)
    for hit in secrets.find(_without(text, works), foreign=foreign):
        if not inside(hit.start, links):
            following = " ".join(text[hit.end : hit.end + _NEAR].split()[:_WORDS])
            yield leak(name, hit, "the text", line.of(hit.start), following)
    for start, end in works:
        for hit in secrets.find(text[start:end], works=True):
            yield leak(name, hit, LIST, line.of(start + hit.start))
        if secrets.cited and not name.endswith(".bbl"):  # a .bib file has what is in a .bbl
            yield from _unpublished(name, text, (start, end), secrets, line)


def _unpublished(
    name: str, text: str, works: tuple[int, int], secrets: Secrets, line: _Lines
) -> Iterator[Leak]:
    """The items of a typed list that the authors wrote and have not published."""
    begins = [match.start() for match in _ITEM.finditer(text, *works)]
    for start, end in pairwise([*begins, works[1]]):
        item = text[start:end]
        if not _LINK.search(item) and secrets.wrote(item) and (words := unpublished(item)):
            behind = item.rpartition(words.split()[-1])[2].split()[:_WORDS]
            yield Leak(name, line.of(start), LIST, words, "own", " ".join(behind))


def _identifiers(name: str, text: str, secrets: Secrets, line: _Lines) -> Iterator[Leak]:
    for pattern, channel in ((_DEFINED, "the name of a command"), (_LABEL, "a label")):
        for match in pattern.finditer(text):
            for hit in secrets.in_identifier(match[1], text):
                yield leak(name, hit, channel, line.of(match.start()))


def in_link(name: str, link: str, secrets: Secrets, line: int = 0) -> Iterator[Leak]:
    """What a link says of who wrote it; where it names nobody, whether it leads to who did.

    Args:
        name: Of the file that has it, in the submission.
        link: The address.
        secrets: What must not be found.
        line: Of that file; 0 where it has none.
    """
    hits = list(secrets.in_name(link, link=True))
    yield from (leak(name, hit, "a link", line) for hit in hits)
    if not hits and _REPOSITORY.search(link) and not _ANONYMOUS.search(link):
        yield Leak(name, line, "a link", link, "repository")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with some stretches as blanks."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _works(text: str) -> Iterator[tuple[int, int]]:
    """The lists of works in a text; one without an end is none."""
    at, searched = 0, Searched(text)
    while begin := _WORKS.search(text, at):
        end = searched.search(_ENDS[begin[0][1]], begin.end())
        at = (end or begin).end()
        if end:
            yield begin.start(), at


class _Lines:
    """The lines of a text, each place by one look."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def of(self, at: int) -> int:
        """The line that a place is in."""
        return bisect_left(self._ends, at) + 1
