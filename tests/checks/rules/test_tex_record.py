"""A record of TeX's own run is believed when it is newer than the sources, and only then."""

import os
import subprocess
from pathlib import Path

from trykklar.checks import CheckResult, check
from trykklar.project.selection import plain

AUX = "\\relax\n\\citation{a}\n\\citation{b,c}\n\\gdef \\@abspage@last{1}\n"


def checked(folder: Path, aux: str, older: float) -> CheckResult:
    (folder / "main.tex").write_text(r"\cite{a}\cite{d}\bibliography{refs}", encoding="utf-8")
    (folder / "refs.bib").write_text("@book{a,}@book{c,}@book{d,}", encoding="utf-8")
    (folder / "main.aux").write_text(aux, encoding="utf-8")
    then = (folder / "main.aux").stat().st_mtime + older
    os.utime(folder / "main.tex", (then, then))
    return check(plain(folder / "main.tex"))


def test_a_newer_record_is_the_truth_and_the_difference_is_reported(tmp_path: Path) -> None:
    result = checked(tmp_path, AUX, older=-60)
    assert result.cited == ("a", "b", "c")
    assert result.undefined == ("b",)
    assert result.unused == ("d",)
    messages = [finding.message for finding in result.findings if finding.code == "citation-record"]
    assert len(messages) == 3


def test_a_record_as_old_as_its_sources_came_with_a_copy(tmp_path: Path) -> None:
    assert checked(tmp_path, AUX, older=-1).cited == ("a", "d")


def test_a_strangers_repository_runs_no_program(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    configuration = (("core.fsmonitor", f"touch '{ran}'; false"), ("core.pager", f"touch '{ran}'"))
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for name, value in configuration:
        subprocess.run(["git", "-C", tmp_path, "config", name, value], check=True)
    assert checked(tmp_path, AUX, older=-60).cited == ("a", "b", "c")
    assert not ran.exists()


def test_an_older_record_is_not_looked_at(tmp_path: Path) -> None:
    assert checked(tmp_path, AUX, older=60).cited == ("a", "d")


def test_a_record_of_a_run_that_broke_off_is_not_believed(tmp_path: Path) -> None:
    assert checked(tmp_path, "\\relax\n\\citation{a}\n", older=-60).cited == ("a", "d")
