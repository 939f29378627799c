"""The commands that mean something to an expansion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_Primitive = TypeVar("_Primitive")


class Vocabulary(NamedTuple, Generic[_Primitive]):
    """The commands that mean something to an expansion.

    Attributes:
        expandable: Those that expand: name -> what they do.
        executed: Those that define, count, read files and the like.
        echoed: Those of them that later stages have to see in the preamble; where there are none,
            nothing that only declares is handed on.
        raw: Environments that are handed on as they are written.
    """

    expandable: Mapping[str, _Primitive]
    executed: Mapping[str, _Primitive]
    echoed: Collection[str]
    raw: Collection[str]
