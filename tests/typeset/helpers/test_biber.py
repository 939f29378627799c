"""What biber is started on, and what a bibliography could make it do."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import document, write
from trykklar.project.selection import plain
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from trykklar.document import Document
    from trykklar.typeset import Typesetting

FEATURES = Path(__file__).parent / "biblatex"
ENTRY = "@book{a, author={Lipsky, M.}, title={T}, publisher={P}, date=1980"
CITED = "Text \\cite{a,b}\\printbibliography"
OWN = "\\addbibresource{refs.bib}"
STRING = "x');system(q(touch stolen));('"
# Perl that ends the q{...} in which biber evaluates it, with braces that BibTeX sees paired.
ENDING = "(\\{ }).system(q(touch stolen)).(q{ \\})"


def _paper(folder: Path, preamble: str, *, body: str = CITED, more: str = "") -> Document:
    paper = write(folder / "paper", body=body, preamble=f"\\usepackage{{biblatex}}{preamble}")
    other = "@book{b, author={Aipsky, M.}, title={U}, publisher={P}, date=1981}"
    (folder / "paper" / "refs.bib").write_text(f"{ENTRY}{more}}}\n{other}\n", encoding="utf-8")
    return paper


def _nothing_ran(folder: Path) -> bool:
    return not list(folder.rglob("stolen*"))


def _codes(done: Typesetting) -> set[str]:
    return {each.code for each in done.findings if each.code.startswith("bib-")}


def test_all_that_biblatex_can_write_is_let_through(tmp_path: Path) -> None:
    folder = tmp_path / "alt av biblatex"
    shutil.copytree(FEATURES, folder)
    (folder / "parts").mkdir()
    for name in ("more of it.bib", "parts/æ.bib"):
        shutil.copy(folder / "sources.bib", folder / name)
    done = typeset(document(folder, "features.tex"))
    assert not _codes(done)
    assert "biber" in [each.program for each in done.passes]


@pytest.mark.usefixtures("unconfined")
@pytest.mark.parametrize(
    "preamble",
    [
        "\\addbibresource[datatype={bibtex;system(q(touch stolen))}]{refs.bib}",
        f"{OWN}\\DeclareSortingTemplate{{nty}}{{\\sort[locale={{{STRING}}}]{{\\field{{title}}}}}}",
        "\\addbibresource[bibencoding={utf8);system(q(touch stolen})]{refs.bib}",
    ],
)
def test_no_option_of_biblatex_runs_a_program(tmp_path: Path, preamble: str) -> None:
    done = typeset(_paper(tmp_path, preamble))
    assert _codes(done) == {"bib-unsafe-control"}
    assert _nothing_ran(tmp_path)


@pytest.mark.usefixtures("unconfined")
def test_no_control_file_in_another_namespace_is_obeyed(tmp_path: Path) -> None:
    made = _paper(tmp_path, "\\addbibresource{refs.bib}")
    typeset(made)
    step = (
        '<bcf:sourcemap><bcf:maps datatype="bibtex"><bcf:map><bcf:map_step map_field_source="title"'
        ' map_match="." map_replace="@{[system(q(touch stolen))]}"/></bcf:map></bcf:maps>'
        "</bcf:sourcemap><bcf:bibdata"
    )
    text = made.made(".bcf").read_text(encoding="utf-8").replace("<bcf:bibdata", step, 1)
    foreign = text.replace("https://sourceforge.net/projects/biblatex", "urn:x")
    foreign = foreign.replace("bcf:", "x:")
    body = (
        "Text\\newread\\r\\newwrite\\w\\immediate\\openout\\w=\\jobname.bcf \\openin\\r=copy.txt "
        "\\endlinechar=-1 \\def\\go{\\ifeof\\r\\else\\readline\\r to\\l\\immediate\\write\\w"
        "{\\unexpanded\\expandafter{\\l}}\\expandafter\\go\\fi}\\go\\immediate\\closeout\\w"
    )
    paper = write(tmp_path / "foreign", body=body)
    (tmp_path / "foreign" / "copy.txt").write_text(foreign, encoding="utf-8")
    assert _codes(typeset(paper)) == {"bib-unsafe-control"}
    assert _nothing_ran(tmp_path)


@pytest.mark.usefixtures("unconfined")
@pytest.mark.parametrize("field", ["presort", "sortkey", "doi"])
def test_nothing_that_is_sorted_by_is_run(tmp_path: Path, field: str) -> None:
    sorting = "\\DeclareSortingTemplate{nty}{\\sort{\\field{presort}\\field{sortkey}\\field{doi}}}"
    preamble = f"\\addbibresource{{refs.bib}}{sorting}"
    done = typeset(_paper(tmp_path, preamble, more=f", {field}={{{ENDING}}}"))
    assert "biber" in [each.program for each in done.passes]
    assert _nothing_ran(tmp_path)


@pytest.mark.usefixtures("unconfined")
def test_xml_with_a_document_type_is_not_read(tmp_path: Path) -> None:
    preamble = "\\addbibresource[datatype=biblatexml]{refs.bltxml}"
    paper = _paper(tmp_path, preamble, body="Text \\cite{a}\\printbibliography")
    space = 'xmlns:bltx="http://biblatex-biber.sourceforge.net/biblatexml"'
    entry = (
        f'<bltx:entries {space}><bltx:entry id="a" entrytype="book"><bltx:title>T{{}}</bltx:title>'
        "<bltx:date>1980</bltx:date></bltx:entry></bltx:entries>"
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    bltxml = tmp_path / "paper" / "refs.bltxml"
    bltxml.write_text(head + entry.format(""), encoding="utf-8")
    assert not _codes(typeset(paper))
    secret = tmp_path / "secret.txt"
    secret.write_text("what nobody else may read")
    kind = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n'
    bltxml.write_text(head + kind + entry.format("&e;"), encoding="utf-8")
    done = typeset(paper)
    assert _codes(done) == {"bib-unsafe-xml"}
    assert done.faulty


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("asked", ["\\addbibresource[glob]{*.bib}", "\\addbibresource{linked.bib}"])
def test_a_link_out_of_the_folder_is_no_bibliography(tmp_path: Path, asked: str) -> None:
    paper = _paper(tmp_path, asked)
    (tmp_path / "secret.bib").write_text("@book{c, title={what nobody else may read}}")
    (tmp_path / "paper" / "linked.bib").symlink_to(tmp_path / "secret.bib")
    done = typeset(paper)
    assert [each.code for each in done.findings] == ["tex-forbidden-file"]
    assert "'linked.bib'" in done.findings[0].message
    assert "biber" not in [each.program for each in done.passes]


def test_biber_finds_what_the_latexmkrc_leads_to_as_latexmk_does(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "shared.bib").write_text(
        "@book{a, author={Aas, Per}, title={T}, date=2001}"
    )
    (tmp_path / "latexmkrc").write_text("$ENV{BIBINPUTS} = './lib//:' . $ENV{BIBINPUTS};\n")
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\usepackage{biblatex}\addbibresource{shared.bib}"
        r"\begin{document}\cite{a}\printbibliography\end{document}"
    )
    made = typeset(plain(tmp_path / "main.tex"))
    assert made.pdf
    assert made.findings == ()
