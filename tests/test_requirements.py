from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.requirements import DebianPackage, debian, latex, pandoc, programs, python

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_debian_package_says_what_for_and_why() -> None:
    packages = debian()
    assert DebianPackage("biber", "paper", "sorts and formats what biblatex cites") in packages
    assert {part.who for part in packages} == {"paper", "test", "bench"}
    assert all(part.why for part in packages)
    assert "texlive-full" not in {part.name for part in packages}


def test_every_python_package_of_the_program_is_kept_apart_from_the_tests_own() -> None:
    parts = {part.name.lower(): part for part in python()}
    assert parts["pydantic"].version
    assert parts["pydantic"].install == "make paper"
    assert parts["pytest"].install == "make test"


def test_pandoc_is_at_least_version_3() -> None:
    assert int(pandoc().version.partition(".")[0]) >= 3


def test_an_old_pandoc_on_the_path_is_named_and_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "pandoc"
    old.write_text("#!/bin/sh\necho pandoc 2.17.1.1\n")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    found = pandoc()
    assert found.version.startswith("3.")
    assert found.remark == f"{old} is version 2.17.1.1; it is not used"


def test_a_missing_program_comes_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    parts = {part.name: part for part in programs()}
    assert parts["biber"].version == ""
    assert parts["biber"].install == "apt-get install --no-install-recommends biber"


def test_a_latex_package_has_its_date_and_a_missing_one_the_command() -> None:
    there, missing = latex(["booktabs.sty", "no-such-package.sty"])
    assert there.version.startswith("20")
    assert missing.version == ""
    assert "texlive-latex-extra" in missing.install
