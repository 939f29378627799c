"""What another program wrote as JSON about a stranger's file, read with a bound on its size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from trykklar.storage.memory_bound import bounded_memory

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")
_NOT_AS_EXPECTED = (
    MemoryError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError
)  # fmt: skip


def read_json(written: bytes, made_of: Callable[[Any], _Made]) -> _Made | None:
    """What is made of some JSON; None where it is too large, or has not the form that it should.

    Args:
        written: The JSON.
        made_of: Makes something of what it says.
    """
    try:
        with bounded_memory():
            return made_of(json.loads(written))
    except _NOT_AS_EXPECTED:
        return None
