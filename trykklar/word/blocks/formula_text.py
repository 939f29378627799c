r"""Citations and named references within formulas: what is printed of them is text of the formula.

A formula of Word's has no fields. What they print is known when all of the text was met; up to then
a mark stands in the formula.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.escape import escaped
from trykklar.word.document_tree import elements
from trykklar.word.inlines import plain
from trykklar.word.inventory.counted import PAGE
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode, mark
from trykklar.word.model import FormulaText, MarkedCitation, MarkedReference
from trykklar.word.neutral.anchors import anchor_name
from trykklar.word.neutral.vocabulary import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.word.export_state import ExportState

WAITING = "waiting"
"""The kind of such a mark; its field is a place among the texts of formulas."""

WAITING_MARK = re.compile(f"{OPEN}{WAITING}{SEPARATOR}\\d+{SEPARATOR}(\\d+){CLOSE}")
"""Such a mark; its group is the place."""
_STEP = re.compile(
    r"\\(?P<name>text[a-z]*|mbox|hbox|(?:short)?intertext)\s*(?P<text>\{)|\\.|(?P<sign>[{}$])",
    re.DOTALL,
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
        state.met.citations.append(MarkedCitation(command, items, offset, target))
        anchors: set[str] = set()
    else:
        keys = _keys(fields[1])
        options = decode(fields[2]) if len(fields) > 2 else ""  # noqa: PLR2004 - see its rule
        state.met.references.append(MarkedReference(fields[0], keys, offset, target, options))
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
    return WAITING_MARK.sub("", latex)


def fill_formulas(text: Any, state: ExportState) -> None:
    """Put into formulas what is printed of their citations and references.

    What is printed in a note stays out, and is reported as lost.

    Args:
        text: The document's text; citations and references have what is printed of them.
        state: The state of the export.
    """
    if state.met.formula_texts:
        for element in elements(text):
            if isinstance(element, pf.Math) and OPEN in element.text:
                element.text = "".join(_filled(element.text, state))


def _filled(latex: str, state: ExportState) -> list[str]:
    parts, at = [], 0
    for match in WAITING_MARK.finditer(latex):
        found = state.met.formula_texts[int(match[1])]
        shown = plain(found.target.content)
        if shown and not any(isinstance(item, pf.Note) for item in elements(found.target)):
            state.met.empty_citations.add(found.offset)
            state.met.together |= {(found.offset, anchor) for anchor in found.anchors}
        inner = in_formula(found.target.content, shown, _text_around(latex[: match.start()]))
        parts += [latex[at : match.start()], inner]
        at = match.end()
    return [*parts, latex[at:]]


def in_formula(content: Iterable[Any], shown: str, around: str | None) -> str:
    """What is printed as LaTeX in a formula, or in a text that stands in one.

    Pandoc reads no text within a text: an italic part ends the text around it, where that has a
    name, and begins it again.

    Args:
        content: What is printed.
        shown: Its bare text.
        around: The command of the text around it; "" where there is a group between, None for none.
    """
    pieces = [(escaped(text), italic) for text, italic in _pieces(content)]
    plainly = not any(italic for _, italic in pieces) or around == ""
    if _NUMBER.fullmatch(shown) or (around is not None and plainly):
        return escaped(shown)
    if plainly:
        return rf"\text{{{escaped(shown)}}}"
    parts = "".join(
        rf"\{'textit' if italic else around or 'text'}{{{text}}}" for text, italic in pieces
    )
    return parts if around is None else rf"}}{parts}\{around}{{"


def _pieces(content: Iterable[Any]) -> Iterator[tuple[str, bool]]:
    """The texts of inlines, each with whether it is in italics."""
    every = ((plain([item]), isinstance(item, pf.Emph)) for item in _flat(content))
    for italic, group in groupby(every, key=lambda piece: piece[1]):
        yield "".join(text for text, _ in group), italic


def _flat(content: Iterable[Any]) -> Iterator[Any]:
    for item in content:
        if isinstance(item, pf.Emph) or not hasattr(item, "content"):
            yield item
        else:
            yield from _flat(item.content)


def _text_around(before: str) -> str | None:
    r"""Which text a formula is in where it was read up to: `text` in `\text{...}`.

    Returns:
        The command; "" where it is not the innermost group's; None in no text.
    """
    around: list[str | None] = [None]
    for match in _STEP.finditer(before):
        if match["text"]:
            around.append(match["name"])
        elif match["sign"] == "{":
            around.append("" if around[-1] is not None else None)
        elif match["sign"] == "}":
            around[1:] = around[1:-1]
        elif match["sign"] == "$":
            around[-1] = "" if around[-1] is None else None
    return around[-1]


def _inlines(text: str) -> list[Any]:
    return [pf.Str(text.replace("~", "\N{NO-BREAK SPACE}"))] if text else []


def _keys(field: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in decode(field).split(",") if key.strip())
