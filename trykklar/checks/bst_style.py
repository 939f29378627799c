"""What a bibliography style of BibTeX does to titles, as its .bst file says."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import of_tex
from trykklar.storage.fence import Fence
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from pathlib import Path

_COMMENT = re.compile(r"%.*")
_FUNCTION = re.compile(r"FUNCTION\s*\{\s*([^{}\s]+)\s*\}", re.IGNORECASE)
_SENTENCE_CASE = re.compile(r'"t"\s+change\.case\$')
_WORD = re.compile(r"[^\s{}]+")


@cache
def lowercased(style: str, root: Path) -> frozenset[str]:
    r"""The entry types whose titles a style puts in lower case.

    The standard styles do so with articles and chapters, and leave the titles of books alone.

    Args:
        style: Name of the style, as in `\bibliographystyle`.
        root: The manuscript's folder, where a style of its own may be.
    """
    with suppress(OSError):
        return _callers(_functions(Fence(root).read(root / f"{style}.bst")))
    path = of_tex(f"{style}.bst")
    return _callers(_functions(read(path))) if path else frozenset()


def _functions(style: bytes) -> dict[str, str]:
    """The style's functions: name -> body, which goes on to the next one."""
    parts = _FUNCTION.split(_COMMENT.sub("", style.decode("latin-1")))
    return dict(zip(map(str.lower, parts[1::2]), parts[2::2], strict=True))


def _callers(functions: dict[str, str]) -> frozenset[str]:
    """The functions that change the case of a title, and all that call one of them."""
    words = {name: set(_WORD.findall(body.lower())) for name, body in functions.items()}
    found = {
        name
        for name, body in functions.items()
        if "title" in words[name] and _SENTENCE_CASE.search(body)
    }
    more = found
    while more:
        more = {name for name in words.keys() - found if words[name] & found}
        found = found | more
    return frozenset(found)
