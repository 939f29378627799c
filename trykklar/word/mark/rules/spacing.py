r"""Layout before a group: `\vspace{1em} {\bf Aim}`, which pandoc drops together with the group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.cell_shade import SHADED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_SPACES = frozenset(["quad", "qquad", "hspace", "linebreak", "hrulefill", "dotfill"])
_PLAIN_NAMES = """
    quad qquad linebreak hrulefill dotfill centering raggedleft flushleft flushright center
    sffamily rmfamily ttfamily upshape
    mdseries normalfont selectfont smallskip medskip bigskip relax null sloppy samepage
    singlespacing doublespacing onehalfspacing ignorespaces unskip break allowbreak nobreak
    pagebreak nopagebreak FloatBarrier arraybackslash boldmath unboldmath protect phantomsection
    normalcolor frenchspacing nonfrenchspacing
"""
_LONGER_NAMES = """
    hspace vspace addvspace enlargethispage color pagestyle thispagestyle linespread setstretch
    fontseries fontfamily fontshape stepcounter refstepcounter cellcolor rowcolor columncolor
    pagenumbering hyphenation captionsetup urlstyle index
"""
_NAME = re.compile(r"\\([A-Za-z]+)\*?")
# Command -> how many arguments in braces are its own.
LAYOUT = {
    **dict.fromkeys(_PLAIN_NAMES.split(), 0),
    **dict.fromkeys(_LONGER_NAMES.split(), 1),
    **dict.fromkeys(
        ["setlength", "addtolength", "setcounter", "addtocounter", "fontsize", "markboth"], 2
    ),
    "addcontentsline": 3,
}
_OF_ITEMS = "enum"
_PASSED = LAYOUT.keys() - SHADED.keys()


def counted(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\addtocounter{page}{1}` goes, where pandoc would end the paragraph; it counts items alone.

    Args:
        passage: The flat source.
        command: `\addtocounter`.
    """
    counter = passage.argument(command.end)
    step = passage.argument(counter[1]) if counter else None
    if counter is None or step is None or passage.slice(counter[0]).strip().startswith(_OF_ITEMS):
        yield from spacing(passage, command)
    else:
        yield Edit(command.start, step[1], "")


def spacing(passage: Passage, command: Command) -> Iterator[Edit]:
    """Layout right before a group goes, also with other layout between them; a space stays one."""
    begin = _behind(passage, command.name, command.end)
    if begin is None:
        return
    at = begin
    while (following := _NAME.match(passage.text, at)) and following[1] in _PASSED:
        behind = _behind(passage, following[1], following.end())
        if behind is None:
            return
        at = behind
    if passage.group(at) is not None:
        yield Edit(command.start, begin, "\\ " * (command.name in _SPACES))


def _behind(passage: Passage, name: str, end: int) -> int | None:
    """Where the text goes on behind a command; None where it lacks an argument."""
    at = arguments(passage, end)[1]
    for _ in range(LAYOUT[name]):
        argument = passage.argument(at)
        if argument is None:
            return None
        at = argument[1]
    return passage.skip(at)
