"""Looking for a file on the reader's behalf, and noting where."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import find, of_tex, places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.latex.reader import Reader


def look(
    reader: Reader, name: str, ending: str, folders: Iterable[Path] = (), paths: Iterable[str] = ()
) -> Path | None:
    """The file that TeX would read; arguments as in `find`."""
    terms = (reader.document, name, ending, tuple(folders), tuple(paths))
    found = find(*terms)
    for place in places(*terms):
        path = Path(os.path.normpath(place))
        reader.found.looked.add(path)
        if path == found:
            break
    return found


def ask(reader: Reader, name: str) -> Path | None:
    """A file of the TeX distribution itself; what is not there today may be installed tomorrow."""
    found = of_tex(name)
    reader.found.asked[name] = os.fspath(found or "")
    return found
