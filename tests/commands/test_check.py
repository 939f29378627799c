"""The command `check` as a user or a pipeline calls it."""

import json
from pathlib import Path

import pytest

from trykklar.cli import main


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    Path("main.tex").write_text(
        "\\usepackage{natbib}\\bibliographystyle{plainnat}"
        "Lipsky (1980) wrote it. Others cite him \\cite{lipsky1980,x}\\bibliography{refs}",
        "utf-8",
    )
    Path("refs.bib").write_text(
        "@book{lipsky1980, author={Lipsky, M.}, title={A}, publisher={B}, year=1980}", "utf-8"
    )
    return Path("main.tex")


def test_an_error_is_status_1_and_what_is_fine_is_0(paper: Path) -> None:
    assert main(["check", str(paper)]) == 1
    assert main(["check", str(paper), "--ignore", "citation-undefined"]) == 0
    assert main(["check", str(paper), "--select", "label,citation-typed"]) == 0


def test_an_unknown_code_or_file_is_status_2(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(paper), "--select", "citation-undefned"]) == 2
    assert "citation-undefined" in capsys.readouterr().err
    assert main(["check", "nothing.tex"]) == 2
    assert main(["explain", "nothing"]) == 2


def test_a_second_run_says_the_same(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for options in ([], [], ["--no-cache"]):
        main(["check", str(paper), "--format", "json", *options])
        outputs.append(json.loads(capsys.readouterr().out))
    assert outputs[0] == outputs[1] == outputs[2]


def test_diff_changes_nothing_and_fix_does(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = paper.read_bytes()
    assert main(["check", str(paper), "--diff"]) == 0
    assert "{plainnat}\\citet{lipsky1980} wrote" in capsys.readouterr().out
    assert paper.read_bytes() == before
    assert main(["check", str(paper), "--fix"]) == 0
    assert b"\\citet{lipsky1980} wrote it. Others cite him \\cite" in paper.read_bytes()


def test_a_baseline_lets_an_old_manuscript_pass(paper: Path) -> None:
    assert main(["check", str(paper), "--write-baseline", "known.json"]) == 1
    assert main(["check", str(paper), "--baseline", "known.json"]) == 0
    assert main(["check", str(paper), "--baseline", "none.json"]) == 2


def test_explain_describes_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert "citation-undefined" in codes
    for code in codes:
        assert main(["explain", code]) == 0


def test_a_file_left_alone_is_named_without_its_controls(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = paper.parent / "a\x1b[2Jb"
    folder.mkdir()
    odd = folder / "odd.bib"
    odd.write_text(
        "@article{a, author={B, C}, title={T}, journal={J}, year=2000, pages={1-2}}", "utf-8"
    )
    odd.with_name("other.bib").hardlink_to(odd)
    (folder / "main.tex").write_text("\\cite{a}\\bibliography{odd}", encoding="utf-8")
    assert main(["check", str(folder / "main.tex"), "--fix"]) == 1
    output = capsys.readouterr()
    assert "is left as it is" in output.err
    assert "\x1b" not in output.out + output.err
