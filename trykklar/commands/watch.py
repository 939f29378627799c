"""`watch`: the PDF follows what is saved."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from trykklar.report.printable import relative, say
from trykklar.report.terminal import render

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from trykklar.finding import FatalError, Finding
    from trykklar.storage.fence import Fence
    from trykklar.typeset import Typesetting
    from trykklar.watch import Preview


def run(options: argparse.Namespace) -> int:
    """Follow what is saved until Ctrl-C.

    Raises:
        FatalError: There is nothing to watch.
    """
    from trykklar.project import selection
    from trykklar.watch import Watching

    fences = selection.fences(options.targets, options.project, options.allow, options.cd)

    def choose() -> selection.Selection:
        return selection.choose(
            options.targets,
            options.project,
            options.venue,
            allowed=options.allow,
            folder=options.cd,
        )

    try:
        Watching(choose, Terminal(fences)).run()
    except KeyboardInterrupt:
        _now("no longer watching")
    return 0


class Terminal:
    """Prints a line for each event.

    Args:
        fences: Of what is watched: lines of files inside of them are shown.
    """

    def __init__(self, fences: Sequence[Fence]) -> None:
        self._fences = fences

    def built(self, typesetting: Typesetting) -> None:
        """A document was built in full."""
        faulty = f", with errors{_clean(typesetting)}" if typesetting.faulty else ""
        passes = ", ".join(step.program for step in typesetting.passes)
        self._print(
            typesetting.document.name,
            f"{typesetting.pages} pages{faulty} ({passes}; {typesetting.seconds:.2f} s)",
            typesetting.findings,
            made=typesetting.pdf is not None,
        )

    def shown(self, preview: Preview) -> None:
        """A save was shown, or failed."""
        more = "" if preview.settled else "; the numbers are being put right"
        faulty = " with errors" if preview.findings else ""
        text = f"{relative(preview.document.result('.pdf'))}{faulty}"
        text += f" ({preview.seconds:.2f} s{more})"
        self._print(preview.document.name, text, preview.findings, made=preview.pdf is not None)

    def stopped(self, trouble: FatalError) -> None:
        """Something stands in the way, until the next save."""
        self._print("trykklar", trouble.message, trouble.findings, made=True)
        if trouble.hint:
            say(f"  {trouble.hint}\n", sys.stdout)

    def _print(self, name: str, text: str, findings: Sequence[Finding], *, made: bool) -> None:
        if findings:
            sys.stdout.write(render(findings, self._fences) + "\n")
        _now(f"{name}: {text if made else 'not made; the last PDF still stands'}")


def _clean(typesetting: Typesetting) -> str:
    return f"; without: {relative(typesetting.clean)}" if typesetting.clean else ""


def _now(text: str) -> None:
    say(f"{time.strftime('%H:%M:%S')} {text}\n", sys.stdout)
