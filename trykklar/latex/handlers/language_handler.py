r"""Handlers for the commands that set the language of a document: polyglossia's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.babel_names import TAGS

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader

_VARIANT = re.compile(r"\bvariant\s*=\s*\{?(\w+)")


def main_language(reader: Reader, passage: Passage, start: int, at: int) -> int:
    r"""`\setmainlanguage[variant=british]{english}`; the last one counts."""
    options = passage.delimited(passage.skip(at))
    span = passage.group(passage.skip(options.end + 1 if options else at))
    if span is None:
        return at
    variant = _VARIANT.search(passage.slice(options)) if options else None
    named = TAGS.get(variant[1], "") if variant else ""
    reader.found.language = named or TAGS.get(passage.slice(span).strip(), "")
    reader.mask(passage, start, span.end + 1, "argument")
    return span.end + 1


COMMANDS: dict[str, Handler] = dict.fromkeys(
    ("setmainlanguage", "setdefaultlanguage"), main_language
)
