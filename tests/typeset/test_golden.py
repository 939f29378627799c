"""Real documents that fail, each with the findings that it must give.

A case is a file in `golden/` that ends in comments like `% expect: CODE FILE:LINE[:COLUMN] [WORD]`:
the findings, in order, and no others of that weight. WORD must stand in the hint. A case that
expects an error names all errors; one that expects none, all warnings.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import GOLDEN, document
from trykklar.finding import Finding, Severity, failed
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

_EXPECT = re.compile(r"^% expect: (\S+) (\S+?):(\d+)(?::(\d+))?(?: (\S+))?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    code: str
    path: str
    line: int
    column: int
    hint: str

    def fits(self, finding: Finding, root: Path) -> bool:
        here = str(finding.path.relative_to(root)) if finding.path != root else "."
        same = (finding.code, here, finding.line) == (self.code, self.path, self.line)
        return same and self.column in (0, finding.column) and self.hint in finding.hint


def _expected(case: Path) -> list[Expected]:
    found = _EXPECT.findall(case.read_text("latin-1"))
    return [Expected(c, p, int(line), int(col or 0), hint) for c, p, line, col, hint in found]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of all cases: each has a work folder of its own."""
    folder = tmp_path_factory.mktemp("golden") / "cases"
    shutil.copytree(GOLDEN, folder)
    return folder


@pytest.mark.parametrize("case", sorted(GOLDEN.glob("*.tex")), ids=lambda case: case.stem)
def test_the_author_reads_the_cause_at_its_line(case: Path, library: Path) -> None:
    expected = _expected(case)
    assert expected, "a golden document ends in what is expected of it"
    done = typeset(document(library, case.name), time_limit=30)
    found = [each for each in done.findings if each.severity is Severity.ERROR] or done.findings
    listing = "\n".join(f"{each} ({each.hint})" for each in done.findings)
    assert len(found) == len(expected), listing
    pairs = zip(expected, found, strict=True)
    assert all(want.fits(each, library) for want, each in pairs), listing
    assert (done.pdf is None) <= failed(done.findings)


def test_there_is_a_case_for_most_codes() -> None:
    codes = {each.code for case in GOLDEN.glob("*.tex") for each in _expected(case)}
    assert len(codes) > 25
