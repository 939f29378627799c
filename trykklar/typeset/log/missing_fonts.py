"""Which Debian package holds a font that XeTeX or LuaTeX does not find.

`font_pieces.txt` says it; `setup/font_pieces.py` made it from the packages themselves.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from trykklar.nearest_name import nearest

_DATA = Path(__file__).parent / "font_pieces.txt"
# `[file.otf]/OT:+kern` and `Family/B`, as the engines name what they look for (XeTeX reference, 1).
_BRACKETED = re.compile(r"\[([^\]]+)\]")
_FEATURES = re.compile(r"(?:/|:).*\Z")
_ENDING = re.compile(r"\.(?:otf|ttf|ttc)\Z", re.IGNORECASE)

# Fonts that come with other systems, and those that were drawn with the same widths (descriptions
# of fonts-liberation, fonts-crosextra-carlito and fonts-crosextra-caladea).
_SAME_WIDTHS = {
    "timesnewroman": "Liberation Serif", "arial": "Liberation Sans",
    "couriernew": "Liberation Mono", "calibri": "Carlito", "cambria": "Caladea",
}  # fmt: skip


def font_advice(name: str) -> str:
    """What to install for a font.

    Args:
        name: The font as TeX names it: a family or a file, perhaps with features behind it.

    Returns:
        One line; "" where no package is known to hold it, and none is spelt nearly like it.
    """
    bracketed = _BRACKETED.search(name)
    bare = bracketed[1].rpartition("/")[2] if bracketed else _FEATURES.sub("", name).strip()
    family = _SAME_WIDTHS.get(_folded(bare), "")
    if family:
        package = _holders()[_folded(family)]
        return f"'{family}' has the same widths: sudo apt install {package}"
    package = _holders().get(_folded(bare), "")
    if package:
        return f"Install it: sudo apt install {package}"
    return nearest(bare, _families()) if bare and not bracketed else ""


def _folded(name: str) -> str:
    return _ENDING.sub("", name).replace(" ", "").casefold()


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Package, families, files."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    return tuple(
        (package.strip(), tuple(map(str.strip, families.split(";"))), tuple(files.split(" ")))
        for package, families, files in rows
    )


def _families() -> tuple[str, ...]:
    return tuple(family for _, families, _ in _rows() for family in families)


@cache
def _holders() -> dict[str, str]:
    """Family, or file without its ending, in small letters and without blanks -> package."""
    found: dict[str, str] = {}
    for package, families, files in _rows():
        for name in filter(None, (*families, *files)):
            found.setdefault(_folded(name), package)
    return found
