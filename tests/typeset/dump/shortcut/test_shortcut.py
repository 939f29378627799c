from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import typeset
from trykklar.typeset.dump.shortcut import SHORTCUT, SHORTCUTS
from trykklar.typeset.dump.shortcut.shortcut import known_meanings

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document

# Everything that is emptied between two entries, and stands in one of these but not in the next:
# names of several kinds, lists, fields, toggles ("and others"), an inherited and a related work.
WORKS = r"""
@book{one, author={Ås, Øyvind and others}, editor={Berg, Anna}, translator={Eng, Tor},
  title={Housing}, subtitle={A study}, date={2001-03/2001-05}, location={Oslo and Bergen},
  publisher={Hus and Heim}, series={Series}, number={3}, edition={2}, note={A note},
  pagetotal={200}, isbn={9788200000000}, url={https://example.org/a_b}, urldate={2020-01-02}}
@article{two, author={Dahl, Per and Elden, Ida}, title={On learning}, journaltitle={Journal},
  volume={4}, number={2}, pages={1--9}, date={2010}, doi={10.1000/1}, related={one},
  relatedtype={reprintof}}
@incollection{three, author={Fjell, Kari}, title={A chapter}, crossref={parent}, pages={11--20}}
@collection{parent, editor={Gran, Ola}, title={The whole}, date={2015}, publisher={Forlag}}
@misc{four, title={Without an Author, {II} and {{NATO}}}, subtitle={{The} Case of Ås}, year={n.d.}}
@book{old, author={Caesar}, title={On the War: Of Gaul}, date={-0044~}, origdate={-0050?}}
@book{seven, author={Dahl, Per}, title={An Age of {Paradox}}, date={1999~/2001?}, langid={dutch}}
@book{options, author={given=Hans, family=Harman, prefix=von, useprefix=false and Lie, Ida},
  title={Names}, year={2003}}
@misc{doi, author={{World Bank}}, title={Data}, year={2020}, doi={10.1/abc.d}, issn={1234-5678}}
@article{van, author={van der Berg, Jr., Jan-Ole and {Ås, Kommune} and de la Cruz, J. P.},
  title={On 3 "Quoted" Words}, journaltitle={Acta}, volume={xii}, pages={iv--xii, 12}, year={2001},
  eprint={1234.5678}, eprinttype={arxiv}, url={https://example.org/%7Ea?b=c&d}}
@thesis{x:y_z, author={Ødegård, Åse}, title={Keys}, type={phdthesis},
  institution={UiO}, year={1999}}
@report{five, author={Dahl, Per}, title={The same year}, institution={Institute}, date={2010}}
@report{six, author={Dahl, Per}, title={And again}, institution={Institute}, date={2010}}
"""
CITED = r"""
\textcite{one} and \parencite[see][12]{two}, \parencites{three}{four}, \citeauthor{one} and
\citeyear{four}, \fullcite{three}, \textcite{five}, \parencite{six,five}, \textcite{old,seven},
\parencite{two}.\footnote{\footcite{one} and \parencite{four}} \nocite{parent,two}
\parencite[iv--vi]{x:y_z}, \parencite[\emph{a}, § 3]{doi}, \textcite[{[see]}][12, 15--18]{van},
\nocite{x:y_z} \parencite[12f.]{doi} \citetitle{van} \textcite{options} \printbibliography
"""

KNOWN = ["3.18b", "3.20"]
"""The versions of biblatex in Debian 12 and 13."""

STYLES = ["apa", "authoryear-ibid", "numeric-comp", "verbose-trad1"]


def paper(folder: Path, style: str, body: str = CITED, more: str = "") -> Document:
    folder.mkdir()
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    preamble = (
        f"\\usepackage[T1]{{fontenc}}\\usepackage[british]{{babel}}\\usepackage{{csquotes}}\n"
        f"\\usepackage[style={style}]{{biblatex}}\\addbibresource{{works.bib}}\n"
        f"\\usepackage{{url}}\\usepackage{{hyperref}}{more}"
    )
    return write(folder, preamble=preamble, body=body)


