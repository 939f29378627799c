r"""Two flat texts -> one in which the changes are marked, by latexdiff.

What has not changed does not go through latexdiff, and what its marking broke is marked as a whole:
`\DIFslot{7}` keeps the place of such a block on both sides. `\DIFpar{7}` says which block a line of
its output belongs to, so that an error of TeX's leads to the block.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, replace
from importlib.resources import files
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from trykklar.diff.plain_words import CITATIONS, plain
from trykklar.diff.whole_marking import whole
from trykklar.finding import FatalError
from trykklar.latex.structure_commands import DRAWINGS
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import run
from trykklar.storage.atomic_file import write
from trykklar.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from trykklar.diff.block_pairs import BlockPair

_SECONDS = 300.0
_SHOWN = 300  # bytes of a complaint
_REPEATED = 4  # latexdiff takes fewer than three equal tokens between changes for changed, too
_SLOT = re.compile(r"(?:\\DIFslot\{(\d+)\}[ \t]*)+(?:%%%)?\n?")
_LETTERS = re.compile(r"[^\W\d_]+")
_PAR = re.compile(r"(?:\\DIFpar\{(\d+)\} ?)+")
_END = "%DIF END PREAMBLE EXTENSION ADDED BY LATEXDIFF"
_LOADED = re.compile(r"^(\\RequirePackage\[[^\]\n]*\]\{(\w+)\})(?= %DIF PREAMBLE)", re.MULTILINE)
_BOXED = re.compile(
    r"\\DIF(?P<kind>add|del)(?:FL)?\{|(?P<box>\\mbox\{%DIFAUXCMD)"
    r"|(?P<end>\\hskip0pt%DIFAUXCMD)"
)
_GROUP = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
_COMMAND = re.compile(rf"\\([A-Za-z]+)\*?(?:\[[^\[\]]*\])*((?:{_GROUP.pattern})+)")
_SENTENCE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}\s+[^\W\d_]{2,}\s+[^\W\d_]+")
_DEFINING = re.compile(r"(?:re)?new|provide|[Dd]eclare|def|set|add|let|\w*ref\Z|begin\Z|end\Z")
_STYLES = ("textbf", "textit", "emph", "textsc", "textsf", "texttt", "textsuperscript")


@dataclass(frozen=True)
class Frame:
    """What stands around the blocks of a version: its preamble, and what comes behind its text."""

    head: str
    tail: str


@dataclass(frozen=True)
class MarkedText:
    """A text with its changes marked.

    Attributes:
        text: LaTeX.
        owners: For each line, the number of the pair of blocks that it belongs to; -1 for none.
        lossy: Numbers of pairs of which not all earlier words are shown.
    """

    text: str
    owners: tuple[int, ...]
    lossy: frozenset[int] = frozenset()

    def owner(self, line: int) -> int:
        """The number of the pair that a line (from 1) belongs to; -1 for none."""
        return self.owners[line - 1] if 0 < line <= len(self.owners) else -1


def mark(
    pairs: Sequence[BlockPair],
    old: Frame,
    new: Frame,
    *,
    ready: Mapping[int, str],
    as_whole: Collection[int],
    bare: Collection[int],
    commands: Collection[str],
    definitions: str,
) -> MarkedText:
    """Mark what has changed.

    Args:
        pairs: The blocks of both versions, in order.
        old: What stands around them in the earlier version.
        new: What stands around them in the later one.
        ready: Number of a pair -> LaTeX in which its changes are marked already.
        as_whole: Numbers of pairs to be marked as wholes.
        bare: Those of them of which no more than the words is shown.
        commands: Commands of the authors' that stand for words.
        definitions: LaTeX for the end of the preamble.

    Raises:
        FatalError: latexdiff is not installed, or stopped.
    """
    slots = dict(ready)
    before, after = [old.head], [new.head]
    for number, pair in enumerate(pairs):
        if number in slots or _is_slot(pair, number in as_whole):
            slots.setdefault(number, _slot(pair, None if number in bare else commands))
            for texts in (before, after):
                texts.append(f"\\DIFslot{{{number}}} " * _REPEATED + "\n")
            continue
        unmarked = number in as_whole and pair.new is not None
        was = pair.new if unmarked else pair.old
        before.append(_named(was.text, number) if was else "")
        after.append(_named(pair.new.text, number) if pair.new else "")
    before.append(old.tail)
    after.append(new.tail)
    text = _latexdiff("".join(before), "".join(after), commands)
    shown = _shown(text)
    marked = _finished(text, slots, definitions)
    return replace(marked, lossy=frozenset(_lossy(pairs, shown)))


def _shown(text: str) -> dict[int, Counter[str]]:
    """Number of a pair of blocks -> the words that latexdiff's output shows of it."""
    parts = _PAR.split(text)
    found: dict[int, Counter[str]] = {}
    for number, part in zip(map(int, parts[1::2]), parts[2::2], strict=True):
        found.setdefault(number, Counter()).update(_letters(_SLOT.sub(" ", part)))
    return found


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(plain(text))


