"""What a document has read, against what it may read: its own folder, and TeX's trees.

`openin_any=p` looks at the name alone. It lets through a symbolic link that leads out of the
folder, and `~somebody/file`, which Kpathsea expands. So what TeX did read is looked at once more,
and nothing is delivered where it went too far.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.typeset.recorder import Trace
from trykklar.typeset.source import Place, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.typeset.workshop import Workshop

# XeTeX and LuaTeX take fonts from where the system has them; there is nothing to read in a font.
_PATTERN = re.compile(r"[*?[]")
_FONTS = {".otf", ".ttf", ".ttc", ".dfont", ".pfb", ".afm"}


def trespasses(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """A finding for each file that was read although it lies outside.

    Args:
        shop: Where.
        seen: What TeX read and wrote.

    Raises:
        CannotGoOn: Where TeX's own file finder is not installed.
    """
    outside = sorted(set(_outside(shop, seen)))
    return tuple(_finding(shop, path, seen) for path in outside)


def _outside(shop: Workshop, seen: Trace) -> Iterator[Path]:
    own = trees(shop)
    for path in seen.inputs:
        real = Path(os.path.realpath(shop.root / path))
        held = shop.document.fence.holds(real) or any(map(real.is_relative_to, own))
        if real.suffix not in _FONTS and not held:
            yield path


def trees(shop: Workshop) -> tuple[Path, ...]:
    """The folders in which TeX keeps its own files, real paths."""
    told = shop.run(("kpsewhich", "-expand-path=$TEXMF")).output
    return tuple(Path(os.path.realpath(name)) for name in told.strip().split(os.pathsep) if name)


def withheld(shop: Workshop, inputs: Iterable[Path]) -> tuple[Finding, ...]:
    """A finding for each file that a helper would read although it lies outside.

    Args:
        shop: Where.
        inputs: What the helper is to read, relative to the root; biber takes patterns, too.
    """
    found = (path for name in inputs for path in _matching(shop.root, name))
    outside = [path for path in found if not shop.document.fence.holds(shop.root / path)]
    return tuple(_finding(shop, path, Trace((shop.document.main,))) for path in outside)


def _matching(root: Path, name: Path) -> Iterator[Path]:
    """What a name stands for: itself, and what File::Glob finds by it, which knows no `**`."""
    yield name
    if _PATTERN.search(str(name)):
        for path in root.glob(re.sub(r"\*+", "*", str(name))):
            yield path.relative_to(root)


def _finding(shop: Workshop, path: Path, seen: Trace) -> Finding:
    named = find(shop.sources(seen), rf"({re.escape(path.stem)})")
    place = named or Place(shop.document.source)
    message = f"'{path}' may not be read: it is not in the document's folder."
    hint = "Put a copy of it in the folder, not a link, or let it in: --allow PATH."
    return Finding("tex-forbidden-file", Severity.ERROR, *place, message, hint)
