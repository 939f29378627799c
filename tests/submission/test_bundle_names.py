"""A file of a bundle has a name of its own, and what was made of it is named after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.submission.bundle_names import flat_names, following, plain


def test_what_was_made_of_a_file_follows_it() -> None:
    names = {Path("kart/a.eps"): "fig1.eps", Path("a.tex"): "paper.tex"}
    made = [Path("kart/a-eps-converted-to.pdf"), Path("main.bbl"), Path("main-1.ind")]
    assert list(following(names, made, "main", "paper").values()) == [
        "fig1-eps-converted-to.pdf", "paper.bbl", "paper-1.ind",
    ]  # fmt: skip


def test_a_file_called_as_what_was_made_is_no_stem_of_it() -> None:
    names = {Path("main.bbl.tex"): "main.bbl.tex"}
    assert following(names, [Path("main.bbl")], "main", "paper") == {Path("main.bbl"): "paper.bbl"}


def test_names_that_differ_by_capitals_alone_are_kept_apart() -> None:
    names = flat_names([Path("a/Map æ.pdf"), Path("b/map ae.pdf")], {})
    assert list(names.values()) == ["a-Map-ae.pdf", "b-map-ae.pdf"]


@pytest.mark.parametrize(
    ("name", "bundled"),
    [
        ("aux.tex", "aux-.tex"), ("CON", "CON-"), ("nul.tar.gz", "nul-.tar.gz"),
        ("COM1.png", "COM1-.png"),
        ("a.", "a"), ("..", "file"), ("a\nb.tex", "a-b.tex"), ("auxiliary.tex", "auxiliary.tex"),
        ("lexicon.tex", "lexicon.tex"),
    ],
)  # fmt: skip
def test_no_name_is_one_that_windows_cannot_unpack(name: str, bundled: str) -> None:
    """An editor's office has Windows, where `aux.tex` is a device and no file."""
    assert plain(name) == bundled
