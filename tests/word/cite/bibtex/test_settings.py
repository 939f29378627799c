"""natbib's signs, as the author's preamble sets them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from trykklar.document import Document
from trykklar.word.cite.bibtex.settings import read

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.word.cite.bibtex.punctuation import Punctuation


def _read(folder: Path, preamble: str, style: str = "", *, counted: bool = False) -> Punctuation:
    from pathlib import Path as At

    document = Document("main", folder, At("main.tex"), At("work"), At("build"))
    body = rf"\bibliographystyle{{{style}}}" if style else ""
    manuscript = SimpleNamespace(preamble=preamble, flat=SimpleNamespace(text=preamble + body))
    inputs: Any = SimpleNamespace(
        document=document, manuscript=manuscript, numbers=SimpleNamespace(counted=counted)
    )
    return read(inputs)


@pytest.mark.parametrize(
    ("preamble", "style", "signs", "numbers"),
    [
        (r"\usepackage{natbib}", "unknown", "();", False),
        (r"\usepackage{natbib}", "plainnat", "[],", False),
        (r"\usepackage{natbib}", "plain", "[],", True),
        (r"\usepackage[numbers]{natbib}", "plainnat", "[],", True),
        (r"\usepackage[sort, numbers,round]{natbib}", "plainnat", "(),", True),
        (r"\usepackage[authoryear]{natbib}", "agsm", "(),", False),
        (r"\usepackage[round]{natbib}", "agsm", "();", False),
        (r"\usepackage[square,comma]{natbib}", "", "[],", False),
        (r"%\usepackage[numbers]{natbib}", "", "();", False),
        (r"\usepackage{natbib}\bibpunct{<}{>}{:}{n}{,}{,}", "plainnat", "<>:", True),
        (r"\usepackage{natbib}\setcitestyle{numbers,open={(},citesep={;}}", "", "();", True),
        (r"\usepackage{natbib}\citestyle{agu}", "", "[];", False),
        (r"\documentclass[12pt]{elsarticle}", "elsarticle-num", "[],", True),
        (r"\documentclass[authoryear]{elsarticle}", "elsarticle-harv", "();", False),
    ],
)
def test_options_styles_and_commands(
    tmp_path: Path, preamble: str, style: str, signs: str, numbers: bool
) -> None:
    found = _read(tmp_path, preamble, style)
    assert found.opening + found.closing + found.between == signs
    assert found.numbers == numbers


def test_a_class_of_the_authors_own_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.cls").write_text(r"\RequirePackage[numbers,sort&compress]{natbib}", "utf-8")
    found = _read(tmp_path, r"\documentclass{mine}")
    assert (found.numbers, found.sort, found.compress) == (True, True, True)


def test_options_of_the_class_reach_the_package(tmp_path: Path) -> None:
    (tmp_path / "mine.cls").write_text(r"\RequirePackage[numbers]{natbib}", "utf-8")
    found = _read(tmp_path, r"\documentclass[a4paper,sort&compress]{mine}")
    assert (found.numbers, found.sort, found.compress) == (True, True, True)


def test_a_class_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "theirs.cls").write_text(r"\RequirePackage[numbers]{natbib}", "utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    assert not _read(inside, r"\documentclass{../theirs}").numbers


def test_a_list_with_undated_works_is_cited_by_number(tmp_path: Path) -> None:
    found = _read(tmp_path, r"\usepackage{natbib}", "apalike", counted=True)
    assert (found.numbers, found.opening) == (True, "(")


def test_the_number_in_the_list_looks_as_the_author_wants_it(tmp_path: Path) -> None:
    preamble = r"\usepackage[numbers]{natbib}\renewcommand{\bibnumfmt}[1]{#1.}"
    assert _read(tmp_path, preamble).label == ("", ".")
