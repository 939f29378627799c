"""Which changes of a text are passed over when TeX is asked what its citations print."""

from __future__ import annotations

import pytest

from trykklar.printed.change_key import delimited, outline

TEXT = "\\begin{document} Some words \\cite{a}. \\noted compare this. More words."


def changed(definition: str, old: str, new: str) -> bool:
    taking = delimited([definition])
    return outline(TEXT, taking) != outline(TEXT.replace(old, new), taking)


def test_a_word_of_the_running_text_changes_no_citation() -> None:
    assert not changed("\\newcommand{\\noted}[1]{\\cite[#1]{a}}", "More", "Other")
    assert changed("", "{a}", "{b}")


@pytest.mark.parametrize(
    "definition",
    [
        "\\def\\noted#1.{\\cite[#1]{a}}",
        "\\gdef\\noted #1 #2{}",
        "\\long\\def\\noted words{}",
        "\\NewDocumentCommand{\\noted}{u{.}}{\\cite[#1]{a}}",
        "\\NewDocumentCommand\\noted{O{}r..}{\\cite[#2]{a}}",
    ],
)
def test_a_word_that_a_macro_takes_without_braces_may(definition: str) -> None:
    assert changed(definition, "compare", "contrast")
    assert not changed(definition, "Some", "Other"), "what stands before it does not"


@pytest.mark.parametrize(
    "definition",
    [
        "\\def\\noted#1{}",
        "\\def\\noted #1#2{}",
        "\\def\\noted{x}",
        "\\NewDocumentCommand\\noted{mO{}s}{}",
    ],
)
def test_a_macro_that_takes_what_is_in_braces_takes_no_word(definition: str) -> None:
    assert not changed(definition, "words.", "signs.")
