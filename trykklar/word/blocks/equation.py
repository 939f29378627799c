"""Equations: each line with a number of its own is a paragraph of its own, with that number."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

import panflute as pf

from trykklar.latex.reference_commands import PRINTS
from trykklar.printed.showbox_hook import DISPLAY
from trykklar.word.blocks.formula_text import WAITING, counted_names, waiting, without_waiting
from trykklar.word.blocks.own_count import define
from trykklar.word.blocks.printed_number import equation_number, following, reach
from trykklar.word.inlines import trimmed
from trykklar.word.mark.mark import CLOSE, OPEN, SEPARATOR, decode
from trykklar.word.model import Anchor
from trykklar.word.neutral.anchors import anchor_name, places
from trykklar.word.neutral.numbered import equation
from trykklar.word.neutral.numbered import number as counted
from trykklar.word.symbol import symbols
from trykklar.word.written_number import number as whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.word.export_state import ExportState

_MARK = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{(align|gather|eqnarray|flalign)\}\s*")
_STEP = re.compile(r"\\(begin|end)\s*\{|(\\\\)(?:\[[^\]]*\])?|\\.|([{}])|(&)")
_NUMBERS = ("number", "bracketed")
_UNNUMBERED = re.compile(r"\\(?:nonumber|notag)\b")
_TAG = re.compile(r"\\tag\*?\s*\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
_SET = re.compile(r"[${}_^]|\\(?:text|math)[a-z]+(?![A-Za-z])")  # how a tag's letters are set
_STARRED = re.compile(r"\\tag\*")
_COUNTED = re.compile(r"\s*\\theequation\s*")  # a tag that is the number as any other


class _Row(NamedTuple):
    r"""A line of a display.

    Attributes:
        text: Its LaTeX.
        number: Empty for one without.
        keys: Its labels.
        bare: Whether its number has no brackets, as that of `\tag*`.
        astray: The labels among them that TeX wrote another number of.
    """

    text: str
    number: str
    keys: list[str]
    bare: bool
    astray: tuple[str, ...] = ()


def equations(inlines: list[Any], kind: type, state: ExportState) -> Iterator[Any]:
    """A paragraph, with each numbered equation in it as a paragraph of its own.

    Args:
        inlines: The paragraph.
        kind: Para or Plain.
        state: The state of the export.
    """
    pending: list[Any] = []
    items = deque(_out_of_groups(inlines))
    while items:
        item = items.popleft()
        if isinstance(item, pf.Math) and OPEN in item.text:
            rows = list(_rows(item, state))
            if item.format == "InlineMath" and not any(row.number for row in rows):
                for row in rows:
                    pending += places(_placed(row.keys, state))
            elif any(row.number or row.keys for row in rows):
                if trimmed(pending):
                    yield kind(*trimmed(pending))
                pending = []
                shown = [_numbered(row, state) for row in rows]
                _add_notes(shown[-1], notes_ahead(items))
                yield from shown
                continue
        pending.append(item)
    if trimmed(pending):
        yield kind(*trimmed(pending))


def _out_of_groups(inlines: Iterable[Any]) -> Iterator[Any]:
    r"""Inlines without the braces around a display: `{\allowdisplaybreaks \begin{align}..}`."""
    for item in inlines:
        group = isinstance(item, pf.Span) and not (item.identifier or item.classes)
        if group and any(isinstance(part, pf.Math) and OPEN in part.text for part in item.content):
            yield from item.content
        else:
            yield item


def notes_ahead(items: deque[Any]) -> list[Any]:
    """The notes that stood in a formula, which are right behind it; they are taken out.

    Args:
        items: What follows the formula.
    """
    notes = []
    while items and _is_note(items[0]):
        notes.append(items.popleft())
    return notes


def _is_note(item: Any) -> bool:
    inner = list(item.content) if isinstance(item, pf.Span) else [item]
    return len(inner) == 1 and isinstance(inner[0], pf.Note)


def _add_notes(block: Any, notes: list[Any]) -> None:
    """Let the last formula of a display have its notes, before its number."""
    parent = block.content[0] if isinstance(block, pf.Div) else block
    for at, item in enumerate(list(parent.content), 1):
        if isinstance(item, pf.Math):
            parent.content = [*parent.content[:at], *notes, *parent.content[at:]]


def _rows(math: Any, state: ExportState) -> Iterator[_Row]:
    """Each line that has a number of its own."""
    environment, begin = _read(math, state)
    text = math.text
    lines = _lines(_ENVIRONMENT.sub("", text)) if _ENVIRONMENT.search(text) else [text]
    waiting: list[str] = []
    for line in lines:
        keys = list(dict.fromkeys([*waiting, *re.findall(r"\\label\{([^{}]*)\}", line)]))
        bare = _TAG.sub("", re.sub(r"\\label\{[^{}]*\}", "", line)).strip()
        # A label means the next number, so one in a line without a number waits for it.
        numbered = bool(environment and bare) and not _UNNUMBERED.search(bare)
        last = line is lines[-1]
        before = waiting
        shown, waiting = (keys, []) if numbered or last or not environment else ([], keys)
        if visible := _UNNUMBERED.sub("", bare).strip():
            place = environment, begin
            astray, number = _astray(before, state, place) if numbered else ([], "")
            own = [key for key in shown if key not in astray]
            if numbered and not number:
                number = _number(line, own, state, environment, begin)
            starred = bool(number) and _STARRED.search(line) is not None
            yield _Row(visible, number, shown, starred, tuple(astray))
    math.text = re.sub(r"\\label\{[^{}]*\}", "", text)


def _astray(
    waiting: list[str], state: ExportState, place: tuple[str, int]
) -> tuple[list[str], str]:
    r"""The labels of lines without a number that do not mean the next one, and that number.

    amsmath writes them down where their line ends, which counted nothing: with the number of the
    section around them, as of `\label{a} x \notag \\`; LaTeX's own `eqnarray` with the next one.
    """
    known = {key: state.own_targets[key].number for key in waiting if key in state.own_targets}
    printed = equation_number(*place, state) if known else None
    if printed is None:
        return [], ""
    astray = [key for key, number in known.items() if number != printed]
    state.met.last_equation = printed
    return astray, printed


def _lines(text: str) -> list[str]:
    """The lines of an aligned formula, without the signs they are aligned at.

    What is inside a group or another environment, as a matrix is, stays as it is.
    """
    lines, at, depth = [""], 0, 0
    for match in _STEP.finditer(text):
        depth += {"begin": 1, "end": -1}.get(match[1] or "", 0)
        depth += {"{": 1, "}": -1}.get(match[3] or match[0][-1:] * bool(match[1]), 0)
        if depth == 0 and (match[2] or match[4]):
            lines[-1] += text[at : match.start()]
            lines += [""] * bool(match[2])
            at = match.end()
    lines[-1] += text[at:]
    return lines


def _read(math: Any, state: ExportState) -> tuple[str, int]:
    """Take the marks out of an equation; labels become LaTeX again. Its environment, and where."""
    environment, begin = "", 0

    def replacement(match: re.Match[str]) -> str:
        nonlocal environment, begin
        content: str = match[1]
        parts = [*content.split(SEPARATOR), "", "", "", ""]
        kind, offset, fields = parts[0], parts[1], parts[2:]
        state.met.seen.add(whole(offset) or 0)
        if kind == "equation":
            environment, begin = fields[0], whole(offset) or 0
        if kind == "label":
            return rf"\label{{{decode(fields[0])}}}"
        if kind == "drawing":
            return decode(fields[0])
        if kind == WAITING:
            return match[0]
        if kind == "cite" or (kind == "ref" and PRINTS[fields[0]] not in _NUMBERS):
            return waiting(kind, whole(offset) or 0, content.split(SEPARATOR)[2:], state)
        key = decode(fields[1])
        target = state.targets.get(key) if kind == "ref" else None
        if target is not None:
            state.met.together |= {(whole(offset) or 0, name) for name in counted_names([key])}
        number = target.number if target else ""
        return f"({number})" if fields[0] == "eqref" and number else number

    math.text = _MARK.sub(replacement, math.text)
    return environment, begin


def _number(line: str, keys: list[str], state: ExportState, environment: str, begin: int) -> str:
    """By tag, by label, as TeX printed it, or by counting on."""
    tag = _TAG.search(line)
    known = [state.own_targets[key].number for key in keys if key in state.own_targets]
    if tag and not _COUNTED.fullmatch(tag[1]):  # which counts nothing
        return (
            known[0] if known and "$" in tag[1] else symbols(_SET.sub("", without_waiting(tag[1])))
        )
    if known:
        reach(DISPLAY, known[0], state)
        number = known[0]
    else:
        printed = equation_number(environment, begin, state)
        number = following(state.met.last_equation) if printed is None else printed
        define(keys, number, "equation", state, printed=printed is not None)
    state.met.last_equation = number
    return number


def _numbered(row: _Row, state: ExportState) -> Any:
    if not row.number:
        names = _placed(row.keys, state)
        return pf.Para(*places(names), pf.Math(row.text, format="DisplayMath"))
    names = [anchor_name(key) for key in row.keys]
    _placed(row.astray, state)
    for key, name in zip(row.keys, names, strict=True):
        if key not in row.astray:
            state.met.anchors[key] = Anchor("equation", name, "equation")
    math = pf.Math(r"\displaystyle " + row.text, format="InlineMath")
    brackets = ("", "") if row.bare else ("(", ")")
    return equation(math, counted(row.number, "Equation", names), names, brackets)


def _placed(keys: Iterable[str], state: ExportState) -> list[str]:
    """The anchors of labels that have no number, as of a page; they are noted."""
    names = {key: anchor_name(key) for key in keys}
    for key, name in names.items():
        state.met.anchors.setdefault(key, Anchor("place", name))
        state.met.headings_before.setdefault(key, len(state.met.headings))
    return list(names.values())
