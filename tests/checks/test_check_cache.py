"""What was checked is not checked again, and never remembered wrongly."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from trykklar.checks import Policy, check
from trykklar.checks import check_context as evidence_module
from trykklar.project.selection import plain


def test_a_result_is_kept_until_a_file_or_the_policy_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = Policy(cache=tmp_path / "cache", today=date(2026, 1, 1))
    main = tmp_path / "main.tex"
    main.write_text(r"\cite{a,b}\bibliography{refs}", encoding="utf-8")
    (tmp_path / "refs.bib").write_text("@book{a, title={A}}", encoding="utf-8")
    document = plain(main)
    first = check(document, policy)

    with monkeypatch.context() as patch:
        patch.delattr(evidence_module, "CheckContext")  # nothing is read again
        kept = check(document, policy)
    assert replace(kept, edits=()) == replace(first, edits=())

    (tmp_path / "refs.bib").write_text("@book{a, title={A}}@book{b,title={B}}", encoding="utf-8")
    assert check(document, policy).undefined == ()
    assert check(document, replace(policy, ignore=("entry",))).findings == ()


def test_a_result_with_a_missing_file_is_not_kept(tmp_path: Path) -> None:
    policy = Policy(cache=tmp_path / "cache")
    (tmp_path / "main.tex").write_text(r"\cite{a}\bibliography{refs}", encoding="utf-8")
    document = plain(tmp_path / "main.tex")
    assert check(document, policy).undefined == ("a",)
    (tmp_path / "refs.bib").write_text("@book{a, title={A}}", encoding="utf-8")
    assert check(document, policy).undefined == ()


def test_a_broken_cache_or_one_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (tmp_path / "main.tex").write_text(r"\cite{a}", encoding="utf-8")
    document = plain(tmp_path / "main.tex")
    assert check(document, Policy(cache=tmp_path / "file")).cited == ("a",)
    policy = Policy(cache=tmp_path / "cache")
    check(document, policy)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_text("{", encoding="utf-8")
    assert check(document, policy).cited == ("a",)
