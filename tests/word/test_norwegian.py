"""The same manuscript as a Norwegian one: every word that the program says itself is Norwegian."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import fields, paragraphs, part
from trykklar.word.docx.ooxml import w
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.word.conftest import Change
    from trykklar.document import Document


@pytest.fixture
def norwegian(sample: Document) -> Path:
    main = sample.source
    text = main.read_text("utf-8").replace("[norsk,main=british]", "[british,main=norsk]")
    main.write_text(text.replace("{cleveref}", "[norsk]{cleveref}"), "utf-8")
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


def test_references_to_several_elements_read_as_cleveref_prints_them(sample: Document) -> None:
    main = sample.source
    text = main.read_text("utf-8").replace("[norsk,main=british]", "[british,main=norsk]")
    main.write_text(text.replace("{cleveref}", "[norsk]{cleveref}"), "utf-8")
    keys = "".join(
        f"\\newlabel{{s:{n}}}{{{{{n}}}{{1}}{{}}{{section.{n}}}{{}}}}\n" for n in (1, 2, 3, 5)
    )
    aux = sample.made(".aux")
    aux.write_text(aux.read_text("utf-8") + keys, "utf-8")
    section = sample.root / "sections/method.tex"
    sentence = r"Se \Cref{s:5,s:1,s:3,s:2}, \cref{s:2,s:1} og \crefrange{s:1}{s:3}, \autoref{s:1}."
    section.write_text(section.read_text("utf-8") + f"\n\n{sentence}\n", "utf-8")
    shown = [line.replace("\N{NO-BREAK SPACE}", " ") for line in paragraphs(export(sample).path)]
    assert (
        "Se Avsnittene 1 til 3 og 5, avsnittene 1 og 2 og avsnittene 1 til 3, seksjon 1." in shown
    )


def test_a_quotation_in_babels_english_has_american_marks(changed: Change) -> None:
    """Pandoc calls it `en`, as it does no other English."""
    text = (
        "\n\n\\begin{otherlanguage}{english}Here \\enquote{lamps}.\\end{otherlanguage}\n\n"
        "\\begin{otherlanguage}{british}There \\enquote{halls}.\\end{otherlanguage}\n"
    )
    texts = paragraphs(export(changed("sections/method.tex", text)).path)
    assert "Here “lamps”." in texts
    assert "There ‘halls’." in texts
