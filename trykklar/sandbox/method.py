"""Which way of confining programs is in force here, and why."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.sandbox import bubblewrap, landlock
from trykklar.sandbox.limits import VARIABLE

if TYPE_CHECKING:
    from types import ModuleType

_WAYS = {"bubblewrap": bubblewrap, "landlock": landlock}


@dataclass(frozen=True)
class Method:
    """A way of confining programs.

    Attributes:
        name: What it is called; "" where programs are not confined by the kernel.
        why: Why it is this one, in plain words: what stands in the way of the better ones.
        way: The module that starts programs so; None where programs are not confined.
    """

    name: str
    why: str
    way: ModuleType | None


@cache
def method() -> Method:
    """The best way that works here, or the one that the environment names.

    Raises:
        FatalError: The environment names one that does not work, or that there is not.
    """
    asked = os.environ.get(VARIABLE, "")
    if asked == "none":
        return Method("", f"{VARIABLE} is 'none'", None)
    if asked and asked not in _WAYS:
        raise FatalError(
            f"{VARIABLE} is '{asked}', which is not a way to confine programs.",
            f"It can be {', '.join(_WAYS)} or none; if it is unset, the best that works is used.",
        )
    obstacles: list[str] = []
    for way in [_WAYS[asked]] if asked else _WAYS.values():
        obstacle = way.obstacle()
        if not obstacle:
            return Method(way.NAME, "; ".join(obstacles), way)
        obstacles.append(obstacle)
    why = "; ".join(obstacles)
    if asked:
        raise FatalError(f"{VARIABLE} is '{asked}', which does not work here: {why}.")
    return Method("", why, None)


def require() -> None:
    """Makes sure that the kernel confines every program that is started.

    Raises:
        FatalError: It does not.
    """
    if not method().way:
        raise FatalError(
            f"Programs cannot be confined here: {method().why}.",
            "Install bubblewrap, or do without --require-sandbox: then a stranger's manuscript is "
            "restricted by TeX's own settings only (see `doctor`).",
        )
