"""`verify`: does a build depend on its sources alone, and are quick builds right?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.report.printable import say
from trykklar.storage.scratch import scratch

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.project.selection import Selection
    from trykklar.verify.verification import Verdict


def run(options: argparse.Namespace) -> int:
    """Build copies in different circumstances and compare; 1 where they differ.

    Raises:
        FatalError: Something cannot be built.
    """
    from trykklar.project import selection
    from trykklar.verify.verification import verify

    chosen = selection.choose(
        options.targets, options.project, allowed=options.allow, folder=options.cd
    )
    if len({document.root for document in chosen.documents}) != 1:
        raise FatalError("These documents lie in several folders.", "Verify them one at a time.")
    single = (document for document in chosen.documents if chosen.edition(document) is None)
    plain = iter(document.main.as_posix() for document in single)
    names = tuple(next(plain) if name.endswith(".tex") else name for name in options.targets)
    sources = sorted(_sources(chosen))
    fine = True
    with scratch() as aside:
        for verdict in verify(chosen.documents, sources, names, aside):
            say(_rendered(verdict), sys.stdout)
            fine = fine and not verdict.differences
    return int(not fine)


def _sources(chosen: Selection) -> Iterator[Path]:
    """All that the documents are built from, as TeX recorded it in a build."""
    from trykklar.publish.ledger import trail
    from trykklar.typeset import typeset

    for document in chosen.documents:
        for part in (*document.drawings, document):
            if typeset(part).pdf is None:
                raise FatalError(f"{part.name} does not compile.", "`build` says why.")
    yield from trail(chosen.documents, ()).sources
    if chosen.manuscript:
        for folder in ("manuscript", "figures"):
            yield from (chosen.manuscript.root / folder).rglob("*")


def _rendered(verdict: Verdict) -> str:
    head = f"{'no ' if verdict.differences else 'yes'} {verdict.claim}\n"
    return head + "".join(f"      {difference}\n" for difference in verdict.differences)
