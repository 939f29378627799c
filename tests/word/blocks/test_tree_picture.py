"""A document can forge TeX's record of what it read: Word gets only what everybody may read."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.sandbox import system
from trykklar.word.blocks import tree_picture
from trykklar.word.blocks.tree_picture import tree_picture as copied


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A paper beside a folder that everybody may read, and one that nobody named."""
    for place in ("public", "private"):
        tree = tmp_path / place / "texmf-local/tex"
        tree.mkdir(parents=True)
        (tree / "logo.png").write_bytes(place.encode())
    (tmp_path / "public/texmf-linked").symlink_to(tmp_path / "private/texmf-local")
    (tmp_path / "public/texmf-local/tex/link.png").symlink_to(
        tmp_path / "private/texmf-local/tex/logo.png"
    )
    monkeypatch.setattr(tree_picture, "public_paths", lambda _: (tmp_path / "public",))
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    paper = tmp_path / "paper"
    paper.mkdir()
    return Document("main", paper, Path("main.tex"), Path("build/work/main"), Path("build"))


def test_a_picture_of_a_public_tree_is_copied(document: Document) -> None:
    found = copied(document.root.parent / "public/texmf-local/tex/logo.png", document)
    assert found is not None
    assert found.read_bytes() == b"public"
    assert found.is_relative_to(document.root / document.work)


@pytest.mark.parametrize(
    "forged",
    [
        "private/texmf-local/tex/logo.png",  # called a tree, and readable for no program
        "public/texmf-local/../../private/texmf-local/tex/logo.png",
        "public/texmf-linked/tex/logo.png",
        "public/texmf-local/tex/link.png",
        "public/texmf-local/tex",
        "public/logo.png",
    ],
)
def test_nothing_else_is(document: Document, forged: str) -> None:
    assert copied(Path(f"{document.root.parent}/{forged}"), document) is None
    assert not (document.root / document.work / "word").exists()


def test_a_homes_own_tree_is_not_public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, named = tmp_path / "home/texmf", tmp_path / "named"
    own.mkdir(parents=True)
    named.mkdir()
    monkeypatch.setenv("HOME", str(own.parent))
    monkeypatch.setenv("TEXMFHOME", str(named))
    system._everywhere.cache_clear()
    try:
        program = Path("/usr/bin/pdflatex")
        assert {own, named} <= {*system.system_paths(program)}
        assert {own, named}.isdisjoint(system.public_paths(program))
    finally:
        system._everywhere.cache_clear()
