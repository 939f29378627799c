"""Every file of a submission is searched as what it is, and what is found is reported once."""

from __future__ import annotations

import pytest

from trykklar.blind.person import NamedPerson
from trykklar.blind.search import search
from trykklar.blind.secret import Secrets

SECRETS = Secrets((NamedPerson("Kari", "Nordmann"),))


@pytest.mark.parametrize(
    "name", ["source/code.py", "source/run.R", "source/Makefile", "source/x.inp"]
)
def test_text_is_read_as_text_whatever_its_name_ends_in(name: str) -> None:
    (found,) = search({f"source/{name}": b"x = 1\n# K. Nordmann wrote it\n"}, {}, SECRETS)
    assert (found.line, found.shown) == (2, "K. Nordmann")


def test_names_of_commands_and_labels_are_leaks_of_their_lines() -> None:
    text = b"\\newcommand{\\kari}[1]{#1}\n\\label{sec:nordmann}\nHouses.\n"
    found = search({"source/main.tex": text}, {}, SECRETS)
    assert [(each.channel, each.line) for each in found] == [
        ("the name of a command", 1), ("a label", 2),
    ]  # fmt: skip


def test_what_the_pdf_says_because_a_source_does_is_reported_once() -> None:
    source = {"source/main.tex": b"As Nordmann says."}
    pages = {"manuscript.pdf": ["As Nordmann says.", "By Kari Nordmann"]}
    found = search({**source, "manuscript.pdf": b"%PDF-1.5"}, pages, SECRETS)
    assert [(each.file, each.shown) for each in found if each.channel != UNREAD] == [
        ("source/main.tex", "Nordmann"), ("manuscript.pdf", "Kari Nordmann"),
    ]  # fmt: skip


UNREAD = "a PDF that cannot be read"


@pytest.mark.parametrize(
    "heading", ["References", "R EFERENCES", "VII. Works cited", "Litteraturliste"]
)
def test_an_author_may_stand_in_the_list_of_works_whatever_its_heading_looks_like(
    heading: str,
) -> None:
    pages = {"manuscript.pdf": [f"Houses.\n{heading}\n[1] Kari Nordmann. Standing.\n"]}
    found = search({"manuscript.pdf": b"%PDF-1.5"}, pages, SECRETS)
    assert [each for each in found if each.channel != UNREAD] == []
