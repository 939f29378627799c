"""Files that are not what they should be: each is a finding, and the rest is checked."""

import os
import time
from pathlib import Path

import pytest

from trykklar.checks import check
from trykklar.finding import FatalError
from trykklar.project.selection import plain


def codes(folder: Path, body: str = r"\cite{a}\bibliography{refs}") -> dict[str, str]:
    (folder / "main.tex").write_text(body, encoding="utf-8")
    return {
        finding.code: finding.path.name for finding in check(plain(folder / "main.tex")).findings
    }


def test_latin_1_is_read_and_reported_unless_the_preamble_says_so(tmp_path: Path) -> None:
    (tmp_path / "part.tex").write_bytes("Sætren og Bjørnå".encode("latin-1"))
    assert codes(tmp_path, r"\input{part}") == {"file-encoding": "part.tex"}
    assert codes(tmp_path, r"\usepackage[latin1]{inputenc}\input{part}") == {}


def test_utf_16_of_ascii_letters_alone_is_reported_as_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "part.tex").write_bytes("An ordinary text.".encode("utf-16"))
    assert codes(tmp_path, r"\input{part}") == {"file-encoding": "part.tex"}


@pytest.mark.parametrize("name", ["part.tex", "refs.bib"])
@pytest.mark.parametrize("made", [Path.mkdir, os.mkfifo], ids=["folder", "pipe"])
def test_what_cannot_be_opened_stops_nothing(tmp_path: Path, name: str, made: object) -> None:
    assert callable(made)
    made(tmp_path / name)
    found = codes(tmp_path, r"\input{part}\cite{a}\bibliography{refs}")
    assert {"file-missing", "bibliography-missing"} <= found.keys()


@pytest.mark.parametrize("name", ["part.tex", "refs.bib"])
def test_a_binary_file_is_reported_as_one(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 50)
    found = codes(tmp_path, r"\input{part}\cite{a}\bibliography{refs}")
    assert found["file-unreadable"] == name


def test_a_binary_main_file_is_reported_as_one(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_bytes(b"\0\1\2" * 1000)
    with pytest.raises(FatalError, match="binary"):
        check(plain(tmp_path / "main.tex"))


def test_a_bibliography_of_50_mb_is_read_in_seconds(tmp_path: Path) -> None:
    abstract = "word " * 20_000
    entries = (
        f"@book{{key{number}, author = {{A, B}}, title = {{T{number}}}, publisher = {{P}}, "
        f"year = 2000, abstract = {{{abstract}}}}}\n"
        for number in range(500)
    )
    (tmp_path / "refs.bib").write_text("".join(entries), encoding="utf-8")
    assert (tmp_path / "refs.bib").stat().st_size > 50_000_000
    begin = time.process_time()
    assert "citation-undefined" not in codes(tmp_path, r"\cite{key7}\bibliography{refs}")
    assert time.process_time() - begin < 20
