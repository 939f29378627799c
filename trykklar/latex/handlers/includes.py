r"""Handlers for files that a manuscript is made of: `\input`, `\include`, `\import`, packages."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.file_lookup import absent
from trykklar.latex.handlers.skipping import swallow
from trykklar.latex.noted_lookup import ask, look
from trykklar.latex.passage import Span, skip_options, skip_star, whole
from trykklar.latex.source import Place, Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_BARE = re.compile(r'[ \t]*(?:"([^"\n]*)"|([^\s{}\\%"]+))')
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_NESTED = 40
_MASKED = """
authornote maskcite maskCite maskparencite maskParencite masktextcite maskTextcite maskciteauthor
maskCiteauthor maskciteyear maskfootcite maskfootcitetext
"""
_UNREAD = {
    ("todonotes", "disable"): "todo",
    ("apa6", "mask"): _MASKED,
    ("apa7", "mask"): _MASKED,
}


def include_input(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\input{a}`, `\input a`, `\@input{a}`, `\subfile{a}`, `\includestandalone[..]{a}`."""
    name, end = _file_name(reader, passage, skip_options(passage, at))
    if name:
        reader.mask(passage, start, end, "input")
        read_file(reader, passage, start, name)
    _need_name(reader, passage, start, at, end)
    return end


