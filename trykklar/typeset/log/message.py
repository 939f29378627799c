"""TeX's log, taken apart into messages; what they mean is decided elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from trykklar.typeset.fls import located
from trykklar.typeset.log.lines import Window, lines
from trykklar.typeset.log.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from trykklar.typeset.fls import Trace


class MessageKind(Enum):
    """What sort of message it is, by the form it has in the log."""

    ERROR = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class Message:
    """One message of TeX.

    Attributes:
        kind: Error or warning.
        text: Its text, on one line.
        files: The files that were open, outermost first; the last is the one it is about.
        line: Line in the last file; 0 where TeX names none.
        before: What TeX had read of that line.
        token: The command at which it stopped, with the backslash; "" where there is none.
        lead: What stood above the message: the runaway argument.
    """

    kind: MessageKind
    text: str
    files: tuple[Path, ...]
    line: int = 0
    before: str = ""
    token: str = ""
    lead: str = ""


_ERROR = re.compile(r"(?:(?P<file>\S.*?):(?P<line>\d{1,9}): |!(?: |(?=pdfTeX )))(?P<text> ?\S.*)$")
_WARNING = re.compile(
    r"(?:(?:LaTeX|Package|Class|Module)\b[^:(]*? (?:Font )?Warning|pdfTeX warning[^:]*|"
    r"(?:Over|Under)full \\[hv]box|Missing character|runsystem\(|\(\\end occurred|### )"
)
_LINE = re.compile(r"on input line (\d{1,9})|at lines? (\d{1,9})")
_BREAK = re.compile(r"l\.(\d{1,9}) (.*)$")
_TOKEN = re.compile(r"(\\(?:[A-Za-z@]+|.)) ?$")
_MORE = re.compile(r"(?:\(\w[\w.-]*\)\s{2,}|\s{8,}(?=\S))(.*)$")
_TAIL = re.compile(r"\*\*\* \((.*)\)$")
_HELP = 60  # lines after an error in which to look for where it was
_MOST_BELOW = 4  # lines
_LONGEST = 1_000  # characters of a message


class _Reader:
    """Goes through the log once."""

    def __init__(self, lines: Iterable[str], root: Path, seen: Trace) -> None:
        self._lines = Window(lines)
        self._root = root
        self._stack = Stack(root, (*seen.inputs, *seen.outputs))

    def messages(self) -> Iterator[Message]:
        while (line := self._lines.line()) is not None:
            error = _ERROR.match(line)
            if error and self._stack.knows(error["file"]):
                yield self._error(error)
            elif _WARNING.match(line):
                yield self._warning(line)
            else:
                self._stack.feed(line)
                self._lines.step()

    def _error(self, match: re.Match[str]) -> Message:
        lead = self._lead()
        text = self._whole(match["text"])
        first, number, before = self._context()
        text += self._aborted() if text.startswith("Emergency stop") else ""
        if match["file"]:
            self._stack.settle(located(match["file"], self._root))
            number = int(match["line"])
        token = _TOKEN.search(first)
        return Message(
            MessageKind.ERROR,
            text,
            self._stack.files,
            number,
            before,
            token[1] if token else "",
            lead,
        )

    def _lead(self) -> str:
        """The argument that ran away, which TeX prints above the message."""
        above = list(self._lines.behind)
        starts = [at for at, line in enumerate(above) if line.startswith("Runaway ")]
        return " ".join(above[starts[-1] + 1 :]) if starts else ""

    def _whole(self, text: str) -> str:
        """A message with the lines that continue it: `(package)    more`."""
        parts, length = [text.strip()], len(text)
        self._lines.step()
        while (line := self._lines.line()) is not None and (more := _MORE.match(line)):
            length += len(more[1]) + 1
            parts += [more[1].strip()] if length <= _LONGEST else []
            self._lines.step()
        return " ".join(parts)[:_LONGEST]

    def _below(self) -> str:
        """A text that begins on the line below, as those of xr, up to where its line is named."""
        ahead = [self._lines.line(number) or "" for number in range(_MOST_BELOW)]
        end = next((number for number, line in enumerate(ahead) if _LINE.search(line)), None)
        if end is None:
            return ""
        self._lines.step(end + 1)
        return " " + " ".join(line.strip() for line in ahead[: end + 1])

    def _context(self) -> tuple[str, int, str]:
        """The line TeX stopped in first (of a macro, perhaps), and the author's line up to there.

        Leaves the reader behind it, so that the parentheses in it are not taken for files.
        """
        first = self._lines.line() or ""
        for ahead in range(_HELP):
            line = self._lines.line(ahead)
            if line is None or (ahead and _ERROR.match(line)):
                break
            broken = _BREAK.match(line)
            if broken:
                self._lines.step(ahead + 2)
                self._past_help()
                return first, int(broken[1]), broken[2]
        return first, 0, ""

    def _past_help(self) -> None:
        """Goes behind TeX's own explanation, which a blank line ends."""
        for _ in range(_HELP):
            line = self._lines.line()
            if not line or not line.strip() or _ERROR.match(line):
                return
            self._lines.step()

    def _aborted(self) -> str:
        """Why TeX stopped for good, which it adds below."""
        tails = (_TAIL.match(self._lines.line(ahead) or "") for ahead in range(4))
        return next((f" {tail[1]}" for tail in tails if tail), "")

    def _warning(self, line: str) -> Message:
        box = line.startswith(("Overfull", "Underfull"))
        text = self._whole(line)
        text += self._below() if text.endswith("Warning:") else ""
        where = _LINE.search(text)
        if box and "\\output is active" not in text:
            self._past_help()
        number = int(where[1] or where[2]) if where else 0
        return Message(MessageKind.WARNING, text, self._stack.files, number)


def messages(log: Path, root: Path, seen: Trace) -> Iterator[Message]:
    """The messages in a log, in order, each when it is asked for.

    Args:
        log: The .log file; one that is not there has no messages.
        root: The folder TeX ran in.
        seen: What TeX read and wrote.
    """
    found = _Reader(lines(log), root, seen).messages()
    return (_placed(each, after) for each, after in pairwise(chain(found, [None])) if each)


def _placed(message: Message, after: Message | None) -> Message:
    """A missing file is reported without a place; the stop that follows has the place."""
    stopped = after and after.text.startswith("Emergency stop") and after.line
    if not after or not stopped or message.line or message.kind is not MessageKind.ERROR:
        return message
    return replace(message, files=after.files, line=after.line, before=after.before)
