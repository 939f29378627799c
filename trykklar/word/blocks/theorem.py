r"""Theorems and the like: the PDF's number, else counted as `\newtheorem` says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.blocks.end_mark import set_end_mark
from trykklar.word.blocks.label import claim, label
from trykklar.word.blocks.printed_number import reach_theorem, theorem_number
from trykklar.word.blocks.theorem_head import (
    head_length,
    head_of_others,
    is_numbered,
    printed_head,
    set_head,
    set_shape,
)
from trykklar.word.blocks.unit_anchor import unit_of
from trykklar.word.blocks.upright_text import stand_upright
from trykklar.word.inlines import plain
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.printed.citations_and_lists import PrintedHead
    from trykklar.word.export_state import ExportState

_NEW = re.compile(
    r"\\newtheorem\s*\{([^{}]+)\}\s*(?:\[([^][{}]+)\])?\s*\{[^{}]*\}\s*(?:\[(\w+)\])?", re.ASCII
)
_STARRED = re.compile(r"\\newtheorem\*\s*\{([^{}]+)\}")
_STYLED = re.compile(
    r"\\theoremstyle\s*\{\s*(?P<style>[^{}]*?)\s*\}|\\newtheorem\*?\s*\{(?P<name>[^{}]+)\}"
)
_PLAIN, _PROOF = "plain", "proof"
_KNOWN_STYLES = frozenset([_PLAIN, "definition", "remark"])
_SWAP = re.compile(r"\\swapnumbers(?![A-Za-z])")
_LEVELS = ("chapter", "section", "subsection")


def number_theorem(block: Any, state: ExportState) -> None:
    """Give a theorem its number, its head and the shape of its text.

    Args:
        block: The div that pandoc made of it, its marks read.
        state: The state of the export.
    """
    text = state.inputs.manuscript.flat.text
    kind = next((name for name in block.classes if name in _styles(text) or name == _PROOF), "")
    if not kind:
        return
    places = _place(block, kind, state)
    set_end_mark(block, places, state, squared=kind == _PROOF)
    if kind not in _styles(text):
        return
    head = printed_head(kind, places, _name(block), state)
    number = ""
    if kind in _unnumbered(text) or (head is not None and not is_numbered(head)):
        _bare(block)
    elif kind in _counters(text):
        number = _number(block, kind, places[0], state)
    if head is None and number:
        head = head_of_others(kind, number, state)
    if head is not None:
        italic = _styles(text)[kind] == _PLAIN
        set_shape(block, italic=italic, slanted=head.slanted, begin=head_length(block))
        set_head(block, head, number)
    stand_upright(block, slanted=_is_slanted(kind, head, text))


def _is_slanted(kind: str, head: PrintedHead | None, text: str) -> bool:
    return _styles(text)[kind] == _PLAIN if head is None else head.slanted


def _number(block: Any, kind: str, begin: int, state: ExportState) -> str:
    """The number that TeX printed, or the next one, put in the place of pandoc's."""
    text = state.inputs.manuscript.flat.text
    counters = _counters(text)
    shown = next(_numbers(block), None)
    if shown is None:
        return ""
    counter = counters[kind][0]
    keys = [key for item in _inlines(block) if (key := label(item))]
    known = [state.own_targets[key].number for key in keys if key in state.own_targets]
    if known:
        reach_theorem(kind, counter, known[0], state)
    within = counters.get(counter, ("", ""))[1]
    shown.text = (
        known[0]
        if known
        else theorem_number(kind, counter, begin, state) or _next(counter, within, state)
    )
    state.met.theorems[counter] = shown.text
    if kind in _swapped(text):
        _before_its_name(shown)
    for key in keys:
        claim(key, state, "place", kind)
    return str(shown.text)


