from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import Spoil

SECTION = "manuscript/sections/article/findings.tex"


def test_a_manuscript_is_the_same_wherever_it_is_built(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--project", str(small)]) == 0
    output = capsys.readouterr().out
    assert output.count("yes ") == 3
    assert "yes what `submit` makes of article is the same" in output


def test_a_text_that_prints_the_day_is_found_out(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(SECTION, "Quotations", "\\today. Quotations")
    assert main(["verify", "--project", str(small)]) == 1
    output = capsys.readouterr().out
    assert "no  article is the same" in output
    assert "article.pdf: byte" in output
    assert "no  what `submit` makes of article is the same" in output


def test_the_manifest_names_what_was_read_and_made(small: Path) -> None:
    assert main(["build", "--project", str(small)]) == 0
    manifest = json.loads((small / "build" / "manifest.json").read_text())
    article = manifest["documents"]["article"]
    assert {SECTION, "references.bib", "manuscript/paper.toml"} <= article["inputs"].keys()
    assert not any(name.startswith("build/") for name in article["inputs"])
    assert set(article["outputs"]) == {"article.pdf", "article.docx"}
    assert article["passes"][0]["reason"] == "first run"
    assert article["packages"]["panflute"]
    assert any(name.startswith("pdfTeX") for name in article["programs"])


def test_a_manifest_keeps_what_it_says_of_an_edition_that_was_not_built_again(small: Path) -> None:
    path = small / "build" / "manifest.json"
    assert main(["build", "--project", str(small), "--no-word"]) == 0
    kept = json.loads(path.read_text())
    kept["documents"]["other"] = {"inputs": {}}
    kept["documents"]["gone"] = {"inputs": {}}
    path.write_text(json.dumps(kept))
    (small / "build" / "other.pdf").write_bytes(b"%PDF")
    assert main(["build", "--project", str(small)]) == 0
    assert set(json.loads(path.read_text())["documents"]) == {"article", "other"}
