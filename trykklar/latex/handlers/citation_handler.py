r"""Handlers for citation commands, `\nocite`, refsections and the definition of new ones."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex import citation_commands
from trykklar.latex.collector import NOTE
from trykklar.latex.elements import Citation, CitedKey
from trykklar.latex.passage import skip_star

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage, Span
    from trykklar.latex.reader import Handler, Reader

_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*)?")
_PART = re.compile(r"(?:[^,%]|(?<=\\)%|%[^\n]*(?:\n|$))+")
_PAIRS = {"[": "]", "<": ">"}
"""What the notes of a citation stand in."""

_LEAD = re.compile(r"\s*+(?:%[^\n]*+\n\s*+)*+")


def cite(reader: Reader, passage: Passage, start: int, at: int, *, leading: int = 0) -> int:
    r"""`\citep<pre>[pre][post]{keys}`, starred or not, with `leading` braces before."""
    at = skip_star(passage, at)
    name = passage.text[start + 1 : at].replace(" ", "")
    for _ in range(leading):
        given = passage.argument(at)
        at = given[1] if given else at
    return _cite(reader, passage, start, at, name)


def _cite(reader: Reader, passage: Passage, start: int, at: int, name: str) -> int:
    notes, at = _notes(reader, passage, at)
    keys = _keys(passage, at)
    if keys is None:
        return at
    add(reader, passage, start, keys, command=name, notes=notes)
    return keys.end + (passage.text[keys.end : keys.end + 1] == "}")


def cites(reader: Reader, passage: Passage, start: int, at: int, *, volumes: bool = False) -> int:
    r"""`\cites(pre)(post)[pre][post]{keys}[pre][post]{keys}...`."""
    name = passage.text[start + 1 : at]
    at = skip_star(passage, at)
    while (span := passage.delimited(passage.skip(at), "(", ")")) is not None:
        at = span.end + 1
    begin = start
    while True:
        notes, middle = _notes(reader, passage, at)
        if volumes and (volume := passage.group(passage.skip(middle))):
            late, middle = _notes(reader, passage, volume.end + 1)
            notes += late
        keys = passage.group(passage.skip(middle))
        if keys is None:
            return at
        add(reader, passage, begin, keys, command=name, notes=notes)
        at = begin = keys.end + 1


def printed_cite(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\citeproc{key}{text}`: the text is what the citation prints."""
    at = _cite(reader, passage, start, at, passage.text[start + 1 : at])
    shown = passage.group(passage.skip(at))
    return shown.end + 1 if shown else at


