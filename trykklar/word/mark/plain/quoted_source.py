r"""Quotations of csquotes with their source: `\textquote[\cite{key}][.]{text}[!]`.

Source: csquotes' manual, 3.3, 5 and 8.7 (`\mktextquote`, `\mkcitation`): the sign in the second
pair of brackets stands within the quotation marks, that in the last one behind them, and the
source, in parentheses, comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.citation_commands import QUOTES
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.quotation_language import follows_language
from trykklar.word.mark.rules.citation_mark import BLOCK_LENGTH
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

LEADING = {
    "textquote": 0, "foreigntextquote": 1, "hyphentextquote": 1,
    "blockquote": 0, "foreignblockquote": 1, "hyphenblockquote": 1,
}  # fmt: skip
"""Command -> the arguments in braces before its brackets: a language."""
FOREIGN = ("foreignquote", "hyphenquote")
r"""`\foreignquote{language}{text}`."""
_DISPLAYED = {
    "displayquote": 0, "foreigndisplayquote": 1, "hyphendisplayquote": 1,
    "displaycquote": 0, "foreigndisplaycquote": 1, "hyphendisplaycquote": 1,
}  # fmt: skip


def sourced(passage: Passage, command: Command) -> Iterator[Edit]:
    """A quotation whose source the author gives; one without is a quotation like others.

    Args:
        passage: The flat source.
        command: One of `LEADING`.
    """
    at, language = command.end, None
    if LEADING[command.name]:
        language = passage.group(passage.skip(at))
        at = language.end + 1 if language else at
    given, after = arguments(passage, at, optional=2)
    text = passage.group(passage.skip(after))
    source = passage.slice(given[0]).strip() if given else ""
    is_block = command.name.endswith("blockquote")
    if text is None or not (source or is_block):
        return
    inside = passage.slice(given[1]) if len(given) > 1 else ""
    outside, end = "", text.end + 1
    if passage.text.startswith("[", end):
        (sign,), end = arguments(passage, end, optional=1)
        outside = passage.slice(sign)
    named = f" ({source})" if source else ""
    if is_block and text.end - text.start > BLOCK_LENGTH:
        yield Edit(command.start, text.start, r"\begin{quote}")
        yield Edit(text.end, end, rf"{inside}{outside}{named}\end{{quote}}")
    else:
        begin, close = _marks(passage, command, language)
        yield Edit(command.start, text.start, begin)
        yield Edit(text.end, end, f"{inside}{close}{outside}{named}")


def foreign(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\foreignquote{ngerman}{text}`, `\hyphenquote*{ngerman}{text}`.

    Args:
        passage: The flat source.
        command: One of `FOREIGN`.
    """
    language = passage.group(passage.skip(command.end))
    text = passage.group(passage.skip(language.end + 1)) if language else None
    if text is not None:
        begin, close = _marks(passage, command, language)
        yield Edit(command.start, text.start, begin)
        yield Edit(text.end, text.end + 1, close)


def _marks(passage: Passage, command: Command, language: Span | None) -> tuple[str, str]:
    r"""What begins and ends a quotation in another language.

    Its marks are that language's where marks follow languages; `hyphen...` is but for the breaking
    of words (csquotes' manual, 2.1, 3.2).
    """
    own = language if command.name.startswith("foreign") else None
    quote = r"\enquote*{" if command.star else r"\enquote{"
    if own is None or not follows_language(passage.text):
        return quote, "}"
    return rf"\foreignlanguage{{{passage.slice(own)}}}{{{quote}", "}}"


def displayed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""A quotation by itself: `\begin{displayquote}[source][punctuation]`.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _DISPLAYED or tail is None:
        return
    at, language = command.end, None
    if _DISPLAYED[command.environment]:
        language = passage.group(passage.skip(at))
        at = language.end + 1 if language else at
    if command.environment in QUOTES:
        source, sign, at = _cited(passage, at)
    else:
        given, at = arguments(passage, at, optional=2)
        source, sign = (*map(passage.slice, given), "", "")[:2]
        source = f"({source})" * bool(source.strip())
    named = f" {source}" if source else ""
    begin = rf"\begin{{otherlanguage}}{{{passage.slice(language)}}}" if language else ""
    end = r"\end{otherlanguage}" if language else ""
    yield Edit(command.start, at, rf"\begin{{quote}}{begin}")
    behind = at + len(passage.text[at : tail.start].rstrip())
    yield Edit(behind, tail.end, rf"{sign}{named}{end}\end{{quote}}")


def _cited(passage: Passage, at: int) -> tuple[str, str, int]:
    r"""The citation `[pre][post]{key}` at a place, the sign in brackets behind it, and the end."""
    key = passage.group(passage.skip(arguments(passage, at, optional=2)[1]))
    if key is None:
        return "", "", at
    signs, end = arguments(passage, key.end + 1)
    source = rf"\parencite{passage.text[at : key.end + 1].lstrip()}"
    return source, passage.slice(signs[0]) if signs else "", end
