"""Keys that biber or BibTeX cannot read, and entries that lead to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks import check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path

_BIBLATEX = r"\usepackage[backend=%s]{biblatex}\addbibresource{refs.bib}"
_BIBTEX = r"\bibliographystyle{plain}\bibliography{refs}"


def _codes(folder: Path, entries: str, cited: str, backend: str = "") -> list[str]:
    head, tail = (_BIBLATEX % backend, "") if backend else ("", _BIBTEX)
    text = (
        rf"\documentclass{{article}}{head}\begin{{document}}\cite{{{cited}}}{tail}\end{{document}}"
    )
    (folder / "main.tex").write_text(text)
    (folder / "refs.bib").write_text(entries)
    return [found.code for found in check(plain(folder / "main.tex")).findings]


@pytest.mark.parametrize("key", ["o'ek", "a b", "a#b", "a(b", "a)b"])
def test_a_key_that_biber_refuses_is_told_before_the_whole_file_is_lost(
    tmp_path: Path, key: str
) -> None:
    entries = f"@book{{{key}, title={{A}}, date=2000}}\n@book{{li, title={{B}}, date=2000}}\n"
    assert "entry-key" in _codes(tmp_path, entries, "li", "biber")
    assert "entry-key" not in _codes(tmp_path, entries, "li")  # nobody cites it
    assert "entry-key" not in _codes(tmp_path, entries.replace(key, "a:b/c+d&e"), "li", "biber")


@pytest.mark.parametrize("field", ["crossref", "xref", "xdata"])
def test_an_entry_that_leads_nowhere_lacks_what_it_should_inherit(
    tmp_path: Path, field: str
) -> None:
    entries = f"@inbook{{li, {field}={{par}}, title={{A}}}}\n@book{{PAR, title={{B}}}}\n"
    assert "entry-crossref" in _codes(tmp_path, entries, "li", "biber")
    assert "entry-crossref" not in _codes(tmp_path, entries.lower(), "li", "biber")
    assert "entry-crossref" not in _codes(tmp_path, entries, "li")  # to BibTeX it is one key


def test_a_set_without_one_of_its_works_is_printed_with_a_hole(tmp_path: Path) -> None:
    entries = "@set{both, entryset={li,ek}}\n@book{li, title={A}, date=2000}\n"
    assert "entry-crossref" in _codes(tmp_path, entries, "both", "biber")
    more = entries + "@book{ek, title={B}, date=2000}\n"
    assert "entry-crossref" not in _codes(tmp_path, more, "both", "biber")


def test_bibtex_does_not_go_back_for_a_parent(tmp_path: Path) -> None:
    child, parent = "@inbook{li, crossref={par}, title={A}}\n", "@book{par, title={B}}\n"
    assert "entry-crossref" in _codes(tmp_path, parent + child, "li")
    assert "entry-crossref" not in _codes(tmp_path, child + parent, "li")
    assert "entry-crossref" not in _codes(tmp_path, parent + child, "li,par")
    assert "entry-crossref" not in _codes(tmp_path, parent + child, "li", "biber")
