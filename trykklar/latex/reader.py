r"""Reads LaTeX as TeX would, as far as citations and references go: one pass, macros expanded.

The reader walks over a passage from one control sequence to the next. A name in its table is either
a `Macro` of the author's, which is expanded, or a handler, a function that takes what follows and
says where to go on. Everything else is passed over, so that the arguments of an unknown command are
read like any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.found import Found, Glossary, Masked, OpenFloat
from trykklar.latex.macros import Macro, arguments, expansion, following
from trykklar.latex.passage import Passage, Span, whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.source import Place, Source

    Handler = Callable[["Reader", Passage, int, int], int]
    Command = Handler | Macro

_TOKEN = re.compile(r"%|\\(?:[A-Za-z]+|.)|[{}]", re.DOTALL)
_TOKEN_INTERNAL = re.compile(r"%|\\(?:[A-Za-z@]+|.)|[{}]", re.DOTALL)
_TOKEN_EXPL = re.compile(r"%|\\(?:[A-Za-z@_:]+|.)|[{}]", re.DOTALL)
_DEPTH = 60
_EXPANDED = 5_000_000

CONTENT: set[str] = set()
r"""Commands that a macro full of internals is expanded for: those that cite, label, refer, input.

What else such a macro does, `\def` and `\if@twocolumn`, is between it and LaTeX.
"""


class Reader:
    """Walks through a document and fills `found`.

    Attributes:
        document: What is read.
        commands: Name of a control sequence -> macro or handler.
        environments: Name of an environment -> macro (its `end` is the closing part) or handler.
        found: What was found.
        ended: Whether the end of the document was reached.
        depth: How many macros and files deep the reader is.
        conditionals: One per open `if`: True where the branch taken ends at the next `else`.
    """

    def __init__(
        self, document: Document, commands: dict[str, Command], environments: dict[str, Command]
    ) -> None:
        self.document = document
        self.commands = commands
        self.environments = environments
        self.found = Found()
        self.ended = False
        self.begun = False
        self.depth = 0
        self.letters = _TOKEN
        self.in_package = False
        self.conditionals: list[bool] = []
        self.switches: dict[str, bool] = {"iftrue": True, "iffalse": False}
        self.inputs: list[Path] = []
        self.inner = 0
        self.section = 0
        self.sections = 0
        self.track = ""
        self.folders: list[Path] = []
        self.search_paths: list[str] = []
        self.only: frozenset[str] | None = None
        self.written: dict[str, Source] = {}
        self.open_floats: list[OpenFloat] = []
        self.at_begin: list[Passage] = []
        self.glossary = Glossary()
        self._expanded = 0
        self._version = 0
        self._reach: dict[int, bool] = {}
        self._reach_version = 0
        self._groups = 0
        self._undo: list[tuple[int, str, Command | None]] = []

    def read(self, source: Source) -> None:
        """Read a whole file."""
        self.found.sources[source.path] = source
        self.inputs.append(source.path)
        self.walk(whole(source))

    def walk(self, passage: Passage) -> None:
        """Read a passage from its beginning to its end."""
        text, at, commands = passage.text, 0, self.commands
        open_before = len(self.conditionals)
        while not self.ended:
            match = self.letters.search(text, at)
            if match is None:
                break
            mark, at = match[0], match.end()
            if mark[0] == "\\":
                command = commands.get(mark[1:])
                if command is not None:
                    at = self.run(command, passage, match.start(), at)
                elif mark.startswith("\\if"):
                    at = commands["if..."](self, passage, match.start(), at)  # type: ignore[operator]
            elif mark == "%":
                at = self._comment(passage, match.start())
            elif mark == "{":
                self.open_group()
            else:
                self.close_group()
        del self.conditionals[open_before:]

    def run(self, command: Command, passage: Passage, start: int, at: int) -> int:
        """Carry out one command whose name ends at `at`; where to go on is returned."""
        if not isinstance(command, Macro):
            return command(self, passage, start, at)
        if self.in_package:
            return at  # a package is read for its definitions
        return self.expand(command, passage, start, at)

    def expand(self, made: Macro, passage: Passage, start: int, at: int) -> int:
        """Expand a call of a macro and read what it expands to."""
        matters = self.matters(made)
        if not matters and not made.swallows:
            return at  # its arguments are read where they stand
        taken = arguments(passage, at, made.parameters)
        if taken is None:
            return at
        given, end = taken
        if not matters and "#" not in made.body:
            self.mask(passage, start, end, "swallowed")
            return end
        if self.depth >= _DEPTH:
            return at
        last = following(passage, end)
        self.enter(
            expansion(passage, start, made.body, given, Span(end, last)), internal=made.internal
        )
        return last

    def matters(self, made: Macro) -> bool:
        """Whether a macro's body holds anything that the reader has to see."""
        if self._reach_version != self._version:
            self._reach, self._reach_version = {}, self._version
        return self._reaches(made)

    def _reaches(self, made: Macro) -> bool:
        known = self._reach.get(id(made))
        if known is not None:
            return known
        self._reach[id(made)] = False  # until it is known: a macro may call itself
        reached = any(self._word_matters(word, made) for word in made.words)
        self._reach[id(made)] = reached
        return reached

    def _word_matters(self, word: str, made: Macro) -> bool:
        command = self.commands.get(word)
        if isinstance(command, Macro):
            return self._reaches(command)
        if made.internal:
            return word in CONTENT
        return command is not None or word.startswith("if")

    def enter(self, passage: Passage, *, internal: bool) -> None:
        """Read what a macro expanded to, with `@` a letter if it was one at its definition."""
        if self.depth >= _DEPTH or self._expanded > _EXPANDED:
            return
        self._expanded += len(passage.text) + 1
        before = self.letters
        inside = self.letters = _TOKEN_INTERNAL if internal else before
        self.depth += 1
        self.walk(passage)
        self.depth -= 1
        if self.letters is inside:
            self.letters = before

    def plain(self, text: str, _passage: Passage) -> str:
        """A text with the author's macros in it replaced, as TeX does in a key or a file name."""
        for _ in range(10):
            if "\\" not in text:
                break
            replaced = _MACRO.sub(self._value, text)
            if replaced == text:
                break
            text = replaced
        return text

    def _value(self, match: re.Match[str]) -> str:
        if match[1] == "jobname":
            return self.document.main.stem
        command = self.commands.get(match[1])
        if isinstance(command, Macro) and not command.parameters:
            return command.body
        return "" if match[1] in _NOTHING else match[0]

    def define(self, name: str, command: Command, *, everywhere: bool = False) -> None:
        """Give a name a meaning; the end of the group takes it back unless it is `everywhere`."""
        if self._groups and not everywhere:
            self._undo.append((self._groups, name, self.commands.get(name)))
        self._version += 1
        self.commands[name] = command

    def open_group(self) -> None:
        """A group begins."""
        self._groups += 1

    def close_group(self) -> None:
        """A group ends: what was defined in it is forgotten."""
        while self._undo and self._undo[-1][0] >= self._groups:
            _, name, before = self._undo.pop()
            self._version += 1
            if before is None:
                self.commands.pop(name, None)
            else:
                self.commands[name] = before
        self._groups = max(self._groups - 1, 0)

    def internal(self, *, letter: bool) -> None:
        r"""`\makeatletter`, `\makeatother`."""
        self.letters = _TOKEN_INTERNAL if letter else _TOKEN

    def expl(self, *, on: bool) -> None:
        r"""`\ExplSyntaxOn`, `\ExplSyntaxOff`."""
        self.letters = _TOKEN_EXPL if on else _TOKEN

    def open_float(self, kind: str, place: Place) -> None:
        """A float begins."""
        self.open_floats.append(OpenFloat(kind, place))

    def close_float(self, kind: str) -> None:
        """An environment ends; if it is the open float, that is complete."""
        if self.open_floats and self.open_floats[-1].kind == kind.rstrip("*"):
            self.found.floats.append(self.open_floats.pop().finished())

    def mask(self, passage: Passage, start: int, end: int, kind: str) -> None:
        """Say that a part of the passage is not prose."""
        first = passage.place(start)
        last = passage.place(max(end - 1, start))
        if first.written and last.written and first.source is last.source:
            masked = Masked(first.offset, last.offset + 1, kind)
            self.found.masked[first.source.path].append(masked)

    def _comment(self, passage: Passage, start: int) -> int:
        end = passage.text.find("\n", start)
        end = len(passage.text) if end < 0 else end
        self.mask(passage, start, end, "comment")
        return end


_MACRO = re.compile(r"\\([A-Za-z@]+)\s*(?:\{\})?")
_NOTHING = frozenset({"relax", "protect", "expandafter", "string", "unexpanded", "noexpand"})
