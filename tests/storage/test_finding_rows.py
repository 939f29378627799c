"""A finding that is kept and reported again is the same finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.finding import Finding, Severity
from trykklar.storage.finding_rows import from_row, to_row

PATHS = st.builds(Path, st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1))
FINDINGS = st.builds(
    Finding,
    st.text(),
    st.sampled_from(Severity),
    PATHS,
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.text(),
    st.text(),
)


@given(FINDINGS)
def test_what_is_kept_as_json_is_the_finding(finding: Finding) -> None:
    assert from_row(json.loads(json.dumps(to_row(finding)))) == finding


@pytest.mark.parametrize("row", [(), ("a",), ("a", "fatal", "b", 1, 1, "", ""), (1,) * 8])
def test_another_row_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match=r"unpack|Severity|values"):
        from_row(row)
