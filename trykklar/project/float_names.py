"""Which floats the sections of an edition ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from trykklar.storage.fence import Fence

FLOATS = "floats"
"""The folder of made floats, in the work folder."""

_FLOAT = re.compile(r"^[^%\n]*\\input\{" + FLOATS + r"/([^{}]+)\}", re.MULTILINE)


def asked_floats(sections: Iterable[Path], fence: Fence) -> tuple[str, ...]:
    """Names of the floats that sections ask for, each once.

    Args:
        sections: Their files, absolute.
        fence: Around the project.
    """
    found: dict[str, None] = {}
    for section in sections:
        found.update(dict.fromkeys(_FLOAT.findall(_text(section, fence))))
    return tuple(name.removesuffix(".tex") for name in found)


def _text(path: Path, fence: Fence) -> str:
    try:
        return fence.read(path).decode(errors="replace")
    except OSError:  # what is wrong with it is found where it is read as LaTeX
        return ""
