"""`build`: PDF, Word and checks of every edition, and one summary."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.publish.ledger import Ledger
from trykklar.storage.stamp import clock

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.project.length_limits import LengthLimits
    from trykklar.project.selection import Selection
    from trykklar.publish.publication import Publication

# What programs and checks go by, and what is printed.
_PINNED = (
    "HOME", "PATH", "XDG_CACHE_HOME", "TEXMFHOME", "TEXINPUTS", "BIBINPUTS", "TRYKKLAR_SANDBOX",
    "SOURCE_DATE_EPOCH", "TZ", "NO_COLOR", "TERM",
)  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Make what was asked for; 1 where an author has something to put right."""
    ledger = _ledger(options)
    output = ledger.recall()
    if output is not None:
        sys.stdout.write(output)
        return 0
    began, since = time.monotonic(), clock(ledger.folder)
    from trykklar.project import selection
    from trykklar.publish import manifest

    chosen = selection.choose(
        options.targets,
        options.project,
        options.venue,
        allowed=options.allow,
        folder=options.cd,
    )
    publications = _published(
        chosen, word=not options.no_word, plain=options.plain, anyway=options.anyway
    )
    sys.stdout.write(_output(publications, chosen, time.monotonic() - began, why=options.why))
    manifest.save(publications)
    if any(publication.failed for publication in publications):
        return 1
    _remember(ledger, publications, chosen, since, why=options.why)
    return 0


def _ledger(options: argparse.Namespace) -> Ledger:
    """The ledger of this way to call the command, on this day: some rules look at the date."""
    targets = [Path(name) for name in options.targets]
    others = bool(targets) and all(path.suffix == ".tex" for path in targets)
    place = targets[0].parent if others else options.project
    here = (Path.cwd(), time.strftime("%F"), sys.stdout.isatty(), options.project)
    pinned = [os.environ.get(name) for name in _PINNED]
    asked = (
        *here,
        *pinned,
        options.targets,
        options.venue,
        options.no_word,
        options.anyway,
        options.why,
        options.plain,
        options.allow,
        options.cd,
        *_running_folders(targets if others and options.cd is None else ()),
    )
    return Ledger(place / "build" / "work" / "ledger", tuple(map(str, asked)), place)


def _running_folders(mains: Iterable[Path]) -> Iterator[Path]:
    """Where TeX would run for main files: that follows from files which TeX itself never looks for.

    A repository that has gone is one of them, or a file that lies beside the main file by now.
    """
    from trykklar.project.running_folder import running_folder
    from trykklar.storage.fence import Fence

    for main in mains:
        with suppress(OSError):  # selecting it says what is wrong
            source = main.parent.resolve() / main.name
            text = Fence(source.parent).read(source).decode("latin-1")
            yield running_folder(source, text)


def _published(
    chosen: Selection, *, word: bool, plain: bool, anyway: bool
) -> tuple[Publication, ...]:
    from trykklar.publish.publication import publish
    from trykklar.report.progress import Board

    board = Board()
    try:
        return publish(chosen, word=word, progress=board.show, plain=plain, anyway=anyway)
    finally:
        board.clear()


def _output(
    publications: Sequence[Publication], chosen: Selection, seconds: float, *, why: bool
) -> str:
    """All that is printed of a build."""
    from trykklar.finding import Severity
    from trykklar.report.build_summary import render
    from trykklar.report.terminal import render as render_findings

    # Hints are for `check`: a build is read for what has to be put right, on one screen.
    findings = dict.fromkeys(
        finding
        for publication in publications
        for finding in publication.findings
        if finding.severity is not Severity.HINT
    )
    fences = [publication.fence for publication in chosen.documents]
    listing = render_findings(tuple(findings), fences) + "\n\n" if findings else ""
    reasons = "".join(_why(publication) for publication in publications) if why else ""
    return listing + reasons + render(publications, _limits(chosen), seconds)


def _remember(
    ledger: Ledger, publications: Sequence[Publication], chosen: Selection, since: int, *, why: bool
) -> None:
    """Keep what the same command will print when nothing has changed."""
    from trykklar.publish.ledger import trail

    idle = [
        replace(publication, typesetting=replace(publication.typesetting, passes=()))
        for publication in publications
    ]
    own = chosen.manuscript
    roots = (own.root / "manuscript", own.root / "figures") if own else ()
    checks = [publication.checked for publication in publications]
    followed = trail(chosen.documents, filter(Path.is_dir, roots), checks)
    ledger.keep(_output(idle, chosen, 0.0, why=why), followed, since)


def _limits(chosen: Selection) -> dict[str, LengthLimits]:
    """What each document's venue allows, by the document's name."""
    if chosen.manuscript is None:
        return {}
    from trykklar.project import venue_limits

    return {
        document.name: venue_limits.limits(chosen.manuscript, edition, chosen.venue)
        for document in chosen.documents
        if (edition := chosen.edition(document))
    }


def _why(publication: Publication) -> str:
    """Each program that ran, and for what reason."""
    from trykklar.report.printable import printable

    passes = [*publication.typesetting.passes]
    lines = [f"  {step.program} ({step.seconds:.1f} s): {step.reason}" for step in passes]
    text = "\n".join([publication.document.name, *(lines or ["  nothing had changed"])]) + "\n"
    return printable(text, keep="\n")
