"""Several lists of works, each with its own, by what biber wrote of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.word.cite.datalist import datalists
from trykklar.word.export import export

BIB = """@book{aas, author={Aas, Per}, title={Houses}, date={1999}, publisher={P}}
@misc{law, author={{Parliament}}, title={Act}, date={1988}, keywords={law}}
@article{one, author={Dahl, Eva}, title={Part One}, date={2001}}
@article{two, author={Dahl, Eva}, title={Part Two}, date={2002}}
@set{both, entryset={one,two}}
"""
BBL = r"""\refsection{0}
  \datalist[entry]{nyt/global//global/global}
    \entry{aas}{book}{}
    \endentry
    \entry{law}{misc}{}
      \keyw{law,old}
    \endentry
    \entry{both}{set}{}
      \set{one,two}
    \endentry
    \entry{one}{article}{skipbib=true,skipbiblist=true,skiplab=true}
      \inset{both}
    \endentry
    \entry{two}{article}{skipbib=true,skipbiblist=true,skiplab=true}
      \inset{both}
    \endentry
  \enddatalist
  \keyalias{other}{aas}
\endrefsection
"""


def _listed(folder: Path, body: str, bbl: str = BBL) -> list[str]:
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    (folder / "refs.bib").write_text(BIB, "utf-8")
    (folder / "main.tex").write_text(
        "\\documentclass{report}\\usepackage[style=authoryear]{biblatex}"
        f"\\addbibresource{{refs.bib}}\\begin{{document}}\n{body}\n\\end{{document}}\n",
        "utf-8",
    )
    (work / "main.aux").write_text("\\relax\n", "utf-8")
    (work / "main.bbl").write_text(bbl, "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    made = export(document)
    assert made.findings == ()
    return [text[:12] for text in paragraphs(made.path) if text]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("keyword=law,title={Laws}", ["Laws", "Parliament. "]),
        ("notkeyword=law,heading=subbibliography", ["References", "Aas, Per. 19"]),
        ("type=misc,heading=none", ["Parliament. "]),
        ("category=mine", ["Bibliography", "Aas, Per. 19"]),
        ("keyword=nothing", []),
    ],
)
def test_a_list_has_its_own_works_under_its_own_heading(
    tmp_path: Path, options: str, shown: list[str]
) -> None:
    """Each list had all works, and a list without works had a heading."""
    body = r"\addtocategory{mine}{aas}\nocite{aas,law}"
    rest = r"\printbibliography[heading=none]"
    found = _listed(tmp_path, rf"{body}\printbibliography[{options}] {rest}")
    assert found[: len(shown)] == shown


def test_a_work_is_found_by_its_other_name(tmp_path: Path) -> None:
    found = _listed(tmp_path, r"\textcite{other}. \printbibliography")
    assert found == ["Aas (1999).", "Bibliography", "Aas, Per. 19"]


def test_a_set_is_one_item(tmp_path: Path) -> None:
    found = _listed(tmp_path, r"Text\nocite{both}. \printbibliography")
    assert [text for text in found if text.startswith("Dahl")] == ["Dahl, Eva. 2"]


def test_each_section_of_references_has_its_works(tmp_path: Path) -> None:
    bbl = "".join(
        f"\\refsection{{{number}}}\n\\datalist[entry]{{nyt/global//global/global}}\n"
        f"\\entry{{{key}}}{{book}}{{}}\n\\endentry\n\\enddatalist\n\\endrefsection\n"
        for number, key in ((1, "aas"), (2, "law"))
    )
    section = "\\begin{{refsection}}{}.\\printbibliography[heading=none]\\end{{refsection}}"
    body = "\n".join(section.format(rf"\cite{{{key}}}") for key in ("aas", "law"))
    assert _listed(tmp_path, body, bbl) == [
        "Aas 1999.", "Aas, Per. 19", "Parliament 1", "Parliament. ",
    ]  # fmt: skip


def test_what_biber_wrote_is_read_for_each_work() -> None:
    found = datalists(BBL)
    assert found.sections[0]["law"].keywords == {"law", "old"}
    assert found.sections[0]["one"].hidden
    assert found.sets == {"both": ("one", "two")}
    assert found.key("other") == "aas"
    assert datalists("") == datalists("\\begin{thebibliography}{9}")
