r"""Lists whose items pandoc cannot set as their author labels them: their labels are words then.

Lists in the line, as enumitem's `enumerate*` and paralist's `inparaenum`, are words of a paragraph;
those with labels of their own words, `label=H\arabic*:`, are indented paragraphs. What stands
before an item is what the author asks for, by the manuals of enumitem, paralist and apa7.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.expansion.counting import as_counter
from trykklar.latex.passage import Span
from trykklar.word.mark.command import arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.options import options
from trykklar.word.mark.plain.cells import outer
from trykklar.word.mark.plain.enumeration_label import counted_from, definitions, own_label
from trykklar.word.mark.rules.drawing_settings import body_start
from trykklar.word.mark.rules.enumeration import FLAGS, known_label, starts
from trykklar.word.mark.rules.tabular import closing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_OWN = ("itemize", "description")
_KINDS = {
    "enumerate": "enumerate", "itemize": "itemize", "description": "description",
    "enumerate*": "enumerate*", "itemize*": "itemize*", "description*": "description*",
    "inparaenum": "enumerate*", "inparaitem": "itemize*", "inparadesc": "description*",
    "seriate": "enumerate*",
}  # fmt: skip
_SERIATE = r"(\alph*)"  # of apa6 and apa7
IN_LINES = {"enumerate*": r"\arabic*.", "itemize*": r"\textbullet{}", "description*": ""}
"""Kinds of lists in the line -> what stands before their items."""
_COUNTER = re.compile(r"\\(arabic|alph|Alph|roman|Roman)\*")
_OTHERS = re.compile(r"\\the|\\(?:arabic|alph|Alph|roman|Roman)\s*\{")  # of a list around this one
_FORMS = {"1": "arabic", "a": "alph", "A": "Alph", "i": "roman", "I": "Roman"}
# Signs that say no more than that an item begins, as Word's bullets do.
_BULLETS = (
    "textbullet bullet labelitem textendash textemdash textasteriskcentered textperiodcentered ast "
    "circ diamond Diamond square blacksquare cdot star triangleright blacktriangleright "
    "rightarrow Rightarrow to hookrightarrow small tiny scriptsize footnotesize normalsize bfseries"
)
_USUAL = re.compile(rf"(?:\\(?:{'|'.join(_BULLETS.split())})[iv]*(?![A-Za-z])|[-–—•·*${{}}\s])*")
_RENEWED = re.compile(
    r"\\(?:renewcommand\*?|def)\s*\{?\s*\\labelitem(i{1,3}|iv)(?![a-z])\s*\}?\s*"
    r"\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_LEVELS = ("i", "ii", "iii", "iv")
_PATTERN = re.compile(r"\{[^{}]*\}|([1aAiI])")


class Settings(NamedTuple):
    """What stands before the items of a list, and between them."""

    label: str
    join: str = " "
    last: str = ""


def labels(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make words of such a list's labels.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    kind, tail = kinds(passage).get(command.environment), closing(passage, command)
    if kind is None or tail is None or kind in _OWN:
        return
    given, at = arguments(passage, command.end)
    written = passage.slice(given[0]) if given else ""
    given_by = settings(passage, command, kind, written)
    items = [item for item in outer(passage, at, tail.start) if item.name == "item"]
    apart = kind not in IN_LINES
    first = starts(passage, command.environment).get(command.start, 1)
    if items and command.environment == "enumerate":
        inside = Span(at, items[0].start)
        # A word alone is the enumerate package's form of the label.
        set_here = not written or "=" in written or FLAGS & set(re.split(r"[,\s]+", written))
        if set_here and not given_by.label:
            given_by = given_by._replace(label=own_label(passage, command, items[0].start))
            every = all(arguments(passage, item.end)[0] for item in items)  # `item_mark` has those
            if known_label(given_by.label) and not every:
                yield _labelled(command, given[0] if given else None, given_by.label)
        # Pandoc finds the counter right behind the list's beginning.
        yield from (Edit(part.start, part.end, "") for part in definitions(passage, inside))
        first = counted_from(passage, inside) or first
    if apart and (
        not given_by.label
        or known_label(given_by.label)
        or _OTHERS.search(given_by.label)
        or any(arguments(passage, item.end)[0] for item in items)  # `item_mark` keeps them
    ):
        return
    begin, end = (r"\begin{quote}", r"\end{quote}") if apart else ("", "")
    yield Edit(command.start, at, begin or _kept_line(passage, command.start, at))
    for number, item in enumerate(items):
        own, behind = arguments(passage, item.end)
        label = passage.slice(own[0]) if own else numbered(given_by.label, first + number)
        label = rf"\textbf{{{label}}}" if label and kind == "description*" else label
        last = number == len(items) - 1
        join = (given_by.last if last and given_by.last else given_by.join) if number else ""
        join = "\n\n" if apart else join
        yield Edit(item.start, passage.skip(behind), f"{join}{label}~" if label else join)
    yield Edit(tail.start, tail.end, end or _kept_line(passage, tail.start, tail.end))


def _kept_line(passage: Passage, start: int, end: int) -> str:
    """What keeps a line from being empty, and so the end of a paragraph, without what is on it."""
    before = passage.text[passage.text.rfind("\n", 0, start) + 1 : start]
    line_end = passage.text.find("\n", end)
    after = passage.text[end : line_end if line_end >= 0 else len(passage.text)]
    return "" if before.strip() or after.strip() else "{}"


def _labelled(command: Command, given: Span | None, label: str) -> Edit:
    """A label as enumitem has it, beside the list's other settings."""
    if given:
        return Edit(given.end, given.end, f",label={label}")
    return Edit(command.end, command.end, f"[label={label}]")


