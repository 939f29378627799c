r"""Letters of the classes letter and scrlttr2: what stands above the text and below it.

Above it, that is who writes it, when and about what; below it, `\closing`, `\ps`, `\cc`, `\encl`.

Source: The LaTeX 2e Sources, letter.cls; KOMA-Script's manual, 4.10 and 4.12.
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
_PLAIN, _KOMA = "letter", "scrlttr2"
_CLASSES = (_PLAIN, _KOMA)
_WORDS = {"cc": "cc", "encl": "encl"}
_SETTING = re.compile(
    r"\\(?:setkomavar\s*\{(?P<variable>[a-z]+)\}\s*"
    r"|(?P<command>signature|name|address|date)\s*)(?=\{)"
)
_SIGNATURES = {_PLAIN: ("signature", "name"), _KOMA: ("signature", "fromname")}
_TODAY = r"\today{}"
_BEGIN = r"\begin{letter}"


def sender(passage: Passage, command: Command) -> Iterator[Edit]:
    """Who writes a letter, before whom it is to; in the class letter, also when.

    Args:
        passage: The flat source.
        command: The beginning of an environment.
    """
    kind = _kind(passage) if command.environment == "letter" else ""
    if not kind:
        return
    given = _settings(passage, command.start)
    lines = [given.get("fromname", ""), given.get("fromaddress", "")]
    if kind == _PLAIN:
        first = passage.text.find(_BEGIN) == command.start  # its address is front matter
        lines = ["" if first else given.get("address", ""), given.get("date", _TODAY)]
    text = r"\\ ".join(filter(None, lines))
    yield Edit(command.start, command.start, f"\n\n{text}\n\n")


def heading(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""When a letter of scrlttr2 is written, and what it is about, before `\opening`.

    Args:
        passage: The flat source.
        command: `\opening`.
    """
    if _kind(passage) == _KOMA:
        given = _settings(passage, command.start)
        subject = rf"\textbf{{{given['subject']}}}" if given.get("subject") else ""
        lines = [given.get("date", _TODAY), given.get("title", ""), subject]
        yield Edit(command.start, command.start, "\n\n".join(["", *filter(None, lines), ""]))


def part(passage: Passage, command: Command) -> Iterator[Edit]:
    """Edits that make paragraphs of such a part, with what the class prints there.

    Args:
        passage: The flat source.
        command: One of these commands.
    """
    kind = _kind(passage)
    if not kind:
        return
    text = passage.group(passage.skip(command.end))
    if text is None:
        yield Edit(command.start, command.end, "\n\n")
        return
    word = _WORDS.get(command.name, "")
    lead = rf"\renewcommand{{\{word}name}}" if word else ""
    name = _given(passage, lead, command.start) or word if word else ""
    yield Edit(command.start, text.start, "\n\n" + f"{name}: " * bool(name))
    given = _settings(passage, command.start) if command.name == "closing" else {}
    signature = next((given[name] for name in _SIGNATURES[kind] if given.get(name)), "")
    yield Edit(text.end, text.end + 1, f"\n\n{signature}\n\n")


def _kind(passage: Passage) -> str:
    """The document's class, where it is one of letters."""
    name = document_class(passage.text).name
    return name if name in _CLASSES else ""


def _settings(passage: Passage, before: int) -> dict[str, str]:
    """What is set of a letter before a place, by the name of the command or variable."""
    given = {}
    for match in _SETTING.finditer(passage.text, 0, before):
        text = passage.group(match.end())
        given[match["variable"] or match["command"]] = passage.slice(text) if text else ""
    return given


def _given(passage: Passage, lead: str, before: int) -> str:
    at = passage.text.rfind(lead, 0, before)
    text = passage.group(at + len(lead)) if at >= 0 else None
    return passage.slice(text) if text else ""
