r"""Word names what it refers to in the language of cleveref: `Se chapter 2`, as in the PDF."""

from __future__ import annotations

import pytest

from trykklar.word.mark.language_at import (
    babel_at,
    cleveref_language,
    document_language,
    text_language,
)

BABEL = r"\usepackage[norsk]{babel}"


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (rf"\documentclass{{article}}{BABEL}\usepackage{{cleveref}}", "en-US"),
        (rf"\documentclass[a4paper, norsk]{{article}}{BABEL}\usepackage{{cleveref}}", "nb-NO"),
        (rf"\documentclass{{article}}{BABEL}\usepackage[norsk,nameinlink]{{cleveref}}", "nb-NO"),
        (rf"\documentclass{{article}}{BABEL}\usepackage{{varioref, cleveref}}", "en-US"),
        (rf"\documentclass[german,norsk]{{article}}{BABEL}\usepackage{{cleveref}}", "nb-NO"),
        (rf"\documentclass[nynorsk]{{article}}{BABEL}\usepackage{{cleveref}}", "en-US"),
        (r"\setmainlanguage{norwegian}\usepackage{cleveref}", "nb-NO"),
        (rf"\documentclass{{article}}{BABEL}\usepackage{{zref-clever}}", "nb-NO"),
    ],
)
def test_names_are_in_the_language_that_cleveref_was_loaded_in(
    preamble: str, expected: str
) -> None:
    assert cleveref_language(preamble, "nb-NO") == expected


@pytest.mark.parametrize(
    ("preamble", "tag"),
    [
        (r"\documentclass{report}\usepackage{ngerman}", "de-DE"),
        (r"\documentclass{report}\usepackage[latin1]{inputenc}\usepackage{french}", "fr-FR"),
        (r"\documentclass[norsk]{report}\usepackage{german}", "de-DE"),
        (r"\documentclass{report}\usepackage{german}\usepackage[norsk]{babel}", "nb-NO"),
    ],
)
def test_a_package_of_a_language_by_itself_is_the_documents_language(
    preamble: str, tag: str
) -> None:
    """Lists, captions and dates of theses from before babel were English, and a file withheld."""
    assert document_language(preamble) == tag


@pytest.mark.parametrize(
    ("before", "language"),
    [
        (r"\selectlanguage{norsk} ", "norsk"),
        (r"{\selectlanguage{norsk} En} ", ""),
        (r"\begin{abstract}\selectlanguage{norsk} En\end{abstract} ", ""),
        (r"\selectlanguage{norsk}{\selectlanguage{ngerman} Ein} ", "norsk"),
        (r"\begin{otherlanguage}{ngerman}{\selectlanguage{norsk} En} ", "ngerman"),
        (r"\begin{otherlanguage}{ngerman} Ein\end{otherlanguage} ", ""),
        (r"\begin{a}\selectlanguage{norsk}{\end{a} ", ""),
        (r"\selectlanguage{norsk}} \{ % { ", "norsk"),
    ],
)
def test_a_language_ends_with_the_group_that_it_was_chosen_in(before: str, language: str) -> None:
    assert babel_at(before, len(before)) == language


@pytest.mark.parametrize(
    ("preamble", "language"),
    [
        (r"\documentclass{article}\usepackage[english,ngerman]{babel}", "de-DE"),
        # Loaded beside other packages, as many templates do: the document was taken for English.
        (r"\documentclass{article}\usepackage[english,ngerman]{babel,varioref}", "de-DE"),
        (r"\documentclass[english,norsk]{article}\usepackage{babel}", "nb-NO"),
        (r"\documentclass[french]{article}\usepackage[english]{babel}", "en-US"),
        (r"\documentclass{article}\usepackage[main=swedish,english]{babel}", "sv-SE"),
        (r"\documentclass{article}\usepackage{babel}\babelprovide[main,import]{danish}", "da-DK"),
        (r"\documentclass{article}\usepackage{polyglossia}\setmainlanguage{norwegian}", "nn-NO"),
        (r"\usepackage{polyglossia}\setmainlanguage[variant=bokmal]{norwegian}", "nb-NO"),
    ],
)
def test_the_main_language_is_the_one_that_is_loaded(preamble: str, language: str) -> None:
    assert document_language(preamble) == language


def test_a_document_is_in_the_language_that_most_of_it_is_switched_to() -> None:
    r"""A thesis that says `\\selectlanguage{swedish}` had its lists called in English."""
    head = r"\documentclass{article}\usepackage[swedish,english]{babel}\begin{document}"
    chosen = r"\selectlanguage{swedish}"
    assert text_language(head, f"{head}{chosen}{'Ord. ' * 99}") == "sv-SE"
    assert text_language(head, f"{head}{{{chosen} Ord.}}{'Words. ' * 99}") == "en-US"
    assert text_language(head, f"{head}{'Words. ' * 99}") == "en-US"
