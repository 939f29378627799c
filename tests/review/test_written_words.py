"""Words of a title page are found where the source has them, whatever a class prints beside."""

from __future__ import annotations

import pytest

from trykklar.review.written_words import WrittenWords

TEXT = r"""
\title{Waiting lists of the town\tnoteref{t1}}
\author[a]{Anna Berg\inst{1} \and Ole Dahl}
\address[a]{Institute of Towns, North Street 5, Oslo}
\address[b]{Institute of Rivers, North Street 6, Oslo}
\begin{document}
Nobody waits for long. Nobody waits for this.
"""


@pytest.mark.parametrize(
    ("shown", "first"),
    [
        ("Waiting lists of the town⋆", "Waiting lists"),
        ("Anna Berg1 and Ole Dahl2", "Anna Berg"),
        ("bInstitute of Rivers, North Street 6", "of Rivers"),
        ("North Street", None),
        ("Nobody waits", None),
        ("Abstract", None),
        ("", None),
    ],
)
def test_words_are_found_where_they_stand_once(shown: str, first: str | None) -> None:
    wanted = None if first is None else TEXT.index(first)
    assert WrittenWords(TEXT).place(shown) == wanted