def _lossy(pairs: Sequence[BlockPair], shown: Mapping[int, Counter[str]]) -> Iterator[int]:
    """Pairs of which earlier words are nowhere: latexdiff leaves out what it cannot mark.

    What it took for moved over the border of a block is shown elsewhere.
    """
    olds = {number: pairs[number].old for number in shown}
    before = {number: Counter(_letters(old.text)) for number, old in olds.items() if old}
    nowhere = sum(before.values(), Counter[str]()) - sum(shown.values(), Counter[str]())
    for number, words in before.items():
        if (words - shown[number]) & nowhere:
            yield number


def _is_slot(pair: BlockPair, as_whole: bool) -> bool:
    return pair.closed and (as_whole or not pair.changed)


def _slot(pair: BlockPair, commands: Collection[str] | None) -> str:
    return whole(pair, commands) if pair.changed or pair.new is None else pair.new.text


def _named(text: str, number: int) -> str:
    """A block with its number before its first sign."""
    bare = text.lstrip()
    name = f"\\DIFpar{{{number}}} " * _REPEATED
    return f"{text[: len(text) - len(bare)]}{name}{bare}" if bare else text


def _latexdiff(old: str, new: str, commands: Collection[str]) -> str:
    with scratch() as folder, TemporaryFile() as complaints:
        for name, text in (("old.tex", old), ("new.tex", new)):
            write(folder / name, text, within=folder, lasting=False)
        try:
            done = run(
                ["latexdiff", *_options(old + new, commands), "old.tex", "new.tex"],
                folder=folder,
                environment={
                    "PATH": os.environ.get("PATH", os.defpath),
                    "LC_ALL": "C.UTF-8",
                    "HOME": str(folder),
                },
                access=Access((), (folder,)),
                limits=Limits(_SECONDS, patience=4.0),
                errors=complaints,
            )
        except FileNotFoundError:
            raise FatalError(
                "latexdiff is not installed.", "Install it: apt-get install latexdiff."
            ) from None
        complaints.seek(0)
        complaint = complaints.read(_SHOWN).decode("utf-8", "replace").strip()
    if done.status or done.excess or _END not in done.output:
        why = "it took too long" if done.late else complaint or "it made nothing of it"
        raise FatalError(f"latexdiff stopped at this text: {why}.")
    return done.output


def _options(text: str, commands: Collection[str]) -> tuple[str, ...]:
    safe = [f"--append-safecmd={','.join(sorted(commands))}"] if commands else []
    citations = ",".join(rf"{name}\*?" for name in sorted(CITATIONS))
    return (
        "--encoding=utf8",
        "--no-label",
        "--ignore-warnings",
        "--math-markup=whole",
        "--graphics-markup=none",
        f"--append-safecmd={citations}",
        f"--append-mboxsafecmd={citations}",
        *safe,
        f"--append-textcmd={','.join(sorted(_text_commands(text)))}",
        f"--add-to-config=PICTUREENV={';'.join(map(re.escape, sorted(DRAWINGS)))}",
    )


def _text_commands(text: str) -> set[str]:
    """Commands whose last argument is a sentence somewhere: changes in it are to be seen."""
    found = set(_STYLES)
    for match in _COMMAND.finditer(text):
        name, groups = match[1], _GROUP.findall(match[2])
        known = name in found or name in CITATIONS or _DEFINING.match(name)
        if not known and _SENTENCE.search(plain(groups[-1])):
            found.add(name)
    return found


def _finished(text: str, slots: Mapping[int, str], definitions: str) -> MarkedText:
    """The output with the slots filled, our definitions in it, and whose its lines are."""
    own = (files("trykklar.diff") / "marking.tex").read_text(encoding="utf-8")
    text = _LOADED.sub(_unless_loaded, text)
    text = text.replace(_END, f"{own}{definitions}{_END}", 1)
    text = _SLOT.sub(lambda match: _filled(match, slots), text)
    text = _unboxed(text)
    owners: list[int] = []
    owner = -1
    for line in text.split("\n"):
        named = _PAR.findall(line)
        owners.append(int(named[0]) if named else owner)
        owner = int(named[-1]) if named else owner
    return MarkedText(_PAR.sub("", text), tuple(owners))


def _unless_loaded(match: re.Match[str]) -> str:
    """A package of latexdiff's that the author may have loaded with other options."""
    load, name = match.groups()
    return rf"\csname @ifpackageloaded\endcsname{{{name}}}{{}}{{{load}}}"


def _filled(match: re.Match[str], slots: Mapping[int, str]) -> str:
    """What stands in a slot; nothing in a comment, into which latexdiff puts commands that went."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    commented = re.search(r"(?<!\\)%", before)
    return "\n" if commented else f"\\DIFpar{{{match[1]}}} {slots[int(match[1])]}"


def _unboxed(text: str) -> str:
    r"""Citations in added text, which may be broken at line ends: nothing is drawn through them."""
    parts, at = [], 0
    kind, opened = "add", False
    for match in _BOXED.finditer(text):
        if match["kind"]:
            kind = match["kind"]
        elif match["end"] and opened:
            parts += [text[at : match.start()], "%DIFAUXCMD"]
            at, opened = match.end(), False
        elif match["box"] and kind == "add":
            parts += [text[at : match.start()], "{%DIFAUXCMD"]
            at, opened = match.end(), True
    return "".join([*parts, text[at:]])
