r"""Commands within formulas of which TeX prints nothing: `\allowbreak`, one of a package's.

Pandoc knows no such command, and a formula that has one would be a picture. What prints nothing
is for TeX to say: between two letters, it leaves them as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.printed.latex_pieces import print_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trykklar.document import Document

_NAME = re.compile(r"\\([A-Za-z]+)")
_MOST = 200


def without_unprinted(
    formulas: Iterable[str],
    document: Document,
    unreadable: Callable[[Iterable[str]], frozenset[str]],
) -> dict[str, str]:
    """Formulas as they are without the commands that print nothing.

    Args:
        formulas: Their LaTeX; pandoc cannot read them.
        document: It was typeset, and nobody else builds it meanwhile.
        unreadable: Which of some formulas pandoc cannot read.

    Returns:
        A formula -> it without them; nothing for one that has none.
    """
    every = tuple(formulas)
    names = sorted({name for text in every for name in _NAME.findall(text)})[:_MOST]
    between = {_between(name): name for name in names}
    unknown = sorted(unreadable(between))
    bare, *pieces = print_pieces(document, [f"${text}$" for text in (_between(""), *unknown)])
    silent = [
        between[text]
        for text, piece in zip(unknown, pieces, strict=True)
        if piece is not None and piece == bare and piece.plain
    ]
    if not silent:
        return {}
    pattern = re.compile(rf"\\(?:{'|'.join(silent)})(?![A-Za-z])\s*")
    return {text: shorter for text in every if (shorter := pattern.sub("", text)) != text}


def _between(name: str) -> str:
    return rf"x\{name} y" if name else "xy"
