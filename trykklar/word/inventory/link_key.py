"""Addresses and names of bookmarks, as they can be compared."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote

_IGNORED = re.compile(r"[\\\s{}\u200b]")
_LONGEST = 40


def bare(address: str) -> str:
    """An address without what TeX wants before signs, and without the blanks of a broken line.

    Args:
        address: As the source or the Word file has it.
    """
    return unquote(_IGNORED.sub("", address)).removeprefix("mailto:").rstrip("/").casefold()


def entry(key: str) -> str:
    """The bookmark of an entry in the list of works, as pandoc names it.

    Args:
        key: The work's. Word allows a name 40 characters; pandoc writes a digest for a longer one.
    """
    name = f"ref-{key}"
    digest = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    return name if len(name) <= _LONGEST else f"X{digest[1:]}"
