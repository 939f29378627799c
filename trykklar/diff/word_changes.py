"""Both versions as Word files -> one with the changes tracked."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trykklar.diff.tracked.tracked_word import tracked
from trykklar.storage.fence import Fence
from trykklar.typeset.environment import moment
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.diff.two_sides import Side
    from trykklar.typeset import Typesetting
    from trykklar.word.export import WordExport


def word_changes(
    sides: tuple[Side, Side], made: tuple[Typesetting, Typesetting], aside: Path
) -> tuple[bytes, tuple[WordExport, WordExport]]:
    """The Word file with tracked changes, and how both versions were exported.

    Args:
        sides: The earlier version and the later one.
        made: How they were typeset.
        aside: A folder for the two files.

    Raises:
        FatalError: One of them cannot be exported.
    """
    exports = []
    for number, (side, typeset) in enumerate(zip(sides, made, strict=True)):
        target = aside / f"version{number}.docx"
        exports.append(export(side.document, target, typeset=typeset.authoritative, anyway=True))
    fence = Fence(aside)
    old, new = (fence.read(each.path) for each in exports)
    data = tracked(old, new, f"Changes since {sides[0].label}", _date(sides[1]))
    return data, (exports[0], exports[1])


def _date(side: Side) -> str:
    """When the later version was made: the time of its commit, or now."""
    given = moment(os.environ)
    when = datetime.now(UTC) if given is None else datetime.fromtimestamp(given, UTC)
    if side.revision is not None:
        when = side.revision.when
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
