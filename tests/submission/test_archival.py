"""A venue that asks for PDF/A is told where a PDF does not even claim to be it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from trykklar.submission.archival import says_archival

if TYPE_CHECKING:
    from pathlib import Path

ASKED = "\\RequirePackage{pdfmanagement-testphase}\\DocumentMetadata{pdfstandard=a-2b}"


@pytest.mark.parametrize("start", ["", ASKED])
def test_the_claim_is_read_from_what_tex_made(tmp_path: Path, start: str) -> None:
    text = f"{start}\\documentclass{{article}}\\begin{{document}}x\\end{{document}}"
    (tmp_path / "a.tex").write_text(text, encoding="utf-8")
    tex = ["pdflatex", "-interaction=batchmode", "a.tex"]
    subprocess.run(tex, cwd=tmp_path, capture_output=True, check=True)
    assert says_archival((tmp_path / "a.pdf").read_bytes()) is bool(start)
