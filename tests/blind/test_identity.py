r"""Who wrote a stranger's manuscript, by the front matter of the classes that people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.blind.hidden_parts import hidden_parts, without
from trykklar.blind.identity import of_source
from trykklar.document import WORK, Document
from trykklar.latex.expansion.expand import expand

BOTH, PLACES = ["Kari Nordmann", "Mari Bjørnø"], {"University of Bodin", "Nes Research Institute"}

ELSARTICLE = r"""
\title{On houses\tnoteref{t1}} \tnotetext[t1]{Paid for by Stiftelsen Hus.}
\author[a]{Kari Nordmann\corref{c}} \ead{kari@bodin.no} \author[b]{Mari Bj{\o}rn{\o}\fnref{f}}
\cortext[c]{Write to Kari Nordmann} \fntext[f]{Now at Nes.}
\affiliation[a]{organization={University of Bodin}, city={Bodin}, country={Norway}}
\affiliation[b]{organization={Nes Research Institute}, city={Nes}}
"""
IEEE_JOURNAL = r"""
\author{Kari~Nordmann,~\IEEEmembership{Member,~IEEE,} and Mari~Bj{\o}rn{\o}%
\thanks{K. Nordmann is with the University of Bodin (e-mail: kari@bodin.no).}%
\thanks{M. Bj{\o}rn{\o} is with Nes Research Institute, Nes.}}
\begin{IEEEbiographynophoto}{Kari Nordmann} is a professor at the University of Bodin.
\end{IEEEbiographynophoto}
"""
IEEE_CONFERENCE = r"""
\author{\IEEEauthorblockN{Kari Nordmann}\IEEEauthorblockA{\textit{University of Bodin}\\Bodin}
\and \IEEEauthorblockN{2\textsuperscript{nd} Mari Bj{\o}rn{\o}}
\IEEEauthorblockA{Nes Research Institute}}
"""
ACM = r"""
\author{Kari Nordmann}\authornote{Both wrote it.}\email{kari@bodin.no}\orcid{0000-0002-1825-0097}
\affiliation{\institution{University of Bodin}\city{Bodin}\country{Norway}}
\author{Mari Bj{\o}rn{\o}}\affiliation{\institution{Nes Research Institute}\city{Nes}}
\renewcommand{\shortauthors}{Nordmann and Bj{\o}rn{\o}}
\begin{acks}We thank Kari Nordmann.\end{acks}
"""
APA = r"""
\authorsnames[1,2]{Kari Nordmann, Mari Bj{\o}rn{\o}} \leftheader{Nordmann}
\authorsaffiliations{{University of Bodin},{Nes Research Institute}}
\authornote{\addORCIDlink{Kari Nordmann}{0000-0002-1825-0097} Write to kari@bodin.no.}
"""
KOMA = r"""
\titlehead{University of Bodin} \author{Kari Nordmann\thanks{kari@bodin.no} \and Mari Bj{\o}rn{\o}}
\publishers{Printed by Nes Research Institute} \lowertitleback{Copyright Kari Nordmann}
"""


@pytest.mark.parametrize(
    ("document_class", "front"),
    [
        ("elsarticle", ELSARTICLE), ("IEEEtran", IEEE_JOURNAL), ("IEEEtran", IEEE_CONFERENCE),
        ("acmart", ACM), ("apa7", APA), ("scrartcl", KOMA),
    ],
)  # fmt: skip
def test_authors_and_institutions_are_known_and_nothing_of_them_stays(
    tmp_path: Path, document_class: str, front: str
) -> None:
    text = f"\\documentclass{{{document_class}}}\n\\begin{{document}}\n{front}\nHouses.\n"
    main = tmp_path / "main.tex"
    main.write_text(f"{text}\\end{{document}}\n", encoding="utf-8")
    document = Document("main", tmp_path, Path("main.tex"), WORK / "main", Path("build"))
    hidden = hidden_parts(expand(document), "Anonymous")
    secrets = of_source(hidden, (), cited=True)
    assert [each.full for each in secrets.people] == BOTH
    assert set(secrets.institutions) == PLACES
    left = without(main.read_text(encoding="utf-8"), hidden.places[main])
    assert "Houses." in left
    for word in ("Nordmann", "rn{", "Bodin", "Nes", "kari", "0000", "Stiftelsen"):
        assert word not in left
