"""Names that other programs are given: none can be taken for an option, a pipe or a command.

TeX takes its arguments for a first line of input, expands `$NAME` and `~user` in names of files,
and XeTeX hands the name of what it makes to a shell (xetexdir/xetex.web, `open_dvi_output`). What
is made on the way therefore has a plain name, and what the author sees keeps the author's.
"""

from __future__ import annotations

import os
import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.finding import FatalError

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = re.compile(r"\w(?:[\w .+=,@-]*[\w+=,@-])?")
_LONGEST = 120  # bytes of a name to which endings are still put
_KEPT = 40  # characters of a name that is not plain
# A comment, a command, an active character, a variable, a quotation mark; and blanks, of which TeX
# reads several as one.
_UNREADABLE = re.compile(r"[\\%~$\"\x00-\x1f\x7f]|\^\^|  |^ | $")


def job(name: str) -> str:
    """A plain name for what is made of a document, the same for the same document.

    Args:
        name: The document's own name: `thesis`, `æøå`, `thesis$(date)`.

    Returns:
        The name itself where it is plain: letters, digits, `.+=,@_-` and single blanks. Otherwise
        its letters and digits, with eight digits that distinguish it from others.
    """
    if _PLAIN.fullmatch(name) and "  " not in name and len(os.fsencode(name)) <= _LONGEST:
        return name
    letters = "-".join(re.findall(r"\w+", name, re.ASCII))[:_KEPT] or "document"
    return f"{letters}-{blake2b(os.fsencode(name), digest_size=4).hexdigest()}"


def name_of(main: Path) -> str:
    """What is made of a main file is called by: the file's own name without its ending.

    Of `...tex` that would be `..`, a folder and no name.

    Args:
        main: The main file.
    """
    return main.stem if main.stem.strip(".") else job(main.stem)


def argument(path: Path) -> str:
    """A path below the folder that a program runs in, as that program's argument."""
    text = os.fspath(path)
    return text if text[:1].isalnum() else os.path.join(os.curdir, text)  # noqa: PTH118


def readable(path: Path) -> None:
    """Makes sure that TeX can be given a main file of this name.

    Raises:
        FatalError: It cannot; another name is proposed.
    """
    name = path.name
    if _UNREADABLE.search(name):
        raise FatalError(
            f"TeX cannot be given a main file whose name is '{name}': blanks at its ends or in a "
            'row, control characters, and \\ % ~ $ " ^^ mean something else to it.',
            f"Rename it, for example to {job(path.stem)}.tex.",
        )
