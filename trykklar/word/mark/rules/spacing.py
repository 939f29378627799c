r"""Layout before a group: `\vspace{1em} {\bf Aim}`, which pandoc drops together with the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit

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
    pagebreak nopagebreak FloatBarrier arraybackslash
"""
_LONGER_NAMES = """
    hspace vspace addvspace enlargethispage color pagestyle thispagestyle linespread setstretch
    fontseries fontfamily fontshape stepcounter refstepcounter
"""
# Command -> how many arguments in braces are its own.
LAYOUT = {
    **dict.fromkeys(_PLAIN_NAMES.split(), 0),
    **dict.fromkeys(_LONGER_NAMES.split(), 1),
    **dict.fromkeys(["setlength", "addtolength", "setcounter", "addtocounter", "fontsize"], 2),
}


def spacing(passage: Passage, command: Command) -> Iterator[Edit]:
    """Layout right before a group goes; a space stays one."""
    at = arguments(passage, command.end)[1]
    for _ in range(LAYOUT[command.name]):
        argument = passage.argument(at)
        if argument is None:
            return
        at = argument[1]
    begin = passage.skip(at)
    if passage.group(begin) is not None:
        yield Edit(command.start, begin, "\\ " * (command.name in _SPACES))
