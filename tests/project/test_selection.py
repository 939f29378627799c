from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.finding import FatalError
from trykklar.project.selection import choose


def test_without_a_name_every_edition_is_meant(project: Path) -> None:
    chosen = choose((), project)
    assert [chosen.edition(document) for document in chosen.documents] == ["article", "note"]
    assert [document.language for document in chosen.documents] == ["en-GB", "nb-NO"]


def test_an_edition_that_is_not_there_is_asked_about(small: Path) -> None:
    with pytest.raises(FatalError, match="no edition 'artikkel'") as raised:
        choose(["artikkel"], small)
    assert raised.value.hint == "Did you mean 'article'?"


def test_a_venue_that_is_not_there_is_asked_about(small: Path) -> None:
    with pytest.raises(FatalError, match="no venue 'elsarticel'") as raised:
        choose(["article"], small, "elsarticel")
    assert raised.value.hint == "Did you mean 'elsarticle'?"


def test_another_venue_leaves_the_edition_s_own_files_alone(small: Path) -> None:
    chosen = choose(["article"], small, "elsarticle")
    (document,) = chosen.documents
    assert document.result(".pdf").name == "article-elsarticle.pdf"
    assert chosen.edition(document) == "article"


def test_a_main_file_needs_no_project(tmp_path: Path) -> None:
    main = tmp_path / "min artikkel" / "hoved.tex"
    main.parent.mkdir()
    main.write_text("\\documentclass{article}")
    (document,) = choose([str(main)], Path("nowhere")).documents
    assert (document.root, document.main) == (main.parent, Path("hoved.tex"))


def test_a_main_file_that_is_not_there_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "main.tex").touch()
    with pytest.raises(FatalError, match="no file") as raised:
        choose([str(tmp_path / "mian.tex")], tmp_path)
    assert raised.value.hint == "Did you mean 'main.tex'?"


def test_a_file_of_another_kind_and_a_folder_are_named_as_that(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`submit refs.bib` asked for a project, as if an edition had been named."""
    monkeypatch.chdir(small)
    (small / "refs.bib").write_text("", encoding="utf-8")
    (small / "thesis").mkdir()
    (small / "thesis" / "main.tex").write_text("", encoding="utf-8")
    with pytest.raises(FatalError, match=r"refs\.bib is no LaTeX file"):
        choose(["refs.bib"], small)
    with pytest.raises(FatalError, match="is a folder") as caught:
        choose(["./thesis"], small)
    assert "main.tex" in caught.value.hint


@pytest.mark.parametrize("name", ["..tex", "...tex", "....tex"])
def test_what_is_made_of_a_file_that_is_called_as_a_folder_has_a_name_of_its_own(
    tmp_path: Path, name: str
) -> None:
    """A submission of `...tex` would be the folder above that of all submissions."""
    (tmp_path / name).write_text("\\documentclass{article}", encoding="utf-8")
    (document,) = choose([str(tmp_path / name)], tmp_path).documents
    assert document.name.strip(".")
    assert document.result(".pdf").parent == tmp_path / "build"
