r"""Citation commands of LaTeX's packages -> `cite` marks.

A mark's fields are the command, then prenote, postnote and keys, once or more often. A multicite
(`\parencites`) has its two overall notes as a first triple without keys. Which commands there are,
and in what form, `latex/citation_commands.py` says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex import citation_commands
from trykklar.latex.loaded_packages import is_loaded, package_options
from trykklar.latex.passage import Span
from trykklar.word.mark.command import Command, arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.list_unit import unit_name
from trykklar.word.mark.mark import (
    CLOSE,
    CLOSE_QUOTE,
    OPEN_QUOTE,
    SEPARATOR,
    encode,
    mark,
    opening,
)
from trykklar.word.mark.quotation_language import follows_language, marks_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

QUOTING = citation_commands.QUOTING | citation_commands.LEADING.keys()
MULTIPLE = citation_commands.MULTIPLE | citation_commands.VOLUMES
SINGLE = (
    citation_commands.PLAIN
    | citation_commands.SILENT
    | citation_commands.VOLUME
    | citation_commands.PAIRS
    | citation_commands.TRAILING.keys()
) - QUOTING
ALL = SINGLE | MULTIPLE | QUOTING
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
BLOCK_LENGTH = 250
"""Characters that three lines hold: a longer quotation is set by itself, as a block."""
_QUOTED = "parencite"  # csquotes sets `(\cite{...})` behind a quotation
_CLOSING = ".,;:!?)]}'\"("  # what a citation may follow at once
_CLOSE_TO = frozenset(["nospace", "super", "superscript"])  # cite's options


class _Given:
    """The arguments of a citation command.

    Attributes:
        pre: Prenote, or None.
        post: Postnote, or None.
        keys: The keys, or None where there are none: it is no citation.
        end: Where the last argument that belongs to the citation ends.
    """

    def __init__(self, passage: Passage, at: int, *, volume: bool = False) -> None:
        notes, at = notes_at(passage, at)
        if volume and (given := passage.argument(at)) is not None:
            before, (notes, at) = notes[-1:], notes_at(passage, given[1])
            notes = [*(before or [Span(given[0].start, given[0].start)]), *(notes or [given[0]])]
        self.keys = passage.group(passage.skip(at))
        self.pre = notes[-2] if len(notes) > 1 else None
        self.post = notes[-1] if notes else None
        self.end = self.keys.end + 1 if self.keys else at


def notes_at(passage: Passage, at: int) -> tuple[list[Span], int]:
    """The notes at an offset, the postnote last: `[post]`, `[pre][post]`, `<pre>[post]`."""
    angled = passage.delimited(passage.skip(at), "<", ">")
    at = angled.end + 1 if angled else at
    notes, at = arguments(passage, at, optional=2)
    if angled is None:
        return list(notes), at
    return [angled, *(notes[-1:] or [Span(angled.end, angled.end)])], at


def citation(passage: Passage, command: Command) -> Iterator[Edit]:
    """One citation command; its notes stay where they are, to be read as text."""
    given = _Given(passage, command.end, volume=command.name in citation_commands.VOLUME)
    if given.keys is None:
        return
    name = command.name + "*" * command.star
    keys, end = _keys(passage, given.keys), given.end
    if command.name in citation_commands.FIELDS:
        field, end = _field(passage, given.end)
        name = f"{name}:{field}"
    elif command.name in citation_commands.TRAILING and (after := passage.argument(given.end)):
        note, end = after  # harvard's \citeaffixed{key}{see for instance}
        text = mark("cite", command.start, "parencite", passage.slice(note), "", encode(keys))
        yield Edit(command.start, end, text)
        return
    elif command.name in citation_commands.PAIRS:
        yield from _pair(passage, command, keys, given.end)
        return
    if name == "cite" and _stands_apart(passage, command.start):
        yield Edit(command.start, command.start, "~")
    yield from _marked(command.start, name, given, encode(keys), end)


def _stands_apart(passage: Passage, at: int) -> bool:
    r"""Whether cite puts a space between a word and what is cited right behind it.

    Source: cite.sty, option `nospace`; with `super`, the numbers are raised, and touch the word.
    """
    before = passage.text[at - 1 : at]
    touches = before.isalnum() or (bool(before) and before in _CLOSING)
    given = package_options(passage.text, "cite") if touches else ()
    return touches and is_loaded(passage.text, "cite") and not _CLOSE_TO & set(given)


def printed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\citeproc{key}{text}`: the text, which leads to its work."""
    keys = passage.group(passage.skip(command.end))
    text = passage.group(passage.skip(keys.end + 1)) if keys else None
    if keys and text:
        head = opening("work", command.start, encode(_keys(passage, keys)))
        yield Edit(command.start, text.start, head)
        yield Edit(text.end, text.end + 1, CLOSE)


