"""The forms that other programs read, and the text that people do."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from trykklar.checks import CheckResult, check
from trykklar.finding import Finding, Severity
from trykklar.project.selection import plain
from trykklar.report import github, junit, sarif, terminal
from trykklar.report.json_report import render as render_json
from trykklar.storage.fence import Fence


@pytest.fixture
def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CheckResult:
    monkeypatch.chdir(tmp_path)
    body = '\\usepackage{natbib}\n\\cite{lipsky1981} & <"tekst">\n\\bibliography{refs}'
    Path("main.tex").write_text(body, encoding="utf-8")
    Path("refs.bib").write_text("@book{lipsky1980, title={A}}", encoding="utf-8")
    return check(plain(Path("main.tex")))


def test_json_keeps_its_contract(result: CheckResult) -> None:
    (document,) = json.loads(render_json([result]))["documents"]
    assert document["main"] == "main.tex"
    assert (document["cited"], document["undefined"]) == (["lipsky1981"], ["lipsky1981"])
    assert document["unused"] == ["lipsky1980"]
    assert set(document["findings"][0]) == {
        "code", "severity", "path", "line", "column", "message", "hint",
    }  # fmt: skip


def test_the_text_shows_the_line_with_a_caret_and_no_colour_in_a_file(result: CheckResult) -> None:
    shown = terminal.render(result.findings, [result.document.fence])
    row, caret = shown.split("\n")[2:4]
    assert row[caret.index("^") :].startswith("lipsky1981")
    assert "\033" not in shown
    assert "\033" in terminal.render(result.findings, [result.document.fence], colour=True)
    assert shown.split("\n")[-1] == "1 error, 1 hint"


def test_sarif_names_rule_place_and_level(result: CheckResult) -> None:
    (run,) = json.loads(sarif.render(result.findings))["runs"]
    error = next(each for each in run["results"] if each["level"] == "error")
    assert run["tool"]["driver"]["rules"][error["ruleIndex"]]["id"] == "citation-undefined"
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "main.tex", "uriBaseId": "ROOT"}
    assert place["region"] == {"startLine": 2, "startColumn": 7}


def test_junit_is_xml_with_a_failure_per_error_and_none_per_hint(result: CheckResult) -> None:
    (suite,) = ET.fromstring(junit.render([result]).encode())  # noqa: S314 - made here
    assert suite.attrib["failures"] == "1"
    assert len(suite.findall("testcase/failure")) == 1


def test_github_has_one_escaped_line_per_finding(result: CheckResult) -> None:
    first = github.render(result.findings).split("\n")[0]
    assert first.startswith("::error file=main.tex,line=2,col=7,title=citation-undefined::There")


def test_many_warnings_of_a_kind_are_one_with_the_lines_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "main.tex"
    findings = [
        Finding("language-dash", Severity.WARNING, path, line, 1, f"A dash, {line}.")
        for line in range(1, 13)
    ]
    shown = terminal.render(findings, [])
    assert "A dash, 1. (and 11 more like it) [language-dash]" in shown
    assert "Also in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12." in shown
    assert "A dash, 2." not in shown
    assert shown.count("[language-dash]") == 1
    assert terminal.render(findings[:10], []).count("[language-dash]") == 10


def test_no_line_is_shown_of_a_file_outside_whatever_names_it(tmp_path: Path) -> None:
    """A manuscript can write any message into its log, and bring any link."""
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    project = tmp_path / "project"
    project.mkdir()
    (project / "chapter.tex").symlink_to("../secret")
    (project / "inside.tex").write_text("a line\n", encoding="utf-8")
    for path in (project / "chapter.tex", project / ".." / "secret", tmp_path / "secret"):
        finding = Finding("a-b", Severity.ERROR, path, 1, 1, "Wrong.")
        assert "| secret" not in terminal.render([finding], [Fence(project)])
        assert "| secret" in terminal.render([finding], [Fence(project, (tmp_path / "secret",))])
    inside = Finding("a-b", Severity.ERROR, project / "inside.tex", 1, 1, "Wrong.")
    assert "| a line" in terminal.render([inside], [Fence(project)])
