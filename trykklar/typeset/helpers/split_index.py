r"""Several indexes in one raw list, as splitidx and imakeidx write it: `\indexentry[people]{}{}`.

Each becomes a raw list of its own, as the program splitindex makes them: `paper-people.idx`, and
`paper-idx.idx` for entries that name none (splitindex manual, "Usage").
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import write

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext

_ENTRY = re.compile(rb"^\\indexentry(?:\[([\w-]+)\])?(?=\{)", re.MULTILINE)
_NAMELESS = b"idx"


def split(context: BuildContext, raw: Path) -> tuple[Path, ...]:
    """The raw lists that are to be sorted: the one that TeX wrote, or its parts.

    Args:
        context: Where.
        raw: What TeX wrote, relative to the root.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    try:
        content = context.document.fence.read(context.root / raw)
    except OSError:
        return (raw,)
    if not any(match[1] for match in _ENTRY.finditer(content)):
        return (raw,)
    parts: dict[bytes, list[bytes]] = defaultdict(list)
    for line in content.splitlines(keepends=True):
        entry = _ENTRY.match(line)
        if entry:
            parts[entry[1] or _NAMELESS].append(b"\\indexentry" + line[entry.end() :])
    return tuple(_written(context, raw, name.decode(), parts[name]) for name in parts)


def _written(context: BuildContext, raw: Path, name: str, lines: list[bytes]) -> Path:
    path = raw.with_name(f"{raw.stem}-{name}{raw.suffix}")
    write(context.root / path, b"".join(lines), within=context.root, lasting=False)
    return path
