from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.finding import FatalError
from trykklar.project.assemble import assemble
from trykklar.project.paper import read

if TYPE_CHECKING:
    from tests.conftest import Spoil

GOLDEN = Path(__file__).parent / "golden"
PAPER = "manuscript/paper.toml"


@pytest.mark.parametrize("venue", ["article", "elsarticle", "note"])
def test_an_edition_is_assembled_as_it_always_was(small: Path, venue: str) -> None:
    with (small / PAPER).open("a", encoding="utf-8") as file:
        file.write(
            '\n[[people]]\nname = "Kari Ås"\norcid = "0000-0002-1825-0097"\nemail = "k@x.no"\n'
            'corresponding = true\nroles = ["methodology"]\n\n[[people]]\nname = "Li Wu"\n'
            'affiliation = "NOVA"\n'
        )
    source = assemble(read(small), "article", venue).source.read_text(encoding="utf-8")
    begin = source.index("\\begin{document}")
    golden = (GOLDEN / f"{venue}.tex").read_text(encoding="utf-8")
    assert source[begin:] == golden


@pytest.mark.parametrize(
    ("venue", "commands"),
    [
        ("elsarticle", [r"\abstracttitle{Sammendrag}", r"\keywordtitle{Nøkkelord}"]),
        ("apa7", [r"\renewcommand{\keywordname}{Nøkkelord}"]),
    ],
)
def test_words_that_only_the_class_has_are_in_the_editions_language(
    small: Path, spoil: Spoil, venue: str, commands: list[str]
) -> None:
    spoil(PAPER, 'language = "en-GB"', 'language = "nb-NO"')
    spoil("manuscript/sections/article/findings.tex", "\\input{floats/steps}", "")
    spoil("manuscript/sections/article/introduction.tex", "\\input{floats/example}", "")
    source = assemble(read(small), "article", venue).source.read_text(encoding="utf-8")
    assert all(command in source for command in commands)


def test_the_authors_own_files_are_input_so_that_line_numbers_are_theirs(small: Path) -> None:
    source = assemble(read(small), "article").source.read_text(encoding="utf-8")
    assert "\\input{manuscript/sections/article/introduction.tex}" in source


def test_what_did_not_change_is_not_written_again(small: Path) -> None:
    document = assemble(read(small), "article")
    made = sorted((small / "build").rglob("*.tex"))
    times = [path.stat().st_mtime_ns for path in made]
    assemble(read(small), "article")
    assert [path.stat().st_mtime_ns for path in made] == times
    assert document.source in made


def test_a_float_that_is_not_there_is_asked_about(small: Path, spoil: Spoil) -> None:
    spoil("manuscript/sections/article/findings.tex", "floats/steps", "floats/step")
    with pytest.raises(FatalError, match="float 'step'") as raised:
        assemble(read(small), "article")
    assert raised.value.hint == "Did you mean 'steps'?"


def test_a_float_that_is_commented_out_is_not_asked_for(small: Path, spoil: Spoil) -> None:
    spoil(
        "manuscript/sections/article/findings.tex", "\\input{floats/steps}", "% \\input{floats/x}"
    )
    assert assemble(read(small), "article").drawings == ()


def test_a_drawing_without_its_picture_is_reported(small: Path) -> None:
    (small / "figures" / "steps.tex").unlink()
    with pytest.raises(FatalError, match=r"no figures/steps\.tex"):
        assemble(read(small), "article")


def test_a_float_in_another_language_only_is_reported(small: Path, spoil: Spoil) -> None:
    spoil(PAPER, '"en-GB"', '"nb-NO"')
    with pytest.raises(FatalError, match="has no text in the language 'nb'"):
        assemble(read(small), "article")


def test_a_malformed_table_names_its_file_and_line(small: Path, spoil: Spoil) -> None:
    spoil("manuscript/tables/example.toml", "widths = [", "widths = ")
    with pytest.raises(FatalError) as raised:
        assemble(read(small), "article")
    (finding,) = raised.value.findings
    assert (finding.path.name, finding.line) == ("example.toml", 2)


def test_a_latin_1_section_is_assembled_all_the_same(small: Path) -> None:
    section = small / "manuscript" / "sections" / "article" / "findings.tex"
    section.write_bytes("\\section{Bolig på Åsen}\n".encode("latin-1"))
    assert assemble(read(small), "article").drawings == ()


def test_a_corporate_author_says_where_it_is(small: Path) -> None:
    assert "Town, Norway" in assemble(read(small), "article").source.read_text(encoding="utf-8")


def _own_venue(small: Path, front: str) -> None:
    folder = small / "manuscript" / "venues"
    folder.mkdir()
    (folder / "own.toml").write_text(
        f'like = "article"\nname = "Own"\n[[front]]\n{front}', encoding="utf-8"
    )


def test_a_block_that_depends_on_a_value_that_there_is_not_is_named(small: Path) -> None:
    _own_venue(small, 'latex = "x"\nwhen = "titel"\n')
    with pytest.raises(FatalError, match="<<titel>>"):
        assemble(read(small), "article", "own")


def test_blocks_that_are_repeated_within_each_other_have_an_end(small: Path) -> None:
    with (small / PAPER).open("a", encoding="utf-8") as file:
        file.writelines(f'\n[[people]]\nname = "Kari Ås {number}"\n' for number in range(40))
    tables = "".join(
        f'[[front{".then" * depth}]]\nlatex = "x"\neach = "people"\n' for depth in range(1, 9)
    )
    _own_venue(small, f'latex = "x"\neach = "people"\n{tables}')
    with pytest.raises(FatalError, match="blocks"):
        assemble(read(small), "article", "own")
