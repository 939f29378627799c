r"""Quotations of csquotes with their source: `\textquote[\cite{key}][.]{text}[!]`.

Source: csquotes' manual, 3.3 and 8.7 (`\mktextquote`, `\mkcitation`): the sign in the second pair
of brackets stands within the quotation marks, that in the last one behind them, and the source, in
parentheses, comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

LEADING = {"textquote": 0, "foreigntextquote": 1, "hyphentextquote": 1}
"""Command -> the arguments in braces before its brackets: a language."""


def sourced(passage: Passage, command: Command) -> Iterator[Edit]:
    """A quotation whose source the author gives; one without is a quotation like others.

    Args:
        passage: The flat source.
        command: One of `LEADING`.
    """
    at = command.end
    for _ in range(LEADING[command.name]):
        language = passage.argument(at)
        at = language[1] if language else at
    given, after = arguments(passage, at, optional=2)
    text = passage.group(passage.skip(after))
    source = passage.slice(given[0]).strip() if given else ""
    if text is None or not source:
        return
    inside = passage.slice(given[1]) if len(given) > 1 else ""
    outside, end = "", text.end + 1
    if passage.text.startswith("[", end):
        (sign,), end = arguments(passage, end, optional=1)
        outside = passage.slice(sign)
    yield Edit(command.start, text.start, r"\enquote{")
    yield Edit(text.end, end, f"{inside}}}{outside} ({source})")
