"""The score sheet: every planted defect is found where it stands, and nothing else is."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from trykklar.bibliography import read_bib
from trykklar.checks import Policy, PolicyTerm, check
from trykklar.checks.registry import RULES
from trykklar.latex.source import read_source
from trykklar.project.selection import plain
from trykklar.storage.fence import Fence

HERE = Path(__file__).parent / "planted"
POLICY = Policy(today=date(2026, 6, 1), terms=(PolicyTerm("programme", ("program",), "en"),))
Sheet = Counter[tuple[str, int, str]]


def expected(folder: Path) -> Sheet:
    """(file, line, code) of every defect; one in an entry counts at the line of its `@`."""
    sheet: Sheet = Counter()
    for number, line in enumerate((folder / "main.tex").read_text("utf-8").split("\n"), 1):
        for code in line.partition("%!")[2].split():
            sheet["main.tex", number, code] += 1
    for entry in read_bib(read_source(folder / "refs.bib", Fence(folder))).entries:
        for code in entry.fields.get("planted", "").split():
            sheet["refs.bib", entry.place.line, code] += 1
    return sheet


def found(folder: Path) -> Sheet:
    entries = sorted(
        entry.place.line
        for entry in read_bib(read_source(folder / "refs.bib", Fence(folder))).entries
    )
    sheet: Sheet = Counter()
    for finding in check(plain(folder / "main.tex"), POLICY).findings:
        line = finding.line
        if finding.path.suffix == ".bib":
            line = max(start for start in entries if start <= line)
        sheet[finding.path.name, line, finding.code] += 1
    return sheet


@pytest.mark.parametrize("name", ["natbib", "biblatex"])
def test_every_planted_defect_is_found_and_nothing_else(name: str) -> None:
    truth, answer = expected(HERE / name), found(HERE / name)
    assert (sorted(truth - answer), sorted(answer - truth)) == ([], [])


def test_every_rule_has_a_planted_defect() -> None:
    planted = {code for name in ("natbib", "biblatex") for *_, code in expected(HERE / name)}
    untestable_here = {"file-unreadable", "file-encoding", "citation-record"}
    own_tests = {code for code in RULES if code.startswith("edition-")}
    assert set(RULES) - planted - untestable_here - own_tests == set()


def test_every_rule_says_what_why_and_an_example() -> None:
    for code, rule in RULES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", code)
        assert rule.what.endswith(".")
        assert rule.why.endswith(".")
        assert rule.example
