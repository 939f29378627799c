"""Changes written into an author's files: all or none, as a patch or at once."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from dulwich import porcelain

from tests.review.word_file import Hand
from trykklar.checks.rule import RuleEdit
from trykklar.finding import FatalError
from trykklar.latex.source import Place, Source, read_source
from trykklar.review import carry_out
from trykklar.review.comment_lines import comment_edits
from trykklar.review.comments import Comment
from trykklar.review.review_change import PlacedComment
from trykklar.review.uncommitted import uncommitted
from trykklar.storage import atomic_file
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.review.round_trip import RoundTrip
    from trykklar.review.review_change import Review


def test_a_patch_is_one_that_git_applies(trip: RoundTrip, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder's name has a blank and Norwegian letters."""
    monkeypatch.chdir(trip.folder)
    found = _two_files(trip)
    patch = carry_out.patch(carry_out.edits(found.changes), trip.document.fence)
    subprocess.run(["git", "apply", "-"], input=patch, cwd=trip.folder, check=True, timeout=60)
    by_git = _sources(trip)
    trip.restore()
    trip.apply(found)
    assert _sources(trip) == by_git


def test_where_one_file_cannot_be_written_none_is_changed(
    trip: RoundTrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before = _two_files(trip), _sources(trip)
    written: list[Path] = []

    def write(path: Path, data: bytes, *, within: Path) -> None:
        if len(written) == 1:
            written.append(path)
            raise FatalError("The disk is full.")
        written.append(path)
        atomic_file.write(path, data, within=within)

    monkeypatch.setattr(carry_out, "write", write)
    with pytest.raises(FatalError, match="disk is full"):
        trip.apply(found)
    assert len(written) == 3  # one, the one that failed, and the first one again
    assert _sources(trip) == before


def test_a_file_that_changed_since_the_review_is_not_written(trip: RoundTrip) -> None:
    found = _two_files(trip)
    path = trip.folder / "sections" / "queue.tex"
    path.write_text("Something else.\n", "utf-8")
    with pytest.raises(FatalError, match="changed meanwhile"):
        trip.apply(found)
    assert path.read_text("utf-8") == "Something else.\n"


@pytest.mark.parametrize("wanted", ["0", "3", "2-1", "1,", "one", "1-9", "-1", "1 2 3"])
def test_a_number_that_no_change_has_is_refused(trip: RoundTrip, wanted: str) -> None:
    with pytest.raises(FatalError, match="There is no change"):
        carry_out.chosen(_two_files(trip), wanted, ())


def test_changes_are_chosen_by_number_and_by_author(trip: RoundTrip) -> None:
    found = _two_files(trip)
    assert [item.number for item in carry_out.chosen(found, "2", ())] == [2]
    assert [item.number for item in carry_out.chosen(found, "1-2", ())] == [1, 2]
    assert [item.number for item in carry_out.chosen(found, "all", ("Per",))] == [2]
    with pytest.raises(FatalError, match="Ola changed nothing"):
        carry_out.chosen(found, "all", ("Ola",))


def test_what_is_not_committed_is_named(trip: RoundTrip, tmp_path: Path) -> None:
    queue = trip.folder / "sections" / "queue.tex"
    assert uncommitted([queue], trip.document.fence) == []  # no repository, nothing to say
    repository = porcelain.init(str(trip.folder))
    try:
        assert uncommitted([queue], trip.document.fence) == [queue]
        porcelain.add(repository, [str(queue)])
        porcelain.commit(repository, b"all", author=b"A <a@b>", committer=b"A <a@b>")
        assert uncommitted([queue], trip.document.fence) == []
        queue.write_bytes(queue.read_bytes().replace(b"\n", b"\r\n"))
        assert uncommitted([queue], trip.document.fence) == []  # line ends are Git's to choose
        queue.write_text("Something else.\n", "utf-8")
        assert uncommitted([queue], trip.document.fence) == [queue]
    finally:
        repository.close()
        (trip.folder / ".git").rename(tmp_path / "git")


def _two_files(trip: RoundTrip) -> Review:
    """A change of Kari's in one file, and one of Per's in another."""
    file = trip.file.copy()
    for number, author in ((1, "Kari"), (20, "Per")):
        file.insert(file.paragraphs()[number], 4, "new ", Hand(author))
    return trip.review(file)


def _sources(trip: RoundTrip) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(trip.folder.rglob("*.tex"))}


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("Før.\r\nHere it is.\r\nEtter.\r\n", "utf-8", "main.tex"),
        ("F\u00f8r.\nHere it is.\nEtter.\n", "latin-1", "main.tex"),
        ("a\x0cb\u2028c\x85d\xade\u200bf\nHere it is.\n::error::x ##[x]\n", "utf-8", "æ ø.tex"),
        ("One\nHere it is.", "utf-8-sig", "main.tex"),
        ("One\nHere it is.\n", "utf-8", 'a\n--- a\n+++ b".tex'),
    ],
)
def test_a_patch_is_of_the_bytes_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, encoding: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    source = read_source(path, Fence(tmp_path))
    assert isinstance(source, Source)
    at = source.text.index("it is")
    made = carry_out.patch([RuleEdit(source, at, at + 2, "she")], Fence(tmp_path))
    subprocess.run(["git", "apply", "-"], input=made, check=True, cwd=tmp_path)
    assert path.read_bytes() == text.replace("it is", "she is").encode(encoding)


@pytest.mark.parametrize("form", ["lines", "todo"])
def test_a_comment_is_written_into_a_file_that_lacks_its_letters(tmp_path: Path, form: str) -> None:
    path = tmp_path / "main.tex"
    path.write_bytes("Først.\n".encode("latin-1"))
    source = read_source(path, Fence(tmp_path))
    assert isinstance(source, Source)
    placed = PlacedComment(Comment("1", "Ωμέγα", "", "→ 北京?"), (), "", Place(source, 0))
    carry_out.carry_out(list(comment_edits([placed], form)), Fence(tmp_path))
    assert b"RIGHTWARDS ARROW" in path.read_bytes()
    assert path.read_bytes().endswith("Først.\n".encode("latin-1"))
