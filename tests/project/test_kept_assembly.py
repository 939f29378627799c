"""An assembled edition stands when a word has changed, and not when what describes it has."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.project import assemble
from trykklar.project.selection import choose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.document import Document

_SECTIONS = "manuscript/sections/article"
_VENUES = "manuscript/venues"


def _chosen(root: Path) -> tuple[Document, ...]:
    return choose(["article"], root).documents


@pytest.fixture
def only_recalled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def refuse() -> None:
        def assembled(*_: object) -> None:
            pytest.fail("It was assembled again")

        monkeypatch.setattr(assemble, "assemble", assembled)

    return refuse


def test_a_word_of_a_section_does_not_have_it_assembled_again(
    small: Path, only_recalled: Callable[[], None]
) -> None:
    before = _chosen(small)
    with (small / _SECTIONS / "findings.tex").open("a", encoding="utf-8") as file:
        file.write("One more word.\n")
    only_recalled()
    chosen = choose(["article"], small)
    assert chosen.documents == before
    assert before[0].drawings
    assert before[0].origins
    assert chosen.edition(before[0]) == "article"  # what paper.toml says is read when it is needed


def _edited(name: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def _own_venue(root: Path) -> None:
    folder = root / _VENUES
    folder.mkdir()
    (folder / "article.toml").write_text('like = "article"\nname = "own venue"\n')


_TABLE = "manuscript/tables/example.toml"
_MADE = "build/work/article/floats/example.tex"


@pytest.mark.parametrize(
    ("change", "file", "says"),
    [
        (_edited("manuscript/paper.toml", "what was found", "what is new"), "article", "is new"),
        (_edited(_TABLE, "data look like", "cells look like"), "floats/example", "cells look like"),
        (
            _edited("figures/steps.toml", "[caption]", "[caption]\nnb = 'x'"),
            "floats/steps",
            "steps",
        ),
        (_edited(_MADE, "table", "tabel"), "floats/example", "table"),
        (lambda root: (root / _MADE).unlink(), "floats/example", "table"),
        (_own_venue, "article", "own venue"),
    ],
    ids=["paper", "table", "figure", "made", "gone", "venue"],
)
def test_what_describes_it_has_it_assembled_again(
    small: Path, change: Callable[[Path], object], file: str, says: str
) -> None:
    _chosen(small)
    change(small)
    (document,) = _chosen(small)
    assert says in (document.root / document.work / f"{file}.tex").read_text("utf-8")


def test_a_float_that_a_section_asks_for_now_is_made(small: Path) -> None:
    _chosen(small)
    shutil.copy(small / _TABLE, small / "manuscript/tables/second.toml")
    _chosen(small)
    _edited(f"{_SECTIONS}/introduction.tex", "floats/example", "floats/second")(small)
    (document,) = _chosen(small)
    assert "second.tex" in {path.name for path in document.origins}


def test_a_file_that_paper_toml_names_is_missed_at_once(small: Path) -> None:
    _chosen(small)
    (small / "references.bib").unlink()
    with pytest.raises(FatalError, match="not there"):
        _chosen(small)


def test_what_is_reached_by_a_link_is_read_each_time(small: Path) -> None:
    (small / "manuscript/tables").rename(small / "tables")
    (small / "manuscript/tables").symlink_to("../tables")
    _chosen(small)
    _edited("tables/example.toml", "data look like", "cells look like")(small)
    (document,) = _chosen(small)
    assert "cells look like" in (small / _MADE).read_text("utf-8")
    assert document.root == small


def test_a_link_among_the_made_files_is_not_written_through(small: Path) -> None:
    (document,) = _chosen(small)
    other = small / "other.tex"
    other.write_text("mine")
    made = document.root / document.work / "floats" / "example.tex"
    made.unlink()
    made.symlink_to(other)
    _chosen(small)
    assert other.read_text() == "mine"
    assert not made.is_symlink()
    assert "table" in made.read_text("utf-8")
