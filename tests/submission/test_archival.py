"""A PDF that does not even claim to be PDF/A is reported where the venue asks for it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from trykklar.cli import main
from trykklar.poppler import fonts
from trykklar.preflight.pdf_objects import read
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


def test_an_edition_for_an_archive_says_that_it_is_pdf_a_and_is_the_same_each_time(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "manuscript" / "venues").mkdir()
    own = 'name = "An archive"\nlike = "article"\n[upload]\npdfa = "2b"\n'
    (small / "manuscript" / "venues" / "archive.toml").write_text(own, encoding="utf-8")
    shutil.copytree(small, tmp_path / "elsewhere")
    made = []
    for folder in (small, tmp_path / "elsewhere"):
        command = ["submit", "article", "--venue", "archive", "--project", str(folder)]
        assert main(command) == 0
        made.append(folder / "build/submission/article-archive/manuscript.pdf")
    output = capsys.readouterr().out
    assert "submit-no-pdfa" not in output
    assert "says that it is PDF/A-2b" in output
    data = made[0].read_bytes()
    assert data == made[1].read_bytes()
    for fact in (b"<pdfaid:part>2<", b"<pdfaid:conformance>B<", b"CreateDate>1980-01-01T"):
        assert fact in data
    assert b"<pdfaid:year" not in data
    objects = read(data)
    assert objects is not None
    (intent,) = objects.at(objects.catalog, "/OutputIntents")
    assert objects.at(intent, "/S") == "/GTS_PDFA1"
    assert all(font.embedded for font in fonts(made[0]))
