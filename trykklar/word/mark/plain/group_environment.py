r"""Environments that are no more than a group, in the middle of a paragraph: `\begin{small}`.

LaTeX begins no paragraph at them. Pandoc does, so that there they are the group that they are; and
on a title page, where a group with a size is known as a title.

Source: The LaTeX 2e Sources, "Environments": `\begin{small}` is `\begingroup\small`; babel's
manual, 1.7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.tabular import closing
from trykklar.word.mark.rules.title_page import SIZES, on_title_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_SWITCH_NAMES = """
tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge bfseries mdseries itshape
slshape scshape upshape rmfamily sffamily ttfamily em
"""
SWITCHES = frozenset(_SWITCH_NAMES.split())
"""Switches of the font and its size, each of which is an environment, too."""
_LANGUAGES = frozenset(["otherlanguage", "otherlanguage*"])
# A paragraph's end, or what is no part of a paragraph.
_BLOCK = re.compile(
    r"\n[ \t]*\n|\\(?:begin|item|par|(?:sub)*section|chapter|caption|includegraphics)(?![A-Za-z])"
    r"|\\[\[\\]|\$\$"
)
# On a title page, lines end with `\\\\`.
_TITLE_BLOCK = re.compile(r"\n[ \t]*\n|\\(?:begin|item|par|includegraphics)(?![A-Za-z])|\$\$")
_TEXT_BEFORE = re.compile(r"[\w.,;:!?)'\"»”][ \t]*\n?[ \t]*\Z")
_TEXT_BEHIND = re.compile(r"[ \t]*\n?[ \t]*[\w.,;:!?('\"«“`]")
_NEAR = 80  # characters


def inline(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make a group of such an environment, where text of its paragraph is beside it.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    name, text = command.environment, passage.text
    end = closing(passage, command) if name in SWITCHES or name in _LANGUAGES else None
    titled = name in SIZES and on_title_page(text, command.start)
    block = _TITLE_BLOCK if titled else _BLOCK
    if end is None or block.search(text, command.end, end.start):
        return
    if name in _LANGUAGES and "\\" in text[command.end : end.start]:
        return  # `\today` is looked up by the environments around it
    before = _TEXT_BEFORE.search(text[max(command.start - _NEAR, 0) : command.start])
    if before is None and not titled and not _TEXT_BEHIND.match(text, end.end):
        return
    if name in SWITCHES:
        yield Edit(command.start, command.end, rf"{{\{name}{{}}")
        yield Edit(end.start, end.end, "}")
    elif (language := passage.group(passage.skip(command.end))) is not None:
        yield Edit(command.start, language.start, r"\foreignlanguage{")
        yield Edit(language.end, language.end + 1, "}{")
        yield Edit(end.start, end.end, "}")
