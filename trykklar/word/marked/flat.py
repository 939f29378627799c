r"""A manuscript in many files -> one passage, with every `\input` in its place.

Only files inside the document's fence are read: a manuscript may come from a stranger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import CannotGoOn, Finding, Severity
from trykklar.latex.files import refused
from trykklar.latex.passage import Passage, Piece, Span, whole
from trykklar.latex.source import Source, read_source
from trykklar.regular import is_file
from trykklar.word.marked.command import Command, commands
from trykklar.word.marked.preamble import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document
    from trykklar.latex.source import Place

_INPUTS = {"input", "include", "subfile", "subimport", "import", "loadglsentries"}
_WORKS = "bibliography"
_FOLDERED = {"subimport", "import"}
_DEEPEST = 32
_LONGEST = 30_000_000
_MOST = 20_000  # pieces of input; files that input each other twice double with each


@dataclass
class _Reader:
    document: Document
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    length: int = 0
    works: str = ""

    def read(self, path: Path, above: tuple[Path, ...]) -> None:
        """Add a file and everything it inputs."""
        source = read_source(path, self.document.fence)
        if isinstance(source, Finding):
            self.findings.append(source)
            return
        passage = whole(source)
        inner = body(passage) if above else Span(0, len(passage.text))
        at = inner.start
        for command in self._inputs(passage, inner):
            name, end = self._named(passage, command)
            self._copy(passage, at, command.start)
            at = end
            if command.name == "endinput":
                at = inner.end
                break
            self._input(name, passage, command, (*above, path))
        self._copy(passage, at, inner.end)

    def _input(
        self, name: str, passage: Passage, command: Command, above: tuple[Path, ...]
    ) -> None:
        place = passage.place(command.start)
        found = locate(self.document, name, (".tex", ""))
        if found is None:
            self.findings.append(_missing(self.document, name, place))
        elif found in above or len(above) > _DEEPEST:
            raise CannotGoOn(
                f"{place.path}:{place.line}: {name} is input within itself",
                rf"Take one \input of the circle away: {' -> '.join(p.name for p in above)}.",
            )
        else:
            self.read(found, above)

    def _inputs(self, passage: Passage, inner: Span) -> Iterator[Command]:
        for command in commands(passage, inner.start, inner.end):
            listed = command.name == _WORKS and self.works
            if listed or command.name in _INPUTS or command.name == "endinput":
                yield command

    def _named(self, passage: Passage, command: Command) -> tuple[str, int]:
        first = passage.argument(command.end)
        if first is None or command.name == "endinput":
            return "", command.end
        if command.name == _WORKS:
            name, self.works = self.works, ""
            return name, first[1]
        return _named(passage, command, *first)

    def _copy(self, passage: Passage, start: int, end: int) -> None:
        text = passage.text[start:end]
        if not text.endswith("\n") and end == len(passage.text):
            text += "\n"  # as TeX ends a file, so that a comment in its last line ends there
        if len(self.pieces) >= _MOST:
            raise CannotGoOn(f"{self.document.main}: more than {_MOST:,} inputs")
        self.pieces.append(Piece(self.length, passage, start, copied=True))
        self.texts.append(text)
        self.length += len(text)
        if self.length > _LONGEST:
            raise CannotGoOn(f"{self.document.main}: more than {_LONGEST} characters of input")


def flatten(document: Document, *, listed: bool = False) -> tuple[Passage, tuple[Finding, ...]]:
    """The whole source of a document.

    Args:
        document: What to read; inputs are looked for in its work folder, then in its root.
        listed: Whether the list of works that BibTeX made is read in its place, too.

    Returns:
        One passage, and an error for each input that is not there or may not be read.

    Raises:
        CannotGoOn: The main file cannot be read, a file inputs itself, or it is all too long.
    """
    reader = _Reader(document, works=_works(document) if listed else "")
    reader.read(document.source, ())
    if not reader.pieces:
        raise CannotGoOn(f"{document.source} cannot be read", findings=reader.findings)
    text = "".join(reader.texts)
    return Passage(text, Source(document.source, text), tuple(reader.pieces)), tuple(
        reader.findings
    )


def locate(document: Document, name: str, endings: tuple[str, ...]) -> Path | None:
    """The file a manuscript names, inside of its fence.

    Args:
        document: Whose fence; its work folder is looked into before its root.
        name: As written in the source.
        endings: What may be added to the name, in this order.

    Returns:
        The file, or None where there is none, or none that may be read.
    """
    return next(filter(document.fence.holds, _candidates(document, name, endings)), None)


def forbidden(document: Document, name: str, endings: tuple[str, ...]) -> tuple[str, str, str]:
    """Why a file that is there is not read, as a finding's code, message and hint.

    Its arguments are those of `locate`. Where there is no such file, all three are empty.
    """
    outside = next(_candidates(document, name, endings), None)
    return refused(name, outside) if outside else ("", "", "")


def _candidates(document: Document, name: str, endings: tuple[str, ...]) -> Iterator[Path]:
    named = Path(name.strip().strip('"'))
    for folder in (document.root / document.work, document.root) if named.name else ():
        yield from filter(is_file, (folder / f"{named}{ending}" for ending in endings))


def _named(passage: Passage, command: Command, span: Span, end: int) -> tuple[str, int]:
    if passage.text[span.start - 1 : span.start] != "{":
        return _bare(passage, span.start)
    second = passage.argument(end) if command.name in _FOLDERED else None
    if second is not None:
        return passage.slice(span).rstrip("/") + "/" + passage.slice(second[0]), second[1]
    return passage.slice(span), end


def _works(document: Document) -> str:
    r"""The list of works that BibTeX made and LaTeX reads at `\bibliography`, if Word can use it.

    That of apacite is no LaTeX but for apacite itself.
    """
    name = f"{document.job}.bbl"
    path = locate(document, name, ("",))
    source = read_source(path, document.fence) if path else None
    if not isinstance(source, Source) or document.csl or r"\APACref" in source.text:
        return ""
    return name if r"\begin{thebibliography}" in source.text else ""


def _bare(passage: Passage, start: int) -> tuple[str, int]:
    r"""The name in `\input name`, which ends at a blank."""
    name = next(iter(passage.text[start : start + 300].split(maxsplit=1)), "")
    return name, start + len(name)


def _missing(document: Document, name: str, place: Place) -> Finding:
    code, message, hint = forbidden(document, name, (".tex", ""))
    if not code:
        code, hint = "word-input-missing", ""
        message = f"{name} is input here, but there is no such file in the project."
    where = (place.path, place.line, place.column)
    return Finding(code, Severity.ERROR, *where, message, hint)
