r"""The list of works that BibTeX made, or that the author typed, with its changes marked.

A work that is gone stands where it stood, struck out and without a number, so that the numbers of
the others are those of the later version.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.diff.flat_text import END_OF_UNIT, UNIT
from trykklar.diff.whole_marking import struck
from trykklar.review.sequence_steps import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

_BEGIN, _END = "\\begin{thebibliography}", "\\end{thebibliography}"
_ITEM = re.compile(r"\\bibitem\s*")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")  # elsarticle's styles write one before each item


class Work(NamedTuple):
    """An item of a list.

    Attributes:
        key: Of the work.
        head: Its command, with label and key.
        text: What it prints.
    """

    key: str
    head: str
    text: str


class WorkList(NamedTuple):
    """A list of works: what stands before, between and behind its items."""

    head: str
    works: tuple[Work, ...]
    tail: str


def work_list(text: str) -> WorkList | None:
    """The list in a text; None where there is none."""
    begin = text.find(_BEGIN)
    end = text.find(_END, begin)
    starts = [match.start() for match in _ITEM.finditer(text, max(begin, 0), max(end, 0))]
    if begin < 0 or end < 0 or not starts:
        return None
    stops = [*starts[1:], end]
    works = (_work(text[at:stop]) for at, stop in zip(starts, stops, strict=True))
    return WorkList(text[: starts[0]], tuple(works), text[end:])


def _work(text: str) -> Work:
    match = _ITEM.match(text)
    at = match.end() if match else 0
    if text.startswith("[", at):
        at = _behind(text, at, "[", "]")
    at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n%"))
    behind = _behind(text, at, "{", "}")
    return Work(text[at + 1 : behind - 1].strip(), text[:behind], _COMMENT.sub("", text[behind:]))


def _behind(text: str, at: int, opening: str, closing: str) -> int:
    """Behind the group that begins at an offset; braces protect brackets."""
    depth = braces = 0
    for place in range(at, len(text)):
        sign = text[place]
        braces += (sign == "{") - (sign == "}") if opening != "{" else 0
        if not braces:
            depth += (sign == opening) - (sign == closing)
            if not depth:
                return place + 1
    return len(text)


def marked_list(old: WorkList, new: WorkList, commands: Collection[str]) -> str:
    """LaTeX of the later list in which the changes are marked.

    Args:
        old: The earlier one.
        new: The later one.
        commands: Commands of the authors' that stand for words.
    """
    before = {work.key: work for work in old.works}
    now = {work.key for work in new.works}
    gone = _gone(old, now, commands)
    parts = [new.head, *gone.get("", ())]
    for work in new.works:
        was = before.get(work.key)
        text = _marked(was.text if was else "", work.text, commands)
        parts += [work.head, text, *gone.get(work.key, ())]
    return "".join([*parts, new.tail])


def _gone(old: WorkList, now: set[str], commands: Collection[str]) -> dict[str, list[str]]:
    """Key of the work before it that has stayed -> the items that are gone."""
    found: dict[str, list[str]] = {}
    last = ""
    for work in old.works:
        if work.key in now:
            last = work.key
        else:
            found.setdefault(last, []).append(f"\\item[] {struck(work.text, commands)}\n\n")
    return found


def _marked(old: str, new: str, commands: Collection[str]) -> str:
    """The text of an item, in which words that are new or gone are marked."""
    before, after = list(_words(old)), list(_words(new))
    if before == after:
        return new
    parts: list[str] = ["\n"]
    for step in stretches(before, after):
        gone = [] if step.same else before[step.start : step.end]
        text = " ".join(after[step.first : step.last])
        parts += [struck(" ".join(gone), commands)] * bool(gone)
        parts += [f"{text} " if step.same else f"{{\\DIFnewcolor {text}}} "] * bool(text)
    return "".join(parts).rstrip() + "\n\n"


def _words(text: str) -> Iterator[str]:
    """Stretches without blanks outside of braces."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if sign.isspace() and depth <= 0:
            if start < at:
                yield text[start:at]
            start = at + 1
    if start < len(text):
        yield text[start:]


