r"""The folders in which TeX looks for pictures, as `\graphicspath` names them.

A later declaration takes the place of an earlier one.

Sources: the manual of graphicx, section 4.5; The LaTeX3 Sources, l3file, `\file_full_name:n`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

PICTURE_FOLDERS = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}]*\})*)\s*\}")
r"""`\graphicspath{{folder/}{other/}}`; `in_braces` takes its group apart."""
_FOLDER = re.compile(r"\{([^{}]*)\}")


def in_braces(folders: str) -> tuple[str, ...]:
    """The names in `{folder/}{other}`, each with its slash: LaTeX adds one that is missing."""
    named = (folder.strip() for folder in _FOLDER.findall(folders))
    return tuple(f"{folder.rstrip('/')}/" if folder else "" for folder in named)


def picture_folders(text: str, end: int) -> tuple[str, ...]:
    r"""The folders where pictures are looked for at a place of a text, beside TeX's own.

    Args:
        text: LaTeX without comments.
        end: Offset of the place.
    """
    declared = _declared(text)
    number = bisect_right(declared, end, key=lambda each: each[0])
    return declared[number - 1][1] if number else ()


@lru_cache(maxsize=2)
def _declared(text: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    matches = PICTURE_FOLDERS.finditer(text) if r"\graphicspath" in text else ()
    return tuple((match.end(), in_braces(match[1])) for match in matches)
