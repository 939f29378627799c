"""A list of works in pieces, as TeX is asked for them."""

from __future__ import annotations

from pathlib import Path

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.cite.bibtex.list_pieces import list_pieces


def test_signs_of_an_address_are_given_to_tex_as_the_author_has_them() -> None:
    r"""`\url` without hyperref would print the backslash."""
    text = (
        "\\begin{thebibliography}{9}\n"
        "\\bibitem{a} Berg: 5\\% of \\url{http://a.org/x\\%20y\\#z}.\n"
        "\\end{thebibliography}\n"
    )
    (pieces,) = list_pieces(Passage(text, Source(Path(), text)))
    assert "5\\% of \\url{http://a.org/x%20y#z}" in pieces.works[0]
