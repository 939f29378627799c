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
_PACKET = b"<?xpacket begin="
_PACKET_END = re.compile(rb"<\?xpacket end=[^<>]*\?>")


def without_data(eps: bytes) -> bytes:
    """The picture, its comments on itself blank.

    Args:
        eps: The file.
    """
    plain = _COMMENT.sub(lambda found: found[1] + b" " * len(found[2]), eps)
    parts, at = [], 0
    while (start := plain.find(_PACKET, at)) >= 0 and (end := _PACKET_END.search(plain, start)):
        parts += [plain[at:start], re.sub(rb"[^\r\n]", b" ", plain[start : end.end()])]
        at = end.end()
    return b"".join([*parts, plain[at:]])
