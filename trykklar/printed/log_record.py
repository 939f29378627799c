r"""TeX's log -> what it shows of each citation and each entry: one record for each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.printed import showbox_hook as hook
from trykklar.printed.citations_and_lists import PrintedNumber, TexPosition
from trykklar.printed.engine_glyphs import learn
from trykklar.printed.formula_source import decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trykklar.printed.engine_glyphs import Glyphs

_FIELDS = 6  # number, kind, line, file, aside, and then what is known of it
_GLYPH_FIELDS = 3
_FAMILY_FIELDS = 2  # number and font
_NUMBER_FIELDS = 4  # counter, line, file, number
_ERROR = "! "
_LACKING = "Missing character: "
_SHOWN_END = "! OK"
# The letter at the place of a line's end (the omega of OT1) ends the line in which it is shown.
_NO_LETTER = re.compile(r"[.|]*\\\w+/[^ ]+ ")
_LINE_FEED = "^^J"
_NUMBER = re.compile(r"\d{1,9}")


@dataclass
class LogRecord:
    """What was shown of one thing.

    Attributes:
        number: Its number, in the order of typesetting.
        kind: `cite`, `cites`, `quote`, `note`, `bibitem`, `biblistitem`, `list`, `piece`,
            `head` or `endmark`.
        line: The line that TeX had read up to.
        file: The file, by the name TeX has for it; "/" for the main file.
        aside: Whether it was set for a running head or a table of contents.
        data: What is known of it.
        within: Numbers of the records that it is a part of, the outermost first.
        box: The lines of its box.
        shipped: Whether it went onto a page; trial settings do not.
        labelled: Whether an entry begins with a label.
        page: The page, as it is numbered, that it went onto; "" where nobody knows.
        inner: Keys of the citations within it.
        labels: The labels that are set within it, and in nothing else that is a part of it.
        noted: The number of the note that it stands in; "" in none, and where nobody knows.
        whole: Whether its box was shown to its end.
        passed: Whether it was set without a box.
        errors: What TeX complained about while it set it.
        lacking: Whether the font lacked a letter of it.
        listed: The lines of the list of a formula in it.
        families: Number of a family -> its font in the formula.
    """

    number: int
    kind: str
    line: int
    file: str
    aside: bool
    data: tuple[str, ...]
    within: tuple[int, ...] = ()
    box: list[str] = field(default_factory=list)
    shipped: bool = False
    labelled: bool | None = None
    page: str = ""
    inner: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    noted: str = ""
    whole: bool = False
    passed: bool = False
    errors: list[str] = field(default_factory=list)
    lacking: bool = False
    listed: list[str] = field(default_factory=list)
    families: dict[int, str] = field(default_factory=dict)


@dataclass
class Log:
    """What a log says.

    Attributes:
        records: By their numbers.
        glyphs: What the engine's own numbers of glyphs mean.
        words: What the style has before the number of a note, in each language, as LaTeX.
        numbers: The numbers that were printed.
        missing: What of biblatex the hook did not find.
        errors: What else TeX complained about.
        ended: Whether the document was set to its end.
    """

    records: dict[int, LogRecord] = field(default_factory=dict)
    glyphs: Glyphs = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    numbers: list[PrintedNumber] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    ended: bool = False


def read(lines: Iterable[str]) -> Log:
    """The records of a log; a line that makes no sense is passed over.

    Args:
        lines: The log.
    """
    reader = _Reader()
    for line in lines:
        reader.line(line)
    return reader.log


class _Reader:
    def __init__(self) -> None:
        self.log = Log()
        self._open: list[int] = []
        self._shown: LogRecord | None = None
        self._listing: LogRecord | None = None
        self._ended = False  # the box, of which the line that TeX reports it by is behind it

    def line(self, line: str) -> None:
        """One line of the log."""
        if line.startswith(hook.START):
            word, *fields = line.removeprefix(hook.START).split(hook.BAR)
            if word in _OF_NO_RECORD:
                _OF_NO_RECORD[word](self, fields)
            elif fields and _NUMBER.fullmatch(fields[0]):
                self._more(word, self.log.records.get(int(fields[0])), fields[1:])
        elif self._shown is not None and not self._ended:
            self._boxed(self._shown.box, line)
        elif line.startswith(_ERROR) and not line.startswith(_SHOWN_END):
            self.log.errors.append(line.removeprefix(_ERROR))
            for number in self._open:
                self.log.records[number].errors.append(self.log.errors[-1])
        elif self._listing is not None:
            self._listing.listed.append(line)
        elif line.startswith(_LACKING):
            for number in self._open:
                self.log.records[number].lacking = True

    def _boxed(self, box: list[str], line: str) -> None:
        """One line of a box; an empty one is behind it."""
        if not line and box and _NO_LETTER.fullmatch(box[-1]):
            box[-1] += _LINE_FEED
            return
        self._ended = not line.strip() and bool(box)
        if not self._ended and line[:1] in (".", "\\", "|"):
            box.append(line)

    def finish(self, fields: list[str]) -> None:
        """The end of the document."""
        del fields
        self.log.ended = True

    def miss(self, fields: list[str]) -> None:
        """A name that the hook did not find."""
        self.log.missing.extend(fields[:1])

    def word(self, fields: list[str]) -> None:
        """What the style has before the number of a note."""
        self.log.words.extend(fields[:1])

    def glyph(self, fields: list[str]) -> None:
        """What a number of the engine's means."""
        if len(fields) == _GLYPH_FIELDS:
            learn(self.log.glyphs, *fields)

    def record(self, fields: list[str]) -> None:
        """The beginning of a record."""
        known = fields[:2] and _NUMBER.fullmatch(fields[0])
        if not known or len(fields) < _FIELDS or not _NUMBER.fullmatch(fields[2]):
            return
        number = int(fields[0])
        self.log.records[number] = LogRecord(
            number,
            fields[1],
            int(fields[2]),
            fields[3],
            fields[4] == "1",
            tuple(fields[5:]),
            tuple(self._open),
        )
        if fields[1] != "list":
            self._open.append(number)

    def number(self, fields: list[str]) -> None:
        """A number that was printed; two commands may note it, one within the other."""
        if len(fields) == _NUMBER_FIELDS and _NUMBER.fullmatch(fields[1]):
            counter, line, file, number = fields
            found = PrintedNumber(TexPosition(file.strip("/"), int(line)), counter, number)
            if found not in self.log.numbers[-1:]:
                self.log.numbers.append(found)

    def _more(self, word: str, record: LogRecord | None, fields: list[str]) -> None:
        mend = _MORE.get(word)
        if record is not None and mend is not None:
            mend(self, record, fields)

    def begin(self, record: LogRecord, fields: list[str]) -> None:
        """The beginning of its box."""
        del fields
        self._shown, self._ended = record, False
        if record.number in self._open:
            del self._open[self._open.index(record.number) :]

    def end(self, record: LogRecord, fields: list[str]) -> None:
        """The end of its box."""
        del fields
        record.whole = self._shown is record
        self._shown = None

    def passed(self, record: LogRecord, fields: list[str]) -> None:
        """The end of what was set without a box."""
        del fields
        record.passed = True
        if record.number in self._open:
            del self._open[self._open.index(record.number) :]

    def ship(self, record: LogRecord, fields: list[str]) -> None:
        """It went onto a page."""
        del self
        record.shipped = True
        record.page = "".join(fields[:1])

    def label(self, record: LogRecord, fields: list[str]) -> None:
        """Whether it begins with a label, as it says first."""
        del self
        if record.labelled is None:
            record.labelled = fields[:1] == ["1"]

    def inner(self, record: LogRecord, fields: list[str]) -> None:
        """Keys within it."""
        del self
        record.inner.extend(fields[:1])

    def named(self, record: LogRecord, fields: list[str]) -> None:
        """A label within it."""
        del self
        record.labels.extend(decoded(name.removeprefix(hook.RESOLVED)) for name in fields[:1])

    def list_begun(self, record: LogRecord, fields: list[str]) -> None:
        """The beginning of the list of a formula."""
        del fields
        self._listing = record

    def list_ended(self, record: LogRecord, fields: list[str]) -> None:
        """The end of it."""
        del record, fields
        self._listing = None

    def family(self, record: LogRecord, fields: list[str]) -> None:
        """The font of a family."""
        del self
        if len(fields) == _FAMILY_FIELDS and _NUMBER.fullmatch(fields[0]):
            record.families[int(fields[0])] = fields[1]

    def note(self, record: LogRecord, fields: list[str]) -> None:
        """The number of the note that it stands in."""
        del self
        record.noted = "".join(fields[:1])


_OF_NO_RECORD: Mapping[str, Callable[[_Reader, list[str]], None]] = {
    hook.END: _Reader.finish,
    hook.MISSING: _Reader.miss,
    hook.WORDS: _Reader.word,
    hook.GLYPH: _Reader.glyph,
    hook.NUMBER: _Reader.number,
    hook.RECORD: _Reader.record,
}
_MORE: Mapping[str, Callable[[_Reader, LogRecord, list[str]], None]] = {
    hook.BOX: _Reader.begin,
    hook.SHOWN: _Reader.end,
    hook.PASSED: _Reader.passed,
    hook.SHIPPED: _Reader.ship,
    hook.LABEL: _Reader.label,
    hook.INNER: _Reader.inner,
    hook.NAMED: _Reader.named,
    hook.NOTED: _Reader.note,
    hook.LIST: _Reader.list_begun,
    hook.LISTED: _Reader.list_ended,
    hook.FAMILY: _Reader.family,
}
