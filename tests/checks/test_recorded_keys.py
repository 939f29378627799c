"""What TeX recorded is read once, whatever the record says of itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from trykklar.checks import recorded_keys
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from trykklar.storage.fence import Fence


def test_a_record_that_names_itself_many_times_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came along with a stranger's text: a megabyte of such lines took all memory."""
    main, work = tmp_path / "main.tex", tmp_path / "build" / "work" / "main"
    main.write_text("\\documentclass{article}\\begin{document}\\cite{a}\\end{document}")
    work.mkdir(parents=True)
    lines = [
        "\\@input{main.aux}",
        "\\@input{./main.aux}",
        "\\@input{one.aux}",
        "\\@input{.//one.aux}",
    ]
    text = "\n".join([*lines * 50, "\\citation{a}", "\\gdef \\@abspage@last{1}"])
    (work / "main.aux").write_text(text)
    (work / "one.aux").write_text("\\citation{b}")
    os.utime(main, (1, 1))
    read: list[str] = []
    reading = recorded_keys._read

    def noted(path: Path, fence: Fence) -> str:
        read.append(path.name)
        return reading(path, fence)

    monkeypatch.setattr(recorded_keys, "_read", noted)
    assert recorded_keys.keys(plain(main), (main,), ".aux") == frozenset({"a", "b"})
    assert read == ["main.aux", "one.aux"]
