"""The blocks of a .bib file, split by bibtexparser 2, and what it gives up read again.

Its traps, measured on version 2.1: an entry with a field twice, or with a missing brace, leaves the
list of entries; a missing comma or a `%` line inside an entry silently spoils a field; `@ article`
is not seen. BibTeX knows the key of each of these. To BibTeX and biber, a brace or quotation mark
behind a backslash is one like any other; to bibtexparser it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.model import ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from trykklar.bibliography.block import BibBlock, BibFault, Raw
from trykklar.bibliography.quick_entries import regular
from trykklar.latex.pairs import Braces
from trykklar.latex.repeated_search import Searched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bibtexparser.model import Block as ParsedBlock

_QUOTING = re.compile(r'[{}"]')
_ESCAPED = re.compile(r"\\(?=[{}\"])")
_MASK = "\N{UNIT SEPARATOR}"
_START = re.compile(r"@[ \t]*\w+[ \t]*[{(]")
_SPACED = re.compile(r"@([ \t]+)(\w+)")
_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*([^,\s{}\"=]*)")
_FIELD = re.compile(r"(?<![\w:-])(?:[^\WA-Za-z]|[:-])*+([A-Za-z][\w:-]*+)\s*+=\s*")
_RUN_ON = re.compile(r"([}\"\d])\s+([A-Za-z][\w-]*)\s*=\s*(?=[{\"\w])")
_LINE_END = re.compile(r"\n")
_BARE = re.compile(r"[^,}\n]*")
_COMMENTED = re.compile(r"%[^\n]*\n?")
_TRAILING = re.compile(r"(?<![^\s,{}])%[^\n]*")
# From the beginning of a word on: a word of any length is gone through once.
_NAME = re.compile(r"(?<![\w:+-])(?:[^\WA-Za-z]|[:+-])*+([A-Za-z][\w:+-]*+)\s*+=")


class _Lined(NamedTuple):
    """A field as bibtexparser read it, and its line, counted from the block's."""

    name: str
    value: str
    line: int


def blocks(text: str) -> Iterator[BibBlock]:
    """The blocks of a .bib file in order, damaged ones repaired as far as BibTeX would."""
    starts = list(_starts(text))
    if not starts or text[: starts[0]].strip():
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        piece = text[start:end]
        block = regular(piece, start)
        if block is not None:
            yield block
        elif "@" in piece:
            masked = _ESCAPED.sub(_MASK, piece)
            yield from map(_unmasked, _of_piece(masked, start))


def _unmasked(block: BibBlock) -> BibBlock:
    """A block with the backslashes that were hidden from bibtexparser."""
    raws = tuple(raw._replace(value=raw.value.replace(_MASK, "\\")) for raw in block.fields)
    return block._replace(fields=raws)


def _starts(text: str) -> Iterator[int]:
    """Where the lines begin that an entry begins on, with nothing but space before it."""
    for match in _START.finditer(text):
        at = match.start()
        line = text.rfind("\n", 0, at) + 1
        if not text[line:at].strip(" \t"):
            yield line


def _of_piece(piece: str, start: int) -> Iterator[BibBlock]:
    if piece.lstrip().startswith(("@ ", "@\t")):
        piece = _SPACED.sub(r"\1@\2", piece, count=1)
    at = before = 0
    commented = False
    for parsed in Splitter(piece).split().blocks:
        raw = parsed.raw or ""
        found = piece.find(raw, at)
        at = found + len(raw) if found >= 0 else at
        _, line_end, lead = piece[before : max(found, 0)].rpartition("\n")
        commented = "%" in lead or (commented and not line_end)
        before = max(found, before)
        block = _block(parsed, start + max(found, 0), start + at, commented=commented)
        if block is not None:
            yield block


def _block(parsed: ParsedBlock, offset: int, end: int, *, commented: bool) -> BibBlock | None:
    if isinstance(parsed, String):
        value = Raw(parsed.key, parsed.value, offset)
        return BibBlock("string", parsed.key, (value,), offset, end)
    if isinstance(parsed, ParsingFailedBlock) and parsed.ignore_error_block is None:
        return _recovered(parsed.raw or "", str(parsed.error), offset, end)
    entry = parsed.ignore_error_block if isinstance(parsed, ParsingFailedBlock) else parsed
    if not isinstance(entry, ParsedEntry):
        return None
    return _entry(entry, parsed.raw or "", offset, end, commented=commented)


def _entry(
    entry: ParsedEntry, written: str, offset: int, end: int, *, commented: bool = False
) -> BibBlock:
    base = entry.start_line or 0
    raws: list[_Lined] = []
    faults: list[BibFault] = []
    for field in entry.fields:
        name, value, line = field.key, field.value, (field.start_line or base) - base
        if not name.isalnum() or "=" in value:
            name, more, broken = _repaired(name, value, line)
            faults += broken
            raws += more
        else:
            raws.append(_Lined(name, value, line))
    message = "Entry '{key}' is damaged: a quotation mark ends '%s' early."
    faults += [
        BibFault("entry-syntax", message % raw.name, raw.line)
        for raw in raws
        if _ends_early(raw.value)
    ]
    kind = entry.entry_type.lower()
    fields = tuple(_placed(raws, written, offset))
    return BibBlock(kind, entry.key, fields, offset, end, tuple(faults), commented)


