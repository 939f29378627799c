"""Where biber finds a bibliography, and where it looks for it without success.

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

from trykklar.storage.sought import Sought, joined, of_paths
from trykklar.typeset.environment import databases
from trykklar.typeset.lookups import Lookups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.helpers.controlfile import BiberSource

_STARS = re.compile(r"\*+|\{[^{}]*\}")


def locate(context: BuildContext, source: BiberSource) -> Lookups:
    """Where biber finds a bibliography.

    Args:
        context: Where biber will run.
        source: As the document names it.

    Raises:
        FatalError: Where kpsewhich is not installed.
    """
    if source.pattern:
        return _matching(context, source.name)
    missed: list[Path] = []
    for path in _places(context, source.name):
        if (context.root / path).is_file():
            return Lookups((path,), of_paths(missed))
        missed.append(path)
    variables = databases(context.document, "BIBINPUTS")
    _, asked = context.traced(("kpsewhich", "--", source.name), variables=variables)
    return Lookups(asked.found, joined((of_paths(missed), asked.sought)))


def _places(context: BuildContext, name: str) -> Iterator[Path]:
    for folder in (context.document.work, Path()):
        for form in ("NFC", "NFD"):
            yield folder / unicodedata.normalize(form, name)


def _matching(context: BuildContext, pattern: str) -> Lookups:
    """Two stars are one to Perl's glob; what braces stand for is more than enough."""
    sought = Sought(globs=frozenset({_STARS.sub("*", pattern)}))
    return Lookups(tuple(sorted(sought.present(context.root))), sought)
