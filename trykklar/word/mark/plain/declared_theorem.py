r"""Theorems that packages declare by keys, as `\newtheorem` would: thmtools, llncs, mdframed.

Source: the manuals of thmtools (`\declaretheorem`, `restatable`), keytheorems, mdframed and
ntheorem, and of the class llncs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage

_BY_KEYS = frozenset(["declaretheorem", "newkeytheorem"])
_LIKE_LATEX = frozenset(
    ["spnewtheorem", "newmdtheoremenv", "newframedtheorem", "newshadedtheorem", "newtheorem"]
)
_NAMES = ("name", "title", "heading")
_SIBLINGS = ("sibling", "numberlike", "sharenumber")
_PARENTS = ("parent", "numberwithin", "within")
_LABEL = re.compile(r"\\label\s*\{[^{}]*\}")
_KEY = re.compile(r"\s*(?:label|name|title|note|continues|restate|store)\s*=")


def edits(passage: Passage) -> Iterator[Edit]:
    """The edits that write such theorems in LaTeX's own terms.

    Args:
        passage: The flat source, with its preamble.
    """
    known: set[str] = set()
    restated: list[str] = []
    again: dict[str, str] = {}
    for command in commands(passage):
        if command.name in _BY_KEYS:
            yield from _declared(passage, command, known)
        elif command.name in _LIKE_LATEX:
            yield from _renamed(passage, command, known)
        elif command.environment == "restatable":
            again.update(_said_again(passage, command))
            yield from _restatable(passage, command, restated)
        elif command.name in again:
            yield Edit(command.start, command.end, again[command.name])
        elif command.name == "begin" and command.environment in known:
            yield from _keys(passage, command)


def _declared(passage: Passage, command: Command, known: set[str]) -> Iterator[Edit]:
    r"""`\declaretheorem[name=Claim, parent=section]{claim}`; the keys may stand behind."""
    before, at = arguments(passage, command.end)
    names = passage.group(passage.skip(at))
    if names is None:
        return
    behind, end = arguments(passage, names.end + 1)
    settings = ",".join(passage.slice(part) for part in (*before, *behind))
    lines = []
    for name in filter(None, map(str.strip, passage.slice(names).split(","))):
        known.add(name)
        lines.append(_new_theorem(name, options(settings)))
    yield Edit(command.start, end, "\n".join(lines))


def _new_theorem(name: str, settings: Mapping[str, str]) -> str:
    shown = _first(settings, _NAMES) or name.capitalize()
    if settings.get("numbered", "yes") in ("no", "false"):
        return rf"\newtheorem*{{{name}}}{{{shown}}}"
    like, within = _first(settings, _SIBLINGS), _first(settings, _PARENTS)
    return (
        rf"\newtheorem{{{name}}}"
        + f"[{like}]" * bool(like)
        + f"{{{shown}}}"
        + f"[{within}]" * bool(within)
    )


def _first(settings: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((settings[key].strip(" {}") for key in keys if settings.get(key)), "")


def _renamed(passage: Passage, command: Command, known: set[str]) -> Iterator[Edit]:
    r"""`\spnewtheorem{x}{X}{\bfseries}{\itshape}`, `\newmdtheoremenv[options]{x}{X}`.

    And thmbox's `\newtheorem[S]{x}{X}`, whose option is the size of the box.
    """
    framed = command.name in ("newmdtheoremenv", "newtheorem")
    at = arguments(passage, command.end)[1] if framed else command.end
    name = passage.group(passage.skip(at))
    if name is None:
        return
    known.add(passage.slice(name))
    if command.name == "newtheorem":
        if at > command.end:
            yield Edit(command.end, at)
        return
    star = "*" * command.star
    yield Edit(command.start, name.start - 1, rf"\newtheorem{star}")
    if command.name == "spnewtheorem":
        shown = passage.group(passage.skip(arguments(passage, name.end + 1)[1]))
        at = arguments(passage, shown.end + 1)[1] if shown else name.end + 1
        end = at
        while (font := passage.group(passage.skip(end))) is not None:
            end = font.end + 1
        yield Edit(at, end)


def _restatable(passage: Passage, command: Command, opened: list[str]) -> Iterator[Edit]:
    r"""`\begin{restatable}[name]{theorem}{key}`: the theorem."""
    if command.name == "end":
        if opened:
            yield Edit(command.start, command.end, rf"\end{{{opened.pop()}}}")
        return
    note, at = arguments(passage, command.end)
    name = passage.group(passage.skip(at))
    key = passage.group(passage.skip(name.end + 1)) if name else None
    if name is not None and key is not None:
        opened.append(passage.slice(name).strip())
        title = "".join(_title(passage.slice(note[0]))) if note else ""
        yield Edit(command.start, key.end + 1, rf"\begin{{{opened[-1]}}}{title}")


def _said_again(passage: Passage, command: Command) -> Iterator[tuple[str, str]]:
    r"""Command -> the theorem that it prints once more, without its labels: `\mainresult*`."""
    note, at = arguments(passage, command.end)
    name = passage.group(passage.skip(at))
    key = passage.group(passage.skip(name.end + 1)) if name else None
    tail = closing(passage, command)
    if name is None or key is None or tail is None:
        return
    title = "".join(_title(passage.slice(note[0]))) if note else ""
    inside = passage.text[key.end + 1 : tail.start]
    own = passage.slice(name).strip()
    text = _LABEL.sub("", rf"\begin{{{own}}}{title}{inside}\end{{{own}}}")
    yield passage.slice(key).strip(), f"\n\n{text}\n\n"


def _keys(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\begin{claim}[name=Weak, label=cl:one]`."""
    note, at = arguments(passage, command.end)
    if note and _KEY.match(passage.text, note[0].start):
        yield Edit(command.end, at, "".join(_title(passage.slice(note[0]))))


def _title(text: str) -> tuple[str, str]:
    """What is shown in brackets, and the label, of an option."""
    if not _KEY.match(text):
        return f"[{text}]", ""
    given = options(text)
    shown = _first(given, ("name", "title", "note"))
    label = _first(given, ("label",))
    return f"[{shown}]" * bool(shown), rf"\label{{{label}}}" * bool(label)
