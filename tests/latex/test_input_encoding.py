"""An old manuscript is read as it says that it is written, and comes to Word so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.word.reader import paragraphs
from trykklar.checks import check
from trykklar.latex.input_encoding import declared_encoding
from trykklar.project.selection import plain
from trykklar.storage.fence import Fence
from trykklar.typeset import typeset
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

TEXT = r"""\documentclass{article}
%s
\usepackage[T1]{fontenc}
\begin{document}
Blåbær på Ås \cite{a}, og øl.
\input{part}
\begin{thebibliography}{1}
\bibitem[Bør01]{a} Liv Børg: Ærlige mål.
\end{thebibliography}
\end{document}
"""


@pytest.mark.parametrize(
    ("preamble", "encoding"),
    [
        (r"\usepackage[latin1]{inputenc}", "cp1252"),
        (r"\usepackage [ansinew] {inputenc}", "cp1252"),
        (r"\RequirePackage[utf8,latin9]{inputenx}", "iso8859-15"),
        (r"\usepackage{inputenc}\inputencoding{applemac}", "mac_roman"),
        (r"\usepackage[koi8-r]{inputenc}", "koi8-r"),
        (r"\input{head}", "cp850"),
        (r"\input head.tex ", "cp850"),
        (r"%\usepackage[latin9]{inputenc}", ""),
        (r"\usepackage[utf8x]{inputenc}", ""),
        ("", ""),
    ],
)
def test_what_inputenc_is_asked_for(preamble: str, encoding: str, tmp_path: Path) -> None:
    main = tmp_path / "main.tex"
    main.write_text(TEXT % preamble)
    (tmp_path / "head.tex").write_text("\\usepackage[cp850]{inputenc}\n")
    assert declared_encoding(main, Fence(tmp_path)) == encoding


@pytest.mark.parametrize(("name", "codec"), [("latin1", "latin-1"), ("applemac", "mac_roman")])
def test_its_letters_are_words_own(name: str, codec: str, tmp_path: Path) -> None:
    """What TeX was asked of the list of works came back as UTF-8 read for Latin-1."""
    main = tmp_path / "main.tex"
    main.write_bytes((TEXT % f"\\usepackage[{name}]{{inputenc}}").encode(codec))
    (tmp_path / "part.tex").write_bytes("Én del til.\n".encode(codec))
    document = plain(main)
    assert check(document).findings == ()
    assert typeset(document).findings == ()
    word = export(document)
    assert not word.withheld
    assert paragraphs(word.path) == [
        "Blåbær på Ås [Bør01], og øl. Én del til.", "References", "[Bør01] Liv Børg: Ærlige mål.",
    ]  # fmt: skip
