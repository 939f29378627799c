"""Which branch of a condition TeX read, where only TeX knows its answer: the one it printed."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from trykklar.latex.expansion.token import COMMANDS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trykklar.latex.expansion.emitter import Emitter
    from trykklar.latex.expansion.token import Token

    Shows = Callable[[str, str], bool | None]
    """Whether a PDF shows a text, of which it is also given what stands before it."""

_BLANK = frozenset({Kind.SPACE, Kind.COMMENT, Kind.PARAGRAPH})
_OF_TEXT = frozenset({Kind.TEXT, Kind.SPACE})
_LOOKED_AT = 400  # letters before a branch
_MOST = 1_000_000  # tokens of branches that are looked at: a text of ordinary size has fewer
_CALL = re.compile(r"\\(?:[a-zA-Z@]+\*?|.)|[{}$&~]")
_ARGUMENT = re.compile(r"\\(?:label|ref|cite\w*|index)\s*(?:\[[^\]]*\])*\{[^{}]*\}")
_NAMES = frozenset({"csname", "ifcsname", "endcsname"})  # around a name, which nobody prints
_WORD = re.compile(r"[^\W\d_]{2,}")


class PrintedBranches:
    """What the PDF says of conditions that the reading cannot decide.

    Args:
        shows: Whether the PDF shows a text; None where there is no PDF of the sources as they are.
    """

    def __init__(self, shows: Shows | None = None) -> None:
        self._shows = shows
        self._doubted = False
        self._left = _MOST

    def doubt(self) -> None:
        """Note that a part of the test that is read is known to TeX alone."""
        self._doubted = self._shows is not None and self._left > 0

    def forget(self) -> None:
        """Another test begins."""
        self._doubted = False

    def take_doubt(self) -> bool:
        """Whether a part of the test was known to TeX alone; that is over with it."""
        doubted, self._doubted = self._doubted, False
        return doubted

    def pay(self, tokens: int) -> None:
        """Pay for so many tokens that were looked at; where all is spent, nothing is asked."""
        self._left -= tokens

    def shown(self, emitter: Emitter, branches: Sequence[Sequence[Token]]) -> int | None:
        """Which of several branches the PDF shows.

        Args:
            emitter: What has come out before them.
            branches: Their tokens, as they are written.

        Returns:
            The one that is shown where no other is, or the empty one where no other is; None where
            that says nothing.
        """
        if self._shows is None or self._left <= 0:
            return None
        before = _CALL.sub(" ", _ARGUMENT.sub(" ", emitter.tail(_LOOKED_AT)))
        texts = [_longest_text(tokens) for tokens in branches]
        shown = [self._is_shown(before, *text) for text in texts]
        if True in shown:
            return shown.index(True) if shown.count(True) == 1 else None
        hidden = shown.count(False) == len(texts) - 1
        empty = [all(token.kind in _BLANK for token in tokens) for tokens in branches]
        return empty.index(True) if hidden and True in empty else None

    def _is_shown(self, before: str, text: str, given: bool) -> bool | None:
        """Whether a text is shown; what a command is given need not be, though TeX read it."""
        shown = self._shows(before, text) if self._shows and text else None
        return shown or (None if given else shown)


def _longest_text(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The longest run of words in a branch, and whether it is given to a command."""
    runs = [(text, given) for text, given in _runs(tokens) if _WORD.search(text)]
    outside = [(text, given) for text, given in runs if not given]
    return max(outside or runs, key=lambda run: len(run[0]), default=("", False))


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[str, bool]]:
    """The runs of text among tokens, each with whether it is given to a command."""
    placed = [(token, given, token.kind in _OF_TEXT) for token, given in _with_calls(tokens)]
    for (given, is_text), group in groupby(placed, key=lambda item: item[1:]):
        if is_text:
            yield "".join(token.text or " " for token, *_ in group), given


def _with_calls(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Tokens, each with whether it is a command or stands in what is given to one."""
    depth, behind, named = 0, False, False
    for token in tokens:
        if token.kind in COMMANDS and token.text in _NAMES:
            named = token.text != "endcsname"
        if named:
            yield token, True
            continue
        if depth or (behind and token.kind is Kind.OPEN):
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            yield token, True
            continue
        option = behind and token.text.startswith("[")
        behind = token.kind in COMMANDS or option or (behind and token.kind in _BLANK)
        yield token, behind
