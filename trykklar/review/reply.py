r"""The conversations of a returned file, for the next one that goes out.

An author answers in the source: a comment stands there as `% COMMENT Kari 2026-11-29: text`
(`review --comments lines`), and the lines below it, `% REPLY Ola: text`, are its answers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.review.comment_lines import held, written
from trykklar.word.model import PlacedThread, ThreadRemark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.latex.source import Source
    from trykklar.review.review_change import PlacedComment

_COMMENT = re.compile(r"[ \t]*%+[ \t]*COMMENT[ \t]+(.*?)[ \t\r]*\Z")
_REPLY = re.compile(r"[ \t]*%+[ \t]*REPLY[ \t]+([^:]*):[ \t]*(.*?)[ \t\r]*\Z")


def threads(comments: Iterable[PlacedComment], sources: Iterable[Source]) -> list[PlacedThread]:
    """The conversations, with the answers that the source has.

    Args:
        comments: Of returned files.
        sources: The files of the manuscript.
    """
    replies = _replies(sources)
    return [
        PlacedThread(
            begin.source.path,
            begin.offset,
            placed.at,
            placed.words,
            tuple(_remarks(placed, replies)),
            placed.comment.resolved,
        )
        for placed in comments
        if placed.unit is not None
        for begin in (placed.unit.flat.place(placed.unit.unit.start),)
    ]


def _remarks(
    placed: PlacedComment, replies: Mapping[str, list[tuple[str, str]]]
) -> Iterator[ThreadRemark]:
    for comment in (placed.comment, *placed.answers):
        yield ThreadRemark(comment.author, comment.date, comment.text)
        line = held(written(comment), placed.place.source.encoding if placed.place else "utf-8")
        for author, text in replies.get(line, ()):
            if not any(text == answer.text for answer in placed.answers):
                yield ThreadRemark(author, "", text)


def _replies(sources: Iterable[Source]) -> dict[str, list[tuple[str, str]]]:
    """A comment as the source has it -> the answers below it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for source in sources:
        comment = ""
        for line in source.text.split("\n"):
            begun, reply = _COMMENT.match(line), _REPLY.match(line)
            if begun:
                comment = begun[1]
            elif reply and comment:
                found.setdefault(comment, []).append((reply[1].strip(), reply[2]))
            else:
                comment = ""
    return found
