"""BibTeX and makeindex: run where they are needed, and given what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import Typesetting, typeset

if TYPE_CHECKING:
    from pathlib import Path

BIB = "@book{a, author={Ann}, title={One}, year=2001, publisher={P}}\n"


def _programs(done: Typesetting) -> list[str]:
    return [each.program for each in done.passes]


def test_citations_in_included_files_reach_bibtex(tmp_path: Path) -> None:
    body = "\\include{parts/one}\\bibliographystyle{plain}\\bibliography{refs}"
    paper = write(tmp_path, body=body)
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("See \\cite{a}.")
    (tmp_path / "refs.bib").write_text(BIB)
    done = typeset(paper)
    assert not done.findings
    assert _programs(done) == ["pdflatex", "bibtex", "pdflatex", "pdflatex"]
    assert typeset(paper).fresh
    (tmp_path / "refs.bib").write_text(BIB.replace("One", "Two"))
    assert [each.reason for each in typeset(paper).passes] == [
        "refs.bib changed",
        "bibliography changed",
    ]


def test_a_new_label_does_not_run_bibtex(tmp_path: Path) -> None:
    body = "{}\\cite{{a}}\\bibliographystyle{{plain}}\\bibliography{{refs}}"
    (tmp_path / "refs.bib").write_text(BIB)
    typeset(write(tmp_path, body=body.format("Text ")))
    done = typeset(write(tmp_path, body=body.format("\\label{x}")))
    assert set(_programs(done)) == {"pdflatex"}


def test_a_style_of_the_author_s_own(tmp_path: Path) -> None:
    item = "\\begin{thebibliography}{9}\\bibitem{a}mine\\end{thebibliography}"
    style = f'ENTRY{{title}}{{}}{{}}\nFUNCTION{{book}}{{"{item}" write$ newline$}}\n'
    (tmp_path / "mine.bst").write_text(f"{style}READ\nITERATE{{call.type$}}\n")
    (tmp_path / "refs.bib").write_text(BIB)
    paper = write(tmp_path, body="\\cite{a}\\bibliographystyle{mine}\\bibliography{refs}")
    assert not typeset(paper).findings
    (tmp_path / "mine.bst").write_text((tmp_path / "mine.bst").read_text().replace("}mine", "}own"))
    assert _programs(typeset(paper))[0] == "bibtex"


def test_two_bibliographies_take_two_runs(tmp_path: Path) -> None:
    lines = ("citation{a}", "bibstyle{plain}", "bibdata{refs}")
    written = "".join(f"\\immediate\\write\\other{{\\string\\{line}}}" for line in lines)
    preamble = f"\\newwrite\\other\\immediate\\openout\\other=other.aux {written}"
    preamble += "\\immediate\\closeout\\other"
    body = "\\cite{a}\\bibliographystyle{plain}\\bibliography{refs}"
    body += "\\InputIfFileExists{other.bbl}{}{}"
    (tmp_path / "refs.bib").write_text(BIB)
    done = typeset(write(tmp_path, body=body, preamble=preamble))
    assert _programs(done).count("bibtex") == 2
    assert done.pdf


def test_an_index_is_sorted_once(tmp_path: Path) -> None:
    preamble = "\\usepackage{makeidx}\\makeindex"
    paper = write(tmp_path, body="One\\index{b}\\index{a}\\printindex", preamble=preamble)
    done = typeset(paper)
    assert _programs(done) == ["pdflatex", "makeindex", "pdflatex"]
    assert (tmp_path / paper.work / "paper.ind").read_text().find("a, 1") > 0
    assert typeset(paper).fresh


def test_a_bibliography_that_is_no_longer_used_runs_nothing(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    biblatex = "\\usepackage{biblatex}\\addbibresource{refs.bib}"
    typeset(write(tmp_path, body="\\cite{a}\\printbibliography", preamble=biblatex))
    done = typeset(write(tmp_path, body="No longer."))
    assert done.pdf
    assert set(_programs(done)) == {"pdflatex"}
    (tmp_path / "refs.bib").write_text("broken")
    assert typeset(done.document).fresh


def test_a_broken_bibliography_is_mended(tmp_path: Path) -> None:
    preamble = "\\usepackage{biblatex}\\addbibresource{refs.bib}"
    paper = write(tmp_path, body="\\cite{a}\\printbibliography", preamble=preamble)
    (tmp_path / "refs.bib").write_text(BIB + "@book{b, title={x")
    broken = typeset(paper)
    assert broken.faulty
    assert typeset(paper).findings == broken.findings
    assert typeset(paper).fresh
    (tmp_path / "refs.bib").write_text(BIB)
    assert typeset(paper).pdf
    assert not typeset(paper).findings


def test_a_key_that_is_there_twice_costs_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB + BIB)
    body = "\\cite{a}\\bibliographystyle{plain}\\bibliography{refs}"
    done = typeset(write(tmp_path, body=body))
    assert [each.code for each in done.findings] == ["tex-bad-bibliography"]
    assert done.faulty
    assert done.document.made(".bbl").read_text().count("bibitem") == 1


def test_a_bibliography_that_is_lost_is_not_printed_from_the_last_build(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    body = "\\cite{a}\\bibliographystyle{plain}\\bibliography{refs}"
    paper = write(tmp_path, body=body)
    assert not typeset(paper).findings
    (tmp_path / "refs.bib").unlink()
    done = typeset(paper)
    assert done.faulty
    assert done.clean
    bbl = paper.made(".bbl")
    assert not bbl.exists() or "One" not in bbl.read_text()
    assert typeset(paper).fresh


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("name", ["refs.bib", "own.bst"])
def test_bibtex_reads_no_link_out_of_the_folder(tmp_path: Path, name: str) -> None:
    style = "own" if name == "own.bst" else "plain"
    body = f"\\cite{{a}}\\bibliographystyle{{{style}}}\\bibliography{{refs}}"
    paper = write(tmp_path / "paper", body=body)
    (tmp_path / "paper" / "refs.bib").write_text(BIB)
    (tmp_path / "secret").write_text(BIB.replace("One", "What nobody else may read"))
    (tmp_path / "paper" / name).unlink(missing_ok=True)
    (tmp_path / "paper" / name).symlink_to(tmp_path / "secret")
    done = typeset(paper)
    assert [each.code for each in done.findings] == ["tex-forbidden-file"]
    assert "bibtex" not in _programs(done)
    assert done.faulty


def test_an_author_s_own_glossary_is_sorted(tmp_path: Path) -> None:
    preamble = (
        "\\usepackage[symbols]{glossaries}\\newglossary[tlg]{tools}{tls}{tlo}{Tools}\\makeglossaries"
        "\\newglossaryentry{saw}{type=tools,name=saw,description={It cuts}}"
        "\\newglossaryentry{pi}{type=symbols,name={pi},description={A ratio}}"
    )
    paper = write(tmp_path, body="\\gls{saw} and \\gls{pi}.\\printglossaries", preamble=preamble)
    done = typeset(paper)
    assert not done.findings
    assert "{saw}" in paper.made(".tls").read_text()
    assert "{pi}" in paper.made(".sls").read_text()
    assert typeset(paper).fresh


@pytest.mark.parametrize(
    ("preamble", "body"),
    [
        (
            "\\usepackage{splitidx}\\makeindex\\newindex[People]{people}\\newindex[Places]{places}",
            "One\\sindex[people]{Ann}\\sindex[places]{Bergen}\\printindex[people]\\printindex[places]",
        ),
        (
            "\\usepackage[splitindex]{imakeidx}\\makeindex[name=people]\\makeindex[name=places]",
            "One\\index[people]{Ann}\\index[places]{Bergen}\\printindex[people]\\printindex[places]",
        ),
        (
            "\\usepackage{imakeidx}\\makeindex[name=people]\\makeindex[name=places]",
            "One\\index[people]{Ann}\\index[places]{Bergen}\\printindex[people]\\printindex[places]",
        ),
    ],
)
def test_several_indexes_are_sorted_each(tmp_path: Path, preamble: str, body: str) -> None:
    paper = write(tmp_path, body=body, preamble=preamble)
    done = typeset(paper)
    assert not done.findings
    sorted_lists = [path.read_text() for path in (tmp_path / paper.work).glob("*.ind")]
    assert sum("Ann" in text for text in sorted_lists) == 1
    assert sum("Bergen" in text for text in sorted_lists) == 1
    assert typeset(paper).fresh


def test_each_chapter_has_its_list_with_chapterbib(tmp_path: Path) -> None:
    body = "\\include{one}\\include{two}"
    paper = write(tmp_path, body=body, preamble="\\usepackage{chapterbib}")
    (tmp_path / "refs.bib").write_text(BIB + BIB.replace("{a", "{b").replace("One", "Two"))
    for name, key in (("one", "a"), ("two", "b")):
        text = f"See \\cite{{{key}}}.\\bibliographystyle{{plain}}\\bibliography{{refs}}"
        (tmp_path / f"{name}.tex").write_text(text)
    done = typeset(paper)
    assert not done.findings
    assert "One" in (tmp_path / paper.work / "one.bbl").read_text()
    assert "Two" in (tmp_path / paper.work / "two.bbl").read_text()


def test_each_unit_has_its_list_with_bibunits(tmp_path: Path) -> None:
    unit = "\\begin{{bibunit}}[plain]See \\cite{{{key}}}.\\putbib[refs]\\end{{bibunit}}"
    (tmp_path / "refs.bib").write_text(BIB + BIB.replace("{a", "{b").replace("One", "Two"))
    body = unit.format(key="a") + unit.format(key="b")
    paper = write(tmp_path, body=body, preamble="\\usepackage{bibunits}")
    done = typeset(paper)
    assert not done.findings
    assert "Two" in (tmp_path / paper.work / "bu2.bbl").read_text()


def test_no_more_lists_are_sorted_than_a_text_may_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    r"""A loop of a few bytes has TeX begin any number of indexes; each is a run of a program."""
    monkeypatch.setattr("trykklar.typeset.helpers.needed.MOST", 3)
    body = (
        r"\makeatletter\count255=0 \loop"
        r"\immediate\write\@indexfile{\string\indexentry[n\number\count255]{x}{1}}"
        r"\advance\count255 1\ifnum\count255<40\repeat Text."
    )
    done = typeset(write(tmp_path, preamble=r"\usepackage{makeidx}\makeindex", body=body))
    assert _programs(done).count("makeindex") == 3
    assert [each.code for each in done.findings] == ["tex-timeout"]


def test_files_that_have_the_next_one_twice_do_not_double_with_each(tmp_path: Path) -> None:
    r"""TeX stops at \endinput; BibTeX, and what reads for it, would read 2^40 files."""
    chain = (
        r"\makeatletter\newwrite\w\count255=1 \loop\immediate\openout\w=a\number\count255.aux"
        r"\count254=\count255 \advance\count254 1"
        r"\immediate\write\w{\string\@input{a\number\count254.aux}^^J"
        r"\string\@input{./a\number\count254.aux}}\immediate\closeout\w"
        r"\advance\count255 1\ifnum\count255<40\repeat"
        r"\AtEndDocument{\immediate\write\@auxout{\string\endinput^^J\string\@input{a1.aux}}}"
    )
    body = rf"\cite{{a}}\newlinechar=10 {chain}\bibliographystyle{{plain}}\bibliography{{refs}}"
    (tmp_path / "refs.bib").write_text(BIB)
    done = typeset(write(tmp_path, body=body))
    assert "bibtex" in _programs(done)
    assert not done.findings
