r"""latexdiff over two versions of a text, stretch by stretch.

It looks for the longest common sequence, which costs the product of the lengths: a thesis at once
takes minutes, in stretches seconds. A stretch ends where nothing has changed. What it made of one
is kept, as most are the same when a few passages are marked otherwise.
"""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from trykklar.diff.plain_words import CITATIONS, plain
from trykklar.finding import FatalError
from trykklar.latex.structure_commands import DRAWINGS
from trykklar.sandbox.access import Access
from trykklar.sandbox.limits import Limits
from trykklar.sandbox.process import run
from trykklar.storage.atomic_file import write
from trykklar.storage.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_SECONDS = 300.0
_SHOWN = 300  # bytes of a complaint
_GROUP = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
_COMMAND = re.compile(rf"\\([A-Za-z]+)\*?(?:\[[^\[\]]*\])*((?:{_GROUP.pattern})+)")
_SENTENCE = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}\s+[^\W\d_]{2,}\s+[^\W\d_]+")
_DEFINING = re.compile(r"(?:re)?new|provide|[Dd]eclare|def|set|add|let|\w*ref\Z|begin\Z|end\Z")
_STYLES = ("textbf", "textit", "emph", "textsc", "textsf", "texttt", "textsuperscript")

END = "%DIF END PREAMBLE EXTENSION ADDED BY LATEXDIFF"
"""What latexdiff writes at the end of the preamble."""
_LONG = 16_000  # signs of both versions after which a stretch may end
_BEGIN = re.compile(r"^[^%\n]*\\begin\{document\}", re.MULTILINE)
_STOP = "\\end{document}"


@dataclass(frozen=True)
class DiffFrame:
    """What stands around the blocks of a version: its preamble, and what comes behind its text."""

    head: str
    tail: str


@dataclass(frozen=True)
class MarkedStretch:
    """A part of both versions that begins and ends at the same place of either.

    Attributes:
        old: Of the earlier version.
        new: Of the later one.
    """

    old: str = ""
    new: str = ""

    @property
    def long(self) -> bool:
        """Whether it should end where it can."""
        return len(self.old) + len(self.new) > _LONG

    def with_(self, old: str, new: str) -> MarkedStretch:
        """It with more of both versions behind it."""
        return MarkedStretch(self.old + old, self.new + new)


def compared(
    stretches: Sequence[MarkedStretch],
    old: DiffFrame,
    new: DiffFrame,
    commands: Collection[str],
    known: dict[MarkedStretch, str],
) -> str:
    """The later version with the changes marked between its words.

    Args:
        stretches: Both versions, part by part.
        old: What stands around them in the earlier version.
        new: What stands around them in the later one.
        commands: Commands of the authors' that stand for words.
        known: What was made of stretches before; it is added to.

    Raises:
        FatalError: latexdiff is not installed, or stopped.
    """
    *most, last = stretches
    framed = [each.with_(f"\n{_STOP}\n", f"\n{_STOP}\n") for each in most]
    framed.append(last.with_(old.tail, new.tail))
    both = [old.head, new.head, *(f"{each.old}{each.new}" for each in framed)]
    mark = partial(_marked, old.head, new.head, _options("".join(both), commands))
    with ThreadPoolExecutor(os.cpu_count()) as beside:
        made = list(beside.map(lambda each: known.get(each) or mark(each), framed))
    known.update(zip(framed, made, strict=True))
    parts = [_between(text, first=not at, last=at == len(most)) for at, text in enumerate(made)]
    return "".join(parts)


def _between(text: str, *, first: bool, last: bool) -> str:
    """What latexdiff made of a stretch, without the frame that it was given."""
    begin = _BEGIN.search(text)
    start = 0 if first or begin is None else begin.end()
    return text[start:] if last else text[start : text.rindex(_STOP)]


def _marked(old_head: str, new_head: str, options: Sequence[str], stretch: MarkedStretch) -> str:
    old, new = old_head + stretch.old, new_head + stretch.new
    with scratch() as folder, TemporaryFile() as complaints:
        for name, text in (("old.tex", old), ("new.tex", new)):
            write(folder / name, text, within=folder, lasting=False)
        try:
            done = run(
                ["latexdiff", *options, "old.tex", "new.tex"],
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
    if done.status or done.excess or END not in done.output:
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
