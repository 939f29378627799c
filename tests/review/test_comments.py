"""Conversations in the margin: an answer that is not shown is lost, and nobody notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.review.comments import Comment, conversations

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("pairs", "shown"),
    [
        ("1 2", {"1": "", "2": ""}),
        ("1 2>1 3>1", {"1": "2 3"}),
        ("1 2>1 3>2 4>3", {"1": "2 3 4"}),
        ("2>1 1 3>2", {"1": "2 3"}),
        ("1>2 2>1", {"1": "2"}),
        ("3>1 1>2 2>1", {"1": "3 2"}),
        ("1>1", {"1": ""}),
        ("2>9", {"2": ""}),
    ],
    ids=[
        "two", "answers", "answers to answers", "answers before what they answer", "a ring",
        "an answer to a ring", "an answer to itself", "an answer to nothing",
    ],
)  # fmt: skip
def test_each_comment_is_in_one_conversation(pairs: str, shown: dict[str, str]) -> None:
    found = [
        Comment(number, "Kari", "", "", answers)
        for number, _, answers in (pair.partition(">") for pair in pairs.split())
    ]
    printed = {
        comment.number: " ".join(item.number for item in answers)
        for comment, answers in conversations(found)
    }
    assert printed == shown


@pytest.mark.parametrize("answers", [lambda at: str(at - 1), lambda _: "0", lambda at: str(at + 1)])
def test_a_long_conversation_is_read_in_linear_time(answers: Callable[[int], str]) -> None:
    found = [Comment(str(at), "Kari", "", "", answers(at)) for at in range(20_000)]
    ((_, others),) = conversations(found)
    assert len(others) == len(found) - 1


def test_comments_of_one_number_are_shown_once_each() -> None:
    found = [Comment("7", "Kari", "", text) for text in ("a", "b", "c")]
    ((comment, others),) = conversations(found)
    assert [item.text for item in (comment, *others)] == ["a", "b", "c"]
