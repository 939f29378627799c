"""Where TeX is to run: the folder that the names of files in a main file are relative to.

That is the main file's own, nearly always. Some run TeX in the root of their repository, or in
another folder above; the files that the main file names are then there and nowhere else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.project.uncommented import uncommented
from trykklar.storage.repository import repository_top

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMED = re.compile(
    r"\\(?:input|include|subfile|bibliography|addbibresource)\s*(?:\[[^\]{}]{0,200}\])?\s*"
    r"\{([^{}\\#]{1,1000})\}"
)
_ENDINGS = ("", ".tex", ".bib")
_MOST = 200  # names that are looked for


def running_folder(main: Path, text: str) -> Path:
    """The one folder that fits, among the main file's and those above it in the same repository.

    Only there: what lies above a stranger's repository is not for the stranger's text to read.

    Args:
        main: The main file, absolute, with no link in its path.
        text: Its text.
    """
    own, names = main.parent, _names(text)
    here = _found(own, names)
    if len(here) == len(names):
        return own
    above = [(folder, _found(folder, names)) for folder in _above(own)]
    better = [(folder, found) for folder, found in above if found > here]
    most = max((len(found) for _, found in better), default=0)
    best = [folder for folder, found in better if len(found) == most]
    return best[0] if len(best) == 1 else own


def asked_folder(main: Path, asked: Path) -> Path:
    """The folder that the user named, where the main file lies in it.

    Raises:
        FatalError: It does not, or there is no such folder.
    """
    folder = asked.resolve()
    if not folder.is_dir():
        raise FatalError(f"There is no folder {asked} for TeX to run in.", "Name one with --cd.")
    if not main.is_relative_to(folder):
        raise FatalError(
            f"{main.name} does not lie in {asked}, where --cd has TeX run.",
            "Name a folder that it lies in.",
        )
    return folder


def _names(text: str) -> frozenset[str]:
    found = _NAMED.findall(uncommented(text))
    named = (name.strip() for names in found for name in names.split(","))
    return frozenset(list(dict.fromkeys(name for name in named if _is_below(name)))[:_MOST])


def _is_below(name: str) -> bool:
    path = Path(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "~" not in name


def _found(folder: Path, names: frozenset[str]) -> frozenset[str]:
    return frozenset(
        name for name in names if any(_is_file(folder / (name + end)) for end in _ENDINGS)
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file can have
        return False


def _above(folder: Path) -> Iterator[Path]:
    """The folders above one, up to the root of its repository; none where it is in none."""
    top = repository_top(folder)
    if top is not None:
        yield from (each for each in folder.parents if each.is_relative_to(top))
