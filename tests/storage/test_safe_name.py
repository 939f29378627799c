"""Names that other programs are given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.finding import FatalError
from trykklar.storage.safe_name import argument, job, readable


@pytest.mark.parametrize("name", ["thesis", "min artikkel", "æøå", "a.b", "v2_final-3", "C++", "x"])
def test_a_plain_name_is_kept(name: str) -> None:
    assert job(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "thesis$(touch x)", "-version", "&pdflatex", "|ls", "~root", "a`b`", "a'b", "", ".", "a ",
        "x" * 300,
    ],
)  # fmt: skip
def test_any_other_has_a_plain_one_of_its_own(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]*-[0-9a-f]{8}", job(name))
    assert job(name) != job(f"{name}!")


@given(st.text())
def test_no_name_is_an_option_a_path_or_a_command(name: str) -> None:
    plain = job(name)
    assert not set(plain) & set("$`\"'\\/~%#{}|;&<>*?[]()\n\t")
    assert not plain.startswith(("-", ".", " "))
    assert job(plain) == plain


@pytest.mark.parametrize("name", ["-version.tex", "&pdflatex.tex", "|ls.tex", "~root.tex", "a.tex"])
def test_an_argument_begins_with_nothing_that_a_program_takes_otherwise(name: str) -> None:
    assert re.match(r"\./|\w", argument(Path(name)))
    assert Path(argument(Path(name))) == Path(name)


@pytest.mark.parametrize(
    "name", ["a%b.tex", "$HOME.tex", "~a.tex", 'a"b.tex', "a\nb.tex", "a  b.tex"]
)
def test_a_name_that_tex_reads_otherwise_is_refused_with_another_one(name: str) -> None:
    with pytest.raises(FatalError, match="TeX cannot be given") as raised:
        readable(Path(name))
    assert re.search(r"\b[a-zA-Z-]+-[0-9a-f]{8}\.tex\.$|a  b", raised.value.hint)
