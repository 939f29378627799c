"""The changes that an author chose, written into the files: all of them, or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.checks.correction import corrected
from trykklar.finding import FatalError
from trykklar.review.review_change import State
from trykklar.storage.atomic_file import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from trykklar.checks.correction import Corrected
    from trykklar.checks.rule import RuleEdit
    from trykklar.review.review_change import Review, ReviewChange
    from trykklar.storage.fence import Fence

_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?\Z")
_UNENDED = b"\n\\ No newline at end of file\n"
_UNQUOTED = re.compile(rb'[\x00-\x1f"\\\x7f]')


def chosen(review: Review, wanted: str, authors: Sequence[str]) -> list[ReviewChange]:
    """The changes that are to be carried out.

    Args:
        review: All that a returned file asks for.
        wanted: `all`, or numbers: `1,4,7-9`. What is named by its number is carried out as it is
            offered, even if it is a conflict.
        authors: Only what these people did; what anybody did where there are none.

    Raises:
        FatalError: There is no such number or author.
    """
    numbers = None if wanted == "all" else _numbers(wanted, len(review.changes))
    known = {author for change in review.changes for author in change.authors}
    for author in authors:
        if author not in known:
            names = ", ".join(sorted(known)) or "nobody whose name is known"
            raise FatalError(f"{author} changed nothing.", f"Changes were made by {names}.")
    return [
        change
        for change in review.changes
        if (change.state is State.APPLIES if numbers is None else change.number in numbers)
        and (not authors or (change.authors and set(change.authors) <= set(authors)))
    ]


def _numbers(wanted: str, last: int) -> set[int]:
    found: set[int] = set()
    for part in wanted.replace(" ", "").split(","):
        match = _NUMBERS.match(part)
        first = int(match[1]) if match else 0
        stop = int(match[2] or first) if match else 0
        if not 1 <= first <= stop <= last:
            raise FatalError(
                f"There is no change {part or wanted}.",
                f"Changes are named by numbers from 1 to {last}: 1,4,7-9; or say all.",
            )
        found.update(range(first, stop + 1))
    return found


def edits(changes: Iterable[ReviewChange]) -> list[RuleEdit]:
    """All edits of some changes.

    Raises:
        FatalError: One of them has none: only its author can say what is to be done.
    """
    found: list[RuleEdit] = []
    for change in changes:
        if not change.change.edits:
            raise FatalError(
                f"Change {change.number} cannot be carried out: {change.reason or change.state}.",
                "Make it by hand, and leave its number out.",
            )
        found.extend(change.change.edits)
    return found


def carry_out(wanted: Sequence[RuleEdit], fence: Fence) -> tuple[Path, ...]:
    """Write edits into the author's files; where one file cannot be written, none is changed.

    Args:
        wanted: The edits.
        fence: What the files lie inside of.

    Returns:
        The files that changed.

    Raises:
        FatalError: A file has changed meanwhile, has several names, or cannot be written.
    """
    files = list(corrected(wanted, {}, [fence]))
    paths = {edit.source.path for edit in wanted}
    for path in sorted(paths - {file.source.path for file in files}):
        raise FatalError(f"{path} has changed meanwhile.", "Run the review again.")
    done: list[Corrected] = []
    try:
        for file in files:
            _write(file, file.text)
            done.append(file)
    except (FatalError, KeyboardInterrupt):
        for file in done:
            _write(file, file.source.text)
        raise
    return tuple(file.source.path for file in files)


def _write(file: Corrected, text: str) -> None:
    if file.names > 1:
        raise FatalError(
            f"{file.source.path} has several names (hard links): only one would change.",
            "Copy the file, so that it has one name.",
        )
    if "\r" not in file.source.text and b"\r" in file.fence.read(file.source.path):
        raise FatalError(
            f"{file.source.path} has the line ends of an old Macintosh.",
            "Save it with other line ends.",
        )
    write(file.place, text.encode(file.source.encoding), within=file.fence.root)


def patch(wanted: Sequence[RuleEdit], fence: Fence) -> bytes:
    """Edits as a unified diff that `git apply` takes, from the folder the user is in.

    It is of the bytes of the files: their encoding, line ends and control characters are theirs.

    Args:
        wanted: The edits.
        fence: What the files lie inside of.
    """
    import difflib
    import os

    lines: list[bytes] = []
    for file in corrected(wanted, {}, [fence]):
        name = os.fsencode(os.path.relpath(file.source.path))
        encoding = file.source.encoding
        old, new = (
            re.findall(rb"[^\n]*\n|[^\n]+", text.encode(encoding))
            for text in (file.source.text, file.text)
        )
        before, after = (_quoted(side + name) for side in (b"a/", b"b/"))
        lines += difflib.diff_bytes(difflib.unified_diff, old, new, before, after)
    return b"".join(line if line.endswith(b"\n") else line + _UNENDED for line in lines)


def _quoted(name: bytes) -> bytes:
    """A name as Git writes it into a patch, where a line feed would end it (core.quotePath)."""
    if not _UNQUOTED.search(name):
        return name
    return b'"%b"' % _UNQUOTED.sub(lambda match: b"\\%03o" % ord(match[0]), name)
