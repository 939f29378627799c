r"""Two flat texts -> one in which the changes are marked, by latexdiff.

What has not changed does not go through latexdiff, and what its marking broke is marked as a whole:
`\DIFslot{7}` keeps the place of such a block on both sides. `\DIFpar{7}` says which block a line of
its output belongs to, so that an error of TeX's leads to the block.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from trykklar.diff.latexdiff import END, MarkedStretch, compared
from trykklar.diff.plain_words import plain
from trykklar.diff.whole_marking import whole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from trykklar.diff.block_pairs import BlockPair
    from trykklar.diff.latexdiff import DiffFrame

_REPEATED = 4  # latexdiff takes fewer than three equal tokens between changes for changed, too
_SLOT = re.compile(r"(?:\\DIFslot\{(\d+)\}[ \t]*)+(?:%%%)?\n?")
_LETTERS = re.compile(r"[^\W\d_]+")
_PAR = re.compile(r"(?:\\DIFpar\{(\d+)\} ?)+")
_LOADED = re.compile(r"^(\\RequirePackage\[[^\]\n]*\]\{(\w+)\})(?= %DIF PREAMBLE)", re.MULTILINE)
_BOXED = re.compile(
    r"\\DIF(?P<kind>add|del)(?:FL)?\{|(?P<box>\\mbox\{%DIFAUXCMD)"
    r"|(?P<end>\\hskip0pt%DIFAUXCMD)"
)


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
    old: DiffFrame,
    new: DiffFrame,
    *,
    ready: Mapping[int, str],
    as_whole: Collection[int],
    bare: Collection[int],
    commands: Collection[str],
    definitions: str,
    known: dict[MarkedStretch, str],
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
        known: What latexdiff made of stretches of these two texts before; it is added to.

    Raises:
        FatalError: latexdiff is not installed, or stopped.
    """
    slots = dict(ready)
    stretches = [MarkedStretch()]
    for number, pair in enumerate(pairs):
        if number in slots or _is_slot(pair, number in as_whole):
            slots.setdefault(number, _slot(pair, None if number in bare else commands))
            held = f"\\DIFslot{{{number}}} " * _REPEATED + "\n"
            stretches[-1] = stretches[-1].with_(held, held)
            if not pair.changed and stretches[-1].long:
                stretches.append(MarkedStretch())
            continue
        unmarked = number in as_whole and pair.new is not None
        was = pair.new if unmarked else pair.old
        stretches[-1] = stretches[-1].with_(
            _named(was.text, number) if was else "",
            _named(pair.new.text, number) if pair.new else "",
        )
    text = compared(stretches, old, new, commands, known)
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


def _finished(text: str, slots: Mapping[int, str], definitions: str) -> MarkedText:
    """The output with the slots filled, our definitions in it, and whose its lines are."""
    own = (files("trykklar.diff") / "marking.tex").read_text(encoding="utf-8")
    text = _LOADED.sub(_unless_loaded, text)
    text = text.replace(END, f"{own}{definitions}{END}", 1)
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
