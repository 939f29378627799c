"""Code that is read by itself, as that of a hook: one without an end costs no other its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trykklar.latex.expansion.token import Token


class HookCode(list["Token"]):
    """Tokens that are read by themselves, the last one next.

    Args:
        code: The tokens.
        place: The file and the offset at which they were given.
        silent: Whether nothing of them comes out, as they set things up.
        ended: Called when they are read to their end.
    """

    def __init__(
        self,
        code: Iterable[Token],
        place: tuple[int, int],
        ended: Callable[[], None],
        *,
        silent: bool,
    ) -> None:
        super().__init__([*code][::-1])
        self.place = place
        self.silent = silent
        self.ended = ended
