"""PDF and Word print the same citation and the same reference, for every entry of ours."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from trykklar.project.selection import choose
from trykklar.typeset import typeset
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document

_COMMANDS = (
    r"\citep{%s}", r"\citet[257]{%s}", r"\citep[see][12--15]{%s}", r"\citealp[4]{%s}",
    r"\citeauthor{%s}", r"\citeyear{%s}",
)  # fmt: skip

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "biber", "pdftotext"))), reason="TeX is not installed"
)


@pytest.mark.parametrize("edition", ["article", "note"])
def test_every_entry_by_every_command_is_one_string(edition: str, project: Path) -> None:
    document = _everything_cited(edition, project)
    assert typeset(document).pdf is not None
    made = export(document)
    assert made.parity is not None
    assert made.citations == len(_keys(project)) * len(_COMMANDS)
    assert made.parity.citations.missing == ()
    assert made.parity.entries.missing == ()
    assert made.parity.entries.total == len(_keys(project))


@pytest.mark.parametrize(
    ("style", "packages"),
    [
        ("elsarticle-harv", r"\usepackage[round,authoryear]{natbib}"),
        ("plainnat", r"\usepackage{natbib}"),
        ("plainnat", r"\usepackage[numbers,sort&compress]{natbib}"),
        ("abbrvnat", r"\usepackage{natbib}\bibpunct[: ]{[}{]}{;}{a}{}{,}"),
        ("unsrtnat", r"\usepackage{natbib}\setcitestyle{numbers,open={(},citesep={;}}"),
        ("IEEEtranN", r"\usepackage[numbers]{natbib}"),
        ("alpha", ""),
        ("ieeetr", r"\usepackage{cite}"),
    ],
)
def test_every_entry_is_one_string_whatever_the_style(
    style: str, packages: str, project: Path
) -> None:
    document = _listed(style, packages, project)
    assert typeset(document).pdf is not None
    made = export(document)
    assert [item.code for item in made.findings] == []
    assert made.parity is not None
    assert made.parity.citations.missing == ()
    assert made.parity.entries.missing == ()
    assert made.parity.entries.total == len(_keys(project))


def _listed(style: str, packages: str, project: Path) -> Document:
    """Every entry cited, and two at a time, on one page: no line or page ends within an entry."""
    keys = _keys(project)
    # Of a work without a year, \citeyear prints nothing.
    dated = [command for command in _COMMANDS if "citeyear" not in command]
    commands = dated if "natbib" in packages else (r"\cite{%s}", r"\cite[3]{%s}")
    cited = [command % key for key in keys for command in commands]
    pairs = [commands[0] % ",".join(keys[at : at + 3]) for at in range(0, len(keys), 3)]
    folder = project / "lists" / f"{style}-{len(packages)}"
    folder.mkdir(parents=True)
    shutil.copy(project / "references.bib", folder)
    lines = [
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern,url}" + packages,
        r"\usepackage[paperheight=550cm,paperwidth=99cm,margin=2cm]{geometry}\pagestyle{empty}",
        r"\begin{document}\raggedright",
        *cited,
        *pairs,
        rf"\bibliographystyle{{{style}}}\bibliography{{references}}\end{{document}}",
    ]
    (folder / "main.tex").write_text("\n\n".join(lines) + "\n", "utf-8")
    return choose((str(folder / "main.tex"),), folder).documents[0]


def _everything_cited(edition: str, project: Path) -> Document:
    """The edition's own preamble, and every entry of the bibliography by every command."""
    (document,) = choose((edition,), project).documents
    preamble = document.source.read_text("utf-8").partition(r"\begin{document}")[0]
    cited = [command % key for key in _keys(project) for command in _COMMANDS]
    head = r"\newcommand{\runningtitle}{All}\begin{document}"
    text = "\n\n".join([head, *cited, r"\printbibliography", r"\end{document}"])
    document.source.write_text(f"{preamble}{text}\n", "utf-8")
    return document


def _keys(project: Path) -> list[str]:
    entries = (project / "references.bib").read_text("utf-8")
    return re.findall(r"^@(?!comment|string|preamble)\w+\{([^,\s]+),", entries, re.MULTILINE)
