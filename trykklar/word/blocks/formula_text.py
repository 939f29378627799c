r"""Citations and named references within formulas: what is printed of them is text of the formula.

A formula of Word's has no fields. What they print is known when all of the text was met; up to then
a mark stands in the formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.escape import escaped
from trykklar.word.document_tree import elements
from trykklar.word.inlines import plain
from trykklar.word.inventory.counted import PAGE
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode, mark
from trykklar.word.model import Citation, FormulaText, Reference
from trykklar.word.neutral.anchors import anchor_name
from trykklar.word.neutral.vocabulary import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trykklar.word.export_state import ExportState

WAITING = "waiting"
"""The kind of such a mark; its field is a place among the texts of formulas."""

_MARK = re.compile(f"{OPEN}{WAITING}{SEPARATOR}\\d+{SEPARATOR}(\\d+){CLOSE}")
_STEP = re.compile(
    r"\\(?:text[a-z]*|mbox|hbox|(?:short)?intertext)\s*(?P<text>\{)|\\.|(?P<sign>[{}$])", re.DOTALL
)
_NUMBER = re.compile(r"[\d.()\[\]]+")
_CITE = "cite"


def waiting(kind: str, offset: int, fields: Sequence[str], state: ExportState) -> str:
    """What stands in a formula for a citation or reference, which is collected with all others.

    Args:
        kind: `cite` or `ref`.
        offset: Where in the flat source.
        fields: Of its mark.
        state: The state of the export.
    """
    target = pf.Span(classes=[ATOM])
    if kind == _CITE:
        command, *rest = fields
        items = tuple(
            (_inlines(before), _inlines(behind), _keys(keys))
            for before, behind, keys in zip(rest[::3], rest[1::3], rest[2::3], strict=False)
        )
        state.met.citations.append(Citation(command, items, offset, target))
        anchors: set[str] = set()
    else:
        keys = _keys(fields[1])
        options = decode(fields[2]) if len(fields) > 2 else ""  # noqa: PLR2004 - see its rule
        state.met.references.append(Reference(fields[0], keys, offset, target, options))
        anchors = counted_names(keys)
    state.met.formula_texts.append(FormulaText(target, offset, frozenset(anchors)))
    return mark(WAITING, offset, str(len(state.met.formula_texts) - 1))


def counted_names(keys: Iterable[str]) -> set[str]:
    """The names by which references to labels, and to their pages, are counted.

    Args:
        keys: The labels.
    """
    names = {anchor_name(key).removesuffix("_n") for key in keys}
    return names | {name + PAGE for name in names}


def without_waiting(latex: str) -> str:
    """LaTeX without such marks.

    Args:
        latex: What is no formula of Word's, as an equation's number.
    """
    return _MARK.sub("", latex)


def fill_formulas(text: Any, state: ExportState) -> None:
    """Put into formulas what is printed of their citations and references.

    What is printed in a note stays out, and is reported as lost.

    Args:
        text: The document's text; citations and references have what is printed of them.
        state: The state of the export.
    """
    if state.met.formula_texts:
        text.walk(lambda element, _: _fill(element, state))


def _fill(element: Any, state: ExportState) -> None:
    if isinstance(element, pf.Math) and OPEN in element.text:
        element.text = "".join(_filled(element.text, state))


def _filled(latex: str, state: ExportState) -> list[str]:
    parts, at = [], 0
    for match in _MARK.finditer(latex):
        found = state.met.formula_texts[int(match[1])]
        shown = plain(found.target.content)
        if shown and not any(isinstance(item, pf.Note) for item in elements(found.target)):
            state.met.empty_citations.add(found.offset)
            state.met.together |= {(found.offset, anchor) for anchor in found.anchors}
        bare = _NUMBER.fullmatch(shown) or _within_text(latex[: match.start()])
        inner = escaped(shown)
        parts += [latex[at : match.start()], inner if bare else rf"\text{{{inner}}}"]
        at = match.end()
    return [*parts, latex[at:]]


def _within_text(before: str) -> bool:
    r"""Whether a formula is in `\text{...}` where it was read up to."""
    around = [False]
    for match in _STEP.finditer(before):
        if match["text"]:
            around.append(True)
        elif match["sign"] == "{":
            around.append(around[-1])
        elif match["sign"] == "}":
            around[1:] = around[1:-1]
        elif match["sign"] == "$":
            around[-1] = not around[-1]
    return around[-1]


def _inlines(text: str) -> list[Any]:
    return [pf.Str(text.replace("~", "\N{NO-BREAK SPACE}"))] if text else []


def _keys(field: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in decode(field).split(",") if key.strip())
