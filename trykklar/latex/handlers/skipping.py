r"""Handlers for commands whose arguments are not carried out: they are passed over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from trykklar.latex.passage import skip_options, target

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage
    from trykklar.latex.reader import Handler, Reader


def swallow(reader: Reader, passage: Passage, start: int, at: int, *, groups: int = 1) -> int:
    """A command whose arguments are not read; options before them are skipped too."""
    for _ in range(groups):
        at = skip_options(passage, at)
        given = passage.argument(at)
        if given is None:
            break
        at = given[1]
    reader.mask(passage, start, at, "argument")
    return at


def skip_name(_reader: Reader, passage: Passage, _start: int, at: int) -> int:
    r"""`\string\cite`, `\robustify\cite`: the command after it is not carried out."""
    return target(passage, at)[1]


def patch(reader: Reader, passage: Passage, start: int, at: int, *, groups: int = 1) -> int:
    r"""`\preto\cite{..}`, `\patchcmd{\cite}{..}{..}{..}{..}`: changes a command, calls none."""
    _, at = target(passage, at)
    for _ in range(groups):
        given = passage.argument(at)
        at = given[1] if given else at
    reader.mask(passage, start, at, "definition")
    return at


_NAMED = "string robustify MakeRobust undef meaning show noexpand csundef"
_PATCHES = {"preto": 1, "appto": 1, "gpreto": 1, "gappto": 1, "pretocmd": 3, "apptocmd": 3}
_PATCHES |= {f"x{name}": count for name, count in _PATCHES.items()} | {
    "patchcmd": 4,
    "xpatchcmd": 4,
}
_SWALLOWED = """
AtEveryCitekey AtEveryBibitem AtEveryCite AtNextCite AtNextBibliography AtBeginBibliography
"""

COMMANDS: dict[str, Handler] = {
    **dict.fromkeys(_NAMED.split(), skip_name),
    **{name: partial(patch, groups=count) for name, count in _PATCHES.items()},
    **dict.fromkeys(_SWALLOWED.split(), swallow),
    **dict.fromkeys(
        ("newbibmacro", "renewbibmacro", "DeclareFieldFormat"), partial(swallow, groups=2)
    ),
    "newsavebox": swallow,
}
