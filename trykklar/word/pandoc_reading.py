"""Marked LaTeX -> pandoc's document, and a list of everything pandoc passed over on the way."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.expansion import counting
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.word.block_depth import shallow
from trykklar.word.mark.edit import Edit, rewrite
from trykklar.word.mark.guessed_command import guessed
from trykklar.word.mark.language_at import babel_at
from trykklar.word.mark.nesting import words
from trykklar.word.mark.pandoc_preamble import definitions
from trykklar.word.pandoc import PandocBudget, PandocError, run, seconds
from trykklar.word.silent_commands import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from trykklar.latex.passage import Span

    Printer = Callable[[Iterable[str]], Mapping[str, "PrintedCommand"]]


_NOWHERE = Source(Path(), "")
_TRIES = 2  # readings of the whole text, in time, to find what breaks pandoc
_READER = ["-f", "latex", "-t", "json", "--verbose", "--log=log.json"]
_CONTROL = re.compile(r"\\([A-Za-z@]+)\*?")
_NAMED = re.compile(r"\\[A-Za-z@]+\Z")
_BLANKS = re.compile(r"[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?")
_LONGEST_NAME = 40
_DOTLESS = re.compile("([ıȷ])([\u0300-\u036f])")
# Settings of a command of a package, `scale=1, angle=0`: no words of the text.
_KEY = r"[a-z][a-z-]{2,}(?: [a-z]+)?\s*="
_SETTINGS = re.compile(rf"\s*{_KEY}[^,{{}}]*(?:\{{[^{{}}]*\}})?\s*,\s*{_KEY}")
_SAYS = re.compile(r"[^\W\d_]{2}")
_WORDS = re.compile(r"\w+")
_SIGNS = re.compile(r"[\[\]().,;:!?/]")
_LETTERS = re.compile(r"[^\W_]")
# What is run in the place of the command, and names of counters: nothing of it is text.
_CODE = re.compile(
    rf"\\(?:directlua|latelua|luaexec|luadirect|{'|'.join(counting.SHOWING)})(?![A-Za-z])"
)
# In the running text; what the preamble says is known to TeX.
_SETUP = re.compile(r"\\sisetup\s*\{(?:[^{}]|\{[^{}]*\})*\}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BEFORE, _BEHIND = 200, 400  # characters: how far pandoc's place may be off
_NESTING = re.compile(r"(?<!\\)(?:\\\\)*(\\begin\{|\\end\{|\{|\})")


@dataclass(frozen=True)
class PrintedCommand:
    """What TeX prints of a command.

    Attributes:
        latex: The same as LaTeX that pandoc reads.
        whole: Whether that is all that is seen of it, and not only its letters.
    """

    latex: str
    whole: bool


@dataclass(frozen=True)
class Skipped:
    """Something pandoc passed over.

    Attributes:
        offset: Where, in the marked passage.
        source: What it passed over.
        broken: Whether its reader stopped there; only bare text was kept.
        printed: What TeX prints of it; None where it is not known.
    """

    offset: int
    source: str
    broken: bool = False
    printed: PrintedCommand | None = None


@dataclass
class PandocReading:
    """What was read: blocks, what was not, and where only words are left of what is too deep."""

    blocks: list[Any] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    deep: tuple[int, ...] = ()


def read(passage: Passage, macros: str, printer: Printer = lambda _: {}) -> PandocReading:
    """Read a marked text; what stops pandoc is isolated, what it drops keeps its text.

    Args:
        passage: Macros, front matter and text, marked.
        macros: The macros alone, which each part needs that is read on its own.
        printer: Tells what TeX prints of commands, as LaTeX, where it can.
    """
    try:
        return _thorough(passage.text, 0, printer)
    except PandocError:
        budget = PandocBudget(_TRIES * seconds(passage.text))
        return _Isolation(macros, budget, printer).part(list(_chunks(passage.text, len(macros))))


def _thorough(text: str, base: int, printer: Printer) -> PandocReading:
    """Read a text; where commands were passed over, once more without them, but with their text."""
    first = _attempt(text, base)
    passage = Passage(text, _NOWHERE)
    asked = {item: _context(text, item.offset - base) + item.source for item in first.skipped}
    spans = {span: _context(text, span.start) + passage.slice(span) for span in guessed(passage)}
    groups = _declared(passage, first.skipped, base)
    within = {span: f"{{{_context(text, span.start)}{passage.slice(span)}}}" for span in groups}
    printed = printer([*asked.values(), *spans.values(), *within.values()])
    respelt = _respelt(passage, {span: printed.get(source) for span, source in within.items()})
    asked.update((groups[span], within[span]) for span in respelt)
    commands = ((span, printed.get(source)) for span, source in spans.items())
    whole = [Edit(*span, command.latex) for span, command in commands if command and command.latex]
    skipped = [
        replace(item, printed=printed.get(source))
        for item, source in asked.items()
        if not _is_in(passage, item, whole, base)
    ]
    others = [*_unwrapped(passage, skipped, base), *whole]
    kept = [
        *(Edit(*span, latex) for span, latex in respelt.items()),
        *(edit for edit in others if not any(edit.start in range(*span) for span in respelt)),
    ]
    if not kept:
        return PandocReading(first.blocks, skipped, first.deep)
    kept = [_parted(passage, edit) for edit in kept]
    try:
        second = _attempt(rewrite(passage, kept, 0, len(text)).text, base)
    except PandocError:
        return first
    return PandocReading(second.blocks, list(_settled(skipped, second.skipped)), second.deep)


def _parted(passage: Passage, edit: Edit) -> Edit:
    r"""An edit whose letters are no part of the name before it: of `\ss\SS`, `\ssSS` was left."""
    named = edit.text[:1].isalpha() and _NAMED.search(
        passage.text, max(edit.start - _LONGEST_NAME, 0), edit.start
    )
    return replace(edit, text="{}" + edit.text) if named else edit


def _is_in(passage: Passage, item: Skipped, whole: Iterable[Edit], base: int) -> bool:
    """Whether what was passed over is an argument of a command whose text TeX has given."""
    start = _stands(passage.text, item.source, item.offset - base, ())
    return start is not None and any(edit.start < start < edit.end for edit in whole)


def _settled(skipped: Iterable[Skipped], again: Iterable[Skipped]) -> Iterator[Skipped]:
    """What was passed over, without what TeX prints of it where pandoc still passes over it.

    A command of which TeX prints nothing is passed over rightly, however often the text is read.
    """
    left = {item.source for item in again}
    for item in skipped:
        missed = item.printed and item.printed.latex and item.source in left
        yield replace(item, printed=None) if missed else item


def _context(text: str, offset: int) -> str:
    """What of the text before a place TeX has to know to print a command there.

    Args:
        text: What is read.
        offset: The place.
    """
    language = babel_at(text, offset)
    setups = "".join(match[0] for match in _SETUP.finditer(text, 0, max(offset, 0)))
    return (rf"\selectlanguage{{{language}}}" if language else "") + setups


def _attempt(text: str, base: int) -> PandocReading:
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.json"
        output, deep = shallow(run(_READER, text, Path(folder)).decode())
        document = pf.load(StringIO(_DOTLESS.sub(_dotted, output)))
        entries = json.loads(log.read_text("utf-8")) if log.is_file() else []
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = [_skipped(entry, starts, base) for entry in entries if _matters(entry)]
    return PandocReading(list(document.content), list(dict.fromkeys(found)), deep)


def _dotted(match: re.Match[str]) -> str:
    r"""The letter of `\'\i`, which pandoc makes of a dotless one and an accent."""
    return unicodedata.normalize("NFC", ("i" if match[1] == "ı" else "j") + match[2])


def _matters(entry: dict[str, Any]) -> bool:
    if entry.get("type") != "SkippedContent":
        return False
    name = _CONTROL.match(str(entry.get("contents", "")))
    return name is None or not silent(name[1])


def _skipped(entry: dict[str, Any], starts: list[int], base: int) -> Skipped:
    """The log names the place behind what was skipped."""
    contents = str(entry["contents"])
    line = min(int(entry.get("line", 1)), len(starts))
    end = starts[line - 1] + int(entry.get("column", 1)) - 1
    return Skipped(base + max(end - len(contents), 0), contents.strip())


def _unwrapped(passage: Passage, skipped: list[Skipped], base: int) -> Iterator[Edit]:
    """Edits that leave what TeX prints of an unknown command, or else its last argument."""
    taken: set[int] = set()
    for item in skipped:
        start = _stands(passage.text, item.source, item.offset - base, taken)
        if start is None:
            continue
        taken.add(start)
        text = item.printed.latex if item.printed else None
        if text and not _is_last(text, item.source):
            yield Edit(start, _behind(passage.text, start, item.source), text)
            continue
        if _CODE.match(item.source):
            yield Edit(start, start + len(item.source))
            continue
        if text == "" or not item.source.endswith("}"):
            continue
        at, last = start, None
        while (brace := passage.text.find("{", at, start + len(item.source))) >= 0:
            last = passage.group(brace)
            if last is None:
                break
            at = last.end + 1
        argument = passage.slice(last) if last is not None else ""
        if last is not None and (
            text or (_SAYS.search(argument) and not _SETTINGS.match(argument))
        ):
            yield Edit(start, last.start - 1)


def _behind(text: str, start: int, source: str) -> int:
    """Where the text goes on behind a command: blanks behind a name that is letters are none."""
    end = start + len(source)
    blanks = _BLANKS.match(text, end) if _NAMED.search(source) else None
    return blanks.end() if blanks else end


def _declared(passage: Passage, skipped: Iterable[Skipped], base: int) -> dict[Span, Skipped]:
    r"""What is in each group that begins with an unknown command alone: `{\tipaencoding fIS}`.

    Such a command may change what the letters behind it mean.
    """
    found: dict[Span, Skipped] = {}
    for item in skipped:
        start = _stands(passage.text, item.source, item.offset - base, ())
        if start is None or not _CONTROL.fullmatch(item.source):
            continue
        brace = len(passage.text[:start].rstrip()) - 1
        inside = passage.group(brace) if passage.text[brace : brace + 1] == "{" else None
        if inside is not None and not any(span.end >= inside.start for span in found):
            found[inside] = item
    return found


def _respelt(passage: Passage, printed: Mapping[Span, PrintedCommand | None]) -> dict[Span, str]:
    """Groups in which TeX prints other letters than the source has, with LaTeX of these."""
    return {
        span: group.latex
        for span, group in printed.items()
        if group and _written(group.latex) != _written(passage.slice(span))
    }


def _written(latex: str) -> list[str]:
    """The letters and digits of LaTeX, without its commands."""
    return _LETTERS.findall(_CONTROL.sub("", latex))


def _stands(text: str, source: str, near: int, taken: Collection[int]) -> int | None:
    """Where a command stands: the nearest place that no other has, as pandoc counts otherwise."""
    if not _CONTROL.match(source):
        return None
    window = text[max(near - _BEFORE, 0) : near + len(source) + _BEHIND]
    first = max(near - _BEFORE, 0)
    found = {first + match.start() for match in re.finditer(re.escape(source), window)}
    return min(found.difference(taken), key=lambda start: abs(start - near), default=None)


def _is_last(printed: str, source: str) -> bool:
    r"""Whether what is printed are the words of the last argument: that may be kept as it is.

    A word whose letters are spaced out is that word; a number with spaces in it is another one, and
    so are words in brackets, as of csquotes' `\textins`.
    """
    last = source[source.rfind("{") :] if source.endswith("}") else ""
    if Counter(_SIGNS.findall(printed)) - Counter(_SIGNS.findall(last)):
        return False
    words, letters = _WORDS.findall(printed), _LETTERS.findall(printed)
    spaced = not any(map(str.isdigit, letters)) and letters == _LETTERS.findall(last)
    return bool(words) and (spaced or words == _WORDS.findall(last))


@dataclass
class _Isolation:
    """A text read part by part, so that only the part that breaks the reader is broken.

    Attributes:
        macros: What a part has to know: those of the preamble and of the parts before it.
        budget: Beyond it, what is not read yet is left as its words.
        printer: Tells what TeX prints of commands.
    """

    macros: str
    budget: PandocBudget
    printer: Printer

    def part(self, chunks: list[tuple[int, str]]) -> PandocReading:
        """Read stretches together, or, where that breaks the reader, in halves."""
        text = "".join(chunk for _, chunk in chunks)
        if self.budget.over:
            return _bare(chunks[0][0], text)
        try:
            base = chunks[0][0] - len(self.macros) - 2
            found = _thorough(f"{self.macros}\n\n{text}", base, self.printer)
        except PandocError:
            if len(chunks) == 1 or self.budget.over:
                return _bare(chunks[0][0], text)
            half = len(chunks) // 2
            before, after = self.part(chunks[:half]), self.part(chunks[half:])
            return PandocReading(
                before.blocks + after.blocks,
                before.skipped + after.skipped,
                before.deep + after.deep,
            )
        defined = definitions(Passage(text, _NOWHERE), len(text))
        self.macros += "".join(f"\n{text[macro.start : macro.end]}" for macro in defined)
        return found


def _bare(offset: int, text: str) -> PandocReading:
    """Nothing but the words of a part that pandoc cannot read, and the marks among them."""
    parts = _BLANK_LINE.split(words(text))
    blocks = [pf.Para(*_spaced(part)) for part in parts if part.strip()]
    return PandocReading(blocks, [Skipped(offset, text.strip()[:200], broken=True)])


def _spaced(text: str) -> list[Any]:
    found: list[Any] = []
    for word in text.split():
        found.extend([pf.Space(), pf.Str(word)] if found else [pf.Str(word)])
    return found


def _chunks(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Stretches between blank lines that are inside no environment and no group."""
    depth, at, begin = 0, start, start
    for blank in _BLANK_LINE.finditer(text, start):
        for match in _NESTING.finditer(text, at, blank.start()):
            depth += 1 if match[1] in ("{", r"\begin{") else 0 if match[1] == r"\end{" else -1
            depth -= 2 if match[1] == r"\end{" else 0
            depth += 1 if match[1] in (r"\begin{", r"\end{") else 0
        at = blank.start()
        if depth <= 0:
            yield begin, text[begin : blank.end()]
            begin, depth = blank.end(), 0
    yield begin, text[begin:]
