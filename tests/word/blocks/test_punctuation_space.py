"""French signs have the spaces that the PDF has, and no line begins with one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import panflute as pf
import pytest

from tests.word.blocks.test_printed_command import installed, made
from tests.word.reader import paragraphs
from trykklar.word.blocks.punctuation_space import space_punctuation

THIN, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
TEXT = "Un texte : quoi ? Bien ! Il dit « oui » ; voir http://a et 12:30."
NARROW_TEXT = "Un texte: quoi? Bien! Il dit «oui»; voir http://a et 12:30."
SPACED = (
    f"Un texte{WIDE}: quoi{THIN}? Bien{THIN}! Il dit «{WIDE}oui{WIDE}»{THIN}; "
    "voir http://a et 12:30."
)


def words(text: str) -> pf.Para:
    found: list[pf.Inline] = []
    for word in text.split(" "):
        found += [pf.Space(), pf.Str(word)] if found else [pf.Str(word)]
    return pf.Para(*found)


@pytest.mark.parametrize(
    ("pages", "written", "language"),
    [
        (TEXT, NARROW_TEXT, "fr-FR"),
        (TEXT, TEXT, "fr-FR"),
        # \NoAutoSpacing, and Canada's rules: what the PDF has decides.
        (NARROW_TEXT, NARROW_TEXT, "fr-FR"),
        (TEXT, NARROW_TEXT, "en-GB"),
    ],
)
def test_a_sign_has_the_space_that_the_pdf_has(
    monkeypatch: pytest.MonkeyPatch, pages: str, written: str, language: str
) -> None:
    monkeypatch.setattr(
        "trykklar.word.blocks.punctuation_space.page_texts", lambda pdf: [pages] if pdf else None
    )
    text = pf.Doc(words(written))
    space_punctuation(text, language, Path("a.pdf"))
    expected = SPACED if pages == TEXT and language == "fr-FR" else NARROW_TEXT
    assert pf.stringify(text).strip() == expected


def test_a_sign_behind_other_words_has_its_space_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "trykklar.word.blocks.punctuation_space.page_texts", lambda _: ["Gras : oui ; non : x"]
    )
    inlines = [pf.Strong(pf.Str("Gras")), pf.Str(":"), pf.Space(), pf.Math("x"), pf.Str(":")]
    text = pf.Doc(pf.Para(*inlines))
    space_punctuation(text, "fr-FR", Path("a.pdf"))
    assert pf.stringify(text).strip() == f"Gras{WIDE}: x{WIDE}:"


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")
def test_a_quotation_in_signs_of_french_has_one_space_inside(tmp_path: Path) -> None:
    if not installed("frenchb.ldf"):
        pytest.skip("babel-french is not installed")
    done = made(tmp_path, r"\usepackage[french]{babel}", r"Il dit: \og oui \fg.")
    assert f"Il dit{WIDE}: «{WIDE}oui{WIDE}»." in paragraphs(done.path)
