"""What `diff` prints: what was compared, how much changed, where the results are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.report.printable import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.diff.compare_versions import VersionComparison


def summary(made: VersionComparison) -> str:
    """A few lines.

    Args:
        made: The comparison.
    """
    return "\n".join(_lines(made)) + "\n"


def _lines(made: VersionComparison) -> Iterator[str]:
    yield made.document.name
    yield f"  from       {made.old.description}"
    yield f"  to         {made.new.description}"
    changes = made.changes.changes
    added, removed = sum(each.added for each in changes), sum(each.removed for each in changes)
    paragraphs = sum(each.state != "same" for each in changes)
    if not paragraphs and not any(made.works):
        yield "  words      nothing has changed"
    else:
        yield f"  words      +{added:,} -{removed:,} in {_counted(paragraphs, 'paragraph')}"
    if any(made.works):
        new, gone, rewritten = made.works
        yield f"  works      {new} new, {gone} gone, {rewritten} rewritten"
    points = {point.name for change in changes for point in change.points}
    if points:
        yield f"  points     {_counted(len(points), 'point')} of reviewers placed"
    for remark in made.remarks:
        yield f"  remark     {remark}"
    if made.marked.typesetting.pdf is None:
        yield "  PDF        not made; the last one, if any, still stands"
    for path in made.files:
        yield f"  made       {relative(path)}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
