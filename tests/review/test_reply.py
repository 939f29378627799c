"""A round of comments is a conversation: what was written comes back with the author's answers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import part
from tests.word.test_schema import faults
from trykklar import cli
from trykklar.latex.read_document import read as read_sources
from trykklar.project.selection import plain
from trykklar.review.carry_out import carry_out
from trykklar.review.comment_lines import comment_edits
from trykklar.review.reply import threads
from trykklar.review.returned_file import read
from trykklar.review.review_plan import review
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export
from trykklar.word.model import PlacedThread, ThreadRemark

if TYPE_CHECKING:
    from trykklar.latex.source import Source
    from trykklar.review.review_change import PlacedComment

TEXT = r"""\documentclass{article}
\newcommand\town{\emph{Town}}
\begin{document}
\section{Rents}
The rent of \town{} rose, and the rent of Farm fell.
It fell again.

Second paragraph.
\end{document}
"""


@pytest.fixture
def main(tmp_path: Path) -> Path:
    path = tmp_path / "bolig og æøå" / "main.tex"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def returned(main: Path, *talk: PlacedThread) -> Path:
    """The Word file, with something written in its margin."""
    export(plain(main), typeset=False, threads=talk)
    return Path(shutil.copy(main.parent / "build" / "main.docx", main.parent / "back.docx"))


def thread(
    main: Path, words: str, at: int, *shown: tuple[str, str], done: bool = False
) -> PlacedThread:
    start = main.read_text("utf-8").index("The rent of")
    remarks = tuple(ThreadRemark(author, "2026-11-01T09:00:00Z", text) for author, text in shown)
    return PlacedThread(main, start, at, words, remarks, done)


def test_a_comment_is_read_with_its_words_place_answers_and_state(main: Path) -> None:
    asked = thread(main, "the rent", 24, ("Kari", "Which rent?"), ("Ola", "All of it."), done=True)
    found = review(read(returned(main, asked)), plain(main)).comments
    assert [(item.comment.author, item.comment.text, item.words) for item in found] == [
        ("Kari", "Which rent?", "the rent")
    ]
    assert [answer.text for answer in found[0].answers] == ["All of it."]
    assert found[0].comment.resolved
    place = found[0].place
    assert place is not None
    assert TEXT[place.offset :].startswith("the rent of Farm")


def test_a_file_with_comments_alone_has_no_changes(main: Path) -> None:
    asked = thread(main, "Farm", 0, ("Kari", "Which farm?"))
    assert review(read(returned(main, asked)), plain(main)).changes == ()


def test_comment_lines_stand_before_the_line_and_print_nothing(main: Path) -> None:
    asked = thread(main, "Farm", 0, ("Kari", "Which\nfarm & 5 %?"), ("Ola", "Mine."))
    found = review(read(returned(main, asked)), plain(main)).comments
    edits = list(comment_edits(found, "lines"))
    assert [edit.text for edit in edits] == [
        "% COMMENT Kari 2026-11-01: Which farm & 5 %?\n% COMMENT Ola 2026-11-01: Mine.\n"
    ]
    assert TEXT[edits[0].start :].startswith("The rent of")
    todo = next(comment_edits(found, "todo"))
    assert todo.text.startswith(r"\todo{Kari 2026-11-01: Which")


def test_replies_in_the_source_are_answers_in_the_next_file(main: Path) -> None:
    asked = thread(main, "Farm", 0, ("Kari", "Which farm?"))
    back = returned(main, asked)
    answered = TEXT.replace(
        "The rent", "% COMMENT Kari 2026-11-01: Which farm?\n% REPLY Ole: The one: ours.\nThe rent"
    ).replace("fell.", "fell much.")
    main.write_text(answered, "utf-8")
    document = plain(main)
    talk = threads(review(read(back), document).comments, document_sources(main))
    assert [remark[::2] for remark in talk[0].remarks] == [
        ("Kari", "Which farm?"),
        ("Ole", "The one: ours."),
    ]
    export(document, typeset=False, threads=talk)
    again = review(read(main.parent / "build" / "main.docx"), document)
    assert [answer.text for answer in again.comments[0].answers] == ["The one: ours."]
    assert again.comments[0].words == "Farm"
    assert again.changes == ()


def test_a_conversation_goes_on_over_two_rounds_in_its_place(main: Path) -> None:
    """In the second round all of the first was written into the source once more."""
    document = plain(main)
    asked = thread(main, "Farm", 0, ("Kari", "Which farm?"))
    back = returned(main, asked)
    _answered(main, back, "% REPLY Ola: Ours.")
    first = _next_file(main, back)
    (placed,) = review(read(first), document).comments
    assert placed.words == "Farm"
    assert _said(placed) == [("Kari", "Which farm?"), ("Ola", "Ours.")]

    # Kari answers below it, and asks of other words of the same line.
    more = (("Kari", "Which farm?"), ("Ola", "Ours."), ("Kari", "Since when?"))
    back = returned(
        main, thread(main, "Farm", 0, *more), thread(main, "rose", 0, ("Per", "Did it?"))
    )
    _answered(main, back, "% REPLY Ola: Since 1900.", behind="Since when?")
    lines = [line for line in main.read_text("utf-8").split("\n") if line.startswith("%")]
    assert [line.partition(": ")[2] for line in lines] == [
        "Which farm?", "Ours.", "Since when?", "Since 1900.", "Did it?",
    ]  # fmt: skip
    second = review(read(_next_file(main, back)), document)
    talk = {placed.words: _said(placed) for placed in second.comments}
    assert talk["Farm"] == [*more, ("Ola", "Since 1900.")]
    assert talk["rose"] == [("Per", "Did it?")]
    assert second.changes == ()


def test_a_todo_grows_with_its_conversation(main: Path) -> None:
    asked = thread(main, "Farm", 0, ("Kari", "Which farm?"))
    _write(main, returned(main, asked), "todo")
    more = thread(main, "Farm", 0, ("Kari", "Which farm?"), ("Per", "Mine."))
    back = returned(main, more)
    _write(main, back, "todo")
    _write(main, back, "todo")
    assert main.read_text("utf-8").count(r"\todo{") == 1
    assert "Which farm? / Per 2026-11-01: Mine.}" in main.read_text("utf-8")


def _write(main: Path, back: Path, form: str) -> None:
    """Write the comments of a file into the source."""
    found = review(read(back), plain(main)).comments
    carry_out(list(comment_edits(found, form)), plain(main).fence)


def _answered(main: Path, back: Path, reply: str, *, behind: str = "") -> None:
    """Write the comments of a file into the source, and an answer behind one of them."""
    _write(main, back, "lines")
    lines = main.read_text("utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if "COMMENT" in line and behind in line)
    main.write_text("\n".join([*lines[: at + 1], reply, *lines[at + 1 :]]), "utf-8")


def _next_file(main: Path, back: Path) -> Path:
    """The file of the next round."""
    talk = threads(review(read(back), plain(main)).comments, document_sources(main))
    return export(plain(main), typeset=False, threads=talk).path


def _said(placed: PlacedComment) -> list[tuple[str, str]]:
    return [(item.author, item.text) for item in (placed.comment, *placed.answers)]


def test_a_comment_whose_words_are_gone_stands_on_the_whole_paragraph(main: Path) -> None:
    asked = thread(main, "no such words", 0, ("Kari", "What?"))
    found = review(read(returned(main, asked)), plain(main)).comments
    assert found[0].words.startswith("The rent of")
    assert found[0].words.endswith("again.")


def test_two_comments_on_the_same_words_are_both_there(main: Path) -> None:
    talk = (thread(main, "Farm", 0, ("Kari", "One.")), thread(main, "Farm", 0, ("Ola", "Two.")))
    made = returned(main, *talk)
    found = review(read(made), plain(main)).comments
    assert [(item.comment.text, item.words) for item in found] == [
        ("One.", "Farm"),
        ("Two.", "Farm"),
    ]
    text = "".join(item.text or "" for item in part(made, "word/document.xml").iter(w("t")))
    assert "The rent of Town rose, and the rent of Farm fell. It fell again." in text


def test_reply_to_is_about_one_document(capsys: pytest.CaptureFixture[str], main: Path) -> None:
    other = Path(shutil.copy(main, main.with_name("other.tex")))
    assert cli.main(["word", str(main), str(other), "--reply-to", "x.docx"]) == 2
    assert "--reply-to is about one document" in capsys.readouterr().err


def document_sources(main: Path) -> tuple[Source, ...]:
    return read_sources(plain(main)).sources


def test_a_file_with_conversations_is_valid(main: Path) -> None:
    shown = (("Kari", "Which farm?"), ("Ola & co", "That < one."))
    talk = (thread(main, "Farm", 0, *shown), thread(main, "rose", 0, ("Kari", "When?"), done=True))
    assert faults(returned(main, *talk)) == []