def _place(block: Any, kind: str, state: ExportState) -> tuple[int, int]:
    """Where a theorem begins and ends, by where its first words stand; -1 where nobody knows."""
    names = (getattr(item, "identifier", "") for item in _inlines(block))
    unit = next((placed for name in names if (placed := unit_of(name, state))), None)
    text = state.inputs.manuscript.flat.text
    begin = text.rfind(rf"\begin{{{kind}}}", 0, unit.offset + 1) if unit else -1
    return begin, text.find(rf"\end{{{kind}}}", max(begin, 0))


@lru_cache(maxsize=2)
def _unnumbered(text: str) -> frozenset[str]:
    """Theorems that print no number, though pandoc gives them one."""
    return frozenset(_STARRED.findall(text))


@lru_cache(maxsize=2)
def _styles(text: str) -> Mapping[str, str]:
    """Theorem -> the style that pandoc gives it: a style that it does not know changes nothing."""
    found: dict[str, str] = {}
    style = _PLAIN
    for match in _STYLED.finditer(text):
        if match["style"]:
            style = match["style"] if match["style"] in _KNOWN_STYLES else style
        else:
            found[match["name"]] = style
    return found


@lru_cache(maxsize=2)
def _swapped(text: str) -> frozenset[str]:
    r"""Theorems whose number stands before their name: those declared behind `\swapnumbers`.

    A second one takes that back (amsthm's manual, 4.2).
    """
    turns = [match.start() for match in _SWAP.finditer(text)]
    new = _NEW.finditer(text) if turns else ()
    return frozenset(match[1] for match in new if sum(at < match.start() for at in turns) % 2)


def _before_its_name(shown: Any) -> None:
    items = shown.parent.content
    at = items.index(shown)
    name = list(items[: at - 1])
    items[: at + 1] = [pf.Str(shown.text), pf.Space(), *name]


def _bare(block: Any) -> None:
    """Take pandoc's own number away, with the blank before it."""
    for shown in _numbers(block):
        items = shown.parent.content
        at = items.index(shown)
        del items[max(at - 1, 0) : at + 1]


@lru_cache(maxsize=2)
def _counters(text: str) -> Mapping[str, tuple[str, str]]:
    """Theorem -> its counter, and within what that counts."""
    return {name: (own or name, within) for name, own, within in _NEW.findall(text)}


@lru_cache(maxsize=2)
def _chapters(text: str) -> bool:
    return "\\chapter" in text


def _next(counter: str, within: str, state: ExportState) -> str:
    """The number after the last one; a new section begins again."""
    prefix = _section(within, state) if within else ""
    last = state.met.theorems.get(counter, "")
    head, _, tail = last.rpartition(".")
    count = (number(tail) or 0) if head == prefix else 0
    return f"{prefix}.{count + 1}" if prefix else str(count + 1)


def _section(within: str, state: ExportState) -> str:
    chapters = _chapters(state.inputs.manuscript.flat.text)
    level = _LEVELS.index(within) + chapters if within in _LEVELS else 0
    above = (item for item in reversed(state.met.headings) if item.level == max(level, 1))
    return next((item.line.number for item in above), "")


def _numbers(block: Any) -> Iterator[Any]:
    """The string with pandoc's own number."""
    for paragraph in block.content:
        for item in getattr(paragraph, "content", ())[:1]:
            if isinstance(item, pf.Strong | pf.Emph):  # a remark's is in italics
                strings = [part for part in item.content if isinstance(part, pf.Str)]
                yield from (part for part in strings[-1:] if re.fullmatch(r"[\d.]+", part.text))


def _name(block: Any) -> str:
    """What pandoc calls a theorem, without its number."""
    first = block.content[0] if block.content else None
    items = list(first.content)[:1] if isinstance(first, pf.Para | pf.Plain) else []
    words = [word for item in items if isinstance(item, pf.Strong | pf.Emph)
             for word in plain(item.content).split()]  # fmt: skip
    return words[0] if words else ""


def _inlines(block: Any) -> Iterator[Any]:
    for child in getattr(block, "content", ()):
        yield child
        yield from _inlines(child)
