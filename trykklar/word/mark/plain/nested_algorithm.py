r"""Algorithms of algorithm2e, whose blocks are arguments: a paragraph for each of their lines.

Source: the manual of algorithm2e, sections 8 to 11: its keywords, blocks, comments and options.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import Span
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.algorithm_keywords import SETTINGS, AlgorithmBlock, Style, style
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.spans import Cover

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage

_ENVIRONMENTS = frozenset(["algorithm", "algorithm*", "algorithm2e", "algorithm2e*"])
_FORMULA = re.compile(r"(?<!\\)\$[^$]*\$|\\\((?:[^\\]|\\[^()])*\\\)")
_SPACED = re.compile(r"\*?(?:[ \t]*\[[^\[\]\n]*\])?")
_INDENT = "~" * 4
_MOST = 40  # blocks within blocks
_REPEAT = "Repeat"
_ARGUMENTS = {
    **SETTINGS, "SetAlgoNlRelativeSize": 1, "SetNlSty": 3, "SetAlFnt": 1, "SetAlCapFnt": 1,
    "SetAlCapNameFnt": 1, "SetAlgoCaptionSeparator": 1, "SetCommentSty": 1, "SetArgSty": 1,
    "SetFuncSty": 1, "SetKwSty": 1, "SetDataSty": 1, "SetInd": 2, "setcounter": 2, "vspace": 1,
    "caption": 1, "label": 1,
}  # fmt: skip
_SETTING_NAMES = """
    SetAlgoLined SetAlgoVlined SetAlgoNoLine SetAlgoNoEnd SetAlgoShortEnd SetAlgoLongEnd
    DontPrintSemicolon PrintSemicolon LinesNumbered LinesNotNumbered LinesNumberedHidden BlankLine
    small footnotesize scriptsize normalsize centering SetNoFillComment nonl nl RestyleAlgo
