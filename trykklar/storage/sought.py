"""What was looked for and not found: a file that appears there is as good as one that changed.

Names are kept by folder, so that one look at each folder is enough, however many there are.
They are compared without regard to case, as Kpathsea does where no name fits exactly.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.storage.made_folder import everything
from trykklar.storage.regular_file import is_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TREE = "//"
"""At the end of a folder: it and all folders below, as Kpathsea writes it."""


@dataclass(frozen=True)
class Sought:
    """Names that were looked for and not found.

    Attributes:
        names: Folder, relative to the document's root or absolute -> the names that were looked for
            in it, in lower case. One that ends in `TREE` stands for all folders below it, too.
        globs: Patterns, relative to the root, of which every match is read.
    """

    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    globs: frozenset[str] = frozenset()

    def present(self, root: Path) -> Iterator[Path]:
        """The files that are there under such a name, by now or in spite of it.

        Args:
            root: The document's root.

        Yields:
            Paths relative to the root where they were sought so, otherwise absolute.
        """
        for folder, names in self.names.items():
            if folder.endswith(TREE):
                yield from _below(folder.removesuffix(TREE), root, names)
            else:
                yield from (Path(folder, name) for name in _in(root / folder, names))
        for pattern in self.globs:
            yield from (path.relative_to(root) for path in matching(root, pattern))

    def wants(self, path: Path) -> bool:
        """Whether a file of this name was looked for there; paths as in `present`."""
        name, folders = path.name.lower(), map(os.fspath, path.parents)
        return (
            name in self.names.get(os.fspath(path.parent), ())
            or any(name in self.names.get(folder + TREE, ()) for folder in folders)
            or any(path.match(pattern) for pattern in self.globs)
        )

    def without(self, paths: Iterable[Path]) -> Sought:
        """The same without some files."""
        gone = defaultdict(set)
        for path in paths:
            gone[os.fspath(path.parent)].add(path.name.lower())
        left = {folder: names - gone[folder] for folder, names in self.names.items()}
        return Sought(left, self.globs)

    @property
    def rows(self) -> list[Any]:
        """What JSON can hold: the folders of each set of names stand together."""
        folders: dict[frozenset[str], list[str]] = defaultdict(list)
        for folder, names in self.names.items():
            folders[names].append(folder)
        sets = [[places, sorted(names)] for names, places in folders.items() if names]
        return [sets, sorted(self.globs)]


def of_rows(rows: list[Any]) -> Sought:
    """What `Sought.rows` gave."""
    sets, globs = rows
    names = {folder: frozenset(names) for folders, names in sets for folder in folders}
    return Sought(names, frozenset(globs))


def of_paths(paths: Iterable[Path], globs: Iterable[str] = ()) -> Sought:
    """Single files that were looked for."""
    names = defaultdict(set)
    for path in paths:
        names[os.fspath(path.parent)].add(path.name.lower())
    return Sought({folder: frozenset(found) for folder, found in names.items()}, frozenset(globs))


def joined(all_sought: Iterable[Sought]) -> Sought:
    """What several programs looked for, together."""
    names: dict[str, frozenset[str]] = {}
    globs: frozenset[str] = frozenset()
    for sought in all_sought:
        globs |= sought.globs
        for folder, more in sought.names.items():
            names[folder] = names[folder] | more if folder in names else more
    return Sought(names, globs)


def matching(root: Path, pattern: str) -> list[Path]:
    """The files that a pattern stands for; none where it is no pattern that is usable.

    Args:
        root: The folder that it is relative to.
        pattern: As of `Path.glob`.
    """
    try:
        return list(filter(is_file, root.glob(pattern)))
    except (OSError, ValueError, NotImplementedError, RecursionError):
        return []


def _in(folder: str | Path, names: frozenset[str]) -> list[str]:
    """The files of a folder that have one of some names."""
    try:
        with os.scandir(folder) as entries:
            there = [each.name for each in entries if each.name.lower() in names]
    except (OSError, ValueError):  # there is no such folder, and there may be no such name
        return []
    return [name for name in there if is_file(Path(folder, name))]


def _below(tree: str, root: Path, names: frozenset[str]) -> Iterator[Path]:
    """The files of a folder and of all below it; a name may itself lead into a folder."""
    places = defaultdict(set)
    for name in names:
        folder, _, file = name.rpartition("/")
        places[folder].add(file)
    wanted = [(folder, frozenset(files)) for folder, files in places.items()]
    top = os.fspath(root / tree)
    inner = (each.path for each in everything(root / tree) if each.is_dir(follow_symlinks=False))
    for place in (top, *inner):
        for folder, files in wanted:
            found = _in(os.path.join(place, folder), files)  # noqa: PTH118 - a thousand of them
            if found:
                below = Path(tree, os.path.relpath(place, top), folder)
                yield from (below / name for name in found)
