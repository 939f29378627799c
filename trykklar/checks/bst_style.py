"""What a bibliography style of BibTeX knows and does to titles, as its .bst file says."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from trykklar.latex.file_lookup import of_tex
from trykklar.storage.fence import Fence
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COMMENT = re.compile(r"%.*")
_FUNCTION = re.compile(r"FUNCTION\s*\{\s*([^{}\s]+)\s*\}", re.IGNORECASE)
_STRING = re.compile(r"MACRO\s*\{\s*([^{}\s]+)\s*\}", re.IGNORECASE)
_FIELDS = re.compile(r"ENTRY\s*\{([^{}]*)\}", re.IGNORECASE)
_SENTENCE_CASE = re.compile(r'"t"\s+change\.case\$')
_WORD = re.compile(r"[^\s{}]+")
_TEXT = re.compile(r'"([^"]*)"')
_NAME = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class BstStyle:
    """What a style knows; of one that is not found, nothing is known.

    Attributes:
        lowercased: The entry types whose titles it puts in lower case: articles and chapters in
            the standard styles, not books.
        types: The entry types that it prints in a way of their own, all its functions among them.
        strings: The names that stand for texts, as those that `@string` defines do.
        fields: The fields that it reads.
        functions: Its functions: name -> body.
    """

    lowercased: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    strings: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    functions: Mapping[str, str] = field(default_factory=dict)

    def complains(self, kind: str, fields: frozenset[str]) -> bool:
        """Whether it says so where an entry of a type has none of some fields.

        Args:
            kind: The type; of one that it does not know, it is taken to.
            fields: Their names, as they stand in the text of its complaint.
        """
        spoken = self._spoken_of(kind)
        return spoken.isdisjoint(self.fields) or not fields.isdisjoint(spoken)

    def _spoken_of(self, kind: str) -> frozenset[str]:
        """The words in the texts of what prints a type: there it calls a field by its name."""
        left, seen = [kind], {kind}
        found = set[str]()
        while left:
            body = self.functions.get(left.pop(), "").lower()
            found.update(word for text in _TEXT.findall(body) for word in _NAME.findall(text))
            called = self.functions.keys() & set(_WORD.findall(body)) - seen
            seen |= called
            left += called
        return frozenset(found)


@cache
def bst_style(name: str, root: Path) -> BstStyle:
    r"""What a style knows.

    Args:
        name: Its name, as in `\bibliographystyle`.
        root: The manuscript's folder, where a style of its own may be.
    """
    style = _COMMENT.sub("", _read(name, root).decode("latin-1"))
    functions = _functions(style)
    read_fields = _FIELDS.search(style)
    return BstStyle(
        lowercased=_callers(functions),
        types=frozenset(functions),
        strings=frozenset(name.lower() for name in _STRING.findall(style)),
        fields=frozenset(read_fields[1].lower().split() if read_fields else ()),
        functions=functions,
    )


def _read(name: str, root: Path) -> bytes:
    with suppress(OSError):
        return Fence(root).read(root / f"{name}.bst")
    path = of_tex(f"{name}.bst")
    return read(path) if path else b""


def _functions(style: str) -> dict[str, str]:
    """The style's functions: name -> body, which goes on to the next one."""
    parts = _FUNCTION.split(style)
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
