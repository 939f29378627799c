r"""Expands a document as TeX does, as far as its text goes, and hands on LaTeX.

What the author, or a file beside the manuscript, defines is expanded; what LaTeX and its packages
define stays as it is written. Conditions are decided, files are read where they are called. What
is left is emitted with the place it comes from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.latex.budget import Budget
from trykklar.latex.expansion.argument_processing import processed
from trykklar.latex.expansion.argument_scan import arguments
from trykklar.latex.expansion.begin_hooks import BeginHooks
from trykklar.latex.expansion.brace_balance import before_group_end
from trykklar.latex.expansion.condition_names import CONDITIONS, looks_like_condition
from trykklar.latex.expansion.emitter import Emitter
from trykklar.latex.expansion.environment_table import EnvironmentTable
from trykklar.latex.expansion.formula_mode import FormulaMode
from trykklar.latex.expansion.input_files import InputFiles
from trykklar.latex.expansion.input_stack import InputStack
from trykklar.latex.expansion.lexer import LETTERS, Categories
from trykklar.latex.expansion.macro_body import filled
from trykklar.latex.expansion.printed_branch import PrintedBranches
from trykklar.latex.expansion.scope import Scope
from trykklar.latex.expansion.token import Kind, Token, end_token, text_token
from trykklar.latex.expansion.token_meaning import INTERNAL, Alias, Letter, Macro, Switch
from trykklar.latex.structure_commands import HEADING_OF_WORKS, LIST_OF_WORKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.expansion.command_vocabulary import Vocabulary
    from trykklar.latex.expansion.lexer import Lexer
    from trykklar.latex.expansion.token_meaning import Meaning, Parameter
    from trykklar.latex.source import Source

    Primitive = Callable[["Expander", Token], None]

_DEEPEST = 60  # names within names, conditions within numbers; each level is one of Python's, too
_UNFIT = 500  # what looking for arguments that are not there costs, in letters
_BRANCHES = ("else", "or", "fi")  # they end the test of their own condition
_TOO_MUCH = "What stands here calls for more text than can be followed; it was read only in part."
_HINT = "What comes of the rest is left out. TeX may find no end, either."


class Expander:
    r"""The state of one expansion.

    Args:
        document: What is expanded.
        main: Its main file.
        vocabulary: The commands that mean something here.

    Attributes:
        files: The files that it is read from.
        stack: What is still to be read.
        emitter: What has come out.
        formula_mode: Whether that ends within a formula.
        scope: What names mean here, group by group.
        environments: What the names of environments mean here.
        begin_hooks: What is read at the beginning of the text.
        packages: Package or class -> the options it was loaded with.
        findings: What was found wrong on the way.
        conditionals: One per open condition: whether its `else` ends what is read.
        printed: What the PDF says of those that cannot be decided here.
        counters: Counters and their values.
        begun: Whether the text has begun.
        defining: Whether the body of an `\edef` is being expanded.
        asked_for: Names that `csname` has asked for.
    """

    def __init__(
        self,
        document: Document,
        main: Source,
        vocabulary: Vocabulary[Primitive],
    ) -> None:
        self.document = document
        self.expandable, self.executed, self.echoed, raw = vocabulary
        self.known = frozenset(self.expandable) | frozenset(self.executed)
        self.findings: list[Finding] = []
        self.main = main
        self.last = Token(Kind.END, "", "", main, 0)
        self.files = InputFiles(document, main)
        self.stack = InputStack(self._file_closed)
        self.emitter = Emitter()
        self.formula_mode = FormulaMode()
        self.scope = Scope()
        self.environments = EnvironmentTable(raw)
        self.conditionals: list[bool] = []
        self.printed = PrintedBranches()
        self.counters: dict[str, int] = {}
        self.toggles: dict[str, bool] = {}
        self.own: set[str] = set()
        self.asked_for: set[str] = set()
        self.preamble_meanings: Mapping[str, Meaning] = {}
        self.negated = self.everywhere = self.long = False
        self.resets: dict[str, list[str]] = {}
        self.packages: dict[str, str] = {}
        self.babel: list[str] = []
        self.active = ""
        self.categories = Categories()
        self._names_before: list[str] = []  # what names were made of where each group began
        self._depth = 0
        self._testing = -1  # conditions that were open when the test that is read began
        self.at_end: list[Token] = []
        self.begun = self.ended = self.defining = False
        self.inner = 0
        self.budget = Budget()
        self.begin_hooks = BeginHooks(self.stack, self.budget)
        self.budget.end_call()
        self._reported: set[tuple[Path, int]] = set()

    @property
    def package(self) -> int:
        """How many packages and classes of the author's are being read, or code of theirs."""
        return self.begin_hooks.package

    def in_formula(self) -> bool:
        """Whether TeX would be within a formula here."""
        return self.formula_mode.within(self.emitter)

    def carry_out(self, token: Token) -> None:
        """Expand, execute or emit one token."""
        self.last, kind = token, token.kind
        if kind is Kind.WORD or kind is Kind.SIGN:
            if token.written:
                self.budget.begin_call(id(token.source), token.offset)
            if token.held or not self._act(token):
                self.emit(token)
        elif kind is Kind.OPEN:
            self.open_group()
            self.emit(token)
        elif kind is Kind.CLOSE:
            self.emit(token)
            self.close_group()
        elif kind is Kind.SHORTHAND:
            self.executed["shorthand"](self, token)
        elif kind is not Kind.END:
            self.emit(token)

    def _act(self, token: Token) -> bool:
        """Expand or execute a control sequence; False where it stays as it is."""
        if self.expand(token):
            return True
        name, meaning = self.resolve(token)
        action = self.executed.get(f"<{type(meaning).__name__}>" if meaning else name)
        if action is None and meaning is None and "@" in name and token.kind is Kind.WORD:
            action = self.executed[INTERNAL]
        if action is None:
            return False
        action(self, token)
        if name in self.echoed and not self.begun:
            self.emit_since(token)
        return True

    def expand(self, token: Token, *, only: bool = False) -> bool:
        """Replace a token by what it expands to.

        Args:
            token: What was taken.
            only: Whether nothing but expansion is asked for, as in a name: robust macros stay.

        Returns:
            False where it does not expand.
        """
        if token.held or token.kind not in (Kind.WORD, Kind.SIGN):
            return False
        name, meaning = self.resolve(token)
        if isinstance(meaning, Macro):
            stays = meaning.programmed or (only and meaning.robust)
            return not stays and self.call(meaning, token)
        if isinstance(meaning, Switch):
            name = "<Switch>"
        elif meaning is None and self._unknown_condition(name):
            name = "<unknown>"
        elif meaning is not None:
            return False
        action = self.expandable.get(name)
        if action is None or (name in _BRANCHES and len(self.conditionals) == self._testing):
            return False
        if self._depth >= _DEEPEST:
            self._stop(token)
            return True
        before, self._depth = self._testing, self._depth + 1
        if name in CONDITIONS:
            self._testing = len(self.conditionals)
            self.printed.forget()
        action(self, token)
        self._testing, self._depth = before, self._depth - 1
        return True

    def _unknown_condition(self, name: str) -> bool:
        """Whether a name is that of a condition which only TeX knows."""
        if not name.startswith("if") or name in self.known or name in self.scope.meanings:
            return False
        following = self.stack.peek()
        return looks_like_condition(name, following.text if following else None)

    def is_ordinary(self, environment: str) -> bool:
        """Whether an environment is handed on as it is, its text being read."""
        return self.environments.is_ordinary(environment) and not self.brings_heading(environment)

    def brings_heading(self, environment: str) -> bool:
        r"""Whether it is a list of works, and the author defines what natbib prints above it."""
        return environment == LIST_OF_WORKS and isinstance(
            self.scope.meanings.get(HEADING_OF_WORKS), Macro
        )

    def is_condition(self, token: Token) -> bool:
        """Whether a token opens a condition that `fi` ends."""
        if token.kind is not Kind.WORD:
            return False
        name, meaning = self.resolve(token)
        if meaning is not None:
            return isinstance(meaning, Switch)
        return name in CONDITIONS or self._unknown_condition(name)

    def resolve(self, token: Token) -> tuple[str, Meaning | None]:
        r"""What a control sequence is called behind all that `\let` made, and what it means."""
        meaning = self.scope.meanings.get(token.text)
        if isinstance(meaning, Alias):
            return meaning.name, None
        return token.text, meaning

    def call(self, macro: Macro, token: Token) -> bool:
        """Put what a macro expands to in front; False where the call does not fit it."""
        given = self.take(macro.parameters, token)
        if given is None:
            self.pay(_UNFIT, token)
            return False
        self.read_next(filled(macro.body, given, token), token)
        return True

    def take(self, parameters: Sequence[Parameter], call: Token) -> list[list[Token]] | None:
        """The arguments of a macro, as it gets them; None where the call does not fit it."""
        given = arguments(self.stack, parameters, call)
        if given is None or not any(parameter.processors for parameter in parameters):
            return given
        takers = [p for p in parameters for _ in range(p.takes)]
        for at, parameter in enumerate(takers):
            for processor in reversed(parameter.processors):
                given[at] = processed(given[at], processor, call)
        return given

    def read_next(self, tokens: list[Token], call: Token) -> None:
        """Put the expansion of a call in front, if the budget pays for it."""
        if self.pay(sum(len(token.raw) for token in tokens), call):
            self.stack.push(tokens)

    def pay(self, letters: int, token: Token) -> bool:
        """Pay for reading so many letters again; False, and a finding, where there are too many."""
        if self.budget.spend(letters):
            return True
        self._stop(token)
        return False

    def _stop(self, token: Token) -> None:
        """Read nothing more of what a call has put in front, and report where it stands."""
        self.budget.end_call()
        self.stack.drop_calls()
        where = token.source.path, token.source.line(token.offset)
        if where not in self._reported:
            self._reported.add(where)
            self.report(token, "reading-budget", Severity.WARNING, _TOO_MUCH, _HINT)

    def emit(self, token: Token) -> None:
        """Hand a token on, under the name that others know it by."""
        kind = token.kind
        if self.package and not (
            kind is Kind.WORD and self.begin_hooks.lets_out(self.resolve(token)[0])
        ):
            return
        if kind is not Kind.WORD and kind is not Kind.SIGN:
            characters = token.held and kind is Kind.TEXT
            (self.emitter.emit_characters if characters else self.emitter.emit)(token)
            return
        meaning = self.scope.meanings.get(token.text)
        if isinstance(meaning, Alias):
            self.emitter.emit_text(f"\\{meaning.name}", token)
        elif isinstance(meaning, Letter):
            self.emitter.emit_text(meaning.token.raw, token)
        elif kind is not Kind.WORD or token.text.isalpha() or token.raw[:1] != "\\":
            self.emitter.emit(token)  # what has another name is LaTeX's own, and prints nothing

    def defined(self, tokens: Iterable[Token], at: Token) -> list[Token]:
        r"""Tokens as `\edef` has them: what `\the` takes from a register for tokens stays as it is.

        Source: TeX: The Program, section 478.
        """
        before, self.defining = self.defining, True
        try:
            return self.expanded(tokens, at)
        finally:
            self.defining = before

    def expanded(self, tokens: Iterable[Token], at: Token) -> list[Token]:
        r"""Tokens with everything in them expanded, as in a name."""
        self.stack.push([*tokens, end_token(at)])
        found: list[Token] = []
        while (token := self.stack.next()) is not None and token.kind is not Kind.END:
            if not self.expand(token, only=True):
                found.append(token)
        return found

    def set_category(self, character: str, code: int, *, everywhere: bool = False) -> None:
        """Give a character another category; what is read next is read by it."""
        self.scope.set_category(character, code, everywhere=everywhere)
        self._apply_categories()
        following = self.stack.next()
        lexer = self.stack.lexer
        if following is not None and not (lexer is not None and lexer.read_again(following)):
            self.stack.push([following])

    def _apply_categories(self) -> None:
        self.categories = self.scope.categories()
        for lexer in self.stack.files:
            lexer.changed = self.categories

    def open_group(self) -> None:
        """A group begins."""
        self.scope.open_group()
        file = self.stack.file
        self._names_before.append(LETTERS if file is None else file.letters)

    def close_group(self) -> None:
        r"""A group ends; categories are as before it, and what `\aftergroup` kept is read."""
        following = self.scope.after_group.pop(self.scope.depth, ())
        file = self.stack.file
        if self._names_before and file is not None:
            file.letters = self._names_before.pop()
        if self.scope.close_group():
            self._apply_categories()
        self.stack.push(following)

    def report(
        self, token: Token, code: str, severity: Severity, message: str, hint: str = ""
    ) -> None:
        """Add a finding at a token's place."""
        at = token.source.line(token.offset), token.source.column(token.offset)
        self.findings.append(Finding(code, severity, token.source.path, *at, message, hint))

    def open_file(self, lexer: Lexer) -> None:
        """Read a file next; but for a package, `@` is there what it is where it is read."""
        lexer.active, lexer.changed = self.active, self.categories
        reading = self.stack.file
        if reading is not None and not lexer.package:
            lexer.letters = reading.letters
        self.begin_hooks.package += lexer.package
        self.files.begin(lexer, self.emitter.length)
        self.stack.open_file(lexer)

    def _file_closed(self, lexer: Lexer) -> None:
        reading = self.stack.file
        if reading is not None and not lexer.package:
            reading.letters = lexer.letters
        self.begin_hooks.package -= lexer.package
        self.files.end(lexer, self.emitter.length)
        if not lexer.source.text.endswith("\n"):  # as TeX ends a file
            self.emit(text_token("\n", Token(Kind.END, "", "", lexer.source, lexer.at)))
        following = self.stack.lexer
        text_ends = self.emitter.tail(1) == "\n" and not lexer.ends_in_comment
        if following is not None and text_ends:
            following.pass_line_end()  # two line ends in a row are one space for TeX, no empty line

    def first_reading(self, source: Source) -> bool:
        """Whether a file is read for the first time, which is free; it is remembered."""
        first = self.files.first_reading(source)
        if first:
            self.budget.grow(len(source.text))
        return first

    def take_global(self) -> bool:
        r"""Whether `\global` stands before what is being defined; it is taken."""
        everywhere, self.everywhere = self.everywhere, False
        return everywhere

    def emit_since(self, token: Token) -> bool:
        """Hand on everything from a token of a file to where reading stands, as it is written.

        Returns:
            False where it does not stand there in one piece, as in what a macro was given.
        """
        if self.package or not token.written or not self.echoed:
            return False
        following, file = self.stack.peek(), self.stack.file
        text = token.source.text
        if following is not None and following.written and following.source is token.source:
            end = following.offset
        else:
            end = file.at if file is not None and file.source is token.source else len(text)
        raw = before_group_end(text[token.offset : end])
        self.emitter.emit(Token(Kind.RAW, raw, raw, token.source, token.offset))
        return bool(raw)
