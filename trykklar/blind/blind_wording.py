r"""Wording that authors have for their reviewers: `\anon[for reviewers]{as published}`, `\ifblind`.

What reviewers must not read is taken out of the sources, too, not merely not printed.

Source: acmart's manual, 2.10, `\anon`; TeX by Topic, 13.8, for switches that `\newif` makes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import skip_star, whole
from trykklar.submission.strip_source import after_blanks, branch_ends, code, habits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.expansion.expand import Expanded
    from trykklar.latex.source import Source
    from trykklar.submission.strip_source import Habits

_ANON = re.compile(r"\\anon(?![A-Za-z@])")
_DEFINING = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|Declare\w+|(?:New|Renew|Provide)\w+|[gex]?def|let)"
    r"\*?\s*\{?\s*$"
)
SWITCHES = ("blind", "blinded", "anon", "anonymous", "anonymized", "anonymised", "doubleblind")
"""What the switches are called that authors have for blind versions."""

_TAKES_TWO = re.compile(r"\\anon\s*\}?\s*(?:\[2\]|\{\s*[so]?\s*[oO])")
_CLASSES = frozenset(["acmart", "anonymous-acm"])
_SWITCH = re.compile(rf"\\if({'|'.join(SWITCHES)})(?![A-Za-z@])")
_NEAR = 80
FOREIGN = frozenset([".sty", ".cls"])
"""Files of others, in which nothing is taken out."""


class Gone(NamedTuple):
    """A stretch of a file, and what stands for it.

    Attributes:
        start: Offset.
        end: Offset behind it.
        word: What stands there instead.
    """

    start: int
    end: int
    word: str


def wordings(known: Expanded, anonymous: str) -> Iterator[tuple[Source, Gone]]:
    """What stands in a document's files for others than reviewers, with what stands for it.

    Args:
        known: The document.
        anonymous: What stands where the authors have no wording of their own.
    """
    texts = [source.text for source in known.sources]
    manner = habits(texts, known.verbatim, frozenset(known.packages))
    chosen = bool(_CLASSES & known.packages.keys()) or any(map(_TAKES_TWO.search, texts))
    for source in known.sources:
        if source.path.suffix not in FOREIGN:
            for gone in _in_file(source, manner, anonymous if chosen else ""):
                yield source, gone


def _in_file(source: Source, known: Habits, anonymous: str) -> Iterator[Gone]:
    """As of `wordings`; no `anonymous` where the command is another one of that name."""
    bare = code(source.text, known)
    for match in _ANON.finditer(bare) if anonymous else ():
        if not _DEFINING.search(bare[max(match.start() - _NEAR, 0) : match.start()]):
            yield from _chosen(source, match.start(), match.end(), anonymous)
    ends = branch_ends(bare, known)
    for match in _SWITCH.finditer(bare):
        if match[0][1:] in known.switches and not _DEFINING.search(bare[: match.start()][-_NEAR:]):
            yield from _branches(bare, match, ends.get(match.end(), [(0, "")]))


def _chosen(source: Source, start: int, at: int, anonymous: str) -> Iterator[Gone]:
    r"""`\anon[a]{b}` -> a."""
    passage = whole(source)
    at = skip_star(passage, at)
    option = passage.delimited(passage.skip(at))
    given = passage.group(passage.skip(option.end + 1 if option else at))
    if given is not None:
        word = passage.slice(option) if option else anonymous
        yield Gone(start, given.end + 1, word)


def _branches(bare: str, match: re.Match[str], ends: list[tuple[int, str]]) -> Iterator[Gone]:
    r"""`\ifblind a \else b \fi` -> a: the words around it go, and the other branch with them."""
    (end, word), (last, closing) = ends[0], ends[-1]
    if closing == "fi":
        yield Gone(match.start(), after_blanks(bare, match.end()), "")
        yield Gone(end - len(word) - 1, after_blanks(bare, last), "")
