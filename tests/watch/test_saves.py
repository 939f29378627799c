"""What is watched: the folders of the manuscript, and nothing that a link in them leads to."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.finding import FatalError
from trykklar.watch import saves as module
from trykklar.watch.saves import saves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.document import Document
    from trykklar.watch.saves import Saved


@pytest.fixture
def paper(tmp_path: Path) -> Document:
    made = write(tmp_path / "en tekst æ", body="Text.")
    (made.root / "parts" / "deep").mkdir(parents=True)
    (made.root / "build" / "work").mkdir(parents=True)
    (made.root / ".git" / "objects").mkdir(parents=True)
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    (folder / "inner").mkdir(parents=True)
    return folder


def watched(document: Document) -> set[str]:
    folders = module._Sources([document]).folders()
    return {str(Path(folder).relative_to(document.root)) for folder in folders}


def after(following: Iterator[Saved], happens: Callable[[], object]) -> set[str]:
    """The names of what is saved next."""
    threading.Timer(0.2, happens).start()
    return {Path(name).name for _, name in next(following)}


def test_links_are_not_gone_into(paper: Document, outside: Path) -> None:
    """A link to `/` would have the whole disk watched."""
    (paper.root / "away").symlink_to(outside)
    (paper.root / "parts" / "round").symlink_to(paper.root)
    assert watched(paper) == {".", "parts", "parts/deep"}


def test_a_folder_that_the_user_let_in_is_watched_by_its_link(
    paper: Document, outside: Path
) -> None:
    (paper.root / "away").symlink_to(outside)
    allowed = replace(paper, allowed=(outside,))
    assert watched(allowed) == {".", "parts", "parts/deep", "away", "away/inner"}


def test_saves_are_seen_in_a_folder_that_came_later_too(paper: Document) -> None:
    following = saves([paper])
    assert next(following) == set()  # from here on nothing is missed
    part = paper.root / "parts" / "deep" / "one.tex"
    assert after(following, lambda: part.write_text("x")) == {"one.tex"}
    assert after(following, (paper.root / "new").mkdir) == {"new"}
    assert next(following) == set()  # what was saved there meanwhile is to be looked for
    assert after(following, lambda: (paper.root / "new" / "two.tex").write_text("x")) == {"two.tex"}


def test_a_folder_that_is_gone_ends_it_in_words(paper: Document) -> None:
    following = saves([paper])
    next(following)
    paper.root.rename(paper.root.with_name("moved"))
    with pytest.raises(FatalError, match="no longer there"):
        next(saves([paper]))


def test_what_is_saved_while_it_begins_is_not_lost(paper: Document) -> None:
    following = saves([paper])
    next(following)
    (paper.root / "paper.tex").write_text("Other text.")
    time.sleep(0.1)
    assert {Path(name).name for _, name in next(following)} == {"paper.tex"}
