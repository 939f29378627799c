"""One pass of the TeX engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.made_folder import everything
from trykklar.storage.sought import joined as together
from trykklar.typeset.dump.preamble_dump import joined
from trykklar.typeset.engine_arguments import command
from trykklar.typeset.file_dates import by_date
from trykklar.typeset.fingerprint import ABSENT, Fingerprint
from trykklar.typeset.fls import Trace, trace
from trykklar.typeset.log.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.sandbox.process import Finished
    from trykklar.storage.sought import Sought
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.dump.preamble_dump import Preamble

# What TeX writes and never reads again, so that a change in it is no reason for another pass.
_WRITE_ONLY = {".fmt", ".log", ".fls", ".pdf", ".xdv", ".dvi", ".gz", ".blg", ".bcf", ".xml"} | {
    ".idx", ".ilg", ".glo", ".glg", ".acn", ".alg", ".ist", ".nlo",
}  # fmt: skip

# TeX gave up before the end of the document, whatever pages it had made by then: XeTeX writes them
# all the same (tex.web: fatal_error, overflow, confusion, and error at the hundredth).
_GIVEN_UP = re.compile(
    r"^(?:!|\S.*?:\d+:) +(?:Emergency stop|==> Fatal error|TeX capacity exceeded|"
    r"This can't happen|I can't go on)|^\(That makes 100 errors",
    re.MULTILINE,
)
_ERRORS = 1  # TeX's exit status where it went on after errors

_PAGE = re.compile(r"\[(\d{1,9})(?![\d.\w])")
_WRITTEN = re.compile(r"^Output written on .* \((\d+) pages?", re.MULTILINE)


@dataclass(frozen=True)
class PassRun:
    """What one pass did.

    Attributes:
        finished: How the program ended.
        trace: What it read and wrote.
        found: Files that it looked for and found, by Kpathsea's own report.
        inputs: What it read, as each file was when it was read.
        sought: What it looked for and did not find.
        pages: Pages of the PDF it made; 0 where there is none.
        gave_up: Whether TeX ended before the end of the document.
    """

    finished: Finished
    trace: Trace
    found: tuple[Path, ...]
    inputs: dict[Path, Fingerprint]
    sought: Sought
    pages: int
    gave_up: bool = False

    @property
    def reached(self) -> int:
        """Pages that TeX had made when it ended, or was stopped, if they are numbered from 1.

        Lines of the text with an error in them may have numbers in brackets, too.
        """
        reached = 0
        for match in _PAGE.finditer(self.finished.output):
            reached += int(match[1]) == reached + 1
        return self.pages or reached

    @property
    def failed(self) -> bool:
        """Whether there is no PDF of the whole document."""
        ended = not self.finished.late and self.finished.status in (0, _ERRORS)
        return not (self.pages and ended) or self.gave_up

    @property
    def faulty(self) -> bool:
        """Whether TeX got to the end of the document, but over errors."""
        return not self.failed and self.finished.status != 0


def run(context: BuildContext, number: int, preamble: Preamble | None = None) -> PassRun:
    """Runs the engine once.

    Args:
        context: Where.
        number: Which pass this is, from 1.
        preamble: What to start from, where the preamble need not be run again.

    Raises:
        FatalError: Where the engine is not installed.
    """
    before = context.marks(_made(context))
    context.root.joinpath(context.made(".pdf")).unlink(missing_ok=True)
    context.report_progress(context.document.engine, number)
    started = context.clock()
    start = preamble.options(context.job) if preamble else ()
    finished, lookups = context.traced(
        command(context.document, start), on_output=_Pages(context, number).feed
    )
    dumped = preamble.step if preamble else None
    record = context.root / context.made(".fls")
    seen = joined(trace(record, context.root, context.document.work), dumped)
    found = {*seen.inputs, *seen.asked, *lookups.found}.difference(seen.outputs)
    read = {
        **context.read(found, started),
        **(dumped.inputs if dumped else {}),
        **_reread(seen, before),
    }
    missed = lookups.sought.without((*seen.outputs, context.made(".fls")))
    inputs = by_date(context, {**context.passed_over(missed, read, started), **read})
    every = [missed, dumped.sought.without(seen.outputs)] if dumped else [missed]
    early = gave_up(context, finished)
    made = pages(finished)
    return PassRun(finished, seen, lookups.found, inputs, together(every), made, early)


def gave_up(context: BuildContext, finished: Finished) -> bool:
    """Whether TeX gave up; METAFONT, which it starts for a font, says so in the same words.

    Args:
        context: Where TeX ran.
        finished: How it ended.
    """
    log = context.root / context.made(".log")
    return bool(_GIVEN_UP.search(finished.output)) and any(map(_GIVEN_UP.match, lines(log)))


def pages(finished: Finished) -> int:
    """The number of pages that the engine has written; 0 where it made no PDF."""
    written = _WRITTEN.search(finished.output)
    return int(written[1]) if written else 0


def _made(context: BuildContext) -> Iterator[Path]:
    """Every file in the work folder that TeX may both read and write."""
    for entry in everything(context.root / context.document.work):
        if not entry.is_dir(follow_symlinks=False) and _lasts(Path(entry.name)):
            yield Path(entry.path).relative_to(context.root)


def _lasts(path: Path) -> bool:
    return path.suffix not in _WRITE_ONLY


def _reread(seen: Trace, before: dict[Path, Fingerprint]) -> dict[Path, Fingerprint]:
    """The files carried from pass to pass, as this pass found them, or missed them."""
    return {path: before.get(path, ABSENT) for path in seen.outputs if _lasts(path)}


class _Pages:
    """Counts the pages that TeX names on its terminal as it ships them: `[12]`."""

    def __init__(self, context: BuildContext, number: int) -> None:
        self._context = context
        self._number = number
        self._tail = ""

    def feed(self, piece: str) -> None:
        text = self._tail + piece
        for match in _PAGE.finditer(text):
            if match.end() < len(text):
                self._context.report_progress(
                    self._context.document.engine, self._number, int(match[1])
                )
        opened = text.rfind("[")
        self._tail = text[opened:] if opened >= 0 and text[opened + 1 :].isdigit() else ""
