"""What the waiting engine is given in place of the main file."""

from __future__ import annotations

from pathlib import Path

from trykklar.watch.start import start


def test_a_quotation_mark_that_babel_made_a_command_is_a_sign_again() -> None:
    given = start(Path("build/work/note/note.tex"), b"\\begin{document}", None).decode()
    assert '\\string"build/work/note/note.tex\\string"' in given
