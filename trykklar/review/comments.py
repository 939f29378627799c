"""Comments in the margin of a Word file, with their answers.

Source: ECMA-376, part 1, 17.13.4 (comments); Microsoft's [MS-DOCX] 2.5.1 (`w15:commentEx`: which
comment answers which, and whether it is resolved).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True)
class Comment:
    """A comment.

    Attributes:
        number: By which its place in the text names it.
        author: Who wrote it.
        date: When, as it is written.
        text: What it says.
        answers: Number of the comment that it answers; empty where it begins a conversation.
        resolved: Whether it was marked as done.
    """

    number: str
    author: str
    date: str
    text: str
    answers: str = ""
    resolved: bool = False


def comments(part: etree._Element | None, extended: etree._Element | None) -> tuple[Comment, ...]:
    """The comments of a file, in its order.

    Args:
        part: `comments.xml`.
        extended: `commentsExtended.xml`, which older programs do not write.
    """
    if part is None:
        return ()
    written = list(part.iter(w("comment")))
    by_paragraph = {
        paragraph.get(_PARAGRAPH, ""): item.get(w("id"), "")
        for item in written
        for paragraph in item.iter(w("p"))
    }
    state = {
        item.get(f"{_W15}paraId", ""): item
        for item in (extended.iter(f"{_W15}commentEx") if extended is not None else ())
    }
    return tuple(_comment(item, state, by_paragraph) for item in written)


def _comment(
    element: etree._Element, state: dict[str, etree._Element], by_paragraph: dict[str, str]
) -> Comment:
    paragraphs = list(element.iter(w("p")))
    text = "\n".join(
        "".join(piece.text or "" for piece in paragraph.iter(w("t"))) for paragraph in paragraphs
    )
    # The last paragraph of a comment stands for it.
    known = state.get(paragraphs[-1].get(_PARAGRAPH, "")) if paragraphs else None
    parent = known.get(f"{_W15}paraIdParent", "") if known is not None else ""
    return Comment(
        element.get(w("id"), ""),
        element.get(w("author"), ""),
        element.get(w("date"), ""),
        text.strip(),
        by_paragraph.get(parent, "") if parent else "",
        known is not None and known.get(f"{_W15}done") in ("1", "true"),
    )


def conversations(found: Sequence[Comment]) -> Iterator[tuple[Comment, tuple[Comment, ...]]]:
    """Each comment that begins a conversation, with all answers, also those to another answer.

    Args:
        found: All comments of a file.
    """
    known = {comment.number: comment for comment in found}
    first: dict[str, Comment] = {}
    answers: dict[str, list[Comment]] = {}
    for comment in found:
        answers.setdefault(_first(comment, known, first).number, []).append(comment)
    for comment in found:
        thread = answers.pop(comment.number, None)  # once, also where several have one number
        if thread is not None:
            yield comment, tuple(item for item in thread if item is not comment)


def _first(comment: Comment, known: Mapping[str, Comment], first: dict[str, Comment]) -> Comment:
    """The comment that begins the conversation; of those that answer each other in a ring, one.

    Args:
        comment: A comment of it.
        known: All comments by their numbers.
        first: Number of a comment -> what is known to begin its conversation; it is added to.
    """
    chain: dict[str, int] = {}
    while comment.number not in first and comment.number not in chain:
        chain[comment.number] = len(chain)
        if comment.answers not in known:
            first[comment.number] = comment
            break
        comment = known[comment.answers]
    if comment.number not in first:
        ring = list(chain)[chain[comment.number] :]
        first[comment.number] = known[min(ring)]
    begins = first[comment.number]
    first.update(dict.fromkeys(chain, begins))
    return begins