def _placed(raws: list[_Lined], written: str, offset: int) -> Iterator[Raw]:
    """The fields with the offsets of their names: the first of that name on the field's line."""
    begins = [0, *(match.end() for match in _LINE_END.finditer(written))]
    names: dict[tuple[str, int], int] = {}
    for match in _NAME.finditer(written):
        line = bisect_right(begins, match.start(1)) - 1
        names.setdefault((match[1], line), match.start(1))
    for name, value, line in raws:
        begin = begins[line] if line < len(begins) else 0
        yield Raw(name, value, offset + names.get((name, line), begin))


def _ends_early(value: str) -> bool:
    """Whether more follows the quotation mark that ends a value: one in no braces, to BibTeX."""
    if not value.startswith('"'):
        return False
    depth = 0
    for match in _QUOTING.finditer(value, 1):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0 and match[0] == '"':
            rest = value[match.end() :].strip()
            return bool(rest) and not rest.startswith("#")
    return False


def _repaired(name: str, value: str, line: int) -> tuple[str, list[_Lined], list[BibFault]]:
    """A field whose name or value looks wrong, put right."""
    faults = []
    if "%" in name:
        faults.append(BibFault("entry-comment", _NO_COMMENT, line))
        name = _COMMENTED.sub("", name)
    name = name.split()[-1] if name.split() else ""
    raws, at = [], 0
    for end, following, start in _run_ons(value):
        raws.append(_Lined(name, value[at:end], line))
        line += value.count("\n", at, start)
        message = f"A comma is missing before '{following}' in entry '{{key}}'."
        faults.append(BibFault("entry-comma", message, line))
        name, at = following, start
    return name, [*raws, _Lined(name, value[at:], line)] if name else raws, faults


def _run_ons(value: str) -> Iterator[tuple[int, str, int]]:
    """Where a value really ends, the name of the field that follows, where its value begins."""
    depth = at = 0
    for match in _RUN_ON.finditer(value):
        end = match.start() + 1
        depth += value.count("{", at, end) - value.count("}", at, end)
        at = end
        if depth == 0:
            yield end, match[2], match.end()


def _recovered(raw: str, reason: str, offset: int, end: int) -> BibBlock | None:
    """The key and fields of an entry that bibtexparser gave up."""
    head = _HEAD.match(raw)
    if head is None or head[1].lower() in {"comment", "preamble", "string"}:
        return None
    if "%" in raw and (entry := _uncommented(raw)) is not None:
        block = _entry(entry, raw, offset, end)
        line = raw.count("\n", 0, raw.index("%"))
        return block._replace(faults=(*block.faults, BibFault("entry-comment", _NO_COMMENT, line)))
    fault = BibFault("entry-syntax", f"Entry '{{key}}' is damaged: {_plain(reason)}")
    fields = tuple(_fields(raw, head.end(), offset))
    return BibBlock(head[1].lower(), head[2], fields, offset, end, (fault,))


def _fields(raw: str, at: int, offset: int) -> Iterator[Raw]:
    """The fields of a damaged entry, each value as far as it can be recognized."""
    braces, searched = Braces(raw, verbatim=True), Searched(raw)
    while match := _FIELD.search(raw, at):
        value, at = _value(searched, braces, match.end())
        yield Raw(match[1], value, offset + match.start(1))


_NO_COMMENT = "A % inside of entry '{key}' is no comment to BibTeX."


def _uncommented(raw: str) -> ParsedEntry | None:
    """The entry without its comments, as biber reads it; None where that does not help either."""
    bare = _TRAILING.sub(lambda match: " " * len(match[0]), raw)
    found = Splitter(bare).split().blocks
    return found[0] if len(found) == 1 and isinstance(found[0], ParsedEntry) else None


def _plain(reason: str) -> str:
    if "comma after entry key" in reason:
        return "a comma is missing after its key."
    if "closing" in reason or "end of file" in reason:
        return "a brace or a quotation mark is not closed."
    return "a field has no '=' or no comma before it."


def _value(searched: Searched, braces: Braces, at: int) -> tuple[str, int]:
    """A value as far as it is recognizable: to its closing brace or quote, or its line's end."""
    raw = searched.text
    end = braces.closing(at)
    if end is not None and end >= 0:
        return raw[at : end + 1], end + 1
    closing = searched.find('"', at + 1) if raw.startswith('"', at) else -1
    if closing > 0:
        return raw[at : closing + 1], closing + 1
    bare = _BARE.match(raw, at)
    return (bare[0].strip(), bare.end()) if bare else ("", at)
