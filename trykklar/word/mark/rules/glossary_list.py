r"""Glossaries: pandoc prints none, so each becomes a list of the entries the text uses.

`\newglossaryentry{key}{name={...}, description={...}}` and `\newacronym{key}{short}{long}`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import package_options
from trykklar.latex.passage import Span
from trykklar.latex.structure_commands import ENTRIES, GLOSSARIES
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trykklar.latex.passage import Passage

DEFINING = frozenset([*ENTRIES, "DeclareAcronym"])
_ACRONYMS = frozenset(["newacronym", "newabbreviation", "DeclareAcronym"])
_MAIN, _ACRONYM = "main", "acronym"
# glossaries makes no sorted list without `\\makeglossaries` (its manual, 8).
_SORTED = frozenset(["printglossary", "printglossaries"])
_MADE = re.compile(r"\\make(?:noidx)?glossar(?:ies|y)\b")
_MOST = 20  # lists of a document; each says all of its entries
_ALL = re.compile(r"\\glsaddall(?:unused)?\b")
_BESIDE = ("foreign", "extra")
_USED = re.compile(r"\\(?:gls|Gls|GLS|ac|Ac|iac|Iac)[A-Za-z]*\*?\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
_STOP = re.compile(r"\\.|[{,]", re.DOTALL)


def printed(
    passage: Passage, start: int, end: int, marked: Callable[[Span], str]
) -> Iterator[Edit]:
    """The places of glossaries: a heading, and each entry as a term and what it means.

    Args:
        passage: The flat source.
        start: Where the text begins.
        end: Where it ends.
        marked: Puts the marks into a part of the source.
    """
    asked = (listing for listing in commands(passage, start, end) if listing.name in GLOSSARIES)
    for command in islice(asked, _MOST):
        at = arguments(passage, command.end)[1]
        used = entries(passage, command)
        items = [_item(*map(marked, entry)) for entry in used]
        body = "\n".join([r"\begin{description}", *items, r"\end{description}"])
        head = block("glossary", command.start, *_named(passage, command, at))
        yield Edit(command.start, at, f"{head}{body}\n\n" if items else "\n\n")


def _item(term: str, meaning: str, *beside: str) -> str:
    words = f"{meaning} ({', '.join(beside)})" if beside else meaning
    return rf"\item[{term}] {words}"


def _named(passage: Passage, command: Command, end: int) -> tuple[str, str]:
    """Which list it is, and what the author calls it."""
    given = passage.text[command.end : end].strip().strip("[]")
    settings = options(given)
    acronyms = "acronym" in command.name or "acronym" in given
    name = settings.get("title") or settings.get("name") or ""
    return "acronyms" if acronyms else "glossary", name if "\\" not in name else ""


def defined(passage: Passage, command: Command) -> Iterator[Edit]:
    """A definition prints nothing where it stands."""
    at = arguments(passage, command.end)[1]
    count = 1 + ENTRIES.get(command.name, 1)
    yield Edit(command.start, passage.behind_arguments(at, count))


def entries(passage: Passage, command: Command) -> tuple[tuple[Span, ...], ...]:
    """Term and meaning of each entry that a glossary prints, in order of the terms.

    Behind them is what acro prints in brackets: the term in another language, and what is extra
    (its manual, 5 and 8).

    Args:
        passage: The flat source.
        command: What prints it: acronyms may have a list of their own.
    """
    if command.name in _SORTED and not _MADE.search(passage.text):
        return ()
    wanted = _wanted(passage, command)
    kinds = {wanted} if wanted != _MAIN or _apart(passage) else {_MAIN, _ACRONYM}
    return tuple(spans for kind, spans in _entries(passage) if not wanted or kind in kinds)


def _wanted(passage: Passage, command: Command) -> str:
    """The glossary that a command prints; empty where it prints all of them."""
    if command.name.endswith("glossaries"):
        return ""
    given = passage.text[command.end : arguments(passage, command.end)[1]].strip().strip("[]")
    by_name = _ACRONYM if command.name == "printacronyms" else _MAIN
    return _kind(options(given).get("type", by_name))


def _kind(name: str) -> str:
    return _ACRONYM if name.strip() == r"\acronymtype" else name.strip()


@lru_cache(maxsize=2)
def _apart(passage: Passage) -> bool:
    """Whether the package lists acronyms apart."""
    kinds = ("glossaries", "glossaries-extra")
    given = {option for kind in kinds for option in package_options(passage.text, kind)}
    return bool({"acronym", "acronyms"} & given)


@lru_cache(maxsize=2)
def _entries(passage: Passage) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """The glossary and what is printed of each entry used, in order of the terms."""
    used = set(_USED.findall(passage.text))
    everything = bool(_ALL.search(passage.text))
    found = [
        (_listed(passage, command), spans)
        for command in commands(passage)
        if command.name in DEFINING
        for key, spans in _entry(passage, command)
        if everything or key in used
    ]
    return tuple(sorted(found, key=lambda entry: passage.slice(entry[1][0]).casefold()))


def _listed(passage: Passage, command: Command) -> str:
    """The glossary that an entry is in: by its own word, or by the command that defines it."""
    fields, at = arguments(passage, command.end)
    given = passage.slice(fields[0]) if fields else ""
    if ENTRIES.get(command.name, 1) == 1:
        key = passage.argument(at)
        group = passage.group(passage.skip(key[1])) if key else None
        given = passage.slice(group) if group else ""
    if own := options(given).get("type", ""):
        return _kind(own)
    return _ACRONYM if command.name in _ACRONYMS else _MAIN


def _entry(passage: Passage, command: Command) -> Iterator[tuple[str, tuple[Span, ...]]]:
    first = passage.argument(arguments(passage, command.end)[1])
    second = passage.argument(first[1]) if first else None
    if first is None or second is None:
        return
    key = passage.slice(first[0]).strip()
    beside: list[Span] = []
    if ENTRIES.get(command.name, 1) == 1:
        acronym = command.name == "DeclareAcronym"
        names = ("short", "long") if acronym else ("name", "description")
        term, meaning = (field(passage, second[0], name) for name in names)
        others = (field(passage, second[0], name) for name in _BESIDE) if acronym else ()
        beside = [span for span in others if span]
    else:
        third = passage.argument(second[1])
        short = command.name in _ACRONYMS
        term = second[0] if short else field(passage, second[0], "name")
        meaning = third[0] if third else None
    if term and meaning:
        yield key, (term, meaning, *beside)


def field(passage: Passage, span: Span, name: str) -> Span | None:
    """What a list of fields, `name={...}, text=...`, says for a name.

    Args:
        passage: The source.
        span: The list.
        name: Of the field.
    """
    return dict(_fields(passage, span)).get(name)


def _fields(passage: Passage, span: Span) -> Iterator[tuple[str, Span]]:
    """Names and values, as keyval takes them: the braces around a whole value are none of it."""
    text, start = passage.text, span.start
    while start < span.end:
        end = _part_end(passage, start, span.end)
        key, equals, value = text[start:end].partition("=")
        if equals:
            at = start + len(key) + 1 + len(value) - len(value.lstrip())
            last = end - (len(value) - len(value.rstrip()))
            group = passage.group(at) if text.startswith("{", at) else None
            whole = group is not None and group.end + 1 == last
            yield key.strip(), group if group and whole else Span(at, max(at, last))
        start = end + 1


def _part_end(passage: Passage, start: int, end: int) -> int:
    """Where the next comma is that stands in no braces."""
    while stop := _STOP.search(passage.text, start, end):
        if stop[0] == ",":
            return stop.start()
        group = passage.group(stop.start()) if stop[0] == "{" else None
        start = group.end + 1 if group else stop.end()
    return end
