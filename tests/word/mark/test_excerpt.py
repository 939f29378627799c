"""A message quotes what the author wrote, and nothing of what we wrote into it."""

from __future__ import annotations

from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.mark import encode, mark, opening


def test_of_marks_only_the_authors_words_are_quoted() -> None:
    cited = mark("cite", 7, encode("lipsky1980"))
    text = f"\\chapter{{{opening('unit', 231)}One}} {mark('term', 12, 'rent')} {cited}"
    assert excerpt(text) == "\\chapter{ One} rent lipsky1980"


def test_a_long_text_is_cut() -> None:
    assert excerpt("word " * 50).endswith(" …")
