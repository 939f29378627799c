r"""A `*`, `[` or number that is text, and that pandoc takes for a part of the command before it.

Pandoc passes over blanks and takes a star behind every command, and what stands in brackets, or a
number, behind those that it does not know: of `\noindent * $p<0.05$`, `\centering [n = 12]` and
`\medskip 1990 was` a reader would see neither `*` nor `[n = 12]` nor `1990`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_NOTHING = "{}"
# A starred command is followed by what it takes; a star behind `\\` is never text.
_STAR = re.compile(r"(?:[ \t]+\n?|\n)[ \t]*(?=\*(?!\s*[{\[|]))")
_STAR_BESIDE = re.compile(r"(?!\s*[{\[|])")
_BRACKET = re.compile(r"[ \t]*\n?[ \t]*(?=\[)")
_NUMBER = re.compile(r"[ \t]*\n?[ \t]*(?=-?[.,]?\d)")
_WITHOUT_NAMES = """
    noindent indent par centering raggedright raggedleft smallskip medskip bigskip quad qquad hfill
    vfill hline null strut leavevmode ignorespaces unskip relax tiny scriptsize footnotesize small
    normalsize large Large LARGE huge Huge bfseries mdseries itshape slshape scshape upshape
    rmfamily sffamily ttfamily normalfont selectfont rm sf tt bf it sl sc em boldmath unboldmath
    smallbreak medbreak bigbreak newpage clearpage cleardoublepage maketitle appendix frontmatter
    mainmatter backmatter sloppy fussy singlespacing onehalfspacing doublespacing protect allowbreak
    nobreak flushleft flushright center dotfill hrulefill
"""
_WITHOUT = frozenset(_WITHOUT_NAMES.split())
"""Commands that take neither star nor brackets nor number."""
_NUMBERLESS = _WITHOUT | {"linebreak", "pagebreak", "nolinebreak", "nopagebreak", "newline"}
"""Commands that take no number."""


def kept(passage: Passage, command: Command) -> Iterator[Edit]:
    """Something between a command and the sign behind it that is none of the command's."""
    if not command.name.isalpha() or command.environment:
        return
    if command.star:
        if command.name in _WITHOUT and _STAR_BESIDE.match(passage.text, command.end):
            yield Edit(command.end - 1, command.end - 1, _NOTHING)
        return
    sign = _STAR.match(passage.text, command.end)
    if sign is None and command.name in _WITHOUT:
        sign = _BRACKET.match(passage.text, command.end)
    if sign is None and command.name in _NUMBERLESS:
        sign = _NUMBER.match(passage.text, command.end)
    if sign is not None:
        yield Edit(sign.end(), sign.end(), _NOTHING)
