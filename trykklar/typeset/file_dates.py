r"""Files of which a text asks when they were saved: another date is another file then.

TeX asks by a primitive (`\pdffilemoddate`, `\filemoddate`), Lua by `lfs`: nothing is read, and no
record has it. Kpathsea reports the search, but LaTeX has it search in the same way for the size of
whatever it inputs. So the texts of the document are searched for what asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fingerprint import Fingerprint

# The primitives, pdftexcmds and filemod.sty; getfiledate.sty; l3file's \file_timestamp:n; lfs.
_ASKS = re.compile(rb"file_?mod|getfiledate|file(?:_get)?_timestamp|\blfs\b", re.IGNORECASE)
_LONGEST = 1 << 20  # bytes of a text; what is longer is a picture, mostly


def by_date(context: BuildContext, inputs: Mapping[Path, Fingerprint]) -> dict[Path, Fingerprint]:
    """What a program read, the author's files by their dates where one of them asks for dates.

    Args:
        context: Where it ran.
        inputs: What it read, as it was then.
    """
    # Before a preamble is dumped, its text is put into a made file.
    texts = [path for path in inputs if not path.is_absolute()]
    if not any(_ASKS.search(_text(context, path)) for path in texts):
        return dict(inputs)
    own = {path for path in texts if not path.is_relative_to(context.document.work)}
    return {path: mark.dated() if path in own else mark for path, mark in inputs.items()}


def _text(context: BuildContext, path: Path) -> bytes:
    try:
        return context.document.fence.read(context.root / path, _LONGEST)
    except OSError:
        return b""
