r"""Words that a co-author typed, as LaTeX in the way the file itself writes it.

Quotation marks, dashes and blanks are written as in the rest of the file: where it says ``so'' or
`--`, so does what is added; where it says “so” and –, that stays.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from trykklar.latex.escape import escaped
from trykklar.review.look_commands import CROSSED_OUT, HIDDEN, added, dressed
from trykklar.review.text_tokens import LIGATURES, UNSEEN
from trykklar.word.docx.word_paragraph import OBJECT
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from trykklar.review.story_letters import StoryLetter
    from trykklar.word.docx.run_look import RunLook

_QUOTES = frozenset('"“”„«»‟')
_SINGLE = frozenset("‘‚‹")
_APOSTROPHES = frozenset("'’›")
_BEFORE_OPENING = frozenset(" \t\n([{/\N{NO-BREAK SPACE}–—")
_PAIRS = (("``", "''"), (r"\enquote{", "}"), ("“", "”"), ("«", "»"), ("„", "“"), ('"`', "\"'"))
_PRINTED_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"))
_TYPED = {
    "–": "--", "—": "---", "…": r"\ldots{}", "\N{NO-BREAK SPACE}": "~",
    "\N{NARROW NO-BREAK SPACE}": r"\,", "\N{SOFT HYPHEN}": r"\-",
    "\N{NON-BREAKING HYPHEN}": "-", "’": "'", "‘": "`", "‚": ",", "‹": "`", "›": "'",
}  # fmt: skip
_UNSEEN = frozenset(UNSEEN) - _TYPED.keys()
# In the older encodings of fonts, the places of these hold other signs.
_NAMED = {
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "`": r"\textasciigrave{}",
}  # fmt: skip
_DASHES = "-–—"
# Every font has these ligatures, or most have: LaTeX2e font encodings (encguide), section 2.
_LIGATURES = frozenset(["''", ",,", *(one + two for one in _DASHES for two in _DASHES)])


@dataclass(frozen=True)
class Convention:
    """How a file writes what has several spellings in LaTeX.

    Attributes:
        opening: An opening quotation mark; empty where one stays as it was typed.
        closing: A closing one.
        signs: Letter -> its LaTeX.
        encoding: Of the file: what it cannot hold is refused.
    """

    opening: str
    closing: str
    signs: Mapping[str, str]
    encoding: str


class UnwritableError(Exception):
    """A text has something that is not words, or a sign that the file cannot hold."""


@lru_cache(maxsize=16)
def convention(text: str, encoding: str) -> Convention:
    """How a file writes.

    Args:
        text: Its LaTeX.
        encoding: How it is stored.
    """
    opening, closing = max(_PAIRS, key=lambda pair: text.count(pair[0]))
    signs = {
        sign: latex
        for sign, latex in _TYPED.items()
        if text.count(sign) <= text.count(latex) or not _holds(sign, encoding)
    }
    return Convention(opening, closing, signs, encoding)


@lru_cache(maxsize=16)
def plain_convention(text: str, encoding: str) -> Convention:
    """How a file writes that has plain text: as it was typed, with its own quotation marks.

    Args:
        text: The file.
        encoding: How it is stored.
    """
    opening, closing = max(_PRINTED_PAIRS, key=lambda pair: text.count(pair[0]))
    known = (opening, closing) if opening in text else ("", "")
    return Convention(*known, {sign: sign for sign in _NAMED}, encoding)


def latex(
    letters: Sequence[StoryLetter],
    before: str,
    around: RunLook,
    way: Convention,
    note: Callable[[str], str] | None = None,
) -> str:
    r"""Letters as LaTeX.

    Args:
        letters: What was typed, of one paragraph.
        before: The letter before it; empty at the beginning of a text.
        around: The look of the text that they stand in.
        way: How the file writes.
        note: Number of a note -> its LaTeX; None where no note may stand.

    Raises:
        UnwritableError: They hold something that is not words.
    """
    quoting = _Quoting(way, sum(letter.sign in _QUOTES for letter in letters))
    parts: list[str] = []
    for look, same in groupby(letters, lambda letter: letter.look):
        text = ""
        for letter in _composed(same):
            text += _sign(letter, before, way, quoting, note)
            before = letter.sign
        parts.append(_dressed(text, look, around))
    return "".join(parts)


def _composed(letters: Iterable[StoryLetter]) -> Iterator[StoryLetter]:
    """Letters with their accents on them, each by itself where several were typed as one."""
    last: StoryLetter | None = None
    for letter in letters:
        if letter.sign in _UNSEEN:
            continue
        both = unicodedata.normalize("NFC", last.sign + letter.sign) if last else ""
        if last and len(both) == 1 and not last.note:
            last = last._replace(sign=both)
            continue
        yield from _apart(last)
        last = letter
    yield from _apart(last)


def _apart(letter: StoryLetter | None) -> Iterator[StoryLetter]:
    """A letter, or those that it stands for."""
    if letter is not None:
        yield from (letter._replace(sign=sign) for sign in LIGATURES.get(letter.sign, letter.sign))


class _Quoting:
    """The quotation marks of a text: in pairs, where the file writes them as a command."""

    def __init__(self, way: Convention, count: int) -> None:
        single = way.closing == "}" and count % 2
        self._opening, self._closing = _PAIRS[0] if single else (way.opening, way.closing)

    def mark(self, before: str) -> str:
        """The mark that stands behind a letter."""
        return self._opening if not before or before in _BEFORE_OPENING else self._closing


def _sign(
    letter: StoryLetter,
    before: str,
    way: Convention,
    quoting: _Quoting,
    note: Callable[[str], str] | None,
) -> str:
    sign = letter.sign
    if letter.note and note is not None:
        return note(letter.note)
    if sign in (ATOM_SIGN, OBJECT):
        raise UnwritableError("it holds a citation, reference, formula, note or picture")
    if sign in _QUOTES:
        return quoting.mark(before) or sign
    apart = "{}" if before + sign in _LIGATURES else ""
    if sign in _SINGLE or sign in _APOSTROPHES:
        return apart + way.signs.get(sign, sign)
    written = apart + (way.signs.get(sign) or _NAMED.get(sign) or escaped(sign))
    if not _holds(written, way.encoding):
        raise UnwritableError(f"the file is stored as {way.encoding}, which has no “{sign}”")
    return written


def _dressed(text: str, look: RunLook, around: RunLook) -> str:
    """Text in the commands of its look, blanks outside of them."""
    bare = text.strip()
    if not bare or look == around:
        return text
    if look.struck or look.hidden:
        raise UnwritableError(CROSSED_OUT if look.struck else HIDDEN)
    start = text.index(bare)
    return text[:start] + dressed(bare, added(look, around)) + text[start + len(bare) :]


def _holds(text: str, encoding: str) -> bool:
    """Whether a file of an encoding can hold a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
