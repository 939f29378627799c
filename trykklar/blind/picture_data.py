"""What a picture's file says besides the picture: texts in PNG, and everything that is packed."""

from __future__ import annotations

import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}
_MOST = 1 << 22  # bytes that a packed text may unfold to


def data_of(content: bytes) -> bytes:
    """The bytes of a picture in which names are looked for; packed texts are unfolded.

    Args:
        content: Any file. Of a PNG the texts alone are taken: its picture is packed.

    Source: PNG specification, 11.3.4, "Textual information".
    """
    if not content.startswith(_PNG):
        return content
    found, at = [], len(_PNG)
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if kind in _TEXTS:
            found.append(_unfolded(kind, content[at + 8 : at + 8 + length]))
        at += 12 + length
    return b"\n".join(found)


def _unfolded(kind: bytes, chunk: bytes) -> bytes:
    key, _, rest = chunk.partition(b"\0")
    packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
    if kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1"):
        try:
            return key + b" " + zlib.decompressobj().decompress(packed, _MOST)
        except zlib.error:
            return chunk
    return chunk
