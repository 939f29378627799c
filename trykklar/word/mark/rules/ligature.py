r"""Signs that TeX's fonts make of two: ``?` `` and ``!` ``, and with T1 `<<`, `>>` and `,,`.

They are ligatures of text: not in formulas, verbatim text, addresses and keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import package_options
from trykklar.latex.structure_commands import DRAWINGS
from trykklar.word.mark.command import Command, after_verbatim
from trykklar.word.mark.edit import Edit
from trykklar.word.mark.formula_span import formula_cover

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage

_SIGNS = {"?`": "¿", "!`": "¡", "<<": "«", ">>": "»", ",,": "„"}
_SIGN = re.compile(r"[?!]`|<<|>>|,,")
_ALWAYS = ("?`", "!`")
# Their first argument is no text.
_CODE = re.compile(r"url|href|path|nolinkurl|label|\w*ref|\w*cite\w*|input|include\w*|bibliography")


class Ligatures:
    """One way through a text, from command to command."""

    def __init__(self, passage: Passage, start: int) -> None:
        """Begins at an offset."""
        self._passage = passage
        self._at = start
        self._t1 = "T1" in package_options(passage.text, "fontenc")
        self._formulas = formula_cover(passage.text)
        self._drawing = False

    def before(self, command: Command) -> Iterator[Edit]:
        """The signs between the last command and this one."""
        yield from self.until(command.start)
        text, name = self._passage.text, command.name
        self._at = after_verbatim(text, name, command.environment, command.end)
        if command.environment.rstrip("*") in DRAWINGS:
            self._drawing = name == "begin"
        elif _CODE.fullmatch(name) and text[command.end : command.end + 1] == "{":
            group = self._passage.group(command.end)
            self._at = group.end if group else self._at

    def until(self, end: int) -> Iterator[Edit]:
        """The signs between the last command and an offset."""
        for match in _SIGN.finditer(self._passage.text, self._at, max(end, self._at)):
            drawn = self._drawing or match.start() in self._formulas
            if not drawn and (self._t1 or match[0] in _ALWAYS):
                yield Edit(match.start(), match.end(), _SIGNS[match[0]])
