r"""Questions of the class exam as lists: `\question[5] Why?` is an item with its points.

Source: the manual of exam. What it prints of points is what `\pointpoints{point}{points}` and
`\bonuspointpoints` say, in brackets of the kind that is asked for.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

# Environment -> the labels of its items, and the commands that begin them.
_LISTS = {
    "questions": (r"\arabic*.", ("question", "bonusquestion", "titledquestion")),
    "parts": (r"(\alph*)", ("part", "bonuspart")),
    "subparts": (r"\roman*.", ("subpart", "bonussubpart")),
    "choices": (r"\Alph*.", ("choice", "CorrectChoice", "correctchoice")),
}
_CHOICES = _LISTS["choices"][1]
_BOXES = "checkboxes"
_IN_LINES = frozenset(["oneparchoices", "oneparcheckboxes"])
_BOX = r"$\bigcirc$"
_SIGNS = {"bracketedpoints": "[]", "boxedpoints": ("", ""), "nobracketedpoints": "()"}
_SIGN = re.compile(r"\\(bracketedpoints|boxedpoints|nobracketedpoints)\b")
_NAMES = {"": ("point", "points"), "bonus": ("point (bonus)", "points (bonus)")}
_NAME = re.compile(r"\\(bonus)?pointpoints\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_NO_NAMES = re.compile(r"\\points(?:dropped)?(?:in|at)(?:right|margin|rightmargin)\b")


def numbered(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make such a list one of LaTeX's own.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    name, tail = command.environment, closing(passage, command)
    known = name in _LISTS or name in _IN_LINES or name == _BOXES
    if not known or tail is None or document_class(passage.text).name != "exam":
        return
    if name in _IN_LINES:
        yield from _in_line(passage, command, tail)
        return
    form, items = _LISTS.get(name, ("", _CHOICES))
    kind, given = ("enumerate", f"[label={form}]") if form else ("itemize", "")
    yield Edit(command.start, command.end, rf"\begin{{{kind}}}{given}")
    yield Edit(tail.start, tail.end, rf"\end{{{kind}}}")
    for item in outer(passage, command.end, tail.start):
        if item.name in items:
            mark = "" if form else f"[{_BOX}]"
            title, points, at = _head(passage, item)
            yield Edit(item.start, at, rf"\item{mark} {title}{points}")


def _head(passage: Passage, item: Command) -> tuple[str, str, int]:
    """The title of an item, its points as they are printed, and where its text begins."""
    at, title = item.end, ""
    if item.name == "titledquestion" and (named := passage.argument(at)):
        title, at = rf"\textbf{{{passage.slice(named[0])}}} ", named[1]
    given, at = arguments(passage, at) if item.name not in _CHOICES else ((), at)
    return title, _points(passage, item, passage.slice(given[0]).strip()) if given else "", at


def _points(passage: Passage, item: Command, count: str) -> str:
    """Points as they are printed, by the settings above them."""
    before = passage.text[: item.start]
    kind = "bonus" * item.name.startswith("bonus")
    own = {found[0]: (found[1], found[2]) for found in _NAME.findall(before)}
    singular, plural = own.get(kind, _NAMES[kind])
    name = singular if count == "1" else plural
    signs = _SIGN.findall(before)
    opening, ending = _SIGNS[signs[-1]] if signs else "()"
    words = count if _NO_NAMES.search(before) else f"{count} {name.strip()}"
    return f"{{}}{opening}{words}{ending} " if count else ""


def _in_line(passage: Passage, command: Command, tail: Command) -> Iterator[Edit]:
    """Choices in the line, each with its letter before it."""
    yield Edit(command.start, command.end)
    yield Edit(tail.start, tail.end)
    letters = iter(ascii_uppercase)
    for item in outer(passage, command.end, tail.start):
        if item.name in _CHOICES:
            lettered = command.environment == "oneparchoices"
            mark = f"{next(letters, '')}." if lettered else _BOX
            yield Edit(item.start, item.end, rf"\quad {{}}{mark}~")
