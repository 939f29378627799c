from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import PROJECT
from trykklar.finding import FatalError, Finding
from trykklar.project.paper import read

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Spoil

PAPER = "manuscript/paper.toml"


def faults(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(FatalError) as raised:
        read(folder)
    return raised.value.findings


def test_the_publication_itself_is_sound() -> None:
    paper = read(PROJECT).paper
    assert {name: edition.language for name, edition in paper.editions.items()} == {
        "article": "en-GB",
        "note": "nb-NO",
    }


def test_a_folder_without_a_manuscript_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(FatalError, match=r"no manuscript/paper\.toml") as raised:
        read(tmp_path)
    assert "new FOLDER" in raised.value.hint


def test_a_section_that_is_not_there_is_found_at_the_list_it_stands_in(
    small: Path, spoil: Spoil
) -> None:
    spoil(PAPER, '"findings"]', '"finding"]')
    (finding,) = faults(small)
    assert finding.code == "file-missing"
    assert (
        finding.line
        == small.joinpath(PAPER)
        .read_text()
        .splitlines()
        .index('sections = ["introduction", "finding"]')
        + 1
    )
    assert finding.hint == "Did you mean 'findings.tex'?"


def test_a_bibliography_that_is_not_there_is_found(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '"references.bib"', '"refrences.bib"')
    (finding,) = faults(small)
    assert finding.hint == "Did you mean 'references.bib'?"


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.bib", "a/../../b.bib"])
def test_a_bibliography_outside_of_the_project_is_refused(
    small: Path, spoil: Spoil, path: str
) -> None:
    spoil(PAPER, '"references.bib"', f'"{path}"')
    (finding,) = faults(small)
    assert "leads out of the project's folder" in finding.message


def test_a_section_outside_of_its_folder_is_refused(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '"findings"]', '"../../secret"]')
    (finding,) = faults(small)
    assert "cannot be a file's name" in finding.message


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("orcid", "0000-0002-1825-0098", "not an ORCID iD"),
        ("roles", ["writing"], "not a CRediT role"),
        ("corresponding", "perhaps", "valid boolean"),
    ],
)
def test_a_person_is_checked(small: Path, key: str, value: object, message: str) -> None:
    with (small / PAPER).open("a", encoding="utf-8") as file:
        shown = f'"{value}"' if isinstance(value, str) else str(value)
        file.write(f'\n[[people]]\nname = "Kari Nordmann"\n{key} = {shown}\n')
    (finding,) = faults(small)
    assert message in finding.message
    assert f"people[0].{key}" in finding.message
    assert finding.line == len((small / PAPER).read_text(encoding="utf-8").splitlines())


def test_a_language_that_is_not_known_says_which_are(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '"en-GB"', '"no"')
    (finding,) = faults(small)
    assert "nb-NO" in finding.message


def test_an_edition_without_sections_is_refused(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, 'sections = ["introduction", "findings"]', "sections = []")
    (finding,) = faults(small)
    assert "at least 1 item" in finding.message
