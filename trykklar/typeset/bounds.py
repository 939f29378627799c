"""What a document has read, against what it may read: its own folder, and TeX's trees.

`openin_any=p` looks at the name alone. It lets through a symbolic link that leads out of the
folder, and `~somebody/file`, which Kpathsea expands. So where the kernel does not confine TeX, what
it did read is looked at once more, and nothing is delivered where it went too far.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.folder import everything
from trykklar.sandbox.method import method
from trykklar.typeset.source import Place, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.typeset.recorder import Trace
    from trykklar.typeset.workshop import Workshop

# XeTeX and LuaTeX take fonts from where the system has them; there is nothing to read in a font.
_FONTS = {".otf", ".ttf", ".ttc", ".dfont", ".pfb", ".afm"}


def trespasses(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """A finding for each file that was read although it lies outside.

    Args:
        shop: Where.
        seen: What TeX read and wrote.

    Raises:
        CannotGoOn: Where TeX's own file finder is not installed.
    """
    if method().way:
        return ()  # the kernel has shown it nothing else
    outside = sorted(set(_outside(shop, seen)))
    main = Place(shop.document.source)
    return tuple(_named(shop, path, seen) or _forbidden(path, main) for path in outside)


def veiled(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """A finding for each link that leads outside and is named in the text.

    To a program that the kernel confines there is no such file, and so it says.

    Args:
        shop: Where.
        seen: What TeX read.
    """
    named = (_named(shop, path, seen) for path in sorted(_links(shop)))
    return tuple(finding for finding in named if finding)


def _links(shop: Workshop) -> Iterator[Path]:
    for entry in everything(shop.root, hidden=False):
        path = Path(entry.path)
        if entry.is_symlink() and not shop.document.fence.holds(path):
            yield path.relative_to(shop.root)


def links(shop: Workshop, inputs: Iterable[Path], sources: Iterable[Path]) -> tuple[Finding, ...]:
    """A finding for each file that a helper would read and that is a link out of the folder.

    Args:
        shop: Where.
        inputs: What it would read, relative to the root.
        sources: The author's files, in which to look for where it is named.
    """
    fence = shop.document.fence
    own = (path for path in inputs if not path.is_absolute())
    outside = [path for path in own if not fence.holds(shop.root / path)]
    places = (find(sources, rf"({re.escape(path.stem)})") for path in outside)
    return tuple(
        _forbidden(path, place or Place(shop.document.source))
        for path, place in zip(outside, places, strict=True)
    )


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


def _named(shop: Workshop, path: Path, seen: Trace) -> Finding | None:
    place = find(shop.sources(seen), rf"({re.escape(path.stem)})")
    return _forbidden(path, place) if place else None


def _forbidden(path: Path, place: Place) -> Finding:
    message = f"'{path}' may not be read: it is not in the document's folder."
    hint = "Put a copy of it in the folder, not a link, or let it in: --allow PATH."
    return Finding("tex-forbidden-file", Severity.ERROR, *place, message, hint)
