"""What a picture's file says besides the picture: texts in PNG, and everything that is packed."""

from __future__ import annotations

import zlib

from trykklar.blind.figure_data.png_chunks import START, chunks

_TEXTS = {b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf"}
_MOST = 1 << 22  # bytes that a packed text may unfold to


def data_of(content: bytes) -> bytes:
    """The bytes of a picture in which names are looked for; packed texts are unfolded.

    Args:
        content: Any file. Of a PNG the texts alone are taken, and what follows its end: its picture
            is packed.

    Source: PNG specification, 11.3.4, "Textual information".
    """
    if not content.startswith(START):
        return content
    parts = list(chunks(content))
    found = [_unfolded(part.kind, part.data) for part in parts if part.kind in _TEXTS]
    behind = content[len(START) + sum(len(part.whole) for part in parts) :]
    return b"\n".join([*found, behind])


def _unfolded(kind: bytes, chunk: bytes) -> bytes:
    key, _, rest = chunk.partition(b"\0")
    always = kind in {b"zTXt", b"iCCP"}
    packed = rest[1:] if always else rest[2:].split(b"\0", 2)[-1]
    if always or (kind == b"iTXt" and rest[:1] == b"\1"):
        try:
            return key + b" " + zlib.decompressobj().decompress(packed, _MOST)
        except zlib.error:
            return chunk
    return chunk
