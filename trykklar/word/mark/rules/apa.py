r"""The front matter of apa6 and apa7: people in one list, places in another, notes by commands.

Sources: the manuals of apa6 and apa7; `\title` is set twice, on the title page and above the text,
but for journals' looks (`jou`, `doc`), and where the author asks for one (`donotrepeattitle`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage, Span

_COUNTED = ["one", "two", "three", "four", "five", "six"]
# Command of apa6 -> how many groups follow it.
PEOPLE = {f"{word}authors": number for number, word in enumerate(_COUNTED, 1) if number > 1}
PLACES = {f"{word}affiliations": number for number, word in enumerate(_COUNTED, 1) if number > 1}
_CLASSES = ("apa6", "apa7")
_ONCE = frozenset({"jou", "doc", "donotrepeattitle"})
_TITLE = re.compile(r"^(?:[^%\\\n]|\\.)*?\\title\s*(?=\{)", re.MULTILINE)  # in no comment
_COMMA = re.compile(r",(?![^{]*\})")


def loaded(passage: Passage) -> bool:
    """Whether a document is of one of these classes."""
    return document_class(passage.text).name in _CLASSES


def people(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\authorsnames[1,{1,2}]{Ann A, Ben B}`, `\twoauthors{Ann A}{Ben B}`."""
    signs, at = arguments(passage, command.end)
    names, end = _listed(passage, command, at, PEOPLE)
    raised = [part.strip(" {}") for part in _COMMA.split(passage.slice(signs[0]))] if signs else []
    shown = [
        name + (rf"\textsuperscript{{{raised[place]}}}" if place < len(raised) else "")
        for place, name in enumerate(names)
    ]
    last = ", and " if len(shown) > 2 else " and "  # noqa: PLR2004 - a pair has no comma
    text = last.join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)
    yield Edit(command.start, end, f"\n\n{mark('style', command.start, 'Author')}{text}\n\n")


def places(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\authorsaffiliations{{Here}, {There}}`, `\twoaffiliations{Here}{There}`."""
    names, end = _listed(passage, command, command.end, PLACES)
    numbered = command.name == "authorsaffiliations" and len(names) > 1
    lines = (
        mark("style", command.start, "Affiliation")
        + (rf"\textsuperscript{{{number}}} " if numbered else "")
        + name
        for number, name in enumerate(names, 1)
    )
    yield Edit(command.start, end, "\n\n" + "\n\n".join(lines) + "\n\n")


def title_again(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""What `\maketitle` sets above the text: the title once more."""
    options = set(document_class(passage.text).options)
    if not loaded(passage) or options & _ONCE:
        return
    titles = list(_TITLE.finditer(passage.text))
    group = passage.group(titles[-1].end()) if titles else None
    if group is not None:
        text = mark("style", command.start, "Title") + passage.slice(group)
        yield Edit(command.start, command.end, f"\n\n{text}\n\n")


def _listed(
    passage: Passage, command: Command, at: int, counted: dict[str, int]
) -> tuple[list[str], int]:
    """The members of a list: groups that follow each other, or one group with commas in it."""
    groups: list[Span] = []
    for _ in range(counted.get(command.name, 1)):
        group = passage.group(passage.skip(at))
        if group is None:
            break
        groups.append(group)
        at = group.end + 1
    if command.name in counted or not groups:
        return [passage.slice(group).strip() for group in groups], at
    parts = _COMMA.split(passage.slice(groups[0]))
    return [_bare(part.strip()) for part in parts if part.strip()], at


def _bare(text: str) -> str:
    """A text without the braces around all of it."""
    inner = text[1:-1]
    whole = text[:1] == "{" and text[-1:] == "}" and not re.search(r"^[^{]*\}", inner)
    return inner.strip() if whole else text