"""
_SETTINGS = frozenset([*_ARGUMENTS, *_SETTING_NAMES.split()])
_KEPT = frozenset(["caption", "label"])
_SHIFTS = {"Indp": 1, "Indm": -1}


@dataclass
class _Lines:
    """The lines of one algorithm, as they are made."""

    passage: Passage
    style: Style
    count: int = 0
    depth: int = 0
    edits: list[Edit] = field(default_factory=list)

    def lead(self, *, numbered: bool = True) -> str:
        """What a line begins with."""
        number = ""
        if numbered and self.style.numbered:
            self.count += 1
            number = f"{self.count}:~"
        return f"\n\n{number}{_INDENT * max(self.depth, 0)}"


def lines(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make paragraphs of the lines of such an algorithm.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if command.environment not in _ENVIRONMENTS or tail is None:
        return
    found = style(passage)
    if found is None:
        return
    made = _Lines(passage, found)
    _statements(made, Span(arguments(passage, command.end)[1], tail.start))
    yield from made.edits
    name = command.environment.replace("2e", "")
    if name != command.environment:
        yield Edit(command.start, command.end, rf"\begin{{{name}}}")
        yield Edit(tail.start, tail.end, rf"\end{{{name}}}")


def _statements(made: _Lines, span: Span, level: int = 0) -> None:
    """The lines of a body."""
    at = span.start
    formulas = Cover(match.span() for match in _FORMULA.finditer(made.passage.text, *span))
    for item in outer(made.passage, span.start, span.end):
        within = item.start in formulas or (item.name == "label" and _begun(made, at, item.start))
        reader = None if within else _reader(item.name, made.style)
        if item.start >= at and reader is not None and level <= _MOST:
            _text(made, at, item.start)
            at = reader(made, item, level)
    _text(made, at, span.end)


def _reader(name: str, known: Style) -> Callable[[_Lines, Command, int], int] | None:
    """What reads a command that begins or ends a line, up to where it ends itself."""
    if name in _SETTINGS:
        return _setting
    if name in _SHIFTS:
        return _shift
    if name in _ENDS:
        return _ENDS[name]
    if name in known.comments:
        return _comment
    if name in known.inputs:
        return _input
    block = _block_of(name, known)
    return partial(_block, block=block) if block is not None else None


def _begun(made: _Lines, start: int, end: int) -> bool:
    """Whether a statement has words already."""
    return made.passage.skip(start) < end


def _text(made: _Lines, start: int, end: int) -> None:
    """A statement, in a line of its own."""
    begin = made.passage.skip(start)
    if begin < end and made.passage.text[begin:end].strip():
        made.edits.append(Edit(start, begin, made.lead()))
        _words(made, begin, end)
    else:
        made.edits.append(Edit(start, end, " "))


def _words(made: _Lines, start: int, end: int) -> None:
    """Keywords within a line."""
    passage, known = made.passage, made.style
    for item in commands(passage, start, end):
        if item.name in ("Return", "KwRet"):
            made.edits.append(Edit(item.start, passage.skip(item.end), r"\textbf{return} "))
        elif item.name in known.words:
            made.edits.append(Edit(item.start, item.end, known.words[item.name]))
        elif item.name in known.functions:
            _function(made, item)


def _function(made: _Lines, item: Command) -> None:
    name = rf"\texttt{{{made.style.functions[item.name]}}}"
    given = made.passage.group(made.passage.skip(item.end))
    if given is None:
        made.edits.append(Edit(item.start, item.end, name))
    else:
        made.edits.append(Edit(item.start, given.start, f"{name}("))
        made.edits.append(Edit(given.end, given.end + 1, ")"))


def _setting(made: _Lines, item: Command, _level: int) -> int:
    """What sets something, and is in no line."""
    at = arguments(made.passage, item.end)[1] if item.name in _ARGUMENTS else item.end
    at = made.passage.behind_arguments(at, _ARGUMENTS.get(item.name, 0))
    if item.name not in _KEPT:
        made.edits.append(Edit(item.start, at))
    return at


def _shift(made: _Lines, item: Command, _level: int) -> int:
    made.edits.append(Edit(item.start, item.end))
    made.depth += _SHIFTS[item.name]
    return item.end


def _stop(made: _Lines, item: Command, _level: int) -> int:
    made.edits.append(Edit(item.start, item.end, ";" * made.style.semicolon))
    return item.end


def _broken(made: _Lines, item: Command, _level: int) -> int:
    r"""`\\\\[2pt]`: the line ends without a semicolon, and the next one has a number, too."""
    match = _SPACED.match(made.passage.text, item.end)
    end = match.end() if match else item.end
    made.edits.append(Edit(item.start, end))
    return end


def _comment(made: _Lines, item: Command, _level: int) -> int:
    """A comment in a line of its own, or, with a star, at the end of one, which it ends."""
    passage = made.passage
    before, after = made.style.comments[item.name]
    text = passage.group(passage.skip(arguments(passage, item.end)[1]))
    if text is None:
        return item.end
    opens = ";" * made.style.semicolon + "~" if item.star else made.lead(numbered=False)
    made.edits.append(Edit(item.start, text.start, opens + before))
    made.edits.append(Edit(text.end, text.end + 1, after))
    return text.end + 1


def _input(made: _Lines, item: Command, _level: int) -> int:
    """What the algorithm is given or makes; it has no number."""
    passage = made.passage
    text = passage.group(passage.skip(item.end))
    if text is None:
        return item.end
    word = rf"\textbf{{{made.style.inputs[item.name]}:}} "
    made.edits.append(Edit(item.start, text.start, made.lead(numbered=False) + word))
    _words(made, *text)
    made.edits.append(Edit(text.end, text.end + 1))
    return text.end + 1


def _block_of(name: str, known: Style) -> AlgorithmBlock | None:
    """The block that a command begins; `u` before its name has no end, `l` is one line."""
    if name == _REPEAT or name in known.blocks:
        return known.blocks.get(name) or AlgorithmBlock("repeat", "until")
    bare = known.blocks.get(name[1:])
    return bare._replace(end="") if bare is not None and name[:1] in "ul" else None


def _block(made: _Lines, item: Command, level: int, *, block: AlgorithmBlock) -> int:
    """A block: its head, its body and its end."""
    passage, wanted = made.passage, _wanted(item, block)
    beside = passage.delimited(passage.skip(item.end), "(", ")")
    at = beside.end + 1 if beside else item.end
    groups: list[Span] = []
    for _ in range(wanted):
        group = passage.group(passage.skip(at))
        if group is None:
            return item.end
        groups.append(group)
        at = group.end + 1
    if item.name == _REPEAT:
        _repeat(made, item, groups, level)
        return at
    body = _head(made, item, block, groups, _remark(made, beside))
    if item.name[:1] == "l" and item.name not in made.style.blocks:
        made.edits.append(Edit(body.start, passage.skip(body.start), " "))
        _words(made, *body)
        made.edits.append(Edit(body.end, body.end + 1, ";" * made.style.semicolon))
        return at
    _body(made, body, level)
    if block.second:
        made.edits.append(Edit(body.end, groups[2].start, made.lead() + _bold(block.second)))
        _body(made, groups[2], level)
        body = groups[2]
    made.edits.append(Edit(body.end, body.end + 1, _ended(made, block)))
    return at


def _wanted(item: Command, block: AlgorithmBlock) -> int:
    return 1 + (block.headed or item.name == _REPEAT) + bool(block.second)


def _head(
    made: _Lines, item: Command, block: AlgorithmBlock, groups: list[Span], remark: str
) -> Span:
    """The line that a block begins with; returns the body behind it."""
    opening = made.lead() + _bold(block.before)
    gap = " " * block.after[:1].isalpha()
    after = f"{gap}{_bold(block.after)}" * bool(block.after) + remark
    if not block.headed:
        made.edits.append(Edit(item.start, groups[0].start, opening + after))
        return groups[0]
    made.edits.append(Edit(item.start, groups[0].start, f"{opening} "))
    _words(made, *groups[0])
    made.edits.append(Edit(groups[0].end, groups[1].start, after))
    return groups[1]


def _remark(made: _Lines, beside: Span | None) -> str:
    r"""The comment of `\If(\tcp*[f]{text}){..}{..}`."""
    if beside is None:
        return ""
    item = next(commands(made.passage, *beside), None)
    if item is None or item.name not in made.style.comments:
        return ""
    text = made.passage.group(made.passage.skip(arguments(made.passage, item.end)[1]))
    before, after = made.style.comments[item.name]
    return f"~{before}{made.passage.slice(text)}{after}" if text else ""


def _body(made: _Lines, span: Span, level: int) -> None:
    made.depth += 1
    _statements(made, span, level + 1)
    made.depth -= 1


def _repeat(made: _Lines, item: Command, groups: list[Span], level: int) -> None:
    r"""`\Repeat{condition}{body}`, whose condition is printed at the end."""
    condition = made.passage.slice(groups[0])
    made.edits.append(Edit(item.start, groups[1].start, made.lead() + _bold("repeat")))
    _body(made, groups[1], level)
    end = made.lead() + f"{_bold('until')} {condition}" + ";" * made.style.semicolon
    made.edits.append(Edit(groups[1].end, groups[1].end + 1, end))


def _ended(made: _Lines, block: AlgorithmBlock) -> str:
    if made.style.ends == "none" or not block.end:
        return "\n\n"
    return made.lead() + _bold(block.end if made.style.ends == "long" else block.end.split()[0])


def _bold(word: str) -> str:
    return rf"\textbf{{{word}}}" if word else ""


_ENDS = {"\\;": _stop, "\\\\": _broken}
