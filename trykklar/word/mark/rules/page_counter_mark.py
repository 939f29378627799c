r"""Where pages are counted anew, or in other signs: `\pagenumbering{roman}`, `\mainmatter`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, encode
from trykklar.word.mark.rules.spacing import spacing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

MATTERS = frozenset(["frontmatter", "mainmatter"])
"""Parts of a book, each of which begins a page: The LaTeX2e Sources, classes.dtx, section 7.1."""
_SETTING = {"pagenumbering": 1, "setcounter": 2}
_OF_PAGES = re.compile(r"\\setcounter\s*\{\s*page\s*\}")
NAMES = MATTERS | _SETTING.keys()
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_LOOKED_AT = 200  # signs before a command
# Such a command in the middle of a paragraph says nothing of the place where a page begins.
_BETWEEN = re.compile(r"(?:\A|\n[ \t]*\n|[\]}]|\\[A-Za-z@]+\*?)\s*\Z")


def counted_anew(passage: Passage, command: Command) -> Iterator[Edit]:
    """A mark in the place of such a command between paragraphs; field: the command as it is."""
    at = command.end
    for _ in range(_SETTING.get(command.name, 0)):
        argument = passage.argument(at)
        if argument is None:
            return
        at = argument[1]
    source = " ".join(passage.text[command.start : at].split())
    start = max(command.start - _LOOKED_AT, 0)
    before = _COMMENT.sub("", passage.text[start : command.start])
    if command.name == "setcounter" and not _OF_PAGES.match(source):
        yield from spacing(passage, command)
    elif command.name in MATTERS or _BETWEEN.search(before):
        begun = block("page", command.start, "") if command.name in MATTERS else ""
        yield Edit(command.start, at, begun + block("counted", command.start, encode(source)))
