"""The plain case, in one step: an entry in which nothing is out of order.

bibtexparser goes from mark to mark through every entry. One pattern does it for an entry that is
`@type{key, name = {value}, ...}` with braces that close, and that is nearly all of them; the rest,
and everything that is damaged, is bibtexparser's.
"""

from __future__ import annotations

import re

from trykklar.bibliography.block import BibBlock, Raw

_DEEP = r"\{[^{}]*+\}"
_NESTED = rf"\{{(?:[^{{}}]++|{_DEEP})*+\}}"
_BRACED = rf"\{{(?:[^{{}}]++|{_NESTED})*+\}}"
_QUOTED = rf'"(?:[^"{{}}]++|{_BRACED})*+"'
_VALUE = rf"(?:{_BRACED}|{_QUOTED}|\w++)"
_NAME = r"[A-Za-z][\w:+-]*+"
_FIELD = re.compile(rf"\s*+({_NAME})\s*+=\s*+({_VALUE})\s*+(?:,|(?=\}}))")
_HEAD = re.compile(r"@(\w++)[ \t]*+\{\s*+([^,\s{}\"=%#]++)\s*+,")
_TAIL = re.compile(r"\s*+\}\s*+\Z")
_SPECIAL = frozenset({"string", "comment", "preamble"})


def regular(piece: str, start: int) -> BibBlock | None:
    """The one entry in a piece of a file, None where the piece is anything else.

    Args:
        piece: From the `@` of the entry to that of the next.
        start: Offset of the piece in the file.
    """
    head = _HEAD.match(piece)
    if head is None:
        return None
    kind = head[1].lower()
    raws, at = [], head.end()
    while field := _FIELD.match(piece, at):
        raws.append(Raw(field[1], field[2], start + field.start(1)))
        at = field.end()
    tail = _TAIL.match(piece, at)
    if tail is None or kind in _SPECIAL:
        return None
    end = start + piece.index("}", at) + 1
    return BibBlock(kind, head[2], tuple(raws), start, end)
