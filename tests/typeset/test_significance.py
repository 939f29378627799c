"""What counts as a change: each line here is a pass that an author does not wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.typeset.fingerprint import ABSENT, look

if TYPE_CHECKING:
    from pathlib import Path


def _same(tmp_path: Path, name: str, old: str, new: str) -> bool:
    (tmp_path / "old").mkdir(exist_ok=True)
    (tmp_path / "new").mkdir(exist_ok=True)
    (tmp_path / "old" / name).write_text(old)
    (tmp_path / "new" / name).write_text(new)
    return look(tmp_path / "old" / name).same(look(tmp_path / "new" / name))


def test_the_checksum_of_the_bibliography_does_not_count(tmp_path: Path) -> None:
    line = "\\abx@aux@read@bbl@mdfivesum{%s}\n\\newlabel{a}{{1}{1}}\n"
    assert _same(tmp_path, "a.aux", line % "AA", line % "BB")
    assert not _same(tmp_path, "a.tex", line % "AA", line % "BB")


def test_a_label_counts(tmp_path: Path) -> None:
    line = "\\relax \n\\newlabel{a}{{1}{%s}}\n"
    assert not _same(tmp_path, "a.aux", line % "1", line % "2")


def test_the_number_of_pages_counts_where_anything_else_stands(tmp_path: Path) -> None:
    line = "\\newlabel{a}{{1}{1}}\n\\gdef \\@abspage@last{%s}\n"
    assert not _same(tmp_path, "a.aux", line % "1", line % "2")


def test_an_aux_that_says_nothing_is_as_none(tmp_path: Path) -> None:
    path = tmp_path / "a.aux"
    path.write_text("\\relax \n\\gdef \\@abspage@last{3}\n")
    assert look(path).same(ABSENT)
    empty = tmp_path / "a.toc"
    empty.touch()
    assert look(empty).same(ABSENT)


def test_a_second_citation_of_a_work_does_not_count_for_biber(tmp_path: Path) -> None:
    key = '    <bcf:citekey order="{}" intorder="1">{}</bcf:citekey>\n'
    once = key.format(1, "a") + key.format(2, "b")
    twice = key.format(1, "a") + key.format(2, "a") + key.format(3, "b")
    assert _same(tmp_path, "a.bcf", once, twice)
    assert not _same(tmp_path, "a.bcf", once, key.format(1, "b") + key.format(2, "a"))
    assert not _same(tmp_path, "a.bcf", once, key.format(1, "a") + key.format(1, "b"))
    assert not _same(tmp_path, "a.bcf", once, once + "<bcf:section>" + once)


def test_files_known_by_time_alone_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.sty"
    path.write_text("x")
    mark = look(path, content=False)
    assert mark.digest == ""
    assert mark.same(look(path, content=False))
    assert not mark.same(ABSENT)


def test_of_a_document_of_pictures_only_what_the_pictures_note_down_counts(tmp_path: Path) -> None:
    """A class that notes down its number of pages had each picture set three times."""
    outer = (
        "\\relax \n\\newlabel{Pages}{{%s}}\n\\relax %%pieces\n%s\\relax %%pieces\n\\gdef\\x{1}\n"
    )
    path = tmp_path / "a.aux"
    path.write_text(outer % ("1", ""))
    assert look(path).same(ABSENT)
    assert _same(tmp_path, "a.aux", outer % ("1", "\\pgf{1}\n"), outer % ("2", "\\pgf{1}\n"))
    assert not _same(tmp_path, "a.aux", outer % ("1", "\\pgf{1}\n"), outer % ("1", "\\pgf{2}\n"))
