"""The same manuscript as a Norwegian one: every word that the program says itself is Norwegian."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import fields, paragraphs, part
from trykklar.word import export
from trykklar.word.package.xml import w

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document


@pytest.fixture
def norwegian(sample: Document) -> Path:
    main = sample.source
    text = main.read_text("utf-8").replace("[norsk,main=british]", "[british,main=norsk]")
    main.write_text(text, "utf-8")
    return export(replace(sample, csl="norsk-apa-manual")).path


def test_captions_and_headings_are_norwegian(norwegian: Path) -> None:
    captions = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(norwegian, "Caption")
    ]
    assert captions == ["Tabell 1. Two loops", "Figur 1. A square"]
    assert "Referanser" in paragraphs(norwegian, "Heading1Unnumbered")
    assert {
        item.instruction.split()[1] for item in fields(norwegian) if "SEQ" in item.instruction
    } == {
        "Tabell",
        "Figur",
        "Equation",
    }


def test_references_and_citations_are_norwegian(norwegian: Path) -> None:
    text = " ".join(paragraphs(norwegian)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Argyris og Schön (1978, s. 257) say «a ‹loop› is»" in text
    assert "avsnitt 2 og tillegg A and Tabell 1" in text
    assert "Argyris, C. & Schön, D. A. (1978)." in text


def test_the_language_is_read_from_babel(norwegian: Path) -> None:
    styles = part(norwegian, "word/styles.xml")
    assert [item.get(w("val")) for item in styles.iter(w("lang"))] == ["nb-NO"]
