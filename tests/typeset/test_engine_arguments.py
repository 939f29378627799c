"""How TeX is called: no run of it may start a program, whatever the manuscript asks for."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import trykklar
from trykklar.project.selection import plain
from trykklar.typeset.engine_arguments import engine_command
from trykklar.typeset.environment import environment

PACKAGE = Path(trykklar.__file__).parent
PROGRAMS = (
    "none",
    "makeindex",
    "bibtex",
    "epstopdf",
    "repstopdf",
    "kpsewhich",
    "extractbb",
    "touch",
)


def test_the_option_that_forbids_programs_stands_in_one_place() -> None:
    found = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "-shell-restricted" in path.read_text(encoding="utf-8")
    ]
    assert found == ["typeset/engine_arguments.py"]


@pytest.mark.parametrize("engine", ["pdflatex", "xelatex", "lualatex"])
def test_no_engine_starts_a_program_even_unconfined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    programs, paper = tmp_path / "bin", tmp_path / "paper"
    programs.mkdir()
    paper.mkdir()
    started = tmp_path / "started"
    for name in PROGRAMS:
        (programs / name).write_text(f"#!/bin/sh\necho {name} >> {started}\n")
        (programs / name).chmod(0o755)
    asked = "".join(
        rf"\immediate\write18{{{name} x}}" for name in (*PROGRAMS, "/", f"/;{programs}/none", "")
    )
    if engine == "lualatex":
        calls = (
            rf'os.execute("{name} x") pcall(io.popen, "{name} x") pcall(os.spawn, "{name}")'
            for name in (*PROGRAMS, "/")
        )
        asked = rf"\directlua{{{' '.join(calls)}}}"
    main = paper / "main.tex"
    main.write_text(rf"\documentclass{{article}}\begin{{document}}Words.{asked}\end{{document}}")
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    document = plain(main)
    subprocess.run(
        engine_command(engine, (), Path(), "main.tex"),
        cwd=paper,
        # Debian 13's LuaTeX asks `openin_any` for what its own Lua opens.
        env={**environment(document, document.work), "openin_any": "a"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (paper / "main.pdf").is_file()
    assert not started.exists()
