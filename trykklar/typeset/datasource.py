"""Where biber finds a bibliography, and where it looks for it in vain.

Biber asks the file system by itself, for a name in either normal form of Unicode: in the folder of
its input, then in the one that it runs in; and in the end it asks kpsewhich (Biber/Utils.pm,
`locate_data_file`, `file_exist_check`). A pattern stands for all files that fit it
(`glob_data_file`).
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.sought import Sought, joined, of_paths
from trykklar.typeset.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.typeset.controlfile import Source
    from trykklar.typeset.workshop import Workshop

_STARS = re.compile(r"\*+|\{[^{}]*\}")


def locate(shop: Workshop, source: Source) -> Lookups:
    """Where biber finds a bibliography.

    Args:
        shop: Where biber will run.
        source: As the document names it.

    Raises:
        CannotGoOn: Where kpsewhich is not installed.
    """
    if source.pattern:
        return _matching(shop, source.name)
    missed: list[Path] = []
    for path in _places(shop, source.name):
        if (shop.root / path).is_file():
            return Lookups((path,), of_paths(missed))
        missed.append(path)
    _, asked = shop.traced(("kpsewhich", "--", source.name))
    return Lookups(asked.found, joined((of_paths(missed), asked.sought)))


def _places(shop: Workshop, name: str) -> Iterator[Path]:
    for folder in (shop.document.work, Path()):
        for form in ("NFC", "NFD"):
            yield folder / unicodedata.normalize(form, name)


def _matching(shop: Workshop, pattern: str) -> Lookups:
    """Two stars are one to Perl's glob; what braces stand for is more than enough."""
    sought = Sought(globs=frozenset({_STARS.sub("*", pattern)}))
    return Lookups(tuple(sorted(sought.present(shop.root))), sought)
