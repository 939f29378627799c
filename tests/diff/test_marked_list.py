r"""BibTeX's lists in the places of their commands, multibib's as well, and the way back."""

from __future__ import annotations

import pytest

from trykklar.diff.marked_list import place_without, with_lists, work_list

LIST = "\\begin{thebibliography}{1}\n\n\\bibitem{KEY}\nText.\n\n\\end{thebibliography}\n"
TEXT = r"""\newcites{web,old}{Web,Old}
\begin{document}
A \citeweb{site}.
\bibliographystyle{plain}
\bibliography{refs}
B.
\bibliographystyleweb{plain}
\bibliographyweb {refs}
C.
\end{document}
"""


def written(name: str) -> str:
    return LIST.replace("KEY", name or "main")


def test_each_list_stands_where_its_command_stood() -> None:
    text, inserted = with_lists(TEXT, written)
    assert len(inserted) == 2
    first, second = text.index("\\bibitem{main}"), text.index("\\bibitem{web}")
    assert text.index("A ") < first < text.index("B.") < second < text.index("C.")
    assert "\\csname refnameweb\\endcsname" in text[:second]
    assert "\\bibliographystyleweb{plain}" in text
    assert "{refs}" not in text
    assert work_list(text[text.index("B.") :]) is not None


@pytest.mark.parametrize("word", ["A ", "B.", "C.", "\\end{document}"])
def test_what_stands_around_lists_is_found_in_the_text_without_them(word: str) -> None:
    text, inserted = with_lists(TEXT, written)
    assert place_without(text.index(word), inserted) == TEXT.index(word)


def test_a_place_in_a_list_is_that_of_its_command() -> None:
    text, inserted = with_lists(TEXT, written)
    at = place_without(text.index("\\bibitem{web}"), inserted)
    assert TEXT[at:].startswith("\\bibliographyweb {refs}")


def test_what_bibtex_made_nothing_of_and_what_is_asked_for_twice_stays_a_command() -> None:
    assert with_lists(TEXT, lambda _: "") == (TEXT, ())
    twice = "\\bibliography{a} \\bibliography{b}"
    assert with_lists(twice, written) == (twice, ())
