r"""Algorithms: a paragraph for each of their lines, indented as TeX does, with its keywords.

Sources: the manuals of algorithms, algorithmicx and algpseudocodex. A keyword is what the author
makes of it: `\renewcommand{\algorithmicrequire}{\textbf{Given:}}`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import loaded, package_options
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.formula_span import formula_cover
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage

_STATEMENTS = ("state", "statex", "stmt")
# Command, in lower case -> its keywords, with `#` for its argument.
_LINES: dict[str, str] = {
    **dict.fromkeys(_STATEMENTS, ""),
    "require": "require",
    "ensure": "ensure",
    "input": "input",
    "output": "output",
    "return": "return",
    "print": "print",
    "for": "for # do",
    "forall": "forall # do",
    "while": "while # do",
    "if": "if # then",
    "elsif": "else if # then",
    "else": "else",
    "repeat": "repeat",
    "until": "until #",
    "loop": "loop",
    "function": "function #",
    "procedure": "procedure #",
    **{
        f"end{name}": f"end {name.replace('forall', 'for')}"
        for name in ("for", "forall", "while", "if", "loop", "function", "procedure")
    },
}
_WORDS = {"require": "Require:", "ensure": "Ensure:", "input": "Input:", "output": "Output:",
          "forall": "for all"}  # fmt: skip
_INDENT = 4
_DEEPER = frozenset(["for", "forall", "while", "if", "elsif", "else", "repeat", "loop",
                     "function", "procedure"])  # fmt: skip
_BACK = frozenset(["elsif", "else", "until"])
_UNNUMBERED = frozenset(["statex", "require", "ensure", "item"])
_INSIDE = frozenset(["Return"])  # algpseudocode's stands in a line, algorithmic's is one
_OF_LINES = frozenset(["TO", "AND", "OR", "XOR", "NOT", "TRUE", "FALSE"])  # algorithmic's
_NAMED = frozenset(["function", "procedure"])
_OWN = re.compile(
    r"\\(?:alg)?(?:re|provide)?(?:new)?command\*?\s*\{?\\algorithmic([a-z]+)\}?\s*(?:\[\d\]\s*)?(?=\{)"
)
_ENDLESS = re.compile(r"\\algtext\*\s*\{End([A-Za-z]+)\}")


class _Style(NamedTuple):
    """What is printed of an algorithm.

    Attributes:
        words: The author's own keywords.
        remark: What a comment is printed as, `#1` in it.
        silent: Commands whose lines are not printed.
        inside: Commands that stand in a line, by name -> keyword.
    """

    words: Mapping[str, str]
    remark: str
    silent: frozenset[str]
    inside: Mapping[str, str]

    def keyword(self, name: str) -> str:
        """A keyword as it is printed."""
        return self.words.get(name, rf"\textbf{{{_WORDS.get(name, name)}}}")


def lines(passage: Passage, command: Command) -> Iterator[Edit]:
    """The whole of an `algorithmic`."""
    tail = closing(passage, command)
    if tail is None:
        return
    style = _style(passage)
    given, at = arguments(passage, command.end)
    yield Edit(command.start, at, "\n\n")
    step = number(passage.slice(given[0])) or 0 if given else 0
    depth, count, formulas = 0, 0, formula_cover(passage.text)
    for item in commands(passage, command.end, tail.start):
        name = item.name.lower()
        if name in _STATEMENTS:
            yield from _opened(passage, item)
        if item.name == r"\\" and item.start not in formulas:  # the line goes on below itself
            yield from _going_on(passage, item, depth)
        elif item.name in ("Comment", "COMMENT"):
            yield from _remark(passage, item, style)
        elif item.name in style.inside:
            yield Edit(item.start, item.end, style.keyword(style.inside[item.name]))
        elif name in _LINES or name in ("item", "lcomment"):
            depth -= name in _BACK or name.startswith("end")
            if name in style.silent:
                yield Edit(item.start, item.end)
                continue
            count += name not in _UNNUMBERED
            shown = step and name not in _UNNUMBERED and count % step == 0
            lead = "\n\n" + (f"{count}:~" if shown else "") + _indented(depth)
            yield from _line(passage, item, lead, style)
            depth += name in _DEEPER
    yield Edit(tail.start, tail.end, "\n\n")


def _going_on(passage: Passage, item: Command, depth: int) -> Iterator[Edit]:
    at = passage.skip(item.end)
    if passage.text[at : at + 1] not in ("[", "*"):
        yield Edit(item.end, at, _indented(depth))


def _indented(depth: int) -> str:
    return "~" * (_INDENT * max(depth, 0))


def _opened(passage: Passage, item: Command) -> Iterator[Edit]:
    """A statement in braces with others in it, without them: no paragraph may end in braces."""
    text = passage.group(passage.skip(arguments(passage, item.end)[1]))
    if text is None:
        return
    inside = commands(passage, text.start, text.end)
    if any(part.name.lower() in _LINES for part in inside):
        yield Edit(text.start - 1, passage.skip(text.start))
        yield Edit(text.end, text.end + 1)


def _line(passage: Passage, item: Command, lead: str, style: _Style) -> Iterator[Edit]:
    name = item.name.lower()
    given, at = arguments(passage, item.end)
    if name == "item":  # what has a keyword in the place of its number
        label = f"{passage.slice(given[0])} " if given else ""
        yield Edit(item.start, at, lead + label)
        return
    if name == "lcomment":
        yield Edit(item.start, item.start, lead)
        yield from _remark(passage, item, style)
        return
    before, _, after = (part.strip() for part in _LINES[name].partition("#"))
    opening = lead + _keywords(before, style) + " " * bool(before)
    remark = style.remark.replace("#1", passage.slice(given[0])) if given else ""
    text = passage.group(passage.skip(at)) if "#" in _LINES[name] else None
    if text is None:
        yield Edit(item.start, at, opening + remark)
        return
    yield Edit(item.start, text.start, opening)
    more = passage.group(passage.skip(text.end + 1)) if name in _NAMED else None
    if more is None:
        yield Edit(text.end, text.end + 1, f" {_keywords(after, style)}".rstrip() + remark)
        return
    brackets = ("(", ")") if passage.slice(more).strip() else ("", "")
    yield Edit(text.end, more.start, brackets[0])
    yield Edit(more.end, more.end + 1, brackets[1])


def _keywords(names: str, style: _Style) -> str:
    own = style.words.get(names.replace(" ", "").replace("elseif", "elsif"))
    return own if own is not None else r"\ ".join(map(style.keyword, names.split()))


def _remark(passage: Passage, item: Command, style: _Style) -> Iterator[Edit]:
    text = passage.group(passage.skip(item.end))
    if text is not None:
        before, _, after = style.remark.partition("#1")
        yield Edit(item.start, text.start, before)
        yield Edit(text.end, text.end + 1, after)


@lru_cache(maxsize=4)
def _style(passage: Passage) -> _Style:
    text = passage.text
    words = {}
    for match in _OWN.finditer(text):
        body = passage.group(match.end())
        words[match[1]] = passage.slice(body) if body else ""
    packages = loaded(text)
    by_default = r"\{#1\}" if "algorithmic" in packages else r"$\triangleright$ #1"
    remark = words.pop("comment", by_default)
    inside = {name: name.lower() for name in (*_INSIDE, *_OF_LINES)}
    modern = "algpseudocodex" in packages
    if modern:
        inside["Output"] = "output"
        words = {"output": r"\textbf{output}", **words}
    return _Style(words, f" {remark}", _silent(text, modern=modern), inside)


def _silent(text: str, *, modern: bool) -> frozenset[str]:
    """The ends of blocks that are not printed; algpseudocodex prints none unless it is asked to."""
    given = {
        option.replace(" ", "").lower()
        for name in ("algpseudocode", "algorithmic", "algpseudocodex")
        for option in package_options(text, name)
    }
    none = bool(given & {"noend", "noend=true"}) or (modern and "noend=false" not in given)
    named = {f"end{name.lower()}" for name in _ENDLESS.findall(text)}
    return frozenset(name for name in _LINES if name.startswith("end") and (none or name in named))
