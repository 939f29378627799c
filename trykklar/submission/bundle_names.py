"""Where each file goes in a bundle: flat, without collisions, in letters every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PLAIN = re.compile(r"[^A-Za-z0-9_.+=,-]+")  # arXiv, "Submission guidelines": names of files
# Windows has devices under these names, whatever their ending (Microsoft, "Naming Files, Paths, and
# Namespaces"), and no name that ends in a point.
_DEVICE = re.compile(r"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|\Z)", re.IGNORECASE)
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "ß": "ss"})


def plain(name: str) -> str:
    """A file's name in letters that every upload page takes: `Skjema æ.pdf` -> `Skjema-ae.pdf`."""
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    bare = letters.encode("ascii", "ignore").decode()
    return _DEVICE.sub(r"\1-", _PLAIN.sub("-", bare).strip("-.")) or "file"


def flat_names(files: Iterable[Path], given: Mapping[Path, str]) -> dict[Path, str]:
    """A name for each file in one folder.

    Args:
        files: The files, as TeX names them.
        given: Names that are settled: of the main file, of figures as the venue wants them.

    Returns:
        File -> name. Names that only differ by small and capital letters count as the same.
    """
    wanted = {path: given.get(path) or plain(path.name) for path in files}
    often = Counter(name.casefold() for name in wanted.values())
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for path, name in wanted.items():
        shared = often[name.casefold()] > 1 and path not in given
        own = plain("-".join(path.parts[-2:])) if shared else name
        number, stem = 1, PurePosixPath(own)
        while own.casefold() in taken:
            number += 1
            own = f"{stem.stem}-{number}{stem.suffix}"
        taken.add(own.casefold())
        names[path] = own
    return names


def following(
    names: Mapping[Path, str], made: Iterable[Path], job: str, main: str
) -> dict[Path, str]:
    """Names of what programs made: beside what it was made of, under its new name.

    Args:
        names: Of the files that it was made of.
        made: From the work folder: `main.bbl`, `chapters/one.bbl`, `map-eps-converted-to.pdf`.
        job: What TeX called the main file.
        main: What the main file is called now, without ending.
    """
    stems = {
        path.with_suffix("").as_posix(): name.rpartition(".")[0] for path, name in names.items()
    }
    stems[job] = main
    found: dict[Path, str] = {}
    for path in made:
        whole = path.as_posix()
        known = [stem for stem in stems if whole.startswith((f"{stem}-", f"{stem}."))]
        stem = max(known, key=len, default="")
        found[path] = stems[stem] + whole[len(stem) :] if stem else plain(path.name)
    return found
