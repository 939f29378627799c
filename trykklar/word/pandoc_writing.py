"""The finished text -> what pandoc writes; a formula it cannot write becomes a picture."""

from __future__ import annotations

import json
import tempfile
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import FatalError, Severity
from trykklar.storage.xml_text import json_for_xml
from trykklar.word.blocks.drawing import formula, formulas
from trykklar.word.blocks.formula_respelling import misread, respelled
from trykklar.word.blocks.formula_spelling import beyond, drawings
from trykklar.word.blocks.unprinted_command import without_unprinted
from trykklar.word.document_tree import elements, replace_elements
from trykklar.word.docx.from_neutral import placed
from trykklar.word.embedding import embed
from trykklar.word.formula_depth import deep
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.pandoc import PandocError, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trykklar.word.export_state import ExportInputs, ExportState

_ALIKE = 24
_WRITER = ["-f", "json", "-t", "docx", "--syntax-highlighting=none", "--log=log.json"]


def write(text: Any, state: ExportState) -> bytes:
    """The .docx as pandoc writes it.

    Args:
        text: The finished text; formulas in it that stay unread are replaced.
        state: The state of the export.

    Raises:
        FatalError: Pandoc cannot write it, not even without its formulas.
    """
    formulas = {item.text for item in elements(text) if isinstance(item, pf.Math)}
    _replaced(text, frozenset(filter(beyond, formulas)), state)
    try:
        data, unread = _attempt(text, state)
        for other_words in (_shorter, _respelled):
            unread |= _misread(text, state)
            if unread and _reworded(text, other_words(unread, state), state):
                data, unread = _attempt(text, state)
        unread |= _misread(text, state)
        unread |= deep(data, formulas)
        if _replaced(text, unread, state):
            data, _ = _attempt(text, state)
    except PandocError as trouble:
        return _without_formulas(text, state, trouble)
    return data


def _replaced(text: Any, unread: frozenset[str], state: ExportState) -> bool:
    """Whether any formulas had to be replaced by pictures of them."""
    if unread:
        formulas((_written(text, state) for text in sorted(unread)), state)
        replace_elements(text, pf.Math, lambda item: _pictured(item, unread, state))
    return bool(unread)


def _misread(text: Any, state: ExportState) -> frozenset[str]:
    """The formulas that pandoc reads, and in another sense than TeX."""
    formulas = (item.text for item in elements(text) if isinstance(item, pf.Math))
    return misread(formulas, state.inputs.manuscript.written_preamble)


def _shorter(formulas: Iterable[str], state: ExportState) -> Mapping[str, str]:
    """Formulas without commands of which TeX prints nothing."""
    return without_unprinted(formulas, state.inputs.document, partial(_unread, state))


def _respelled(formulas: Iterable[str], state: ExportState) -> Mapping[str, str]:
    """Formulas with what TeX makes of a package's commands."""
    written = {text: _written(text, state) for text in formulas}
    return respelled(written, state.inputs.document, partial(_unread, state))


def _unread(state: ExportState, formulas: Iterable[str]) -> frozenset[str]:
    """Those of some formulas that pandoc cannot read."""
    items = [pf.Math(formula, format="InlineMath") for formula in formulas]
    return _attempt(pf.Doc(pf.Para(*items)), state)[1] if items else frozenset()


def _reworded(text: Any, others: Mapping[str, str], state: ExportState) -> bool:
    """Whether any formulas stand in other words of the same look, which pandoc reads."""
    for item in elements(text):
        if isinstance(item, pf.Math) and item.text in others:
            state.met.written_formulas[others[item.text]] = _written(item.text, state)
            item.text = others[item.text]
    return bool(others)


def _without_formulas(text: Any, state: ExportState, trouble: PandocError) -> bytes:
    """The file with its formulas as LaTeX, where one of them is more than pandoc can do."""
    state.report(
        "word-formula",
        Severity.WARNING,
        state.inputs.manuscript.start,
        f"Pandoc cannot write this text with its formulas; all are LaTeX in the Word file: "
        f"{str(trouble)[:200]}",
        "Look for the longest formula, and make several of it.",
    )
    replace_elements(text, pf.Math, lambda item: pf.Code(item.text))
    try:
        return _attempt(text, state)[0]
    except PandocError as again:
        message = f"pandoc cannot write the Word file: {str(again)[:500]}"
        raise FatalError(message, "Look for the largest figure or table.") from None


def _attempt(text: Any, state: ExportState) -> tuple[bytes, frozenset[str]]:
    """The file, and the formulas that pandoc left in it as TeX."""
    embed(text, state)
    written = StringIO()
    pf.dump(text, written)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        data = run(_WRITER, json_for_xml(written.getvalue()), Path(folder))
        entries = json.loads(log.read_text("utf-8")) if log.is_file() else []
        found = (item for item in entries if item.get("type") == "CouldNotConvertTeXMath")
        return data, frozenset(str(item["contents"]) for item in found)


def _pictured(item: Any, unread: frozenset[str], state: ExportState) -> Any:
    """A picture of a formula, made by TeX; the formula as TeX where that fails, too."""
    if item.text not in unread:
        return None
    written = _written(item.text, state)
    made = formula(written, state)
    shown = [placed("center"), made] if item.format == "DisplayMath" else made
    if made and drawings(written):
        message = "Word gets a picture of this, with its LaTeX as the picture's description"
        place = _near(written, state.inputs)
        state.report("word-picture", Severity.HINT, place, f"{message}: {excerpt(written)}")
        return shown
    kept = "its picture" if made else "its LaTeX"
    state.report(
        "word-formula",
        Severity.WARNING,
        _near(written, state.inputs),
        f"Word cannot have this formula as a formula; {kept} is in the Word file: "
        f"{' '.join(written.split())[:60]}",
        "Write it with LaTeX's own or amsmath's commands.",
    )
    return shown if made else pf.Code(written)


def _written(text: str, state: ExportState) -> str:
    """A formula as it was before it was spelled for pandoc."""
    return state.met.written_formulas.get(text, text)


def _near(text: str, inputs: ExportInputs) -> int:
    """Where a formula stands in the source; where the text begins, if a macro has made it."""
    core = text.removeprefix(r"\displaystyle ").strip()
    flat = inputs.manuscript.flat.text
    at = next((found for end in (len(core), _ALIKE) if (found := flat.find(core[:end])) >= 0), -1)
    return at if at >= 0 else inputs.manuscript.start
