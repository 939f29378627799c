"""Which places of a source are not printed where they stand."""

from __future__ import annotations

_CLOSED, _DEFINED = 1, 2


class Shade:
    """A sign for each character: stretches may lie within each other and come in any order."""

    def __init__(self, length: int) -> None:
        """Begins with nothing shut.

        Args:
            length: Of the source.
        """
        self._signs = bytearray(length + 1)

    def shut(self, start: int, end: int, *, defined: bool = False) -> None:
        """A stretch is not printed.

        Args:
            start: Where it begins.
            end: Where it ends.
            defined: Whether it is a macro's, which is read where that is called.
        """
        if self._signs[start] != _CLOSED or self._signs[max(end - 1, start)] != _CLOSED:
            self._signs[start:end] = bytes([_DEFINED if defined else _CLOSED]) * (end - start)

    def dark(self, at: int, *, defined: bool) -> bool:
        """Whether a place is shut.

        Args:
            at: The place.
            defined: Whether macros' definitions count.
        """
        return self._signs[at] == _CLOSED or (defined and self._signs[at] == _DEFINED)
