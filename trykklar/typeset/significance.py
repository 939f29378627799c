"""What of a made file matters to the program that reads it next.

A file that differs in nothing but this gives no reason to run anything again. Each rule stands for
one pass saved, and names the source that says why it is safe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The checksum of the .bbl, in an .aux, only makes biblatex warn (biblatex.sty,
# \blx@check@bbl@rerun@mdfivesum); the .bbl itself is compared.
_IDLE = (b"\\relax", b"\\abx@aux@read@bbl")
# An .aux of nothing but these says nothing: it is what any first pass leaves. Babel's lines choose,
# within the reading of the .aux, the language that the document begins in anyway (babel.sty,
# \babel@aux and \bbl@beforestart).
_HOLLOW = re.compile(
    rb"\\gdef \\@abspage@last|\\providecommand|"
    rb"\\babel@aux\{\w+\}\{\}\s*$|\\@nameuse\{bbl@beforestart\}\s*$"
)

PIECES_MARK = r"\relax\@percentchar pieces"
"""What TeX writes into the .aux before and behind the pieces of a document of pictures: what stands
outside of the two is the class's and the packages', says nothing of the pieces, and changes with
each pass."""
_PIECES = b"\\relax %pieces"

_KEY = re.compile(rb'\s*<bcf:citekey order="(\d+)" intorder="\d+"([^>]*)>(.*)</bcf:citekey>')


def significant(path: Path) -> bytes:
    """The content of a file, without what no program reads of it.

    Raises:
        OSError: Where it cannot be read.
    """
    data = read(path)
    if path.suffix == ".aux":
        return _aux(data)
    return b"".join(_bcf(data)) if path.suffix == ".bcf" else data


def _aux(data: bytes) -> bytes:
    if data.count(_PIECES) == 2:  # noqa: PLR2004 - before and behind
        data = data.split(_PIECES)[1].strip()
    lines = [line for line in data.splitlines(keepends=True) if not line.startswith(_IDLE)]
    return b"" if all(_HOLLOW.match(line) for line in lines) else b"".join(lines)


def _bcf(data: bytes) -> Iterator[bytes]:
    r"""Each key where it is cited first, and which keys share a citation.

    Biber sorts by the first citation of a work (Biber manual, "citeorder"); \citet cites a work
    twice as soon as it knows the author, which would make biber run a second time for nothing.
    """
    seen: set[tuple[bytes, bytes]] = set()
    last = b""
    for line in data.splitlines(keepends=True):
        key = _KEY.match(line)
        if not key:
            seen.clear()
            yield line
        elif (key[2], key[3]) not in seen:
            seen.add((key[2], key[3]))
            yield (b"same " if key[1] == last else b"next ") + key[2] + key[3]
            last = key[1]
