"""Which sentences call a cited work their authors' own; that of others says nothing of them."""

from __future__ import annotations

import pytest

from trykklar.blind.own_works import calls_ours


@pytest.mark.parametrize(
    "sentence",
    [
        "In our previous study \0 we met it.", "This extends our 2010 paper \0.",
        "As we showed in \0, it is so.", "As I have argued \0, it is so.",
        "We have shown elsewhere \0 that it is.", "We built on our own data \0.",
        "See our \0.", "It is from the first author's thesis \0.", "One of us \0 found it.",
        "A companion paper \0 has the proofs.", "The authors' previous work \0 has it.",
        "In prior work, we \0 proposed it.", "Previously, we reported \0 that it is.",
        "It is in my dissertation \0.", "We introduced in \0 the method.",
        "Tidligere har vi vist \0 det.", "Som vi viste i \0, er det så.",
        "I en tidligere artikkel \0 viste vi det.",
    ],
)  # fmt: skip
def test_words_that_call_a_work_ours_are_found(sentence: str) -> None:
    assert calls_ours(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Our results agree with \0.", "Our study replicates \0.", "In contrast to \0, our findings",
        "We follow \0.", "We use the method of \0.", "We already know from \0 that it is.",
        "Our results were earlier than those of \0.", "We find support in \0.",
        "Recently we have seen reforms \0.", "In our model, as in \0, houses stand.",
        "The author \0 shows it.", "Earlier work \0 shows it.", "Våre funn stemmer med \0.",
        "Vi finner støtte i \0.", "As \0 showed, we live in houses.",
    ],
)  # fmt: skip
def test_a_work_spoken_of_as_of_anybody_is_none_of_ours(sentence: str) -> None:
    assert not calls_ours(sentence)