def volume_cite(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\volcite[pre]{volume}[pages]{keys}`."""
    at = skip_star(passage, at)
    before, at = _notes(reader, passage, at)
    volume = passage.group(passage.skip(at))
    if volume is None:
        return at
    pages, at = _notes(reader, passage, volume.end + 1)
    keys = passage.group(passage.skip(at))
    if keys is None:
        return at
    notes = [*(before or [""]), *pages]
    add(
        reader,
        passage,
        start,
        keys,
        command=passage.text[start + 1 : at].split("[")[0],
        notes=notes,
    )
    return keys.end + 1


def cite_pair(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\apud[..]{original}[..]{read}`: both are cited."""
    name = passage.text[start + 1 : at]
    at = _cite(reader, passage, start, at, name)
    return _cite(reader, passage, at, at, name)


def nocite(reader: Reader, passage: Passage, start: int, at: int, *, track: str = "") -> int:
    r"""`\nocite{keys}`; `\nocite{*}` takes in everything."""
    name = passage.text[start + 1 : at]
    keys = _keys(passage, at)
    if keys is None:
        return at
    add(reader, passage, start, keys, command=name, notes=[], track=track)
    return keys.end + (passage.text[keys.end : keys.end + 1] == "}")


def cite_in(reader: Reader, passage: Passage, start: int, at: int, *, track: str) -> int:
    r"""`\citepapp{keys}` of multibib: a citation in another bibliography."""
    name = passage.text[start + 1 : at]
    at = skip_star(passage, at)
    notes, at = _notes(reader, passage, at)
    keys = _keys(passage, at)
    if keys is None:
        return at
    add(reader, passage, start, keys, command=name, notes=notes, track=track)
    return keys.end + (passage.text[keys.end : keys.end + 1] == "}")


def add(
    reader: Reader,
    passage: Passage,
    start: int,
    keys: Span,
    *,
    command: str,
    notes: list[str],
    track: str = "",
) -> None:
    """Record a citation with the keys in a span."""
    found = tuple(split_keys(passage, keys))
    if any(key.name == "*" for key in found) and command.startswith("nocite"):
        reader.found.everything.add(track)
    end = min(keys.end + 1, len(passage.text))
    post = notes[-1] if notes else ""
    pre = notes[-2] if len(notes) > 1 else ""
    citation = Citation(
        command,
        tuple(key for key in found if key.name != "*"),
        pre,
        post,
        passage.place(start),
        passage.place(max(end - 1, 0)).offset + 1,
        reader.section,
        track,
    )
    reader.found.citations.append(citation)
    reader.mask(passage, start, end, "citation")


def split_keys(passage: Passage, span: Span) -> list[CitedKey]:
    """The keys of a comma-separated list, each with its place; comments in it do not count."""
    found = []
    for part in _PART.finditer(passage.text, span.start, span.end):
        written = part[0]
        raw = _COMMENT.sub("", written) if "%" in written else written
        name = " ".join(raw.split())
        begin = part.start() + _indent(written)
        if name[:1] + name[-1:] == "{}":  # LaTeX takes them off
            name, raw, begin = name[1:-1].strip(), raw.strip()[1:-1], begin + 1
        if (bare := citation_commands.bare_key(name)) != name:
            name, raw, begin = bare, raw.lstrip()[1:], begin + 1
        if _possible(name):
            found.append(CitedKey(name, passage.place(begin), raw))
    return found


def _possible(name: str) -> bool:
    """Whether it is a key, not the parameter of a macro or code."""
    return bool(name) and "#" not in name and "\\" not in name


def _indent(written: str) -> int:
    match = _LEAD.match(written)
    return match.end() if match else 0


def _notes(reader: Reader, passage: Passage, at: int) -> tuple[list[str], int]:
    notes: list[str] = []
    while len(notes) < 4:  # noqa: PLR2004 - apacite and natbib take at most `<..>`, `[..]`, `[..]`
        start = passage.skip(at)
        opening = passage.text[start : start + 1]
        span = passage.delimited(start, opening, _PAIRS[opening]) if opening in _PAIRS else None
        if span is None:
            break
        notes.append(passage.slice(span).strip())
        reader.mask(passage, span.start, span.end, NOTE)
        if "\\" in notes[-1]:
            reader.walk_note(span)
        at = span.end + 1
        if opening == "<" and not passage.text.startswith("[", passage.skip(at)):
            notes.append("")
    return notes, at


def _keys(passage: Passage, at: int) -> Span | None:
    at = passage.skip(at)
    if passage.text.startswith("{", at):
        return passage.group(at)
    if passage.text.startswith("\\", at):
        given = passage.argument(at)
        return given[0] if given else None
    return None


def new_cites(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\newcites{app,web}{Appendix,Web}` of multibib: `\citeapp`, `\nociteapp` and so on."""
    given = passage.argument(at)
    if given is None:
        return at
    for suffix in passage.slice(given[0]).split(","):
        _new_track(reader, suffix.strip())
    titles = passage.argument(given[1])
    return titles[1] if titles else given[1]


def _new_track(reader: Reader, suffix: str) -> None:
    for name in citation_commands.PLAIN:
        if "cite" in name.lower():
            reader.commands[name + suffix] = partial(cite_in, track=suffix)
    reader.commands["nocite" + suffix] = partial(nocite, track=suffix)
    reader.commands["bibliography" + suffix] = partial(_bibliography_of, track=suffix)


def _bibliography_of(reader: Reader, passage: Passage, start: int, at: int, *, track: str) -> int:
    from trykklar.latex.handlers.bibliography_handler import bibliography

    return bibliography(reader, passage, start, at, track=track)


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(citation_commands.PLAIN, cite),
    **dict.fromkeys(citation_commands.MULTIPLE, cites),
    **dict.fromkeys(citation_commands.VOLUME, volume_cite),
    **dict.fromkeys(citation_commands.VOLUMES, partial(cites, volumes=True)),
    **dict.fromkeys(citation_commands.TRAILING, cite),
    **{name: partial(cite, leading=count) for name, count in citation_commands.LEADING.items()},
    **dict.fromkeys(citation_commands.PAIRS, cite_pair),
    **dict.fromkeys(citation_commands.PRINTED, printed_cite),
    **dict.fromkeys(citation_commands.SILENT, nocite),
    "newcites": new_cites,
}
ENVIRONMENTS: dict[str, Handler] = {
    "displaycquote": cite,
    "foreigndisplaycquote": partial(cite, leading=1),
    "hyphendisplaycquote": partial(cite, leading=1),
}