def signed(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that put a list's own sign before its items: a plus or a minus is more than a bullet.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    tail = closing(passage, command)
    if kinds(passage).get(command.environment) != "itemize" or tail is None:
        return
    given, at = arguments(passage, command.end)
    written = passage.slice(given[0]) if given else ""
    items = [item for item in outer(passage, at, tail.start) if item.name == "item"]
    level = _levels(passage, command.environment).get(command.start, 1)
    sign = settings(passage, command, "itemize", written if "=" in written else "").label
    if items and not sign:
        sign = _renewed(passage, command, at, items[0].start, level)
    if not sign or (_USUAL.fullmatch(sign) and "$-$" not in sign):
        return
    for item in items:
        own, behind = arguments(passage, item.end)
        if not own:
            yield Edit(item.start, behind, rf"\item[{{{sign}}}]")


def _renewed(passage: Passage, command: Command, at: int, end: int, level: int) -> str:
    r"""The sign of `\renewcommand{\labelitemi}{+}` in the list itself, or in the preamble."""
    if r"\labelitem" not in passage.text:
        return ""
    preamble = min(body_start(passage), command.start)
    for start, stop in ((at, end), (0, preamble)):
        found = _RENEWED.finditer(passage.text, start, stop)
        signs = [item[2] for item in found if item[1] == _LEVELS[min(level, len(_LEVELS)) - 1]]
        if signs:
            return signs[-1]
    return ""


def numbered(form: str, number: int, counter: str = "") -> str:
    r"""A label with its number.

    Args:
        form: As enumitem has it, `\arabic*`, or with the counter: `\arabic{rule}`.
        number: Which one.
        counter: The list's own, if it names one.
    """
    found = _COUNTER.sub(lambda match: as_counter(number, match[1]), form)
    if not counter:
        return found
    own = re.compile(rf"\\(arabic|alph|Alph|roman|Roman)\s*\{{{re.escape(counter)}\}}")
    return own.sub(lambda match: as_counter(number, match[1]), found)


def settings(passage: Passage, command: Command, kind: str, written: str) -> Settings:
    """By the list's own option, or by what is set for all of its kind before it.

    Args:
        passage: The flat source.
        command: The beginning of the list.
        kind: LaTeX's own list that it is one of; what is set for `enumerate` holds for
            `enumerate*`, too.
        written: The option.
    """
    if command.environment.startswith("inpara") and written and "=" not in written:
        return Settings(_PATTERN.sub(_form, written))  # `(a)`, as the enumerate package has it
    if command.environment == "seriate":
        return Settings(_SERIATE)
    found: dict[str, str] = {}
    wanted = {command.environment, kind, kind.removesuffix("*"), ""}
    level = str(_levels(passage, command.environment).get(command.start, 1))
    for names, values in _set(passage, command.start):
        levels = {name for name in names if name.isdecimal()}
        if wanted & names and (not levels or level in levels):
            found.update(options(values))
    found.update(options(written))
    join = found.get("itemjoin", " ")
    return Settings(found.get("label", IN_LINES.get(kind, "")), join, found.get("itemjoin*", ""))


def _form(match: re.Match[str]) -> str:
    return rf"\{_FORMS[match[1]]}*" if match[1] else match[0][1:-1]


@lru_cache(maxsize=8)
def _levels(passage: Passage, environment: str) -> Mapping[int, int]:
    """Where such a list begins -> in how many of its name it stands, itself among them."""
    found: dict[int, int] = {}
    depth = 0
    for command in commands(passage):
        if command.environment == environment:
            depth = max(depth + (1 if command.name == "begin" else -1), 0)
            if command.name == "begin":
                found[command.start] = depth
    return found


@lru_cache(maxsize=4)
def _every_setting(passage: Passage) -> tuple[tuple[int, frozenset[str], str], ...]:
    r"""Where, for which lists and what: every `\setlist[names]{settings}`."""
    found = []
    for command in commands(passage) if r"\setlist" in passage.text else ():
        if command.name == "setlist":
            given, at = arguments(passage, command.end)
            values = passage.group(passage.skip(at))
            names = passage.slice(given[0]) if given else ""
            if values is not None:
                listed = frozenset(name.strip() for name in names.split(","))
                found.append((command.start, listed, passage.slice(values)))
    return tuple(found)


def _set(passage: Passage, before: int) -> Iterator[tuple[frozenset[str], str]]:
    for at, names, values in _every_setting(passage):
        if at < before:
            yield names, values


@lru_cache(maxsize=4)
def kinds(passage: Passage) -> Mapping[str, str]:
    r"""The kinds of lists by their names, those of `\newlist` among them."""
    found = dict(_KINDS)
    for command in commands(passage) if r"\newlist" in passage.text else ():
        if command.name == "newlist":
            name = passage.group(passage.skip(command.end))
            kind = passage.group(passage.skip(name.end + 1)) if name else None
            if name and kind and passage.slice(kind) in _KINDS:
                found[passage.slice(name)] = passage.slice(kind)
    return found
