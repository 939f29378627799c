"""Which classes, packages, styles and languages of TeX Live are missing, and what installs them.

`texlive_pieces.txt` says which Debian package holds which piece; `setup/texlive_pieces.py` made it
from the packages themselves.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.regular_file import read
from trykklar.typeset.tex_source import lines, uncommented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.typeset.log.complaint import Scene

_DATA = Path(__file__).parent / "texlive_pieces.txt"
_LOADED = re.compile(
    r"\\(?P<command>usepackage|RequirePackage|documentclass|LoadClass|bibliographystyle)\s*"
    r"(?:\[(?P<options>[^\]]{0,2000})\]\s*)?\{(?P<names>[^{}]{0,2000})\}"
)
_ENDINGS = {"documentclass": ".cls", "LoadClass": ".cls", "bibliographystyle": ".bst"}
_STYLE = re.compile(r"(?<![\w-])(bib|cite)?style\s*=\s*\{?([\w-]+)")
_OTHERS = (".ldf", ".bbx", ".cbx")
"""Endings of what a message names without any: a language of babel, a style of biblatex."""


@cache
def _holders() -> dict[str, str]:
    """Piece with its ending -> Debian package."""
    found: dict[str, str] = {}
    for row in _DATA.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            package, ending, names = (part.strip() for part in row.split("|"))
            for name in names.split():
                found.setdefault(f"{name}.{ending}", package)
    return found


def advice(name: str, scene: Scene) -> str:
    """What to install for a piece, and for all others that the text names and that are missing.

    Args:
        name: The piece as TeX names it: with its ending, but for languages and biblatex's styles.
        scene: The document.

    Returns:
        One line; "" where no package is known to hold the piece.
    """
    holders = _holders()
    own = next((holders[each] for each in _spellings(name) if each in holders), "")
    if not own:
        return ""
    here = installed(scene)
    missing = (piece for piece in dict.fromkeys(_named(scene)) if piece not in here)
    packages = dict.fromkeys([own, *(holders[piece] for piece in missing if piece in holders)])
    return f"Install what is missing: sudo apt install {' '.join(packages)}"


def _spellings(name: str) -> tuple[str, ...]:
    return (name, *(name + ending for ending in _OTHERS))


def installed(scene: Scene) -> frozenset[str]:
    """The names of all files of TeX's, by its own lists (ls-R), and of those beside the text."""
    trees = {tree_of(path) for path in scene.read if path.is_absolute()}
    beside = (path.name for path in scene.root.glob("*.*"))
    return frozenset((*beside, *(name for tree in trees if tree for name in _listed(tree))))


def _listed(tree: Path) -> tuple[str, ...]:
    try:
        return tuple(read(tree / "ls-R").decode(errors="replace").split())
    except OSError:
        return ()


def tree_of(path: Path) -> Path | None:
    """The tree that one of TeX's own files lies in: what stands before `/tex/`."""
    return next((up.parent for up in path.parents if up.name == "tex"), None)


def _named(scene: Scene) -> Iterator[str]:
    """The pieces that the text loads, with their endings."""
    for path in scene.sources:
        text = "\n".join(map(uncommented, lines(path)))
        for match in _LOADED.finditer(text):
            ending = _ENDINGS.get(match["command"], ".sty")
            names = [name.strip() for name in match["names"].split(",")]
            yield from (name + ending for name in names)
            yield from _optional(names, match["options"] or "")


def _optional(names: list[str], options: str) -> Iterator[str]:
    """The languages that babel is asked for, and the styles of biblatex."""
    if "babel" in names:
        yield from (f"{option.strip()}.ldf" for option in options.split(",") if "=" not in option)
    if "biblatex" in names:
        for kind, style in _STYLE.findall(options):
            yield from ([f"{style}.bbx"] if kind != "cite" else [])
            yield from ([f"{style}.cbx"] if kind != "bib" else [])
