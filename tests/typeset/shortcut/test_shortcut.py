from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import typeset

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
@report{five, author={Dahl, Per}, title={The same year}, institution={Institute}, date={2010}}
@report{six, author={Dahl, Per}, title={And again}, institution={Institute}, date={2010}}
"""
CITED = r"""
\textcite{one} and \parencite[see][12]{two}, \parencites{three}{four}, \citeauthor{one} and
\citeyear{four}, \fullcite{three}, \textcite{five}, \parencite{six,five}, \textcite{old,seven},
\parencite{two}.\footnote{\footcite{one} and \parencite{four}} \nocite{parent} \printbibliography
"""

COMMANDS = "blx@resetdata,blx@blxinit,biblatex_text_sentencecase:xo,biblatex_text_makecapital:nn"


def paper(folder: Path, style: str) -> Document:
    folder.mkdir()
    (folder / "works.bib").write_text(WORKS, encoding="utf-8")
    preamble = (
        f"\\usepackage[T1]{{fontenc}}\\usepackage[british]{{babel}}\\usepackage{{csquotes}}\n"
        f"\\usepackage[style={style}]{{biblatex}}\\addbibresource{{works.bib}}\n"
        "\\usepackage{url}\\usepackage{hyperref}"
    )
    return write(folder, preamble=preamble, body=CITED)


@pytest.mark.parametrize("style", ["apa", "authoryear-ibid", "numeric-comp", "verbose-trad1"])
def test_entries_are_set_as_by_biblatex_alone(tmp_path: Path, style: str) -> None:
    quick, plain = paper(tmp_path / "quick", style), paper(tmp_path / "plain", style)
    assert typeset(quick).pdf, typeset(quick).findings
    assert typeset(plain, plain=True).pdf
    for suffix in (".bcf", ".aux"):
        assert quick.made(suffix).read_bytes() == plain.made(suffix).read_bytes()
    assert quick.result(".pdf").read_bytes() == plain.result(".pdf").read_bytes()


@pytest.mark.parametrize("command", COMMANDS.split(","))
def test_the_biblatex_of_debian_12_is_shortened(shortened: str, command: str) -> None:
    assert re.search(rf"^{command} .*trykklar", shortened, re.MULTILINE)


@pytest.fixture(scope="module")
def shortened(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The meanings of biblatex's commands in a dump, a line each."""
    folder = tmp_path_factory.mktemp("dumped")
    quick = paper(folder / "quick", "apa")
    typeset(quick)
    made = quick.made(".aux").parent / "format"
    said = (made / "paper.log").read_text(encoding="utf-8", errors="replace")
    version = re.search(r"Package: biblatex \S+ v(\S+)", said)
    assert version
    if version[1] != "3.18b":
        pytest.skip(f"biblatex {version[1]} is left as it is")
    ask = (
        "\\begin{document}\\makeatletter\\@for\\next:=" + COMMANDS + "\\do{"
        "\\typeout{\\next\\space\\expandafter\\meaning\\csname\\next\\endcsname}}\\end{document}"
    )
    (folder / "ask.tex").write_text(ask)
    command = ["pdflatex", f"-fmt={made}/paper", "-progname=pdflatex", "ask.tex"]
    wide = {**os.environ, "max_print_line": "10000"}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, input=b"x", check=False, env=wide
    )
    return done.stdout.decode(errors="replace")
