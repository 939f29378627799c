"""What an engine that waits has read already: where any of it changes, the engine is of no use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.storage.sought import Sought
from trykklar.storage.sought import joined as joined_sought
from trykklar.typeset.dump.preamble_dump import PREAMBLE, joined
from trykklar.typeset.fingerprint import Fingerprint, look
from trykklar.typeset.fls import trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.build_record import BuildRecord
    from trykklar.typeset.fls import Trace

# Of what TeX reads, this is text and pictures, which come after \begin{document}.
_TEXT = {".tex", ".pdf", ".png", ".jpg", ".jpeg", ".mps", ""}


@dataclass(frozen=True)
class Waiting:
    """The state in which an engine was started.

    Attributes:
        root: The document's root.
        head: The main file up to where its text begins.
        read: What the engine has read by the time it waits, as it was when it was started.
        sought: What the passes before it looked for and did not find, and it may have, too.
        present: The files of these names that there were when it was started.
    """

    root: Path
    head: bytes
    read: Mapping[Path, Fingerprint]
    sought: Sought
    present: frozenset[Path]

    def good(self, head: bytes) -> bool:
        """Whether all that the engine has read is still the same, and nothing new is there."""
        return (
            head == self.head
            and all(self._same(path, mark) for path, mark in self.read.items())
            and self.present.issuperset(self.sought.present(self.root))
        )

    def _same(self, path: Path, mark: Fingerprint) -> bool:
        now = look(self.root / path, mark)
        return now.same(mark) and now.there == mark.there


def waiting(
    context: BuildContext,
    record: BuildRecord,
    seen: Trace,
    section: Path | None,
    head: bytes,
    *,
    sought: Sought,
) -> Waiting:
    """What an engine will have read when it waits.

    Args:
        context: Where it runs.
        record: The last build: what its preamble and its passes read.
        seen: The last preview; which file came after which.
        section: Where the engine waits; None for where the text begins.
        head: The main file up to there.
        sought: What the last preview looked for and did not find.
    """
    paths = set(_beginning(context, record))
    if section:
        paths.update(seen.inputs[: seen.inputs.index(section)], [context.document.main])
    own = [path for path in paths if not path.is_relative_to(context.document.work)]
    known = record.marks
    moment = context.clock()
    read = {path: look(context.root / path, known.get(path)).lasting(moment) for path in own}
    every = joined_sought((record.sought, sought))
    return Waiting(context.root, head, read, every, frozenset(every.present(context.root)))


def _beginning(context: BuildContext, record: BuildRecord) -> Iterator[Path]:
    r"""Everything up to the text: the preamble's files, and what the last pass has left.

    \begin{document} reads the .aux: what the build read before that is the preamble. The main file
    is not among it: its head is compared by itself.
    """
    work = context.document.work.parent
    step = record.steps.get(PREAMBLE)
    read = joined(
        trace(context.root / work / f"{context.job}.fls", context.root, work), step
    ).inputs
    aux = work / f"{context.job}.aux"
    early = read[: read.index(aux)] if aux in read else read
    late = (path for path in record.marks if path.suffix not in _TEXT)
    for path in (*early, *late):
        if not path.is_absolute() and path != context.document.main:
            yield path
