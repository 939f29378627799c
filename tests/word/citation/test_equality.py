"""PDF and Word print the same citation and the same reference, for every entry of ours."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from trykklar.target import choose
from trykklar.typeset import typeset
from trykklar.word import export

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
