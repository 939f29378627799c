r"""Text in a frame or on a ground, as `framed`, `mdframed` and `tcolorbox` set it.

Source: the manuals of framed, mdframed, tcolorbox and boxedminipage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.mark.command import arguments
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.rules.float_mark import floats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NAME = "framed"
"""What pandoc calls the environment, whatever the author's."""
ENVIRONMENTS = {
    **dict.fromkeys((NAME, "oframed", "shaded", "snugshade", "leftbar", "mdframed"), 0),
    **dict.fromkeys(("tcolorbox",), 0),
    "titled-frame": 1,
    **dict.fromkeys(("boxedminipage", "boxedminipage2e"), 1),
}
"""Environment -> its arguments in braces."""


def frame(passage: Passage, command: Command) -> Iterator[Edit]:
    """Its beginning and end; in a float, whose pictures and captions are apart, the text alone."""
    at = command.end
    if command.name == "begin":
        at = arguments(passage, at, optional=3)[1]
        at = passage.behind_arguments(at, ENVIRONMENTS[command.environment.rstrip("*")])
    drawn = command.start not in floats(passage.text)
    yield Edit(command.start, at, f"\n\n\\{command.name}{{{NAME}}}\n\n" if drawn else "\n\n")
