from __future__ import annotations

import io

from trykklar.report.progress import Board
from trykklar.typeset import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_each_document_has_one_line_that_changes() -> None:
    stream = Terminal()
    board = Board(stream)
    board.show(Progress("article", "pdflatex", 1, 0, 0.1))
    board.show(Progress("note", "pdflatex", 1, 3, 0.2))
    board.show(Progress("article", "biber", 1, 0, 1.5))
    last = stream.getvalue().rpartition("\x1b[J")[2]
    assert last == "  article: biber, pass 1, 1.5 s\n  note: pdflatex, pass 1, page 3, 0.2 s\n"


def test_the_lines_are_taken_away_for_the_summary() -> None:
    stream = Terminal()
    board = Board(stream)
    board.show(Progress("article", "pdflatex", 1, 0, 0.1))
    board.clear()
    assert stream.getvalue().endswith("\x1b[1F\x1b[J")


def test_a_file_gets_no_progress() -> None:
    stream = io.StringIO()
    board = Board(stream)
    board.show(Progress("article", "pdflatex", 1, 0, 0.1))
    board.clear()
    assert stream.getvalue() == ""
