r"""Files that TeX wrote for an earlier state of the text, and would go on reading.

LaTeX writes no file that is there already (`filecontents` without `overwrite`, ltfiles.dtx), and a
text may read what it no longer writes. In a folder of made files nobody sees them, and a build from
nothing would give another PDF. What is kept are the .aux files of chapters that `\includeonly`
leaves out: LaTeX has the numbers of these chapters from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace


def leftovers(written: Iterable[Path], seen: Trace) -> frozenset[Path]:
    """Those of some files that a pass read as it found them.

    Args:
        written: What TeX wrote in earlier passes, relative to the root.
        seen: What the pass read and wrote.
    """
    once = frozenset(path for path in written if path.suffix != ".aux")
    return once.intersection(seen.inputs).difference(seen.outputs)


def remove(context: BuildContext, files: Iterable[Path]) -> None:
    """Removes files from the work folder.

    Args:
        context: Where.
        files: Relative to the root; what lies elsewhere stays.
    """
    root, work = context.root, context.document.work
    for path in files:
        if path.is_relative_to(work) and (root / path).is_file():
            (root / path).unlink()
