"""Whoever lacks a part of TeX Live is given the one line that installs all that is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.latex.file_lookup import of_tex
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from pathlib import Path

LOADS = "\\usepackage{kpfonts}\n% \\usepackage{forest}\n\\usepackage[greek,english]{babel}"

lacking = pytest.mark.skipif(
    bool(of_tex("kpfonts.sty") or of_tex("greek.ldf")),
    reason="more of TeX Live is installed here than setup installs, and nothing is missing",
)


@lacking
def test_a_known_package_is_no_misspelling_of_another(tmp_path: Path) -> None:
    found = typeset(write(tmp_path, body="Text.", preamble=LOADS)).findings
    (missing,) = (each for each in found if "kpfonts" in each.message)
    assert "pxfonts" not in missing.hint
    assert missing.hint.startswith("Install what is missing: sudo apt install texlive-fonts-extra")
    assert "texlive-lang-greek" in missing.hint
    assert missing.hint.count("texlive-") == 2


@lacking
def test_a_missing_language_is_no_misspelling(tmp_path: Path) -> None:
    (found,) = typeset(write(tmp_path, body="A", preamble="\\usepackage[greek]{babel}")).findings
    assert (found.code, found.line) == ("tex-missing-package", 2)
    assert found.hint == "Install what is missing: sudo apt install texlive-lang-greek"


def test_a_misspelt_package_is_still_one(tmp_path: Path) -> None:
    (found,) = typeset(write(tmp_path, body="A", preamble="\\usepackage{graphiks}")).findings
    assert "graphics" in found.hint or "graphicx" in found.hint
    assert "apt" not in found.hint


def test_a_misspelt_language_is_still_one(tmp_path: Path) -> None:
    (found,) = typeset(write(tmp_path, body="A", preamble="\\usepackage[englihs]{babel}")).findings
    assert "english" in found.hint
