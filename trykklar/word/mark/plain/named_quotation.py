r"""Quotations of csquotes, with the source that is named behind them (its manual, 3.3, 5, 8.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_LINES = 250  # characters that three lines hold: what is longer csquotes sets by itself
_LANGUAGE = {"displayquote": False, "foreigndisplayquote": True, "hyphendisplayquote": True}


def display(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits that make a quotation of `\begin{displayquote}[source][punctuation]`.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _LANGUAGE or tail is None:
        return
    at, language = command.end, ""
    if _LANGUAGE[command.environment]:
        group = passage.group(passage.skip(at))
        language, at = (passage.slice(group), group.end + 1) if group else ("", at)
    given, at = arguments(passage, at, optional=2)
    source, punctuation = (*map(passage.slice, given), "", "")[:2]
    spoken = rf"\begin{{otherlanguage}}{{{language}}}" if language else ""
    yield Edit(command.start, at, rf"\begin{{quote}}{spoken}")
    behind = punctuation + _named(source)
    end = r"\end{otherlanguage}" if language else ""
    yield Edit(len(passage.text[: tail.start].rstrip()), tail.end, rf"{behind}{end}\end{{quote}}")


def inline(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""Edits that make a quotation of `\textquote[source][punctuation]{text}` or `\blockquote`.

    Args:
        passage: The flat source.
        command: The command.
    """
    given, at = arguments(passage, command.end, optional=2)
    text = passage.group(passage.skip(at))
    if text is None:
        return
    source, punctuation = (*map(passage.slice, given), "", "")[:2]
    block = command.name == "blockquote" and text.end - text.start > _LINES
    opening, ending = (r"\begin{quote}", r"\end{quote}") if block else (r"\enquote{", "}")
    yield Edit(command.start, text.start, opening)
    named = _named(source)
    yield Edit(
        text.end,
        text.end + 1,
        f"{punctuation}{named}{ending}" if block else f"{punctuation}{ending}{named}",
    )


def _named(source: str) -> str:
    return rf" ({source})" if source.strip() else ""
