"""Stretches are compared by themselves, and give what the whole gives."""

from __future__ import annotations

import pytest

from trykklar.diff import latexdiff
from trykklar.diff.latexdiff import END, DiffFrame, MarkedStretch, compared

HEAD = "\\documentclass{article}\n% \\begin{document} comes\n\\begin{document}\n"
FRAME = DiffFrame(HEAD, "\\end{document}\n")
SAME = "\\DIFslot{1} \\DIFslot{1} \\DIFslot{1} \\DIFslot{1} \n"
FIRST = MarkedStretch(f"Houses stand in towns.\n\n{SAME}", f"Houses fall in towns.\n\n{SAME}")
SECOND = MarkedStretch("Trees grow here.\n\n", "Trees and bushes grow here.\n\n")


def words(text: str) -> list[str]:
    return text.partition(END)[2].split()


def test_two_stretches_are_marked_as_one_text_is() -> None:
    one = compared([FIRST.with_(SECOND.old, SECOND.new)], FRAME, FRAME, (), {})
    two = compared([FIRST, SECOND], FRAME, FRAME, (), {})
    assert words(one) == words(two)
    assert two.count("\n\\begin{document}") == two.count("\\end{document}") == 1
    assert r"\DIFadd{and bushes }" in two


def test_a_stretch_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[MarkedStretch, str] = {}
    before = compared([FIRST, SECOND], FRAME, FRAME, (), known)
    monkeypatch.setattr(latexdiff, "run", lambda *_, **__: pytest.fail("asked again"))
    assert compared([FIRST, SECOND], FRAME, FRAME, (), known) == before
