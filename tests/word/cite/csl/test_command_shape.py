r"""What a command prints, by the one table of commands: no key may ever stand in the text."""

from __future__ import annotations

import pytest

from trykklar.latex import citation_commands
from trykklar.word.cite.bibtex.command_form import form
from trykklar.word.cite.csl.command_shape import shape
from trykklar.word.mark.rules import citation_mark

KINDS = {
    "parens", "text", "possessive", "bare", "author", "year", "yearparens", "title", "full",
    "field", "url", "doi", "none",
}  # fmt: skip


@pytest.mark.parametrize("machinery", ["", "natbib", "biblatex"])
def test_every_command_that_check_knows_prints_something_in_word(machinery: str) -> None:
    """A command that only one of the two knew was printed with its key."""
    known = (
        citation_commands.PLAIN
        | citation_commands.MULTIPLE
        | citation_commands.VOLUME
        | citation_commands.TRAILING.keys()
    )
    assert known <= citation_mark.ALL
    for name in sorted(known):
        assert shape(name, machinery).kind in KINDS - {"none"}, name


@pytest.mark.parametrize(
    ("command", "machinery", "kind"),
    [
        ("citeNP", "", "bare"),
        ("citeauthorNP", "", "author"),
        ("citeyear", "", "yearparens"),
        ("citeyearNP", "", "year"),
        ("fullciteA", "", "text"),
        ("fullcite", "", "parens"),
        ("fullcite", "biblatex", "full"),
        ("Textcites", "biblatex", "text"),
        ("parencite*", "biblatex", "yearparens"),
        ("pvolcite", "biblatex", "parens"),
        ("Tvolcites", "biblatex", "text"),
        ("citefield:journaltitle", "biblatex", "field"),
        ("citeposs", "natbib", "possessive"),
        ("nocitemeta", "", "none"),
    ],
)
def test_a_command_means_what_its_package_says(command: str, machinery: str, kind: str) -> None:
    assert shape(command, machinery).kind == kind


def test_a_footcite_stands_in_a_note_whatever_its_spelling() -> None:
    assert all(shape(name, "biblatex").note for name in ("footcite", "Footcites", "fvolcite"))


def test_natbib_knows_the_same_commands() -> None:
    """apacite's with `natbibapa`, and those that journals' classes add."""
    assert form("citealp", noted=False, numbers=False).open
    assert form("citeyearpar", noted=False, numbers=False).parens
    assert form("citeasnoun", noted=False, numbers=False).part == ""
    assert form("citefullauthor", noted=False, numbers=False).full
