"""A formula with a command of which TeX prints nothing is a formula, and no picture."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.word.reader import part
from trykklar.document import Document
from trykklar.typeset import typeset
from trykklar.word.export import export

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="TeX is not installed"
)

_SIGN = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT = r"""\documentclass{article}\usepackage{amsmath}
\DeclareRobustCommand{\struck}[1]{\rlap{\rule[.5ex]{1em}{.4pt}}#1}
\begin{document}
We have $p\allowbreak q$ and $r\mathstrut s\nolinebreak t$, but \(u\struck{v}\) is drawn.
\end{document}
"""


def test_what_prints_nothing_is_left_out_of_a_formula(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(_TEXT, "utf-8")
    document = Document("main", tmp_path, Path("main.tex"), Path("work"), Path("build"))
    assert typeset(document).pdf is not None
    done = export(document)
    shown = "".join(item.text or "" for item in part(done.path).iter(_SIGN))
    assert shown.startswith("pqrst")
    assert not [item for item in done.findings if "allowbreak" in item.message]
