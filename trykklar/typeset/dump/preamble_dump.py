r"""The preamble, run once and dumped: later passes begin where the text begins.

A pass from the dump gives the very bytes that a plain pass gives (`trykklar verify` shows it), in
three quarters of the time or less. What a dump would lose makes it unfit, and plain passes are run
then as ever: files written in the preamble, objects put into the PDF before there is a page (pdfTeX
keeps them outside of what \dump saves), a preamble that TeX complains about, and every engine but
pdfTeX, whose fonts cannot be dumped (tectonic#1013).
"""

from __future__ import annotations

import gzip
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import trouble, write
from trykklar.storage.fence import Fence
from trykklar.typeset.build_record import Step
from trykklar.typeset.dump.shortcut import SHORTCUT
from trykklar.typeset.engine_arguments import clock, engine_command, without_clock
from trykklar.typeset.file_dates import by_date
from trykklar.typeset.fls import Trace, trace
from trykklar.typeset.log import warnings
from trykklar.typeset.reason import ANOTHER_DAY, appeared, changed
from trykklar.typeset.typesetting import Pass

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.typeset.build_context import BuildContext

PREAMBLE = "preamble"
"""The dump's name in the record."""

FOLDER = "format"
"""The folder in the work folder where it lies."""

_BEGIN = re.compile(rb"^[ \t]*\\begin\{document\}", re.MULTILINE)
_PLAIN_NAME = re.compile(r"[A-Za-z0-9._/-]+")
_UNFINISHED = re.compile(r"occurred (?:inside a group|when )|^! ", re.MULTILINE)

# A preamble that loads less than this is run as fast as its dump is read.
_LITTLE = 4
_LOADS = re.compile(rb"\\(?:usepackage|RequirePackage|usetikzlibrary)\b")

# Documents that TeX passes over several times: dumping the preamble pays from the first pass on.
_SEVERAL = re.compile(rb"biblatex|\\bibliography\b|\\tableofcontents|natbib|hyperref")

# \dump must stand outside of every group: at the hook before \begin{document}. What the preamble
# has put on the first page already (a colour, mostly) is carried over in a box, with the depth that
# what follows is set under; otherwise \dump would lose them. A hair's breadth of its own stands
# there to make TeX hand the page over.
# From the dump, TeX starts with the main file, and skips what stands before \begin{document}.
_DUMP = (
    r"\makeatletter"
    "\n"
    + SHORTCUT
    + r"""
\newbox\trykklar@page
\long\def\trykklar@skip#1\begin#2{\def\reserved@a{#2}\def\reserved@b{document}%
  \ifx\reserved@a\reserved@b \expandafter\trykklar@begin\else\expandafter\trykklar@skip\fi}
\def\trykklar@begin{\unvbox\trykklar@page\prevdepth\trykklar@under\relax\begin{document}}
\def\trykklar@lost{\errmessage{This cannot be dumped}}
\def\trykklar@keep#1{%
  \expandafter\let\csname trykklar@\string#1\endcsname#1%
  \protected\edef#1{\noexpand\trykklar@lost
    \expandafter\noexpand\csname trykklar@\string#1\endcsname}}
\@tfor\next:=\pdfinfo\pdfcatalog\pdfnames\pdftrailer\pdfmapfile\pdfmapline\pdfglyphtounicode
  \do{\expandafter\trykklar@keep\next}
\def\trykklar@dump{\let\trykklar@dump\relax \let\trykklar@lost\relax
  \trykklar@shorten
  \edef\trykklar@under{\the\prevdepth}%
  \begingroup
  \output{\global\setbox\trykklar@page\vbox{\unvbox\@cclv \setbox\z@\lastbox\unskip}%
    \global\deadcycles\z@}%
  \hbox{}\penalty-\@M
  \endgroup
  \everyjob\expandafter{\the\everyjob\trykklar@skip}%
  \makeatother\dump}
\AddToHook{env/document/before}[trykklar]{\trykklar@dump}
\makeatother
"""
)


@dataclass(frozen=True)
class Preamble:
    """A dumped preamble, fit to start from.

    Attributes:
        path: The dump, relative to the root.
        step: How it was made: the files it stands for.
    """

    path: Path
    step: Step

    def options(self, job: str) -> tuple[str, ...]:
        """The arguments that make the engine start from it."""
        return (f"-fmt={self.path}", "-progname=pdflatex", f"-jobname={job}")


def pays(context: BuildContext) -> bool:
    """Whether a document is likely to need several passes, so that dumping pays at once."""
    return bool(_SEVERAL.search(_text(context)))


