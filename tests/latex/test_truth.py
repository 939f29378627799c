"""What is read without TeX must be what TeX itself cited (`record.py` asked it)."""

import json
from pathlib import Path

import pytest

from trykklar.latex.read_document import read
from trykklar.project.selection import plain

HERE = Path(__file__).parent
TRUTH: dict[str, list[str]] = json.loads((HERE / "cited.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_the_keys_are_those_that_tex_cited(name: str) -> None:
    reading = read(plain(HERE / "cases" / name))
    found = {key.name for citation in reading.citations for key in citation.keys}
    assert sorted(found) == TRUTH[name]