def quotation(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\textcquote[pre][post]{key}[.]{text}`: the text in quotation marks, and its source.

    That of `\blockcquote` is set by itself, without marks, where it is long (csquotes' manual,
    3.4).
    """
    at, language = command.end, marks_language(passage.text, command.start)
    for _ in range(citation_commands.LEADING.get(command.name, 0)):
        named = passage.argument(at)
        if named and command.name.startswith("foreign") and follows_language(passage.text):
            language = passage.slice(named[0])
        at = named[1] if named else at
    given = _Given(passage, at)
    stop, after = arguments(passage, given.end)
    text = passage.group(passage.skip(after))
    if given.keys is None or text is None:
        return
    notes = [passage.slice(note) if note else "" for note in (given.pre, given.post)]
    source = mark("cite", command.start, _QUOTED, *notes, encode(_keys(passage, given.keys)))
    point = passage.slice(stop[0]) if stop else ""
    begin, end = (rf"\foreignlanguage{{{language}}}{{", "}") if language else ("", "")
    if command.name.endswith("blockcquote") and text.end - text.start > BLOCK_LENGTH:
        yield Edit(command.start, text.start, rf"\begin{{quote}}{begin}")
        behind = text.start + len(passage.slice(text).rstrip())
        yield Edit(behind, text.end + 1, rf"{point}{end} {source}\end{{quote}}")
        return
    yield Edit(command.start, text.start, f"{begin}{OPEN_QUOTE}")
    yield Edit(text.end, text.end + 1, f"{point}{CLOSE_QUOTE}{end} {source}")


def multicitation(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\parencites(pre)(post)[pre][post]{keys}[pre][post]{keys}...`."""
    fields, at = _overall(passage, command.end)
    volume = command.name in citation_commands.VOLUMES
    while (given := _Given(passage, at, volume=volume)).keys is not None:
        notes = (passage.slice(note) if note else "" for note in (given.pre, given.post))
        fields += (*notes, encode(_keys(passage, given.keys)))
        at = given.end
    if len(fields) > 3:  # noqa: PLR2004 - more than the overall notes
        yield Edit(command.start, at, mark("cite", command.start, command.name, *fields))


def _marked(start: int, name: str, given: _Given, keys: str, end: int) -> Iterator[Edit]:
    """The mark of a citation, around its notes, which stay as they are."""
    at, text = start, opening("cite", start, name)
    if given.pre is not None:
        yield Edit(at, given.pre.start, text)
        at, text = given.pre.end, ""
    text += SEPARATOR
    if given.post is not None:
        yield Edit(at, given.post.start, text)
        at, text = given.post.end, ""
    yield Edit(at, end, f"{text}{SEPARATOR}{keys}{CLOSE}")


def _pair(passage: Passage, command: Command, keys: str, at: int) -> Iterator[Edit]:
    r"""`\apud[page]{original}[page]{read}`: both works, the word between them is the language's."""
    second = _Given(passage, at)
    more = f",{_keys(passage, second.keys)}" if second.keys else ""
    text = mark("cite", command.start, "parencite", "", "", encode(keys + more))
    yield Edit(command.start, max(second.end, at), text)


def _field(passage: Passage, at: int) -> tuple[str, int]:
    r"""The field that `\citefield{key}[format]{field}` names."""
    argument = passage.argument(arguments(passage, at)[1])
    return (passage.slice(argument[0]).strip(), argument[1]) if argument else ("", at)


def _overall(passage: Passage, at: int) -> tuple[tuple[str, ...], int]:
    notes: list[str] = []
    while (span := passage.delimited(passage.skip(at), "(", ")")) is not None:
        notes.append(passage.slice(span))
        at = span.end + 1
    return (*([""] if len(notes) == 1 else []), *notes, *([] if notes else ["", ""]), ""), at


def _keys(passage: Passage, span: Span) -> str:
    """The keys, without the braces around one, which LaTeX takes off."""
    unit = unit_name(passage, span.start)
    written = map(str.strip, _COMMENT.sub("", passage.slice(span)).split(","))
    keys = (key[1:-1].strip() if key[:1] + key[-1:] == "{}" else key for key in written)
    return ",".join(citation_commands.bare_key(key) + unit for key in keys if key)