def dump(context: BuildContext, last: Step | None) -> tuple[Step, Pass | None] | None:
    """Makes the dump where it is not there yet, or no longer right.

    Args:
        context: Where.
        last: How it was made last.

    Returns:
        How it was made, without outputs where it is not fit to be used; and the run that made it,
        if one had to. None where it cannot be tried.

    Raises:
        FatalError: Where the engine is not installed, or the work folder cannot be written.
    """
    text = _text(context)
    if not text:
        return None
    own = _dump_context(context)
    start = _DUMP + rf"\input{{{own.document.main}}}" + "\n"
    write(context.root / own.document.main, text, within=context.root, lasting=False)
    write(own.root / own.made(".ini.tex"), start, within=own.root, lasting=False)
    why = _reason(context, last, _command(own))
    return (last, None) if last and not why else _made(context, own, why)


def _reason(context: BuildContext, last: Step | None, command: tuple[str, ...]) -> str:
    if last is None or without_clock(last.command) != command:
        return "first run"
    if last.command != _dated(command):
        return ANOTHER_DAY
    return changed(context, {**last.inputs, **last.outputs}) or appeared(context, last)


def usable(step: Step | None) -> Preamble | None:
    """The dump that a step left, where it can be started from."""
    return Preamble(next(iter(step.outputs)), step) if step and step.outputs else None


def stands(context: BuildContext, step: Step) -> bool:
    """Whether a dump is of the preamble as it is now."""
    own = _dump_context(context)
    try:
        same = Fence(own.root).read(own.root / own.document.main) == _text(context)
    except OSError:
        return False
    return same and not _reason(context, step, _command(own))


def joined(seen: Trace, step: Step | None) -> Trace:
    """What a pass read and wrote, with what was read for the dump that it began from."""
    if not step or not step.outputs:
        return seen
    inputs = dict.fromkeys((*step.inputs, *seen.inputs))
    read = tuple(path for path in inputs if path not in step.outputs)
    return replace(seen, inputs=read)


def head(document: Document) -> bytes:
    r"""The main file up to its \begin{document}; nothing where that is not simply to be found.

    Raises:
        OSError: Where the main file cannot be read.
    """
    source = document.fence.read(document.source)
    begin = _BEGIN.search(source)
    if not begin or source.count(b"begin{document}") != 1:
        return b""
    return source[: begin.start()] + begin[0].strip() + b"\n"


def _text(context: BuildContext) -> bytes:
    """The preamble, where dumping it is possible and worth the while."""
    if context.document.engine != "pdflatex" or not _PLAIN_NAME.fullmatch(
        str(context.document.main)
    ):
        return b""
    text = head(context.document)
    return text if len(_LOADS.findall(text)) >= _LITTLE else b""


def _dump_context(context: BuildContext) -> BuildContext:
    """Where the dump is made: a folder of its own, with a main file that is the preamble."""
    folder = context.document.work / FOLDER
    return replace(
        context, document=replace(context.document, work=folder, main=folder / f"{context.job}.tex")
    )


def _command(own: BuildContext) -> tuple[str, ...]:
    engine, source = own.document.engine, os.fspath(own.made(".ini.tex"))
    options = ("-ini", f"-jobname={own.job}")
    return engine_command(engine, options, own.document.work, f"&{engine}", source)


def _dated(command: tuple[str, ...]) -> tuple[str, ...]:
    """The command with what the clock shows while it runs."""
    return (*command, *clock())


def _made(context: BuildContext, own: BuildContext, why: str) -> tuple[Step, Pass]:
    (own.root / own.made(".fmt")).unlink(missing_ok=True)
    context.report_progress(PREAMBLE, 1)
    started, dated = context.clock(), _dated(_command(own))
    finished, lookups = context.traced(_command(own))
    seen = trace(own.root / own.made(".fls"), own.root, own.document.work)
    fit = (
        finished.status == 0
        and not _UNFINISHED.search(finished.output)
        and set(seen.outputs) == {own.made(".log"), own.made(".fmt")}
        and not warnings(own, seen)
    )
    if fit:
        _unpack(own.root / own.made(".fmt"), own.root)
    made = context.marks([own.made(".fmt")] if fit else [])
    read = context.read({*seen.inputs, *lookups.found}.difference(seen.outputs), started)
    sought = lookups.sought.without(seen.outputs)
    read = by_date(context, {**context.passed_over(sought, read, started), **read})
    ran = Pass(f"{own.document.engine} -ini", why, finished.seconds)
    return Step(dated, read, made, sought=sought), ran


def _unpack(path: Path, root: Path) -> None:
    """The dump as it is in memory: to inflate it costs each pass a quarter of its start.

    TeX reads it through zlib's gzread, which takes what is not packed as it is (zlib.h).
    """
    try:
        whole = gzip.decompress(Fence(root).read(path))
    except OSError as fault:
        raise trouble(path, fault) from fault
    write(path, whole, within=root, lasting=False)
