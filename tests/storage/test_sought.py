"""What was looked for and not found is noticed when it comes, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trykklar.storage.sought import Sought, joined, of_paths, of_rows

NAMES = {
    ".": frozenset({"extra.tex", "bløt å.tex"}),
    "parts": frozenset({"extra.tex"}),
    "tree//": frozenset({"own.sty", "deep/own.cfg"}),
}


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


@pytest.mark.parametrize(
    "name",
    ["extra.tex", "EXTRA.TeX", "bløt å.tex", "parts/extra.tex", "tree/own.sty", "tree/a/b/own.sty",
     "tree/a/deep/own.cfg"],
)  # fmt: skip
def test_a_file_of_a_sought_name_is_present(tmp_path: Path, name: str) -> None:
    assert not list(Sought(NAMES).present(tmp_path))
    put(tmp_path, name)
    assert list(Sought(NAMES).present(tmp_path)) == [Path(name)]
    assert Sought(NAMES).wants(Path(name)) or "deep" in name


@pytest.mark.parametrize("name", ["notes.txt", "a/extra.tex", "own.sty", "extra.tex.swp"])
def test_any_other_file_is_not(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert not list(Sought(NAMES).present(tmp_path))
    assert not Sought(NAMES).wants(Path(name))


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "extra.tex").mkdir()
    assert not list(Sought(NAMES).present(tmp_path))


def test_a_link_counts_when_it_leads_somewhere(tmp_path: Path) -> None:
    (tmp_path / "extra.tex").symlink_to("there.tex")
    assert not list(Sought(NAMES).present(tmp_path))
    put(tmp_path, "there.tex")
    assert list(Sought(NAMES).present(tmp_path)) == [Path("extra.tex")]


def test_a_pattern_finds_every_match(tmp_path: Path) -> None:
    sought = of_paths([], ["refs-*.bib"])
    put(tmp_path, "refs-a.bib", "refs-b.bib", "other.bib")
    assert sorted(sought.present(tmp_path)) == [Path("refs-a.bib"), Path("refs-b.bib")]
    assert sought.wants(Path("refs-c.bib"))


def test_it_is_kept_as_it_is() -> None:
    sought = joined((Sought(NAMES), of_paths([Path("parts/b.tex")], ["*.bib"])))
    assert sought.names["parts"] == {"extra.tex", "b.tex"}
    assert of_rows(json.loads(json.dumps(sought.rows))) == sought


def test_what_was_made_is_no_longer_sought() -> None:
    left = Sought(NAMES).without([Path("Extra.tex"), Path("elsewhere.tex")])
    assert left.names["."] == {"bløt å.tex"}
    assert left.names["parts"] == {"extra.tex"}
