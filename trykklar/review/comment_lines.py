r"""Comments from the margin of a Word file, written into the source: `% COMMENT` lines, `\todo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks.rule import Edit
from trykklar.latex.escape import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.review.comments import Comment
    from trykklar.review.review_change import PlacedComment

LINES, TODO = "lines", "todo"


def comment_edits(comments: Iterable[PlacedComment], form: str) -> Iterator[Edit]:
    r"""Edits that write comments into the source; those that stand nowhere in it have none.

    Args:
        comments: With their answers.
        form: `lines` for `% COMMENT name date: text` before the line, `todo` for `\todo{...}`.
    """
    for placed in comments:
        place = placed.place
        if place is None or not place.source.exact or place.source.path.suffix != ".tex":
            continue
        thread = (placed.comment, *placed.answers)
        if form == TODO:
            text = held(" / ".join(map(written, thread)), place.source.encoding)
            yield Edit(place.source, place.offset, place.offset, rf"\todo{{{escaped(text)}}}")
            continue
        start = place.source.start(place.source.line(place.offset))
        end = "\r\n" if "\r\n" in place.source.text else "\n"
        lines = "".join(f"% COMMENT {text}{end}" for text in map(written, thread))
        lines = held(lines, place.source.encoding)
        yield Edit(place.source, start, start, lines)


def held(text: str, encoding: str) -> str:
    """A text as a file of an encoding can hold it; the other letters by their names.

    Args:
        text: Of a comment.
        encoding: Of the file.
    """
    return text.encode(encoding, "namereplace").decode(encoding)


def written(comment: Comment) -> str:
    """A comment in one line, as it stands in the source."""
    date = comment.date.partition("T")[0]
    head = " ".join(filter(None, (comment.author, date)))
    return " ".join(f"{head}: {comment.text}".split())
