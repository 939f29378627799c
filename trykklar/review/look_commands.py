r"""Which command gives letters which look: `\emph`, `\textbf`, `\textsuperscript` and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.word.docx.run_look import RunLook


class LookCommand(NamedTuple):
    """How one look is written.

    Attributes:
        look: Its name, as a field of `RunLook`.
        command: What it is written with.
        others: Commands that give it, too.
    """

    look: str
    command: str
    others: tuple[str, ...] = ()


# In the order in which they go around words.
_COMMANDS = (
    LookCommand("raised", "textsuperscript"),
    LookCommand("lowered", "textsubscript"),
    LookCommand("small_caps", "textsc"),
    LookCommand("underlined", "underline", ("uline", "ul")),
    LookCommand("italic", "emph", ("textit", "textsl")),
    LookCommand("bold", "textbf"),
)
CROSSED_OUT = "it is crossed out, and not taken away: say yourself whether it is to go"
HIDDEN = "it is hidden in Word: say yourself whether it is to go"
CAPITALS = "it is shown in capitals: only you can say whether the source is to have them"
MARKED = "it is marked with a colour, which says something to you and not to a reader"


def added(look: RunLook, before: RunLook) -> list[LookCommand]:
    """What gives letters a look that they did not have before."""
    return [
        item for item in _COMMANDS if getattr(look, item.look) and not getattr(before, item.look)
    ]


def named(look: RunLook) -> str:
    """What letters look like, in words."""
    names = [name.replace("_", " ") for name, on in look._asdict().items() if on]
    return ", ".join(names) or "plain"


def dressed(text: str, commands: Iterable[LookCommand]) -> str:
    """A text in some commands."""
    for item in commands:
        text = rf"\{item.command}{{{text}}}"
    return text
