r"""Comments from the margin of a Word file, written into the source: `% COMMENT` lines, `\todo`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.rule import RuleEdit
from trykklar.latex.escape import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.latex.source import Place
    from trykklar.review.comments import Comment
    from trykklar.review.review_change import PlacedComment

LINES, TODO = "lines", "todo"
_APART = " / "
_SPOKEN = re.compile(r"[ \t]*%\s*(COMMENT|REPLY)\s+(.*)")
_DATED = re.compile(r"(?: \d{4}-\d\d-\d\d)?: ")


def comment_edits(comments: Iterable[PlacedComment], form: str) -> Iterator[RuleEdit]:
    r"""Edits that write comments into the source; those that stand nowhere in it have none.

    Of a conversation that goes on, only what is new is written, below what the source has of it.

    Args:
        comments: With their answers.
        form: `lines` for `% COMMENT name date: text` before the line, `todo` for `\todo{...}`.
    """
    for placed in comments:
        place = placed.place
        if place is None or not place.source.exact or place.source.path.suffix != ".tex":
            continue
        texts = [
            held(written(comment), place.source.encoding)
            for comment in (placed.comment, *placed.answers)
        ]
        edit = (_todo if form == TODO else _lines)(place, texts)
        if edit is not None:
            yield edit


def _todo(place: Place, texts: Sequence[str]) -> RuleEdit | None:
    r"""The `\todo` of a conversation, or what is new in the one that is there."""
    source = place.source
    for count in range(len(texts), 0, -1):
        known = rf"\todo{{{escaped(_APART.join(texts[:count]))}"
        at = source.text.find(f"{known}}}")
        if at >= 0:
            end = at + len(known)
            rest = "".join(f"{_APART}{text}" for text in texts[count:])
            return RuleEdit(source, end, end, escaped(rest)) if rest else None
    text = rf"\todo{{{escaped(_APART.join(texts))}}}"
    return RuleEdit(source, place.offset, place.offset, text)


def _lines(place: Place, texts: Sequence[str]) -> RuleEdit | None:
    """The lines of a conversation, or those that are new, below the ones that are there."""
    source = place.source
    lines = source.text.splitlines(keepends=True)
    begin = next((at for at, line in enumerate(lines) if _has(line, texts[0])), None)
    known: list[str] = []
    for line in lines[begin:] if begin is not None else ():
        if not _SPOKEN.match(line):
            break
        known.append(line)
    new = [text for text in texts if not any(_has(line, text) for line in known)]
    if not new:
        return None
    start = source.start(source.line(place.offset))
    if begin is not None:
        start = sum(map(len, lines[: begin + len(known)]))
    end = "\r\n" if "\r\n" in source.text else "\n"
    return RuleEdit(source, start, start, "".join(f"% COMMENT {text}{end}" for text in new))


def _has(line: str, text: str) -> bool:
    """Whether a line of the source is a comment, or the author's answer that came back as one.

    An answer has no date in the source, and gets one in a word processor.
    """
    match = _SPOKEN.match(line)
    if match is None:
        return False
    return match[2].strip() in (
        text,
        _DATED.sub(": ", text, count=1) if match[1] == "REPLY" else text,
    )


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
