r"""A document as one text: every `\input` replaced by its file, everything else as it is written.

It is what two versions are compared by. Macros stay as they are, unlike in `latex/expansion/`: what
is compared is what the authors typed, and TeX is to set it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trykklar.finding import FatalError, Finding
from trykklar.latex.file_lookup import find
from trykklar.latex.passage import Passage, Piece, whole
from trykklar.latex.source import Source, read_source
from trykklar.latex.structure_commands import VERBATIM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document

_DEEPEST = 40  # files that are read within each other: TeX itself opens 15 (texmf.cnf, max_in_open)
_AGAIN = 10_000_000  # letters of files that are read more than once: more text than TeX can set
_A_FILE = 3000  # letters that opening a file once more counts for
_FOUND = re.compile(
    r"(?P<comment>%[^\n]*)"
    r"|\\(?:verb|lstinline)\*?(?P<sign>[^A-Za-z*\s{\[])(?:(?!(?P=sign))[^\n])*(?P=sign)"
    r"|\\begin\s*\{(?P<raw>" + "|".join(map(re.escape, sorted(VERBATIM | {"comment"}))) + r")\}"
    r"|\\(?P<sub>sub)?(?:import|inputfrom|includefrom)\*?\s*\{(?P<folder>[^{}#\\]*)\}\s*"
    r"\{(?P<imported>[^{}#\\]+)\}"
    r"|\\(?P<command>input|include|subfile|subfileinclude)\s*\{(?P<name>[^{}#\\]+)\}"
    r"|\\input\s+(?P<bare>[^\s{}#\\%]+)[ \t]?"
    r"|\\includeonly\s*\{(?P<only>[^{}]*)\}"
    r"|(?P<end>\\endinput(?![A-Za-z@]))"
    r"|\\.",
    re.DOTALL,
)
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_COMMENTED = re.compile(r"(?<!\\)(?:\\\\)*%[^\n]*\Z")
_PATH = re.compile(r"\\input@path\s*\{((?:\s*\{[^{}]*\})*)\s*\}")


UNIT = "\\cbunit %"
r"""Where chapterbib begins a unit, before the name of the file that is included."""
END_OF_UNIT = "\\endcbunit"


def flat(document: Document, *, units: bool = False) -> Passage:
    """The text of a document, each of its characters with its place in the author's file.

    A file that is not there, or whose name a macro makes, stays named as it is: TeX reads it, or
    reports it, where it is typeset. So does one within itself: only TeX knows where that ends.

    Args:
        document: What to read.
        units: Whether each file that is included has a list of works of its own (chapterbib 1.17):
            then what that package does around it stands there, too.

    Raises:
        FatalError: The main file cannot be read, or files are read again without end.
    """
    source = read_source(document.source, document.fence, document.source)
    if isinstance(source, Finding):
        raise FatalError(source.message, findings=[source])
    reader = _Reader(document, _paths(source.text), units)
    reader.file(source, 0, len(source.text), ())
    return Passage("".join(reader.texts), source, tuple(reader.pieces))


def body(text: str) -> tuple[int, int]:
    r"""Where the text between `\begin{document}` and `\end{document}` begins and ends."""
    begin = _BEGIN.search(text)
    start = begin.end() if begin else 0
    end = _END.search(text, start)
    return start, end.start() if end else len(text)


def _paths(text: str) -> tuple[str, ...]:
    found = _PATH.search(text)
    return tuple(re.findall(r"\{([^{}]*)\}", found[1])) if found else ()


@dataclass
class _Reader:
    """Goes through the files once, in TeX's order."""

    document: Document
    paths: tuple[str, ...]
    units: bool
    only: frozenset[str] | None = None
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    opened: list[Path] = field(default_factory=list)
    known: dict[Path, Source] = field(default_factory=dict)
    again: int = 0

    def file(self, source: Source, start: int, end: int, folders: tuple[Path, ...]) -> None:
        """A file, or the part of it that counts."""
        self._counted(source, end - start)
        self.opened.append(source.path)
        self._read(source, start, end, folders)
        self.opened.pop()

    def _counted(self, source: Source, length: int) -> None:
        """Makes sure that reading ends: files that name others twice double the text each time."""
        if source.path in self.known:
            self.again += length + _A_FILE
        self.known[source.path] = source
        if self.again > _AGAIN or len(self.opened) > _DEEPEST:
            raise FatalError(
                f"{source.path} is read too often, or within too many others: the text would be "
                "longer than can be compared.",
                "See which file reads which: each may be read within a few others only.",
            )

    def _read(self, source: Source, start: int, end: int, folders: tuple[Path, ...]) -> None:
        origin, at = whole(source), start
        text = source.text
        for match in self._matches(text, start, end):
            if match["end"]:
                line = text.find("\n", match.end())
                self._copy(origin, at, match.start())
                self._copy(origin, match.end(), end if line < 0 else min(line + 1, end))
                return
            if match["only"] is not None:
                names = match["only"].split(",")
                self.only = frozenset(name.strip().removesuffix(".tex") for name in names)
                continue
            found = self._named(match, folders)
            if found is not None:
                self._copy(origin, at, match.start())
                self._inserted(found, match, folders, origin)
                at = match.end()
        self._copy(origin, at, end)

    def _matches(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        at = start
        while match := _FOUND.search(text, at, end):
            at = match.end()
            if match["raw"]:
                closing = text.find(f"\\end{{{match['raw']}}}", at, end)
                at = closing if closing >= 0 else at
            elif not match["comment"]:
                yield match

    def _named(self, match: re.Match[str], folders: tuple[Path, ...]) -> Source | None:
        """The file that a command names; None where it is none of the project's."""
        name = match["name"] or match["bare"] or match["imported"]
        if not name:
            return None
        if match["imported"]:
            base = folders[-1] if match["sub"] and folders else self.document.root
            near: tuple[Path, ...] = (base / match["folder"],)
        else:
            near = folders[::-1]
        path = find(self.document, name.strip().strip('"'), ".tex", near, self.paths)
        if path is None or path in self.opened:
            return None
        source = self.known.get(path) or read_source(
            path, self.document.fence, self.document.source
        )
        return source if isinstance(source, Source) else None

    def _inserted(
        self, source: Source, match: re.Match[str], folders: tuple[Path, ...], origin: Passage
    ) -> None:
        """The text of a file in the place of the command that names it."""
        included = match["command"] in {"include", "subfileinclude"}
        name = (match["name"] or "").strip().removesuffix(".tex")
        if included and self.only is not None and name not in self.only:
            return
        start, end = body(source.text) if _BEGIN.search(source.text) else (0, len(source.text))
        end -= source.text[start:end].endswith("\n")  # the line goes on behind the command
        inner = (*folders, source.path.parent) if self._moves(match) else folders
        unit = self.units and match["command"] == "include"
        if included:
            begins = f"{UNIT}{name}\n" if unit else ""
            self._add(f"\\clearpage\n{begins}", origin, match.start())
        self.file(source, start, end, inner)
        if included:
            ends = f"{END_OF_UNIT}\n" if unit else ""
            self._add(f"\n{ends}\\clearpage", origin, match.start())
        elif _COMMENTED.search(source.text, max(start, source.text.rfind("\n", start, end)), end):
            self._add("\n", origin, match.start())

    def _moves(self, match: re.Match[str]) -> bool:
        """Whether names in the file are looked for in its own folder."""
        return bool(match["imported"] or (match["command"] or "").startswith("subfile"))

    def _copy(self, origin: Passage, start: int, end: int) -> None:
        if start < end:
            self.pieces.append(Piece(self.length, origin, start, copied=True))
            self.texts.append(origin.text[start:end])
            self.length += end - start

    def _add(self, text: str, origin: Passage, offset: int) -> None:
        self.pieces.append(Piece(self.length, origin, offset, copied=False))
        self.texts.append(text)
        self.length += len(text)
