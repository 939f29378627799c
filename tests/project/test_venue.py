from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.project.venue import OWN, SHIPPED, companion, own_files, paths, read
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from pathlib import Path

VENUES = sorted(path.stem for path in SHIPPED.glob("*.toml"))


def own(project: Path, name: str, text: str) -> Fence:
    folder = project / OWN
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return Fence(project.resolve())


def refused(name: str, project: Fence) -> FatalError:
    with pytest.raises(FatalError) as trouble:
        read(name, project)
    return trouble.value


def test_there_are_two_journals_and_a_note_from_the_start() -> None:
    assert {"article", "elsarticle", "note"} <= set(VENUES)


@pytest.mark.parametrize("name", VENUES)
def test_a_venue_is_sound_and_its_files_are_there(name: str) -> None:
    venue = read(name)
    for files in venue.localisation.values():
        assert all((SHIPPED / file).is_file() for file in files)


@pytest.mark.parametrize("name", VENUES)
def test_no_float_is_too_tall_for_a_page_s_top_and_too_low_to_fill_one(name: str) -> None:
    """Such a table waited for the end: it stood behind the list of references."""
    preamble = read(name).preamble
    found = dict(re.findall(r"\\renewcommand\{\\(\w+fraction)\}\{([\d.]+)\}", preamble))
    top, full = found.get("topfraction", "0.7"), found.get("floatpagefraction", "0.5")
    assert float(top) >= float(full)


def test_an_author_makes_a_journal_in_five_lines(tmp_path: Path) -> None:
    text = 'name = "Tidsskrift for bolig"\nlike = "article"\n[limits]\nwords = 8000\n'
    project = own(tmp_path / "prøve", "bolig.toml", text)
    venue = read("bolig", project)
    assert venue.name == "Tidsskrift for bolig"
    assert venue.front == read("article").front
    assert venue.limits.words == (0, 8000)
    assert venue.limits.abstract is None, "another journal's limit would be a false one"
    assert "bolig" in paths(project)
    assert own_files("bolig", project) == (project.root / OWN / "bolig.toml",)
    assert own_files("note", project) == ()


def test_a_table_of_an_own_venue_is_laid_over_that_of_the_other(tmp_path: Path) -> None:
    project = own(tmp_path, "mine.toml", 'name = "M"\nlike = "article"\n[csl]\nen = "apa-cv"\n')
    assert read("mine", project).csl == {**read("article").csl, "en": "apa-cv"}


def test_an_own_venue_may_change_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    project = own(tmp_path, "elsarticle.toml", 'name = "Ours"\nlike = "elsarticle"\n')
    assert read("elsarticle", project).name == "Ours"
    assert read("elsarticle", project).style == read("elsarticle").style


def test_venues_that_are_like_each_other_are_refused(tmp_path: Path) -> None:
    own(tmp_path, "one.toml", 'name = "1"\nlike = "two"\n')
    project = own(tmp_path, "two.toml", 'name = "2"\n\nlike = "one"\n')
    (finding,) = refused("one", project).findings
    assert (finding.path.name, finding.line) == ("two.toml", 3)


def test_a_misspelt_venue_is_answered_with_the_nearest(tmp_path: Path) -> None:
    project = own(tmp_path, "housing.toml", 'name = "H"\nlike = "articel"\n')
    assert refused("hosing", project).hint == "Did you mean 'housing'?"
    assert refused("elsartcle", project).hint == "Did you mean 'elsarticle'?"
    (finding,) = refused("housing", project).findings
    assert (finding.line, finding.hint) == (2, "Did you mean 'article'?")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("[limits]\nwrods = 5", "Unknown key 'limits.wrods'.", "Did you mean 'words'?"),
        ('[limits]\nwords = "5"', "neither a highest number nor [lowest, highest]", ""),
        ("[limits]\nwords = [9, 5]", "the lowest number, 9, is above the highest, 5", ""),
        ('[layout]\norder = ["text"]', "'references' and 'statements' must be in it", ""),
        ('[layout]\nspacing = "tripple"', "'layout.spacing' should be", ""),
        ('[headings.en]\nfundign = "F"', "Did you mean 'funding'?", ""),
        ('[[source]]\ntitle = "Guide"\nread = "soon"', "'source[0].read'", ""),
    ],
)
def test_a_fault_in_an_own_venue_is_reported_at_its_line(
    tmp_path: Path, line: str, message: str, hint: str
) -> None:
    project = own(tmp_path, "mine.toml", f'name = "M"\nlike = "article"\n{line}\n')
    (finding,) = refused("mine", project).findings
    assert message in finding.message
    assert finding.hint == hint
    assert finding.line >= 3


def test_a_file_that_an_own_venue_names_is_found_beside_it_or_among_the_shipped(
    tmp_path: Path,
) -> None:
    project = own(tmp_path, "extra.tex", "% æøå\n")
    assert companion("extra.tex", project) == "% æøå"
    assert companion("biblatex-norsk.tex", project) == companion("biblatex-norsk.tex")
    with pytest.raises(FatalError, match=r"biblatex-norks\.tex"):
        companion("biblatex-norks.tex", project)


def test_an_own_venue_in_latin_1_is_refused_in_words(tmp_path: Path) -> None:
    folder = tmp_path / OWN
    folder.mkdir(parents=True)
    (folder / "gammel.toml").write_bytes('name = "Blåbær"'.encode("latin-1"))
    (finding,) = refused("gammel", Fence(tmp_path.resolve())).findings
    assert finding.code == "toml-encoding"
