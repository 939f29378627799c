"""The files that a document is read from: which are open, where names of files are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.latex.noted_lookup import NotedLookup

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.expansion.lexer import Lexer
    from trykklar.latex.expansion.made_lists import MadeLists
    from trykklar.latex.expansion.token import Token
    from trykklar.latex.source import Source


class InputFiles:
    r"""What an expansion knows of files.

    Args:
        document: What is expanded.
        main: Its main file.

    Attributes:
        opened: The files that are open, the innermost last.
        sources: The files that were read, in order.
        lookup: Finds files, and knows where it looked.
        folders: Folders in which names are looked for first, the innermost last (`import`).
        imports: Where in what came out they changed, and what they were from there on.
        paths: Further folders for names: `\input@path`.
        written: Name of a file that stands in the manuscript (`filecontents`) -> its text.
        only: What `\includeonly` names; None where there is none.
        lists: The lists of works that BibTeX made; None where they are not read.
        class_options: Those of the document's class.
        streams: Number of a file that is read line by line -> its lines to come, backwards.
        options: Class or package -> its options -> their code, which waits to be run.
    """

    def __init__(self, document: Document, main: Source) -> None:
        self.opened: list[Path] = []
        self.sources = {main.path: main}
        self.lookup = NotedLookup(document)
        self.folders: list[Path] = []
        self.imports: list[tuple[int, tuple[Path, ...]]] = []
        self.paths: list[str] = []
        self.written: dict[str, Source] = {}
        self.only: frozenset[str] | None = None
        self.lists: MadeLists | None = None
        self.class_options: tuple[str, ...] = ()
        self.streams: dict[int, list[str]] = {}
        self.options: dict[str, dict[str, list[Token]]] = {}
        self._streams = 0
        self._known: dict[int, Source] = {}  # holds them, so that no other gets the same identity

    def begin(self, lexer: Lexer, at: int) -> None:
        """A file is read from here on.

        Args:
            lexer: What reads it.
            at: How much has come out before.
        """
        self.opened.append(lexer.source.path)
        if lexer.folder is not None:
            self.folders.append(lexer.folder)
            self.imports.append((at, tuple(self.folders)))

    def end(self, lexer: Lexer, at: int) -> None:
        """The innermost file was read to its end; the arguments are those of `begin`."""
        self.opened.pop()
        if lexer.folder is not None:
            self.folders.pop()
            self.imports.append((at, tuple(self.folders)))

    def new_stream(self) -> int:
        """The number of a file that is to be read line by line."""
        self._streams += 1
        return self._streams

    def first_reading(self, source: Source) -> bool:
        """Whether a file is read for the first time; it is remembered."""
        known = id(source) in self._known
        self._known[id(source)] = source
        return not known
