r"""Text of a stranger's manuscript, made harmless for where it is printed.

A terminal obeys control characters, and shows text in another order after some of Unicode's; a CI
service obeys lines that begin with `::` (GitHub), and `##vso[`, `##[` and `##teamcity[` anywhere
(Azure, GitHub, TeamCity). All are shown by their numbers instead: `<U+001B>`. So is what cannot be
seen and would make two keys differ. Joiners stay, which Persian and emoji are written with.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path

_JOINERS = "\u200c\u200d"
# Controls, formats, lone surrogates (in names of files that are not UTF-8), and the two separators
# at which some programs begin a line.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_UNUSUAL = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u05ff]")
_COMMAND = re.compile(r"#(?=#[A-Za-z]*\[)|^(\s*):(?=:)", re.MULTILINE)


def printable(text: str, keep: str = "") -> str:
    r"""A text in which every character is one that can be seen.

    Args:
        text: Any text.
        keep: Characters to let through: `\n` where the text has lines of ours.
    """
    seen = _UNUSUAL.sub(lambda match: _shown(match[0], keep), text)
    return _COMMAND.sub(lambda match: f"{match[1] or ''}{_number(match[0][-1])}", seen)


def shown(path: Path) -> str:
    """A path as seen from the folder the user is in."""
    return printable(relative(path))


def relative(path: Path) -> str:
    """The same for programs; absolute where the user's folder is gone or the path far away."""
    try:
        return os.path.relpath(path)
    except (FileNotFoundError, ValueError):
        return os.fspath(path)


def dumped(data: object, *, indent: int | None = None) -> str:
    """JSON of ASCII letters alone, which a terminal and any encoding of the output can take.

    What a CI service would obey begins with `##`, and is the same string without it.
    """
    return json.dumps(data, indent=indent).replace("\x7f", "\\u007f").replace("##", "#\\u0023")


def say(text: str, stream: TextIO) -> None:
    """Writes lines of ours with text of the manuscript in them."""
    stream.write(printable(text.replace("\r\n", "\n"), keep="\n\t"))
    stream.flush()


@lru_cache(maxsize=1024)
def _shown(character: str, keep: str) -> str:
    if character in keep or character in _JOINERS:
        return character
    return _number(character) if unicodedata.category(character) in _HIDDEN else character


def _number(character: str) -> str:
    return f"<U+{ord(character):04X}>"
