r"""How deep a text may be nested: what is deeper keeps its words, and is reported at its place.

Word takes 9 levels of a list, and LaTeX's own lists 6; no text that is to be read comes near the
bound. Formulas are not counted: nobody but pandoc goes into them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.latex.structure_commands import FORMULAS
from trykklar.word.mark.command import after_verbatim
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.pandoc_preamble import body, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

DEEPEST = 20
"""Groups and environments within each other."""

_LOOSE = 8
"""Openings that nothing closes and that are left alone; pandoc's work doubles with each."""

_TOKEN = re.compile(
    r"\\(begin|end)\s*\{([^{}\n]{1,80})\}|\\([A-Za-z]+|.)|%[^\n]*|\$\$?|([{}])|\n[ \t\r]*\n",
    re.DOTALL,
)
_CLOSES = {"(": r"\)", "[": r"\]"}
_MARKUP = re.compile(
    r"%[^\n]*\n|\\(?:begin|end)\s*\{[^{}\n]{1,80}\}|\\[A-Za-z]+\*?(?:\[[^\]]{0,200}\])?|\\\\|[{}$&]"
)


class _Opening(NamedTuple):
    """A brace, or the beginning of an environment: where it stands, and its name."""

    start: int
    end: int
    name: str


class _Pair(NamedTuple):
    """What begins somewhere and ends somewhere; an end of -1 is missing."""

    opening: _Opening
    start: int = -1
    end: int = -1


def words(text: str) -> str:
    """Nothing of a text but its words, and the marks among them."""
    return _MARKUP.sub(" ", text)


def shallow(passage: Passage) -> tuple[Passage, tuple[Finding, ...]]:
    """A source whose text is no deeper than the bound; definitions of macros stay as they are.

    Args:
        passage: The flat source.

    Returns:
        The same where it is not too deep; else one whose places are still the author's, and a
        warning for each part of which only the words are left.
    """
    text = body(passage)
    pairs = _Pairs()
    for token in tokens(passage, text):
        pairs.take(token)
    edits = tuple(_edits(passage.text, sorted(pairs.all())))
    if not edits:
        return passage, ()
    return rewrite(passage, edits, 0, len(passage.text)), tuple(_reports(passage, edits))


def tokens(passage: Passage, span: Span, *, every: bool = False) -> Iterator[re.Match[str]]:
    """Braces and environments, without those of formulas, comments and verbatim text.

    Args:
        passage: The flat source.
        span: The part that is gone through.
        every: Whether other commands and blank lines are wanted, too.
    """
    text, at, closing = passage.text, span.start, ""
    macros = {macro.start: macro.end for macro in definitions(passage, span.end, span.start)}
    while (match := _TOKEN.search(text, at, span.end)) is not None:
        at = max(match.end(), macros.get(match.start(), 0))
        if closing:  # a formula ends with its sign, its environment or the paragraph
            ended = match[0] == closing or (match[1], match[2]) == ("end", closing)
            closing = "" if ended or match[0][0] == "\n" else closing
            continue
        if match[0] in ("$", "$$"):
            closing = match[0]
        elif match[3] in _CLOSES:
            closing = _CLOSES[match[3]]
        elif match[1] == "begin" and match[2].rstrip("*") in FORMULAS:
            closing = match[2]
        elif match[1] or match[4] or (every and not match[0].startswith("%")):
            yield match
        at = max(at, after_verbatim(text, match[3] or match[1] or "", match[2] or "", at))


@dataclass
class _Pairs:
    """Openings and the closings that belong to them."""

    found: list[_Pair] = field(default_factory=list)
    _stack: list[_Opening] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)

    def take(self, token: re.Match[str]) -> None:
        """The next opening or closing of the text."""
        name = token[2] or "{"
        if token[1] == "begin" or token[4] == "{":
            self._stack.append(_Opening(*token.span(), name))
            self._open[name] += 1
        elif self._open[name]:
            while (last := self._stack.pop()).name != name:
                self._open[last.name] -= 1
                self.found.append(_Pair(last))
            self._open[name] -= 1
            self.found.append(_Pair(last, *token.span()))

    def all(self) -> list[_Pair]:
        """All of them, when the text is at its end."""
        return [*self.found, *map(_Pair, self._stack)]


def _edits(text: str, pairs: list[_Pair]) -> Iterator[Edit]:
    """The words of what is too deep, and nothing for an opening that is not closed."""
    ends: list[int] = []
    loose, after = 0, 0
    for opening, start, end in pairs:
        if opening.start < after:
            continue
        if end < 0:
            loose += 1
            if loose > _LOOSE:
                yield Edit(opening.start, opening.end, " ")
            continue
        while ends and ends[-1] <= opening.start:
            ends.pop()
        ends.append(end)
        if len(ends) <= DEEPEST:
            continue
        after = end
        span = (opening.end, start) if opening.name == "{" else (opening.start, end)
        kept = words(text[slice(*span)])
        if kept != text[slice(*span)]:
            yield Edit(*span, kept)


def _reports(passage: Passage, edits: tuple[Edit, ...]) -> Iterator[Finding]:
    """A finding for each edit; of openings the first only: TeX reports where each of them is."""
    loose = [edit for edit in edits if not edit.text.strip()]
    for edit in edits:
        place = passage.place(edit.start)
        if edit.text.strip():
            message = (
                f"This is nested more than {DEEPEST} levels deep; only its words are in the Word "
                f"file: {excerpt(edit.text)}"
            )
        elif edit is loose[0]:
            message = (
                "What begins here is never closed, like others before it; Word gets its content."
            )
        else:
            continue
        where = (place.path, place.line, place.column)
        yield Finding("word-nesting", Severity.WARNING, *where, message)
