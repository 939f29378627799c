"""What a stranger's manuscript could do to a terminal or to a CI service that shows it."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.checks import CheckResult
from trykklar.finding import Finding, Severity
from trykklar.project.selection import plain
from trykklar.report import github, junit, sarif, terminal
from trykklar.report.json_report import render as render_json
from trykklar.report.printable import printable, say
from trykklar.storage.fence import Fence

HOSTILE = (
    "\x1b]0;OWNED\x07\x1b[2J", "\x9b31m", "\u202egpj.exe", "a\rb", "a\x08b", "\x7f", "\u2028x",
    "\udce6",
    "\n::error::x", "%0A::stop-commands::x", "::set-env name=X::y", "##vso[task.x]", "##[error]",
    "\x00", "\u200bkey", "\ufffe", "]]>", "\u2066",
)  # fmt: skip


def _harmless(shown: str) -> bool:
    kinds = {unicodedata.category(sign) for sign in shown if sign != "\n"}
    reversed_text = set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2028\u2029\x9b")
    return not kinds & {"Cc", "Cs"} and not reversed_text


def _findings(folder: Path) -> tuple[Finding, ...]:
    return tuple(
        Finding(f"a-{number}", Severity.ERROR, folder / "main.tex", 1, 3, f"Key '{word}'.", word)
        for number, word in enumerate(HOSTILE)
    )


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckResult:
    monkeypatch.chdir(tmp_path)
    Path("main.tex").write_bytes("\\documentclass{article}\x1b[2J\x9b \r".encode())
    document = plain(Path("main.tex"))
    return CheckResult(document, HOSTILE, (), (), _findings(tmp_path), citations=0)


@pytest.mark.parametrize("word", HOSTILE)
def test_no_control_reaches_a_terminal(word: str) -> None:
    assert _harmless(printable(word))
    stream = io.StringIO()
    say(f"{word}\n", stream)
    assert _harmless(stream.getvalue())


def test_a_form_has_nothing_that_a_terminal_or_a_ci_service_obeys(result: CheckResult) -> None:
    forms = (
        terminal.render(result.findings, [result.document.fence]),
        github.render(result.findings), junit.render([result]),
        render_json([result]), sarif.render(result.findings),
    )  # fmt: skip
    for shown in forms:
        assert _harmless(shown)
        assert "##vso[" not in shown
    lines = github.render(result.findings).split("\n")
    assert len(lines) == len(HOSTILE)
    assert all(line.startswith("::error file=main.tex,line=1,col=3,title=a-") for line in lines)
    assert not any(line.lstrip().startswith("::") for line in forms[0].split("\n"))
    assert json.loads(forms[3])["documents"][0]["cited"] == list(HOSTILE)
    assert ET.fromstring(forms[2]).tag == "testsuites"  # noqa: S314 - made here


def test_a_path_is_no_command_of_a_ci_service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a,line=9::error file=b,c:\nd.tex"
    finding = Finding("a-b", Severity.ERROR, path, 1, 1, "Wrong.")
    assert github.render([finding]) == (
        "::error file=a%2Cline=9%3A%3Aerror file=b%2Cc%3A<U+000A>d.tex,"
        "line=1,col=1,title=a-b::Wrong."
    )
    named = Finding("a-b", Severity.ERROR, tmp_path / "::error::x.tex", 1, 1, "Wrong.")
    assert not terminal.render([named], [], colour=False).startswith("::")


@pytest.mark.parametrize(
    "plain", ["blåbær – «ja»", "\\textbf{x} # 1 ## 2", "日本語", "می\u200cخواهم", "a: b"]
)
def test_text_of_any_language_is_left_as_it_is(plain: str) -> None:
    assert printable(plain) == plain


@given(st.text())
def test_whatever_is_printed_can_be_seen(any_text: str) -> None:
    shown = printable(any_text)
    assert _harmless(shown)
    assert "\n" not in shown
    assert printable(shown) == shown


def test_the_caret_stands_under_its_sign_where_controls_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.tex"
    path.write_bytes(b"ab\x1bcd")
    wrong = Finding("a-b", Severity.ERROR, path, 1, 4, "Wrong.")
    shown = terminal.render([wrong], [Fence(tmp_path)], colour=False)
    row, caret = shown.split("\n")[2:4]
    assert row[caret.index("^")] == "c"
