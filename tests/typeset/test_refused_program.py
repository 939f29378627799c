r"""Packages that ask a program where TeX allows some: TeX refuses, and goes on without.

hardwrap, which tufte's classes load, did so and left every handout of theirs without a PDF.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.poppler import page_texts
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

_ASKING = r'\ifnum\pdfshellescape>0 \count255=\input"|kpsewhich -var-value=max_print_line"\fi'


@pytest.mark.parametrize("dumped", [True, False])
def test_what_is_asked_where_it_may_be_is_no_error(tmp_path: Path, *, dumped: bool) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")
    many = r"\usepackage{graphicx,xcolor,array,longtable,hyperref}" if dumped else ""
    done = typeset(write(tmp_path, preamble=f"{many}{_ASKING}", body="Lamps."))
    assert done.pdf is not None
    assert done.findings == ()
    assert "Lamps." in "".join(page_texts(done.pdf) or [])


def test_what_is_asked_in_any_case_is_an_error(tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("pdflatex is not installed")
    done = typeset(write(tmp_path, body=r'Lamps. \input"|kpsewhich -var-value=max_print_line"'))
    assert done.pdf is None
    assert done.findings
