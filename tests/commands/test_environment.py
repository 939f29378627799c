"""What happens to a program in containers, in CI and in pipes: a plain sentence, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from trykklar.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[2]
TEXT = "\\documentclass{article}\\begin{document}Hæ \\cite{a}\\bibliography{refs}\\end{document}\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "pæper"
    folder.mkdir()
    (folder / "main.tex").write_text(TEXT, encoding="utf-8")
    (folder / "refs.bib").write_text("@book{a, title={T}}", encoding="utf-8")
    return folder


def _run(
    folder: Path,
    *words: str,
    before: str = "",
    variables: Mapping[str, str | None] = MappingProxyType({}),
) -> subprocess.CompletedProcess[str]:
    """The command after a line of shell, with some variables set or, where None, unset."""
    given = {**os.environ, "PYTHONPATH": str(PROJECT), **variables}
    environment = {name: value for name, value in given.items() if value is not None}
    program = [sys.executable, str(PROJECT / "make_paper.py"), *words]
    return subprocess.run(
        ["/bin/bash", "-c", f'{before} "$@"', "-", *program],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
        errors="replace",
    )


def _plain(done: subprocess.CompletedProcess[str], *statuses: int) -> str:
    output = done.stdout + done.stderr
    assert done.returncode in statuses, output
    assert "Traceback" not in output
    assert "Exception ignored" not in output
    return output


@pytest.mark.parametrize(
    "variables",
    [
        {"HOME": None}, {"HOME": "~zz"}, {"HOME": "."}, {"HOME": "/nonexistent"},
        {"HOME": "main.tex"},
        {"XDG_CACHE_HOME": "/dev/full"}, {"XDG_CACHE_HOME": "refs.bib"}, {"COLUMNS": "1"},
        {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C"},
        {"PATH": "/nonexistent"}, {"TMPDIR": "/nonexistent"}, {"SOURCE_DATE_EPOCH": "abc"},
    ],
    ids=str,
)  # fmt: skip
def test_a_check_is_right_in_any_environment(paper: Path, variables: dict[str, str | None]) -> None:
    assert "1 " in _plain(_run(paper, "check", "--no-cache", "main.tex", variables=variables), 0, 1)
    assert not (paper / ".cache").exists()


@pytest.mark.parametrize("before", ["exec 0<&-;", "exec >&-;", "exec 2>&-;", "exec <&- >&- 2>&-;"])
def test_a_stream_that_is_closed(paper: Path, before: str) -> None:
    kept = (paper / "main.tex").read_bytes(), (paper / "refs.bib").read_bytes()
    _plain(_run(paper, "check", "--no-cache", "main.tex", before=before), 0, 1)
    assert ((paper / "main.tex").read_bytes(), (paper / "refs.bib").read_bytes()) == kept


def test_output_that_cannot_be_written_is_no_success(paper: Path) -> None:
    done = _run(paper, "check", "--no-cache", "main.tex", before="exec >/dev/full;")
    assert "the disk is full" in _plain(done, 2)


@pytest.mark.parametrize("moment", ["abc", "-1", "1e9", "99999999999999", "١٢٣", " 1"])
def test_a_moment_that_is_none(paper: Path, moment: str) -> None:
    done = _run(paper, "build", "--no-word", "main.tex", variables={"SOURCE_DATE_EPOCH": moment})
    assert "SOURCE_DATE_EPOCH" in _plain(done, 2)


def test_what_nobody_foresaw_is_one_sentence_and_a_traceback_only_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from trykklar import cli
    from trykklar.commands import explain

    def fail(_: object) -> int:
        raise ZeroDivisionError("\x1b[2Jhidden")

    monkeypatch.setattr(explain, "run", fail)
    assert cli.main(["explain"]) == 2
    output = capsys.readouterr().err
    assert "not foreseen: ZeroDivisionError: <U+001B>[2Jhidden" in output
    assert "--debug" in output
    assert "Traceback" not in output
    assert cli.main(["explain", "--debug"]) == 2
    output = capsys.readouterr().err
    assert "Traceback" in output
    assert 'raise ZeroDivisionError("' in output
    assert "not foreseen" in output


@pytest.mark.parametrize("command", ["build", "watch", "verify", "check", "word", "doctor", "new"])
def test_no_command_ends_in_a_traceback_unless_debug_asks_for_it(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from trykklar import cli

    def fail(_: object) -> int:
        raise KeyError("broken")

    monkeypatch.setattr(import_module(f"trykklar.commands.{command}"), "run", fail)
    words = [command, *(["folder"] if command == "new" else [])]
    assert cli.main(words) == 2
    output = capsys.readouterr().err
    assert "a fault of trykklar" in output
    assert "Traceback" not in output
    assert cli.main([*words, "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_debug_shows_where_the_system_refused_what_nobody_foresaw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from trykklar import cli
    from trykklar.commands import explain

    def fail(_: object) -> int:
        raise PermissionError(13, "Permission denied", "/somewhere")

    monkeypatch.setattr(explain, "run", fail)
    assert cli.main(["explain"]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert cli.main(["explain", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_argument_that_is_not_known_commands_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["doctor", "--\x1b]0;owned\x07"])
    output = capsys.readouterr().err
    assert left.value.code == 2
    assert "<U+001B>]0;owned<U+0007>" in output
    assert "\x1b" not in output
