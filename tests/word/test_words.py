"""What a document says of itself in a language that is neither English nor Norwegian."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs
from trykklar.word.export import export

if TYPE_CHECKING:
    from trykklar.document import Document

# babel's name -> a caption, the heading of the list of works, a reference to a table.
WORDS = {
    "swedish": ("Tabell 1. Two loops", "Referenser", "avsnitt 2"),
    "danish": ("Tabel 1. Two loops", "Litteratur", "afsnit 2"),
    "ngerman": ("Tabelle 1. Two loops", "Literatur", "Abschnitt 2"),
    "french": ("Table 1. Two loops", "Références", "section 2"),
}


@pytest.mark.parametrize("language", WORDS)
def test_captions_headings_and_references_are_in_the_documents_language(
    sample: Document, language: str
) -> None:
    text = sample.source.read_text("utf-8")
    text = text.replace("main=british", f"main={language}")
    # cleveref's own option: babel's languages alone leave its names in English.
    sample.source.write_text(text.replace("{cleveref}", f"[{language}]{{cleveref}}"), "utf-8")
    made = export(replace(sample, csl="apa")).path
    texts = [text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(made)]
    caption, heading, reference = WORDS[language]
    assert caption in texts
    assert heading in texts
    assert any(reference in text for text in texts)
