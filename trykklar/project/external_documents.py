r"""Documents whose labels a main file refers to: their .aux is looked for where they are built.

Sources: the manuals of xr, xr-hyper, xcite and zref-xr.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.document import WORK
from trykklar.project.uncommented import uncommented
from trykklar.storage.safe_name import job

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = re.compile(
    r"\\(?:z?external(?:cite)?document|myexternaldocument)\*?\s{0,99}(?:\[[^][]{0,999}\]\s{0,99}){0,2}"
    r"\{\s*([^{}\\/\s]{1,200})\s*\}"
)
_MOST = 16  # documents


def build_folders(text: str, place: Path) -> tuple[str, ...]:
    """The folders in which documents beside a main file are built, where it refers to them.

    Args:
        text: The main file.
        place: Its folder, relative to the one that TeX runs in.
    """
    names = (match[1].removesuffix(".tex") for match in _NAMED.finditer(uncommented(text)))
    folders = dict.fromkeys((place / WORK / job(name)).as_posix() for name in names)
    return tuple(folders)[:_MOST]
