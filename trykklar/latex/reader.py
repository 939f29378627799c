r"""Reads LaTeX as TeX would, as far as citations and references go: one pass, macros expanded.

The reader walks over a passage from one control sequence to the next. A name in its table is either
a `Macro` of the author's, which is expanded, or a handler, a function that takes what follows and
says where to go on. Everything else is passed over, so that the arguments of an unknown command are
read like any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.calls import Calls
from trykklar.latex.collector import Collected, Glossary, Masked, OpenFloat
from trykklar.latex.macros import Argument, Macro, arguments, expansion, following, part
from trykklar.latex.passage import Passage, Span, whole
from trykklar.latex.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.source import Place, Source

    Handler = Callable[["Reader", Passage, int, int], int]
    Command = Handler | Macro
    Terms = tuple[str, str, tuple[Path, ...], tuple[str, ...]]

_TOKEN = re.compile(r"%|\\(?:[A-Za-z]+|.)|[{}]", re.DOTALL)
_TOKEN_INTERNAL = re.compile(r"%|\\(?:[A-Za-z@]+|.)|[{}]", re.DOTALL)
_TOKEN_EXPL = re.compile(r"%|\\(?:[A-Za-z@_:]+|.)|[{}]", re.DOTALL)
_ROUNDS = 10


class Reader:
    """Walks through a document and fills `found`.

    Attributes:
        document: What is read.
        commands: Name of a control sequence -> macro or handler.
        environments: Name of an environment -> macro (its `end` is the closing part) or handler.
        found: What was found.
        ended: Whether the end of the document was reached.
        calls: The macros, loops and files that are being followed.
        conditionals: One per open `if`: True where the branch taken ends at the next `else`.
    """

    def __init__(
        self, document: Document, commands: dict[str, Command], environments: dict[str, Command]
    ) -> None:
        self.document = document
        self.commands = commands
        self.environments = environments
        self.found = Collected()
        self.ended = False
        self.begun = False
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
        self.located: dict[Terms, Path | None] = {}
        self.only: frozenset[str] | None = None
        self.written: dict[str, Source] = {}
        self.open_floats: list[OpenFloat] = []
        self.at_begin: list[Passage] = []
        self.glossary = Glossary()
        self.calls = Calls(self.found.findings, self.conditionals)
        self.reach = Reach(commands, self.calls.budget)
        self._here: tuple[Passage, int] | None = None
        self._groups = 0
        self._undo: list[tuple[int, str, Command | None]] = []

    def read(self, source: Source) -> None:
        """Read a whole file."""
        self.found.sources[source.path] = source
        self.inputs.append(source.path)
        self.calls.file(len(source.text), lambda: self.walk(whole(source)))

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
                    self._here = (passage, match.start())
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

    def run_named(self, name: str, passage: Passage, start: int, at: int) -> int:
        r"""As `run`, for a command that a command calls by its name, as `\csname` does."""
        command = self.commands.get(name)
        end = at

        def carry_out() -> None:
            nonlocal end
            if command is not None:
                end = self.run(command, passage, start, at)

        self.calls.part(passage, start, 0, carry_out)
        return end

    def expand(self, made: Macro, passage: Passage, start: int, at: int) -> int:
        """Expand a call of a macro and read what it expands to."""
        matters = made in self.reach
        if not matters and not made.swallows:
            return at  # its arguments are read where they stand
        taken = arguments(passage, at, made.parameters)
        if taken is None:
            return at
        given, end = taken
        if not matters and "#" not in made.body:
            self.mask(passage, start, end, "swallowed")
            return end
        last = following(passage, end)
        followed = self.follow(made, passage, start, given, Span(end, last))
        return last if followed else at

    def follow(
        self, made: Macro, passage: Passage, start: int, given: Sequence[Argument], rest: Span
    ) -> bool:
        """Read what a macro expands to, with `@` a letter if it was one at its definition.

        Args:
            made: The macro.
            passage: Where it is called.
            start: Offset of the call.
            given: Its arguments.
            rest: What a command at the end of its body will take.

        Returns:
            False where it was not followed, so that its arguments are to be read where they stand.
        """

        def read() -> None:
            before = self.letters
            inside = self.letters = _TOKEN_INTERNAL if made.internal else before
            self.walk(expansion(passage, start, made.body, given, rest))
            if self.letters is inside:
                self.letters = before

        return self.calls.follow(passage, start, made.letters(given, rest), read)

    def reread(self, passage: Passage, span: Span) -> bool:
        """Read a part of a passage by itself; False where it is nested too deep."""
        letters = span.end - span.start
        return self.calls.part(passage, span.start, letters, lambda: self.walk(part(passage, span)))

    def plain(self, text: str, _passage: Passage) -> str:
        """A text with the author's macros in it replaced, as TeX does in a key or a file name."""
        for _ in range(_ROUNDS):
            if "\\" not in text:
                break
            replaced = self._replaced(text)
            if replaced == text:
                break
            text = replaced
        return text

    def _replaced(self, text: str) -> str:
        parts, at = [], 0
        for match in _MACRO.finditer(text):
            parts += [text[at : match.start()], self._value(match)]
            at = match.end()
        parts.append(text[at:])
        length = sum(map(len, parts))
        if self._here is not None and not self.calls.pay(*self._here, length):
            return text
        return "".join(parts)

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
        self.reach.forget()
        self.commands[name] = command

    def open_group(self) -> None:
        """A group begins."""
        self._groups += 1

    def close_group(self) -> None:
        """A group ends: what was defined in it is forgotten."""
        while self._undo and self._undo[-1][0] >= self._groups:
            _, name, before = self._undo.pop()
            self.reach.forget()
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
