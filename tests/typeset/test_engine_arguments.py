"""Every run of TeX is called alike: one that was called otherwise might start a program."""

from __future__ import annotations

from pathlib import Path

import trykklar

PACKAGE = Path(trykklar.__file__).parent


def test_the_option_that_forbids_programs_stands_in_one_place() -> None:
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "-shell-restricted" in path.read_text(encoding="utf-8")
    ]
    assert found == ["typeset/engine_arguments.py"]
