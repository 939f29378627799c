"""Records of a log -> what is printed of each citation and each list."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from trykklar.printed.box_node import UnreadableBoxError, tree
from trykklar.printed.box_reader import read
from trykklar.printed.citations_and_lists import (
    Listing,
    PrintedCitation,
    PrintedDocument,
    PrintedEntry,
    TexPosition,
    bare,
)
from trykklar.printed.engine_glyphs import lettered
from trykklar.printed.formula_source import decoded
from trykklar.printed.heads import end_marks, heads
from trykklar.printed.showbox_hook import POINTER, SIGNED, UNSIGNED
from trykklar.printed.text_run import Run, plain, trimmed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trykklar.printed.box_node import Node
    from trykklar.printed.log_record import Log, LogRecord
    from trykklar.printed.text_run import Runs

_CITATIONS = frozenset(["cite", "cites", "quote"])
_IN_LISTS = frozenset(["bibitem", "biblistitem", "title"])
_SHORTHANDS = "biblist"
_SINGLE = re.compile(r"\\blxcitecmd\s*\{([^{}]*)\}|\\blx@mcitei@([\w@]+)")
_PART = re.compile(r"\\blxmciteicmd\s*")
_AROUND = re.compile(r"\\blxmcites\s*")
_PUNCTUATION = re.compile(r"\\blx@imc@add(\w+)\s*|([^\\\s])\s*")
_SIGNS = {"period": ".", "comma": ",", "semicolon": ";", "colon": ":", "exclam": "!",
          "question": "?"}  # fmt: skip
# The PDF's own note of a place: pdfTeX and LuaTeX have a node for it, XeTeX's driver a special.
_AIM = re.compile(r"\\pdfdest name\s*\{([^{}]*)\}|pdf: ?dest \(([^()]*)\)")
# Places among the arguments of a part of a list of citations, and of the whole list.
_PRENOTE, _POSTNOTE, _KEYS = 2, 3, 4
_FIRST, _LAST = 1, 2
# Where there is a command, a formula, a parameter or babel's shorthand, it is more than text.
_NO_TEXT = frozenset('\\$#^"')
_SPACE = re.compile(r"(?<=\.)space(?![A-Za-z])|\\(?:addn?b?space|addabbrvspace|space|[ ~])|~|\s+")
_DATA = 5  # of a citation: code, prenote, postnote, keys, punctuation
_IN_PARAGRAPH, _LAST_LINE = r"\glue(\rightskip)", r"\glue(\parfillskip)"
_NEW_LINE = Run("\n")


def turns(log: Log, known: Collection[str]) -> frozenset[int]:
    """The citations, by their turns, that TeX had errors in which it has not without boxes.

    Args:
        log: What was read of it.
        known: The errors that the document has by itself.
    """
    every = log.records.values()
    own = [record for record in every if record.kind in _CITATIONS and not record.within]
    return frozenset(
        turn for turn, record in enumerate(own, 1) if set(record.errors).difference(known)
    )


def assemble(log: Log) -> PrintedDocument:
    """What is printed, by the records of a log.

    Args:
        log: What was read of it.
    """
    for record in log.records.values() if log.glyphs else ():
        record.box = list(lettered(record.box, log.glyphs))
    notes: dict[int, list[LogRecord]] = {}
    for record in log.records.values():
        if record.kind == "note" and record.within:
            notes.setdefault(record.within[0], []).append(record)
    _give_later(log, notes)
    citations = [
        _citation(record, notes.get(record.number, []))
        for record in log.records.values()
        if record.kind in _CITATIONS and record.shipped and not record.aside
    ]
    words = (_as_text(words) for words in log.words)
    return PrintedDocument(
        tuple(citation for citation in citations if citation.keys),
        tuple(_lists(log)),
        tuple(dict.fromkeys(filter(None, words))),
        tuple(log.numbers),
        tuple(heads(log)),
        tuple(end_marks(log)),
        tuple(pointer.runs for pointer in heads(log, POINTER)),
    )


def _give_later(log: Log, notes: dict[int, list[LogRecord]]) -> None:
    r"""Give citations the notes that are set later than their marks, as those of `\title` are.

    They are known by their order, where there are as many of them as of marks without a note.
    """
    every = [record for record in log.records.values() if record.shipped and not record.aside]
    later = [record for record in every if record.kind == "note" and not record.within]
    waiting = {
        record.number: count
        for record in every
        if record.kind in _CITATIONS
        and (count := _count_marks(record) - len(notes.get(record.number, ()))) > 0
    }
    if not later or sum(waiting.values()) != len(later):
        return
    left = iter(later)
    for number, count in waiting.items():
        signs = _signs(log.records[number])
        for note in islice(left, count):
            given = notes.setdefault(number, [])
            note.noted = note.noted or "".join(signs[len(given) : len(given) + 1])
            given.append(note)


def _count_marks(record: LogRecord) -> int:
    return sum(SIGNED in line for line in record.box)


def _signs(record: LogRecord) -> list[str]:
    """The marks of notes that are set in a citation, as they are printed."""
    found: list[list[Node]] = []
    within = False
    with suppress(UnreadableBoxError):
        for node in _nodes(record)[0].children:
            if SIGNED in node.text:
                within = True
                found.append([])
            elif UNSIGNED in node.text:
                within = False
            elif within:
                found[-1].append(node)
        return [plain(read(nodes)).strip() for nodes in found]
    return []


def _as_text(words: str) -> str:
    """Words of a style as they are printed; "" where nobody here knows that."""
    text = _SPACE.sub(" ", decoded(words).replace(r"\adddot", "."))
    return "" if _NO_TEXT & set(text) else " ".join(text.split())


def _citation(record: LogRecord, notes: list[LogRecord]) -> PrintedCitation:
    code, _, _, keys, sign = (*record.data, "", "", "", "", "")[:_DATA]
    place = TexPosition(record.file.strip("/"), record.line)
    named = _SINGLE.search(code)
    command = (named[1] or named[2]) if named else "autocite"
    parts = [_parted(part) for part in _inner(record, keys)]
    known = tuple(part for part in parts if part)
    try:
        return PrintedCitation(
            place,
            "quote" if record.kind == "quote" else command,
            known,
            runs(record),
            tuple(runs(note) for note in notes),
            _given(record),
            _sign(sign),
            record.page,
            record.noted or next((note.noted for note in notes), ""),
            tuple(note.noted for note in notes),
            tuple(at for at, note in enumerate(notes) if not note.shipped),
            tuple(_aims([record, *notes])),
            tuple(
                (label, at) for at, part in enumerate([record, *notes], -1) for label in part.labels
            ),
        )
    except UnreadableBoxError as fault:
        return PrintedCitation(place, command, known, given=_given(record), trouble=str(fault))


def _aims(records: list[LogRecord]) -> Iterator[str]:
    """The names of the places that are set in some boxes."""
    found = (_AIM.search(line) for record in records for line in record.box)
    yield from dict.fromkeys(match[1] or match[2] for match in found if match)


def _inner(record: LogRecord, keys: str) -> list[str]:
    """The keys of each part of a citation, as LaTeX has them."""
    if record.kind == "quote":
        return record.inner
    if record.kind == "cite":
        return [keys]
    starts = [match.end() for match in _PART.finditer(keys)]
    return [_group(keys, start, _KEYS) for start in starts]


def _given(record: LogRecord) -> str | None:
    """The letters and digits of what stands before and behind the works; None for no mere text."""
    _, before, behind, parts = (*record.data, "", "", "", "")[: _DATA - 1]
    if record.kind == "quote":
        return None
    texts = [before, behind]
    if record.kind == "cites":
        found = [(_PART, _PRENOTE), (_PART, _POSTNOTE), (_AROUND, _FIRST), (_AROUND, _LAST)]
        texts = [
            _group(parts, match.end(), number)
            for pattern, number in found
            for match in pattern.finditer(parts)
        ]
    text = "".join(texts)
    return None if _NO_TEXT & set(text) else bare(decoded(text))


def _group(text: str, at: int, number: int) -> str:
    """One of the arguments in braces from a place on; the first is 0."""
    for _ in range(number + 1):
        depth, start = 0, at
        while at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
            if depth == 0:
                break
    return text[start + 1 : at - 1]


def _parted(keys: str) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.split(",") if key.strip())


def _sign(text: str) -> str:
    match = _PUNCTUATION.fullmatch(text.strip())
    return (_SIGNS.get(match[1], "") if match[1] else match[2]) if match else ""


def _nodes(record: LogRecord) -> list[Node]:
    if record.passed:
        raise UnreadableBoxError("it can stand in no line")
    if not record.whole:
        raise UnreadableBoxError("the log ends in the midst of it")
    return tree(record.box)


def runs(record: LogRecord) -> Runs:
    """What is in the box of a record, which is one line.

    Args:
        record: Of a citation or note.

    Raises:
        UnreadableBoxError: Something in it cannot be read as text.
    """
    return read(_nodes(record))


def _lists(log: Log) -> Iterator[Listing]:
    """The lists; an entry belongs to the list that began last."""
    parts: list[list[LogRecord]] = []
    for record in log.records.values():
        if record.kind == "list":
            parts.append([record])
        elif parts and record.kind in _IN_LISTS:
            parts[-1].append(record)
    for head, *rest in parts:
        heading = head.data[1] if len(head.data) > 1 else ""
        title = next((_title(record) for record in rest if record.kind == "title"), ())
        entries = (_entry(record) for record in rest if record.kind != "title")
        place = TexPosition(head.file.strip("/"), head.line)
        works = head.data[2:3] != (_SHORTHANDS,)
        yield Listing(
            place, heading, title, works, tuple(entry for entry in entries if entry is not None)
        )


def _title(record: LogRecord) -> Runs:
    """What a list is called, by default or as the author says."""
    with suppress(UnreadableBoxError):
        return trimmed(runs(record))
    return ()


def _entry(record: LogRecord) -> PrintedEntry | None:
    """An entry; None for a work that the list leaves out."""
    key = record.data[0] if record.data else ""
    try:
        nodes = _nodes(record)
        lines = [node for node in (nodes[0].children if nodes else []) if _is_line(node)]
        label = _label(lines[0]) if lines and record.labelled else ()
        paragraphs = tuple(_paragraphs(lines))
    except UnreadableBoxError as fault:
        return PrintedEntry(key, (), (), str(fault))
    return PrintedEntry(key, label, paragraphs) if paragraphs or label else None


def paragraphs(record: LogRecord) -> tuple[Runs, ...]:
    """The paragraphs in the box of a record.

    Args:
        record: Of a box in which no line breaks.

    Raises:
        UnreadableBoxError: Something in it cannot be read as text.
    """
    nodes = _nodes(record)
    return tuple(
        _paragraphs([node for node in (nodes[0].children if nodes else ()) if _is_line(node)])
    )


def _is_line(node: Node) -> bool:
    return node.text.startswith((r"\hbox", r"\vbox"))


def _label(line: Node) -> Runs:
    """The label, which is taken out of the first line."""
    for place, child in enumerate(line.children):
        if child.text.startswith(r"\hbox"):
            del line.children[place]
            return trimmed(read([child]))
    return ()


def _paragraphs(lines: list[Node]) -> Iterator[Runs]:
    r"""The paragraphs of an entry; a line that is not the last of one was broken by hand.

    A line that is no part of a paragraph stands alone, as that of `\centerline`.
    """
    before: list[Run] = []
    for line in lines:
        line_runs = trimmed(read(line.children))
        last = any(child.text.startswith(_LAST_LINE) for child in line.children)
        alone = not any(child.text.startswith(_IN_PARAGRAPH) for child in line.children)
        if alone and before:
            yield tuple(before)
            before = []
        before.extend([_NEW_LINE, *line_runs] if before and line_runs else line_runs)
        if before and (last or alone):
            yield tuple(before)
            before = []
    if before:
        yield tuple(before)
