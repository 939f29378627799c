r"""Letters of the class letter: what stands below the text, `\closing`, `\ps`, `\cc`, `\encl`.

Source: The LaTeX 2e Sources, letter.cls.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.loaded_packages import document_class
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

NAMES = ("closing", "ps", "cc", "encl")
"""Commands of which pandoc has no more than the argument, or another word."""
_WORDS = {"cc": "cc", "encl": "encl"}
_SIGNED = re.compile(r"\\(?:signature|name)\s*(?=\{)")


def part(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make paragraphs of such a part, with what the class prints there.

    Args:
        passage: The flat source.
        command: One of these commands.
    """
    if document_class(passage.text).name != "letter":
        return
    text = passage.group(passage.skip(command.end))
    if text is None:
        yield Edit(command.start, command.end, "\n\n")
        return
    word = _WORDS.get(command.name, "")
    lead = rf"\renewcommand{{\{word}name}}" if word else ""
    name = _given(passage, lead, command.start) or word if word else ""
    yield Edit(command.start, text.start, "\n\n" + f"{name}: " * bool(name))
    signature = _signature(passage, command.start) if command.name == "closing" else ""
    yield Edit(text.end, text.end + 1, f"\n\n{signature}\n\n")


def _signature(passage: Passage, before: int) -> str:
    """What is printed below the closing: the signature, or else the name."""
    given = {}
    for match in _SIGNED.finditer(passage.text, 0, before):
        text = passage.group(match.end())
        given[match[0].strip()] = passage.slice(text) if text else ""
    return given.get(r"\signature") or given.get(r"\name", "")


def _given(passage: Passage, lead: str, before: int) -> str:
    at = passage.text.rfind(lead, 0, before)
    text = passage.group(at + len(lead)) if at >= 0 else None
    return passage.slice(text) if text else ""
