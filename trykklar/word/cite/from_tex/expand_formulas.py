r"""The author's own macros in formulas of works: they are known to TeX, and not to Word."""

from __future__ import annotations

import json
import re
import tempfile
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.document_tree import elements
from trykklar.word.mark.pandoc_preamble import definitions
from trykklar.word.pandoc import PandocError, run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trykklar.word.export_state import ExportState

_CONTROL = re.compile(r"\\([A-Za-z]+)")
_READER = ["-f", "latex", "-t", "json"]


def expand_formulas(text: Any, formulas: Collection[str], state: ExportState) -> None:
    """Expand the macros of a preamble in some formulas.

    Args:
        text: Pandoc's document, in which the formulas are; it is changed.
        formulas: Their LaTeX.
        state: The state of the export.
    """
    if not formulas:
        return
    preamble = state.inputs.manuscript.written_preamble
    passage = Passage(preamble, Source(Path(), preamble))
    macros = "".join(
        preamble[macro.start : macro.end] + "\n"
        for macro in definitions(passage, len(preamble))
        if macro.readable
    )
    defined = set(_CONTROL.findall(macros))
    own = [latex for latex in formulas if defined & set(_CONTROL.findall(latex))]
    if own:
        expanded = dict(zip(own, _expanded(own, macros), strict=True))
        for element in _formulas(text):
            element.text = expanded.get(element.text, element.text)


def _formulas(text: Any) -> Iterator[Any]:
    return (element for element in elements(text) if isinstance(element, pf.Math))


def _expanded(formulas: list[str], macros: str) -> list[str]:
    """Each formula as pandoc reads it; as it is where pandoc does not read as many."""
    source = macros + "\n\n".join(f"${latex}$" for latex in formulas)
    try:
        with tempfile.TemporaryDirectory() as folder:
            read = json.loads(run(_READER, source, Path(folder)))
    except PandocError:
        return formulas
    document = pf.load(StringIO(json.dumps(read)))
    found = [element.text for element in _formulas(document)]
    return found if len(found) == len(formulas) else formulas
