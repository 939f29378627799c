"""What a document has read, against what it may read: its own folder, and TeX's trees.

`openin_any=p` looks at the name alone. It lets through a symbolic link that leads out of the
folder, and `~somebody/file`, which Kpathsea expands. So where the kernel does not confine TeX, what
it did read is looked at once more, and nothing is delivered where it went too far.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.sandbox.method import method
from trykklar.storage.made_folder import everything
from trykklar.typeset.tex_source import TexPlace, find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace

# XeTeX and LuaTeX take fonts from where the system has them; there is nothing to read in a font.
_FONTS = {".otf", ".ttf", ".ttc", ".dfont", ".pfb", ".afm"}
_DENIED = f": {os.strerror(errno.EACCES)}"


def trespasses(context: BuildContext, seen: Trace, found: Iterable[Path]) -> tuple[Finding, ...]:
    """A finding for each file that was read although it lies outside.

    Args:
        context: Where.
        seen: What TeX read and wrote, as its recorder says; a document can write over that.
        found: Files that it looked for and found, as Kpathsea reports on the standard error, where
            no document can write.

    Raises:
        FatalError: Where TeX's own file finder is not installed.
    """
    if method().way:
        return ()  # the kernel has shown it nothing else
    # What is no longer there was read, perhaps, before it was taken away.
    outside = sorted(set(_outside(context, (*seen.inputs, *seen.asked, *found))))
    main = TexPlace(context.document.source)
    return tuple(_named(context, path, seen) or _forbidden(path, main) for path in outside)


def veiled(context: BuildContext, seen: Trace) -> tuple[Finding, ...]:
    """A finding for each link that leads outside and is named in the text.

    To a program that the kernel confines there is no such file, and so it says.

    Args:
        context: Where.
        seen: What TeX read.
    """
    named = (_named(context, path, seen) for path in sorted(_links(context)))
    return tuple(finding for finding in named if finding)


def denied(context: BuildContext, output: str, seen: Trace) -> tuple[Finding, ...]:
    """A finding for each file outside that ended a program, for the kernel did not let it open it.

    Landlock hides no file, and Kpathsea takes this for an error that nothing can follow.

    Args:
        context: Where.
        output: What the program wrote to the terminal.
        seen: What TeX read.
    """
    complaints = (line for line in output.splitlines() if line.endswith(_DENIED))
    # The program's name stands behind whatever TeX had written of its own line by then.
    parts = (line.rpartition(f"{context.document.engine}: ") for line in complaints)
    paths = dict.fromkeys(Path(name.removesuffix(_DENIED)) for _, at, name in parts if at)
    places = {
        path: find(context.sources(seen), rf"({re.escape(os.fspath(path.with_suffix('')))})")
        for path in _outside(context, paths)
    }
    main = TexPlace(context.document.source)
    return tuple(_forbidden(path, place or main) for path, place in places.items())


def _links(context: BuildContext) -> Iterator[Path]:
    for entry in everything(context.root, hidden=False):
        path = Path(entry.path)
        if entry.is_symlink() and not context.document.fence.holds(path):
            yield path.relative_to(context.root)


def links(
    context: BuildContext, inputs: Iterable[Path], sources: Iterable[Path]
) -> tuple[Finding, ...]:
    """A finding for each file that a helper would read and that is a link out of the folder.

    Args:
        context: Where.
        inputs: What it would read, relative to the root.
        sources: The author's files, in which to look for where it is named.
    """
    fence = context.document.fence
    own = (path for path in inputs if not path.is_absolute())
    outside = [path for path in own if not fence.holds(context.root / path)]
    places = (find(sources, rf"({re.escape(path.stem)})") for path in outside)
    return tuple(
        _forbidden(path, place or TexPlace(context.document.source))
        for path, place in zip(outside, places, strict=True)
    )


def _outside(context: BuildContext, read: Iterable[Path]) -> Iterator[Path]:
    own = trees(context)
    for path in read:
        real = Path(os.path.realpath(context.root / path))
        allowed = context.document.fence.holds(real) or any(map(real.is_relative_to, own))
        if real.suffix not in _FONTS and not allowed:
            yield path


def trees(context: BuildContext) -> tuple[Path, ...]:
    """The folders in which TeX keeps its own files, real paths."""
    paths = context.run(("kpsewhich", "-expand-path=$TEXMF")).output
    return tuple(Path(os.path.realpath(name)) for name in paths.strip().split(os.pathsep) if name)


def _named(context: BuildContext, path: Path, seen: Trace) -> Finding | None:
    place = find(context.sources(seen), rf"({re.escape(path.stem)})")
    return _forbidden(path, place) if place else None


def _forbidden(path: Path, place: TexPlace) -> Finding:
    message = f"'{path}' may not be read: it is not in the document's folder."
    hint = "Put a copy of it in the folder, not a link, or let it in: --allow PATH."
    return Finding("tex-forbidden-file", Severity.ERROR, *place, message, hint)
