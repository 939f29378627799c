"""A raised citation stands where the PDF has it: without a blank, and behind the full stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

LIST = r"""
\begin{thebibliography}{9}
\bibitem[Hood(1991)]{a} C. Hood, Halls (1991).
\bibitem[Lie(2002)]{b} O. Lie, Rents (2002).
\end{thebibliography}
"""
TEXT = r"Halls are let \cite{a}. Rents~\cite{a,b}, too\cite{b}: new."


@pytest.mark.parametrize(
    ("packages", "shown"),
    [
        (
            r"\usepackage[super]{natbib}\usepackage{natmove}",
            "Halls are let.1 Rents,1;2 too:2 new.",
        ),
        (r"\usepackage[super]{natbib}", "Halls are let1. Rents1;2, too2: new."),
        (r"\usepackage[super]{cite}", "Halls are let.1 Rents,1, 2 too:2 new."),
        (r"\usepackage[super,nomove]{cite}", "Halls are let1. Rents1, 2, too2: new."),
        (r"\usepackage{natbib}\setcitestyle{numbers,square}",
         "Halls are let [1]. Rents [1; 2], too[2]: new."),
    ],
)  # fmt: skip
def test_a_raised_citation_goes_with_the_signs_beside_it(
    tmp_path: Path, packages: str, shown: str
) -> None:
    listed = LIST if "natbib" in packages else LIST.replace("[Hood(1991)]", "")
    listed = listed if "natbib" in packages else listed.replace("[Lie(2002)]", "")
    text = rf"\documentclass{{article}}{packages}\begin{{document}}{TEXT}{listed}\end{{document}}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    typeset(document)
    found = paragraphs(export(document).path)[0].replace("\N{NO-BREAK SPACE}", " ")
    assert found == shown