def changed_works(old: WorkList, new: WorkList) -> tuple[int, int, int]:
    """How many works are new, gone, and rewritten."""
    before = {work.key: list(_words(work.text)) for work in old.works}
    now = {work.key: list(_words(work.text)) for work in new.works}
    rewritten = sum(before[key] != now[key] for key in before.keys() & now.keys())
    return len(now.keys() - before.keys()), len(before.keys() - now.keys()), rewritten


def added_lists(text: str) -> tuple[str, ...]:
    r"""The names that multibib's `\newcites` gives to lists beside the main one.

    Args:
        text: A flat text.
    """
    names = (name.strip() for match in _ADDED.finditer(text) for name in match[1].split(","))
    return tuple(filter(None, names))


class InsertedList(NamedTuple):
    """Where a list stands in a text that was without it.

    Attributes:
        start: Where it begins.
        length: Of what was inserted.
        replaced: Length of what stood there.
    """

    start: int
    length: int
    replaced: int


_UNIT = re.compile(rf"{re.escape(UNIT)}([^\n]*)\n|{re.escape(END_OF_UNIT)}")
_ADDED = re.compile(r"\\newcites\s*\{([A-Za-z,\s]+)\}")


def with_lists(text: str, made: Callable[[str], str]) -> tuple[str, tuple[InsertedList, ...]]:
    r"""A text with the lists that BibTeX made in the places of the commands that print them.

    Args:
        text: A flat text.
        made: The .bbl of `\bibliography`, or by its name that of multibib's `\bibliographyNAME`
            or of a file with a list of its own.
    """
    known = "|".join([*map(re.escape, added_lists(text)), ""])
    asked = re.compile(rf"(?<!\\)(?:\\\\)*\\bibliography({known})\s*\{{[^{{}}]*\}}")
    found = list(asked.finditer(text))
    units = list(_UNIT.finditer(text)) if found else []
    names = [match[1] or _unit(units, match.start()) for match in found]
    times = Counter(names)
    parts: list[str] = []
    inserted: list[InsertedList] = []
    at = length = 0
    for match, name in zip(found, names, strict=True):
        written = made(name) if times[name] == 1 else ""
        if _BEGIN not in written:
            continue
        parts += [text[at : match.start()], _as_printed(match[1], written)]
        length += match.start() - at
        inserted.append(InsertedList(length, len(parts[-1]), len(match[0])))
        length += len(parts[-1])
        at = match.end()
    return "".join([*parts, text[at:]]), tuple(inserted)


def _unit(units: Sequence[re.Match[str]], at: int) -> str:
    """The included file in whose unit a place lies; "" where it lies in none."""
    before = bisect_right(units, at, key=lambda unit: unit.start()) - 1
    return units[before][1] or "" if before >= 0 else ""


def units_of(text: str) -> tuple[str, ...]:
    """The included files of a flat text that have lists of works of their own, in order."""
    return tuple(match[1] for match in _UNIT.finditer(text) if match[1] is not None)


def _as_printed(name: str, written: str) -> str:
    """A list as its command prints it: multibib gives each a heading of its own."""
    if not name:
        return written.strip() + "\n"
    heading = f"\\expandafter\\let\\expandafter\\refname\\csname refname{name}\\endcsname"
    return (
        f"\n\n\\begingroup{heading}\\let\\bibname\\refname\n\n{written.strip()}\n\n\\endgroup\n\n"
    )


def place_without(offset: int, inserted: Iterable[InsertedList]) -> int:
    """Where a place of a text with lists is in the text without them."""
    behind = 0
    for each in inserted:
        if offset < each.start:
            break
        if offset < each.start + each.length:
            return each.start - behind
        behind += each.length - each.replaced
    return offset - behind
