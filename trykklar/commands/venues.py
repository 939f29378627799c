"""`venues`: the journals that a manuscript can be set for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from trykklar.report.printable import dumped, say

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from trykklar.project.venue import Venue


def run(options: argparse.Namespace) -> int:
    """List the venues, the author's own among them.

    Raises:
        FatalError: A venue's file is at fault.
    """
    from trykklar.project import venue as venues
    from trykklar.storage.fence import Fence

    fence = Fence(options.project.resolve())
    known = [(name, path, venues.read(name, fence)) for name, path in venues.paths(fence).items()]
    rows = [
        _row(name, path, venue, own=path.parent != venues.SHIPPED) for name, path, venue in known
    ]
    if options.format == "json":
        sys.stdout.write(dumped({"venues": rows}, indent=2) + "\n")
        return 0
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        own = ", your own" if row["own"] else ""
        say(
            f"{row['name']:{width}}  {row['title']} ({row['class']}, {row['cites']}{own})\n",
            sys.stdout,
        )
    return 0


def _row(name: str, path: Path, venue: Venue, *, own: bool) -> dict[str, Any]:
    return {
        "name": name,
        "title": venue.name,
        "class": venue.document_class,
        "cites": f"{venue.citations} {venue.style}",
        "takes": list(venue.upload.formats),
        "own": own,
        "file": path.name,
        "limits": venue.limits.model_dump(exclude_none=True),
        "statements": list(venue.statements),
        "sources": [
            {
                "title": each.title,
                "url": each.url,
                "read": each.read.isoformat(),
                "of": list(each.of),
            }
            for each in venue.source
        ],
    }
