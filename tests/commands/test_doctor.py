from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar import requirements
from trykklar.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_part_the_manuscript_uses_is_listed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--project", str(project)]) == 0
    out = capsys.readouterr().out
    for name in ("pydantic", "pandoc", "pdflatex", "biber", "pdftotext", "scrartcl.cls"):
        assert name in out


def test_what_is_missing_is_reported_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["doctor", "--project", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "MISSING  biber" in out
    assert "apt-get install --no-install-recommends poppler-utils" in out


def test_a_manuscript_at_fault_does_not_keep_the_doctor_from_answering(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small / "manuscript" / "paper.toml").write_text("broken")
    main(["doctor", "--project", str(small)])
    captured = capsys.readouterr()
    assert "pdflatex" in captured.out
    assert "cannot be looked at" in captured.err


def test_what_only_the_tests_need_keeps_nobody_from_building(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    there = requirements.Requirement(
        "pdflatex", "3.14", "PDF", "apt-get install texlive-latex-base"
    )
    extra = requirements.Requirement("typst", "", "make bench", "make bench")
    monkeypatch.setattr(requirements, "python", lambda: iter([extra]))
    monkeypatch.setattr(requirements, "programs", lambda: iter([there]))
    assert main(["doctor", "--project", str(small)]) == 0
    assert "What is missing comes with:\n  make bench\n" in capsys.readouterr().out
