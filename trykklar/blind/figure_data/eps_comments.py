"""An EPS without what it says of itself: author, title, program, date, XMP.

Blanks stand in its place, so that every byte behind it stays where it was: an EPS may count them.

Source: PostScript Language Document Structuring Conventions 3.0, 5.1 and 5.2; XMP specification,
part 3, 2.6.
"""

from __future__ import annotations

import re

STARTS = (b"%!PS", b"\xc5\xd0\xd3\xc6")
"""How an EPS begins: as text, or with a table of its parts."""

_COMMENT = re.compile(
    rb"^(%%(?:For|Title|Creator|CreationDate|Author|Copyright|Routing)\s*:)([^\r\n]*)",
    re.MULTILINE,
)
_PACKET = re.compile(rb"<\?xpacket begin=.*?<\?xpacket end=[^>]*\?>", re.DOTALL)


def without_data(eps: bytes) -> bytes:
    """The picture, its comments on itself blank.

    Args:
        eps: The file.
    """
    plain = _COMMENT.sub(lambda found: found[1] + b" " * len(found[2]), eps)
    return _PACKET.sub(lambda found: re.sub(rb"[^\r\n]", b" ", found[0]), plain)
