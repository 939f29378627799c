r"""Formulas that pandoc cannot read, in LaTeX that it can: TeX says what their macros come to.

The commands of a package (`\dv{f}{x}`, `\braket{a|b}`) are for TeX to carry out. What pandoc knows
stays as the author has it: TeX is given a mark in its place, and so it is with text, with brackets
of a given size, and with environments, whose cells are formulas of their own.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import loaded
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.printed.box_node import UnreadableBoxError
from trykklar.printed.formula_lists import FormulaList, formula_lists
from trykklar.printed.math_latex import latex_of, place_mark
from trykklar.word.blocks.formula_spelling import ARITIES, spelled, without_numbers
from trykklar.word.blocks.formula_text import WAITING_MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trykklar.document import Document

    Unreadable = Callable[[Iterable[str]], frozenset[str]]

_MOST = 300  # names that are tried
_NAME = re.compile(r"\\([A-Za-z]+)")
_TEXTS = "text textrm textit textbf textsf texttt textnormal textup textsc mbox hbox fbox"
_SIZED = r"\\[bB]igg?[lrm]?(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|[^\s\\{}])"
_BRACKET = r"\\(?:left|middle|right)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|\S)"
_TOKEN = re.compile(
    rf"(?P<waiting>{WAITING_MARK.pattern})|(?P<sized>{_SIZED})|{_BRACKET}|\\begin\{{(?P<environment>[a-z]+\*?)\}}"
    rf"|\\(?P<text>{'|'.join(_TEXTS.split())})(?![A-Za-z])\s*(?=\{{)|\\(?P<name>[A-Za-z]+)|\\."
)
_FRAME = re.compile(r"\\(begin|end)\{([a-z]+\*?)\}|\\\\(?:\s*\[[^\]]*\])?|\\.|[&{}]")
# What TeX itself makes of formulas, and what belongs to the sign behind it.
_NAMES_OF_TEX = """
left right middle limits nolimits displaylimits over atop choose brace brack above not mathord
mathop mathbin mathrel mathopen mathclose mathpunct mathinner mathchoice displaystyle textstyle
scriptstyle scriptscriptstyle relax protect begin end nonscript mathpalette
"""
_OF_TEX = frozenset(_NAMES_OF_TEX.split())
# Package -> commands that it gives another meaning than pandoc: `\div` is a divergence.
_OTHERWISE = {"physics": ("div", "dd", "Re", "Im")}
_ALL_OTHERWISE = frozenset(name for names in _OTHERWISE.values() for name in names)
_LIMITS = re.compile(r"\s*\\(?:no|display)?limits(?![A-Za-z])")
_LINES = re.compile(r"\s*(?:\\(?:hline|toprule|midrule|bottomrule)(?![A-Za-z])\s*)*")
_NOWHERE = Source(Path(), "")


@dataclass
class _Question:
    """What TeX is asked.

    Attributes:
        arities: Command that pandoc or `formula_spelling` knows -> how many arguments it takes.
        kept: What stands at each mark: LaTeX, and numbers of pieces.
        pieces: What TeX is given for each formula, or cell of one.
    """

    arities: Mapping[str, int]
    kept: list[tuple[str | int, ...]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)


def misread(formulas: Iterable[str], preamble: str) -> frozenset[str]:
    """The formulas with a command that a package gives another meaning than pandoc knows.

    Args:
        formulas: Their LaTeX.
        preamble: Of the document.
    """
    names = [name for package in loaded(preamble) for name in _OTHERWISE.get(package, ())]
    if not names:
        return frozenset()
    pattern = re.compile(rf"\\(?:{'|'.join(names)})(?![A-Za-z])")
    return frozenset(filter(pattern.search, formulas))


def respelled(
    formulas: Mapping[str, str], document: Document, unreadable: Unreadable
) -> dict[str, str]:
    """Formulas in LaTeX that pandoc reads.

    Args:
        formulas: As pandoc cannot read them, or reads otherwise -> as the author wrote them.
        document: It was typeset, and nobody else builds it meanwhile.
        unreadable: Which of some formulas pandoc cannot read.

    Returns:
        A formula -> the same in other words; nothing for one that TeX or pandoc cannot read so.
    """
    named = (name for text in formulas.values() for name in _NAME.findall(text))
    names = sorted(set(named) - _OF_TEX - _ALL_OTHERWISE)[:_MOST]
    asked = _Question({**ARITIES, **_arities(names, unreadable)})
    pieces = {text: _piece(without_numbers(written), asked) for text, written in formulas.items()}
    lists = formula_lists(document, asked.pieces)
    made = {}
    for text, piece in pieces.items():
        with suppress(UnreadableBoxError):
            made[text] = spelled(_joined((piece,), lists, asked))
    still = unreadable(made.values()) if made else frozenset()
    return {text: other for text, other in made.items() if other not in still}


def _arities(names: Iterable[str], unreadable: Unreadable) -> Mapping[str, int]:
    """The commands that pandoc knows, each with the number of its arguments."""
    forms = {name: [rf"{{x\{name}{'{y}' * count}}}" for count in range(3)] for name in names}
    if not forms:
        return {}
    unread = unreadable(form for own in forms.values() for form in own)
    read = {name: [form not in unread for form in own] for name, own in forms.items()}
    return {name: own.index(True) for name, own in read.items() if any(own)}


def _piece(text: str, asked: _Question) -> int:
    """The number of the piece that TeX is given for a formula."""
    asked.pieces.append(_marked(text, asked))
    return len(asked.pieces) - 1


def _marked(text: str, asked: _Question) -> str:
    """A formula with marks in the places of what pandoc knows."""
    passage, done, at = Passage(text, _NOWHERE), list[str](), 0
    while match := _TOKEN.search(text, at):
        done.append(text[at : match.start()])
        replacement, at = _replaced(passage, match, asked)
        done.append(replacement)
    return "".join([*done, text[at:]])


def _replaced(passage: Passage, match: re.Match[str], asked: _Question) -> tuple[str, int]:
    """What TeX is given for a command, and where the text after it begins."""
    text, end = passage.text, match.end()
    if match["waiting"] or match["sized"]:
        return _mark(match[0], asked=asked), end
    if match["environment"]:
        return _environment(text, match, asked)
    if match["text"] and (group := passage.group(end)):
        return _mark(text[match.start() : group.end + 1], asked=asked), group.end + 1
    arity = asked.arities.get(match["name"] or "")
    if arity is None:
        return match[0], end
    given, at = [], end
    options = passage.delimited(passage.skip(at)) if arity else None
    opening = text[match.start() : options.end + 1 if options else end]
    at = options.end + 1 if options else end
    for _ in range(arity):
        argument = passage.argument(at)
        if argument is None:
            return match[0], end
        given.append(f"{{{_marked(passage.slice(argument[0]), asked)}}}")
        at = argument[1]
    if not arity and (limits := _LIMITS.match(text, at)):  # they belong to the sign before them
        opening, at = text[match.start() : limits.end()], limits.end()
    return _mark(opening if arity else f"{opening} ", asked=asked, given=given), at


def _environment(text: str, match: re.Match[str], asked: _Question) -> tuple[str, int]:
    """An environment: its cells are formulas, what stands between them is kept."""
    parts: list[str | int] = []
    depth, at = 0, match.start()
    for frame in _FRAME.finditer(text, match.start()):
        sign = frame[1] or frame[0]
        depth += {"begin": 1, "{": 1, "end": -1, "}": -1}.get(sign, 0)
        opened = sign == "begin" and depth == 1
        if depth == 0 and sign == "end":
            parts += [*_cell(text[at : frame.start()], asked), frame[0]]
            return _mark(*parts, asked=asked), frame.end()
        if opened:
            head = _head(text, frame.end())
            parts.append(text[frame.start() : head])
            at = head
        elif depth == 1 and (sign == "&" or sign.startswith("\\\\")):
            parts += [*_cell(text[at : frame.start()], asked), frame[0]]
            at = frame.end()
    return match[0], match.end()


def _head(text: str, at: int) -> int:
    """Where the arguments of an environment's beginning end: columns, and where it is aligned."""
    passage = Passage(text, _NOWHERE)
    while group := passage.group(at) or passage.delimited(at):
        at = group.end + 1
    return at


def _cell(text: str, asked: _Question) -> tuple[str | int, ...]:
    """A cell, with the lines before it, which are no part of a formula."""
    lines = _LINES.match(text)
    behind = lines.end() if lines else 0
    return (text[:behind], _piece(text[behind:], asked)) if "\\" in text[behind:] else (text,)


def _mark(*kept: str | int, asked: _Question, given: Sequence[str] = ()) -> str:
    """A mark for what stands there, before its arguments."""
    asked.kept.append(kept)
    return f"{{{place_mark(len(asked.kept) - 1, len(given))}{''.join(given)}}}"


def _joined(
    parts: Sequence[str | int], lists: Sequence[FormulaList | None], asked: _Question
) -> str:
    """LaTeX of what is written and of pieces."""

    def placed(number: int) -> str:
        return _joined(asked.kept[number], lists, asked)

    def written(part: str | int) -> str:
        if isinstance(part, str):
            return part
        found = lists[part]
        if found is None:
            raise UnreadableBoxError("a formula that TeX does not set alone")
        return latex_of(found.nodes, found.fonts, placed)

    return "".join(map(written, parts))
