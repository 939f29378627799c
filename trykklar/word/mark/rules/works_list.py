r"""The list of works that LaTeX prints from `\bibitem`s: the author's own, or the one BibTeX made.

BibTeX's list is LaTeX, so it goes the same way as the text; what natbib noted down of each work in
the .aux goes with it, so that names come out as the text's names do.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.latex.expansion.lists_of_works import TITLES
from trykklar.latex.passage import Span, whole
from trykklar.latex.source import Source
from trykklar.latex.structure_commands import HEADING_OF_WORKS, LIST_OF_WORKS
from trykklar.word.aux_numbers import groups
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.list_unit import again, unit_name
from trykklar.word.mark.mark import block, encode, mark
from trykklar.word.mark.pandoc_preamble import body, definitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trykklar.latex.passage import Passage

ITEMS = {"bibitem": 0, "harvarditem": 2}
_TITLE = re.compile(rf"\\(?:re)?newcommand\s*\*?\s*\{{\\({'|'.join(TITLES)})\}}\s*(?=\{{)")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
# What prints nothing: the last one is pandoc's label, which a citation fills in for itself.
_PREPARED = re.compile(r"\\(?:IeC|protect|relax|citeproctext)(?![A-Za-z])\s*")
_RAISED = re.compile(r"\$\^\{([^{}$]*)\}\$")
# What TeX works out for a list, and pandoc could not: left to the prelude, to a rule, or to TeX.
_BEYOND = re.compile(
    r"\\(?:fontdimen|spaceskip|spacefactor|catcode|begingroup|language|EOS)\b|\\if[A-Za-z]*@"
)
_PRELUDE = r"""
\newcommand{\bibinfo}[2]{#2}\newcommand{\bibfield}[2]{#2}\newcommand{\BIBforeignlanguage}[2]{#2}
\newcommand{\BIBentryALTinterwordspacing}{}\newcommand{\BIBentrySTDinterwordspacing}{}
\newcommand{\BibitemOpen}{}\newcommand{\BIBdecl}{}
"""
_FIELDS = 4  # number, year, short and full names


def begin(passage: Passage, command: Command) -> Iterator[Edit]:
    """The beginning of a list; what stands before its first work is not printed.

    One without works holds something else: biblatex's list, in the looks of this one.
    """
    if listed(passage, command):
        own = headed(passage, command)
        titled = block("listed", command.start, *_titles(passage, command.start))
        beginning = "\n\n" if own else titled
        yield Edit(command.start, _first(passage, command), beginning)
    else:
        yield Edit(command.start, _argued(passage, command), "\n\n")


def heading(passage: Passage, command: Command) -> Iterator[Edit]:
    """The name of the author's own heading, behind what it prints."""
    del passage
    yield Edit(command.start, command.end)


def _titles(passage: Passage, start: int) -> tuple[str, ...]:
    """What a list is called in an article and in a book; "" where that is LaTeX's own word."""
    before = passage.text.rfind(f"\\end{{{LIST_OF_WORKS}}}", 0, start)
    found = {
        match[1]: passage.group(match.end())
        for match in _TITLE.finditer(passage.text, max(before, body(passage).start), start)
    }
    return tuple(passage.slice(span) if (span := found.get(name)) else "" for name in TITLES)


def end(passage: Passage, command: Command) -> Iterator[Edit]:
    """The end of a list."""
    del passage
    yield Edit(command.start, command.end, "\n\n")


def item(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""A `\bibitem`, or natbib's `\harvarditem`; field: the key."""
    key = item_key(passage, command)
    if key is not None:
        text = mark("bibitem", command.start, encode(item_name(passage, key)))
        yield Edit(command.start, key.end + 1, f"\n\n{text}")


def item_key(passage: Passage, command: Command) -> Span | None:
    """The key of such an item."""
    at = arguments(passage, command.end)[1]
    return passage.group(passage.skip(passage.behind_arguments(at, ITEMS[command.name])))


def item_name(passage: Passage, key: Span) -> str:
    """The key as citations have it; a work that is in a list before has a name of its own."""
    name = _name(passage, key)
    several = passage.text.count(f"\\begin{{{LIST_OF_WORKS}}}") > 1
    return again(name, _repeated(passage).get(key.start, 0)) if several else name


def _name(passage: Passage, key: Span) -> str:
    """The same, whatever lists there are: apacite's style breaks lines within the braces."""
    return _COMMENT.sub("", passage.slice(key)).strip() + unit_name(passage, key.start)


@lru_cache(maxsize=2)
def _repeated(passage: Passage) -> Mapping[int, int]:
    """Where keys stand that stand in lists before, and how often."""
    keys = (item_key(passage, command) for command in commands(passage) if command.name in ITEMS)
    seen: Counter[str] = Counter()
    found: dict[int, int] = {}
    for key in filter(None, keys):
        name = _name(passage, key)
        found[key.start] = seen[name]
        seen[name] += 1
    return found


def macros(passage: Passage, start: int) -> Iterator[Span]:
    """What a list defines for itself before its first work; a .bbl may have many lists."""
    read = 0
    for command in commands(passage, start):
        if command.name == "begin" and command.environment == LIST_OF_WORKS:
            place = passage.place(command.start)
            before = place.offset if place.path.suffix == ".bbl" else 0
            begin, read = max(command.start - before, read), _first(passage, command)
            for macro in definitions(passage, read, begin):
                span = Span(macro.start, macro.end)
                if macro.readable and not _BEYOND.search(passage.slice(span)):
                    yield span


def prelude(flat: Passage, path: Path) -> Passage:
    """What the lists of widespread styles take for granted, as pandoc can read it."""
    return whole(Source(path, _PRELUDE if f"{{{LIST_OF_WORKS}}}" in flat.text else ""))


def noted(citations: Mapping[str, str], flat: Passage, auxiliary: Path) -> Passage:
    """What LaTeX prints for each work, as marks; fields: key, number, year, short and full names.

    Args:
        citations: Key -> what the .aux says.
        flat: The source.
        auxiliary: The .aux.
    """
    found = citations if "\\bibitem" in flat.text or f"{{{LIST_OF_WORKS}}}" in flat.text else {}
    text = "\n\n".join(_noted(key, value) for key, value in found.items())
    return whole(Source(auxiliary, f"{text}\n\n"))


def _noted(key: str, value: str) -> str:
    parts = groups(value)
    if len(parts) != _FIELDS:  # not natbib's: LaTeX's own label, or what only a package can read
        parts = ["", "", key if len(parts) > 1 else value, ""]
    number, year, *names = parts
    plain = [_RAISED.sub(r"\\textsuperscript{\1}", _PREPARED.sub("", name)) for name in names]
    return mark("noted", 0, encode(key), encode(number), encode(year), *plain)


def listed(passage: Passage, command: Command) -> bool:
    """Whether a list has any works."""
    return not passage.text.startswith("\\end", _first(passage, command))


def headed(passage: Passage, command: Command) -> bool:
    """Whether the heading that the author gives lists stands before this one."""
    return passage.text.endswith(f"\\{HEADING_OF_WORKS}", 0, command.start)


def _argued(passage: Passage, command: Command) -> int:
    """Where the argument of a list's beginning ends."""
    argument = passage.group(passage.skip(command.end))
    return argument.end + 1 if argument else command.end


def _first(passage: Passage, command: Command) -> int:
    """Where the first work begins, or the list ends."""
    for inner in commands(passage, command.end):
        if inner.name in ITEMS or inner.environment == LIST_OF_WORKS:
            return inner.start
    return command.end
