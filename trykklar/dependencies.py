"""Which Python packages the program depends on, in which versions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def packages() -> dict[str, str]:
    """The versions of the Python packages that this program depends on."""
    return dict(_packages())


def _packages() -> Iterator[tuple[str, str]]:
    """Name and version of each; pypandoc_binary brings pandoc."""
    from importlib.metadata import requires, version

    for wanted in requires("trykklar") or ():
        if "extra ==" not in wanted:
            name = _NAME.match(wanted)
            if name:
                yield name[0], version(name[0])