@pytest.mark.parametrize("style", STYLES)
def test_entries_are_set_as_by_biblatex_alone(tmp_path: Path, style: str) -> None:
    quick, plain = paper(tmp_path / "quick", style), paper(tmp_path / "plain", style)
    done = typeset(quick)
    assert done.pdf, done.findings
    assert "it failed from the dumped preamble" not in {each.reason for each in done.passes}
    assert typeset(plain, plain=True).pdf
    for suffix in (".bcf", ".aux"):
        assert quick.made(suffix).read_bytes() == plain.made(suffix).read_bytes()
    assert quick.result(".pdf").read_bytes() == plain.result(".pdf").read_bytes()


@pytest.mark.parametrize("style", STYLES)
def test_every_shortcut_knows_what_it_relies_on(tmp_path: Path, style: str) -> None:
    relied = sorted({name for each in SHORTCUTS for name in each.relied})
    asked = "".join(
        rf"\typeout{{MEANS {number} "
        rf"\pdfmdfivesum{{\expandafter\meaning\csname {name}\endcsname}}}}"
        for number, name in enumerate(relied)
    )
    taken = "\n".join(
        rf"\trykklar@known{{{each.guard}}}{{\typeout{{TAKEN \string{each.start}}}{each.start}}}"
        for each in SHORTCUTS
    )
    document = paper(tmp_path / "paper", style)
    source = document.source.read_text(encoding="utf-8")
    begun = rf"\AddToHook{{env/document/before}}{{\begingroup{asked}\endgroup {taken}}}"
    document.source.write_text(f"\\makeatletter{SHORTCUT}{begun}\n{source}", encoding="utf-8")
    command = ["pdflatex", "-interaction=batchmode", str(document.main)]
    subprocess.run(command, cwd=document.root, capture_output=True, check=False, timeout=60)
    log = document.source.with_suffix(".log").read_text(encoding="latin-1")
    version = re.search(r"Package: biblatex \S+ v(\S+)", log)
    assert version
    if version[1] not in KNOWN:
        pytest.skip(f"biblatex {version[1]} is left as it is")
    means = dict(zip(relied, re.findall(r"(?m)^MEANS .* (\w{32})$", log), strict=True))
    known = known_meanings()
    assert {name: digest for name, digest in means.items() if digest not in known[name]} == {}
    assert re.findall(r"(?m)^TAKEN (.+)$", log) == [each.start for each in SHORTCUTS]


def test_every_meaning_that_is_known_is_relied_on() -> None:
    relied = {name for each in SHORTCUTS for name in each.relied}
    assert sorted(relied) == sorted(known_meanings())


def test_no_shortcut_overwrites_what_another_needs(tmp_path: Path) -> None:
    quick = paper(tmp_path / "quick", "apa")
    typeset(quick)
    start = quick.made(".aux").parent / "format" / "paper.ini.tex"
    defined = r"(?m)^\\[a-z\\]*def\\(trykklar@[a-z@]+)"
    made = re.findall(defined, start.read_text(encoding="utf-8"))
    assert len(made) > 50
    assert sorted(made) == sorted(set(made))


def test_what_is_written_down_can_be_read_without_the_dump(tmp_path: Path) -> None:
    body = r"\tableofcontents\section{On \mkbibacro{DOI}s}\cite{doi}\printbibliography"
    document = paper(tmp_path / "paper", "numeric", body)
    assert typeset(document).pdf
    for suffix in (".aux", ".toc", ".out", ".bcf"):
        assert "trykklar" not in document.made(suffix).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "patch", [r"\patchcmd\mkbibacro", r"\patchcmd{\mkbibacro}", r"\patchcmd[]{\mkbibacro}"]
)
def test_a_patch_made_when_the_text_begins_finds_what_it_looks_for(
    tmp_path: Path, patch: str
) -> None:
    made = rf"{patch}{{\MakeLowercase}}{{\MakeUppercase}}{{}}{{\oops}}"
    begun = rf"\AtBeginDocument{{{made}}}"
    body = r"\fullcite{doi} \mkbibacro{Doi}"
    both = [paper(tmp_path / way, "numeric", body, begun) for way in ("quick", "plain")]
    done = typeset(both[0])
    assert "it failed from the dumped preamble" not in {each.reason for each in done.passes}
    assert typeset(both[1], plain=True).pdf
    assert both[0].result(".pdf").read_bytes() == both[1].result(".pdf").read_bytes()
