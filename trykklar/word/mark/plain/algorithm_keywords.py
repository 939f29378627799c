r"""What an algorithm2e document calls its keywords, blocks and comments, and what it prints.

Source: the manual of algorithm2e, sections 8 to 11.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import loaded
from trykklar.word.mark.command import Command, commands

if TYPE_CHECKING:
    from trykklar.latex.passage import Passage

PACKAGE = "algorithm2e"


class AlgorithmBlock(NamedTuple):
    r"""A block: what is printed before and behind its head, and at its end.

    Attributes:
        before: Keyword before the head.
        after: Keyword behind it.
        end: Keyword of the last line; nothing where none is printed, whatever the style.
        headed: Whether the first argument is a head.
        second: Keyword before a second body, as of `\eIf`.
    """

    before: str
    after: str
    end: str = "end"
    headed: bool = True
    second: str = ""


_INPUTS = {"KwIn": "Input", "KwOut": "Output", "KwData": "Data", "KwResult": "Result"}
_BLOCKS = {
    "If": AlgorithmBlock("if", "then", "end if"),
    "For": AlgorithmBlock("for", "do", "end for"),
    "ForEach": AlgorithmBlock("foreach", "do", "end foreach"),
    "ForAll": AlgorithmBlock("forall", "do", "end forall"),
    "While": AlgorithmBlock("while", "do", "end while"),
    "Switch": AlgorithmBlock("switch", "do", "end switch"),
    "ElseIf": AlgorithmBlock("else if", "then", "end if"),
    "Case": AlgorithmBlock("case", "do", "end case"),
    "Else": AlgorithmBlock("else", "", headed=False),
    "Other": AlgorithmBlock("otherwise", "do", headed=False),
    "Begin": AlgorithmBlock("begin", "", headed=False),
    "eIf": AlgorithmBlock("if", "then", "end if", second="else"),
}
_COMMENTS = {"tcp": ("// ", ""), "tcc": ("/* ", " */")}
_INPUTTING = ("SetKwInput", "SetKwInOut")
_WORDED = {"SetKw": "textbf", "SetKwData": "textsf", "SetKwArray": "textsf"}
SETTINGS = {
    **dict.fromkeys((*_INPUTTING, *_WORDED, "SetKwFunction"), 2), "SetKwProg": 4, "SetKwFor": 4,
    "SetKwBlock": 3, "SetKwComment": 3, "SetKwRepeat": 3, "SetKwIF": 8, "SetKwSwitch": 8,
}  # fmt: skip
r"""`\SetKw..` -> how many arguments it takes."""


@dataclass
class Style:
    """What a document sets: keywords of its own, and what is printed.

    Attributes:
        inputs: Command -> the word before what it is given.
        blocks: Command -> its block.
        words: Command -> what it prints.
        functions: Command -> the name of a function.
        comments: Command -> what stands before and behind a comment.
        ends: Which ends of blocks are printed: `none`, `short` or `long` ones.
        numbered: Whether lines have numbers.
        semicolon: Whether the end of a statement is printed.
    """

    inputs: dict[str, str] = field(default_factory=lambda: dict(_INPUTS))
    blocks: dict[str, AlgorithmBlock] = field(default_factory=lambda: dict(_BLOCKS))
    words: dict[str, str] = field(default_factory=lambda: {"KwTo": r"\textbf{to}"})
    functions: dict[str, str] = field(default_factory=dict)
    comments: dict[str, tuple[str, str]] = field(default_factory=lambda: dict(_COMMENTS))
    ends: str = "short"
    numbered: bool = False
    semicolon: bool = True


@lru_cache(maxsize=4)
def style(passage: Passage) -> Style | None:
    """What is set anywhere in a document; None where it does not load algorithm2e.

    Args:
        passage: The flat source.
    """
    package = loaded(passage.text).get(PACKAGE)
    if package is None:
        return None
    given = {option.replace(" ", "").lower() for option in package.options}
    made = Style(numbered="linesnumbered" in given)
    made.ends = "none" if given & {"vlined", "noend"} else "long" if "longend" in given else "short"
    for command in commands(passage):
        if command.name in SETTINGS:
            _keyword(made, command.name, *_values(passage, command))
        else:
            _switch(made, command.name)
    return made


def _switch(made: Style, name: str) -> None:
    if name in ("SetAlgoVlined", "SetAlgoNoEnd"):
        made.ends = "none"
    elif name == "SetAlgoLongEnd":
        made.ends = "long"
    elif name == "LinesNumbered":
        made.numbered = True
    elif name == "DontPrintSemicolon":
        made.semicolon = False


def _keyword(made: Style, name: str, own: str, *values: str) -> None:
    if name in _INPUTTING:
        made.inputs[own] = values[0]
    elif name in _WORDED:
        made.words[own] = rf"\{_WORDED[name]}{{{values[0]}}}"
    elif name == "SetKwFunction":
        made.functions[own] = values[0]
    elif name in ("SetKwProg", "SetKwFor"):
        made.blocks[own] = AlgorithmBlock(values[0], values[1], values[2] or "end")
    elif name == "SetKwBlock":
        made.blocks[own] = AlgorithmBlock(values[0], "", values[1] or "end", headed=False)
    elif name == "SetKwComment":
        made.comments[own] = values[0], values[1]


def _values(passage: Passage, command: Command) -> list[str]:
    """The arguments of a setting; a missing one is empty. The first names a command."""
    at, found = command.end, []
    for _ in range(SETTINGS[command.name]):
        argument = passage.argument(at)
        found.append(passage.slice(argument[0]) if argument else "")
        at = argument[1] if argument else at
    behind = found[1:] if command.name == "SetKwComment" else [text.strip() for text in found[1:]]
    return [found[0].strip().lstrip("\\"), *behind]