def include(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\include{a}`, unless `\includeonly` leaves it out."""
    name, end = _file_name(reader, passage, at)
    if name and (reader.only is None or name.removesuffix(".tex") in reader.only):
        reader.mask(passage, start, end, "input")
        read_file(reader, passage, start, name)
    _need_name(reader, passage, start, at, end)
    return end


def include_only(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\includeonly{a,b}`."""
    span = passage.group(passage.skip(at))
    if span is None:
        return at
    names = reader.plain(re.sub(r"%[^\n]*", "", passage.slice(span)), passage).split(",")
    reader.only = frozenset(name.strip() for name in names)
    return span.end + 1


def imported(
    reader: Reader, passage: Passage, start: int, at: int, *, relative: bool = False
) -> int:
    r"""`\import{folder/}{file}`; `\subimport` is relative to the importing file's folder."""
    folder = passage.argument(skip_star(passage, at))
    given = passage.argument(folder[1]) if folder else None
    if folder is None or given is None:
        return at
    base = reader.folders[-1] if relative and reader.folders else reader.document.root
    reader.folders.append(base / reader.plain(passage.slice(folder[0]), passage).strip())
    reader.mask(passage, start, given[1], "input")
    name = reader.plain(passage.slice(given[0]), passage).strip()
    read_file(reader, passage, start, name)
    reader.folders.pop()
    return given[1]


def subfile(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\subfile{chapters/a}`: names in it are relative to its own folder first."""
    name, end = _file_name(reader, passage, at)
    path = locate(reader, name) if name else None
    reader.mask(passage, start, end, "input")
    if path is not None:
        reader.folders.append(path.parent)
    read_file(reader, passage, start, name)
    if path is not None:
        reader.folders.pop()
    _need_name(reader, passage, start, at, end)
    return end


def if_exists(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\InputIfFileExists{a}{..}{..}` reads it; of `\IfFileExists` only the branch is."""
    from trykklar.latex.handlers.braced_branches import choose

    reads = passage.text.startswith("InputIf", start + 1)
    name, end = _file_name(reader, passage, at)
    there = locate(reader, name) is not None or ask(reader, name) is not None
    end = choose(reader, passage, end, truth=there)
    if there and reads:
        read_file(reader, passage, start, name)
    return end


def read_file(reader: Reader, passage: Passage, start: int, name: str) -> None:
    """Read an input file where it is called; a missing one and a loop are findings."""
    if not name or "#" in name or "\\" in name:
        return
    written = reader.written.get(name) or reader.written.get(f"{name}.tex")
    path = locate(reader, name)
    if path is None and written is None:
        outside = refuse(reader, passage, start, name)
        if not outside and ask(reader, name if "." in name else f"{name}.tex") is None:
            message = f"The file '{name}' is not there."
            _report(reader, passage.place(start), "file-missing", message)
        return
    place = passage.place(start)
    if path is not None and reader.inputs.count(path):
        _report(reader, place, "input-loop", f"'{name}' is read by itself, without end.")
        return
    if len(reader.inputs) > _NESTED:
        message = f"'{name}' stands more than {_NESTED} files deep, where TeX reads none any more."
        _report(reader, place, "input-loop", message)
        return
    source = source_of(reader, path) if path else written
    if source is not None:
        walk_file(reader, source, passage, start)


def source_of(reader: Reader, path: Path) -> Source | None:
    """A file's text, read once; what cannot be read is a finding."""
    known = reader.found.sources.get(path)
    if known is not None:
        return known
    read = read_source(path, reader.document.fence)
    if isinstance(read, Source):
        reader.found.sources[path] = read
        return read
    reader.found.findings.append(read)
    return None


def walk_file(reader: Reader, source: Source, passage: Passage, start: int) -> None:
    """Read a source as a part of the document, where a command calls for it."""

    def read() -> None:
        reader.inputs.append(source.path)
        text = whole(source)
        if not reader.begun:
            reader.mask(text, 0, len(source.text), "preamble")
        reader.walk(text)
        reader.inputs.pop()

    if reader.found.first_reading(source):
        reader.calls.file(len(source.text), read)
    else:
        reader.calls.follow(passage, start, len(source.text), read)


def locate(reader: Reader, name: str, ending: str = ".tex") -> Path | None:
    """The file that a name in an input command stands for, or in one that loads a package."""
    asked = (name, ending, tuple(reversed(reader.folders)), tuple(reader.search_paths))
    if asked not in reader.located:
        reader.located[asked] = look(reader, *asked)
    return reader.located[asked]


def refuse(reader: Reader, passage: Passage, start: int, name: str, ending: str = ".tex") -> bool:
    """Report a file that is there and may not be read; whether there is one."""
    folders = tuple(reversed(reader.folders))
    code, *said = absent(reader.document, name, ending, folders, reader.search_paths)
    if code == "file-outside":
        _report(reader, passage.place(start), code, *said)
    return code == "file-outside"


def _need_name(reader: Reader, passage: Passage, start: int, at: int, end: int) -> None:
    r"""Report a command that names no file at all: `\input{}`."""
    if end > at and not passage.text[at:end].strip('{}" \t\n'):
        _report(reader, passage.place(start), "file-missing", "No file is named here.", "Name one.")


def _report(reader: Reader, place: Place, code: str, message: str, hint: str = "") -> None:
    where = (place.path, place.line, place.column)
    reader.found.findings.append(Finding(code, Severity.ERROR, *where, message, hint))


def _file_name(reader: Reader, passage: Passage, at: int) -> tuple[str, int]:
    span = passage.group(passage.skip(at))
    if span is not None:
        name = reader.plain(passage.slice(span), passage)
        return " ".join(name.replace('"', "").split()), span.end + 1
    match = _BARE.match(passage.text, at)
    if match is None:
        return "", at
    return (match[1] or match[2] or "").strip(), match.end()


def package(reader: Reader, passage: Passage, start: int, at: int, *, ending: str = ".sty") -> int:
    r"""`\usepackage[options]{a,b}`, `\documentclass`: one beside the manuscript is read too."""
    options = passage.delimited(passage.skip(at))
    given = passage.slice(options) if options else ""
    span = passage.group(passage.skip(options.end + 1 if options else at))
    if span is None:
        return at
    reader.mask(passage, start, span.end + 1, "package")
    for name in re.sub(r"%[^\n]*", "", passage.slice(span)).split(","):
        if not _load(reader, (passage, start), name.strip(), given, ending):
            refuse(reader, passage, start, name.strip(), ending)
    return span.end + 1


def _load(reader: Reader, call: tuple[Passage, int], name: str, options: str, ending: str) -> bool:
    """Read a package of the author's; False where none that may be read is there."""
    stem = name.rpartition("/")[2]
    if not name or stem in reader.found.packages or "\\" in name:
        return True
    reader.found.packages[stem] = options
    for option in options.split(","):
        for command in _UNREAD.get((stem, option.strip()), "").split():
            reader.commands[command] = swallow
    path = locate(reader, name, ending)
    source = source_of(reader, path) if path and len(reader.inputs) <= _NESTED else None
    if source is not None:
        _walk_package(reader, source, call)
    return path is not None


def _walk_package(reader: Reader, source: Source, call: tuple[Passage, int]) -> None:
    letters, outside = reader.letters, reader.in_package
    reader.internal(letter=True)
    reader.in_package = True
    walk_file(reader, source, *call)
    reader.letters, reader.in_package = letters, outside


def document_class(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\documentclass`; in a file that was input, everything before its body is skipped."""
    if len(reader.inputs) > 1 and not reader.in_package:
        begin = _BEGIN.search(passage.text, at)
        end = begin.end() if begin else at
        reader.mask(passage, start, end, "preamble")
        reader.inner += 1
        return end
    return package(reader, passage, start, at, ending=".cls")


def end_input(reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\endinput`: the rest of its line is still read, as TeX does."""
    line = passage.text.find("\n", at)
    rest = passage.text[at : line if line >= 0 else len(passage.text)]
    reader.mask(passage, at, len(passage.text), "after the end")
    if "\\" in rest:
        reader.reread(passage, Span(at, at + len(rest)))
    return len(passage.text)


COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(("input", "@input", "includestandalone", "loadglsentries"), include_input),
    **dict.fromkeys(("subfile", "subfileinclude"), subfile),
    "include": include,
    "includeonly": include_only,
    **dict.fromkeys(("import", "inputfrom", "includefrom"), imported),
    **dict.fromkeys(
        ("subimport", "subinputfrom", "subincludefrom"), partial(imported, relative=True)
    ),
    **dict.fromkeys(("InputIfFileExists", "IfFileExists"), if_exists),
    **dict.fromkeys(("usepackage", "RequirePackage"), package),
    **dict.fromkeys(("documentclass", "LoadClass"), document_class),
    "endinput": end_input,
}
