"""What a control sequence means, where the author or a file beside the manuscript says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.latex.expansion.token import Token


INTERNAL = "<internal name>"
"""What is carried out for a name with `@` in it that nobody here knows."""


@dataclass(frozen=True, slots=True)
class Processor:
    r"""What xparse does with an argument before the macro gets it: `>{\SplitArgument{1}{,}}`.

    Attributes:
        name: `SplitArgument`, `SplitList`, `TrimSpaces`, `ReverseBoolean`.
        sign: What an argument is split at.
        splits: Into how many parts more than one; None for as many as there are.
    """

    name: str
    sign: Token | None = None
    splits: int | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a macro.

    Attributes:
        kind: `m` one token or group, `o` optional between `opening` and `closing`, `s` an optional
            star or other sign `opening`, `u` everything up to the tokens `until`, `t` the tokens
            `until` themselves, which are no argument, `#` everything up to a brace, which stays,
            `b` an environment's body, `e` one argument behind each of the signs `opening`, `g` an
            optional group, `v` an argument that is taken as it is written.
        opening: Opening delimiter.
        closing: Closing delimiter.
        default: What an optional argument is where it is not given; None for no value.
        until: Tokens of a primitive definition's parameter text.
        processors: What is done with it, the last one first.
    """

    kind: str
    opening: str = "["
    closing: str = "]"
    default: tuple[Token, ...] | None = None
    until: tuple[Token, ...] = ()
    processors: tuple[Processor, ...] = ()

    @property
    def takes(self) -> int:
        """How many arguments it is."""
        return len(self.opening) if self.kind == "e" else int(self.kind != "t")


@dataclass(frozen=True, slots=True)
class Macro:
    r"""A macro.

    Attributes:
        parameters: What it takes.
        body: What it expands to.
        robust: Whether it stays as it is where only expansion is asked for.
        long: Whether its arguments may hold paragraphs, which makes it another to `\ifx`.
        programmed: Whether it is made of LaTeX3's functions, which TeX alone carries out: its calls
            stay as they are written.
    """

    parameters: tuple[Parameter, ...]
    body: tuple[Token, ...]
    robust: bool = False
    long: bool = False
    programmed: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    r"""Another name for a command that is not the author's, as `\let` makes one."""

    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    r"""A character that has a name, as `\let\x=a` makes one."""

    token: Token


@dataclass(slots=True)
class Switch:
    r"""A conditional made by `\newif`."""

    value: bool = False


@dataclass(frozen=True, slots=True)
class Setter:
    r"""`\drafttrue`, `\draftfalse`."""

    switch: str
    value: bool


@dataclass(frozen=True, slots=True)
class Number:
    r"""A register for numbers, `\newcount`, or a character that has a name, `\chardef`.

    Attributes:
        name: Which one.
        character: Whether the command prints the character of that number.
    """

    name: str
    character: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    r"""A register for lengths: `\newdimen`, `\newlength`, `\newskip`.

    Attributes:
        name: Which one.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    r"""What is in a register, or the category of a character.

    Attributes:
        number: The number; of a length, scaled points.
    """

    number: int


@dataclass(frozen=True, slots=True)
class Box:
    r"""A box that text was put into: `\newsavebox`, `\setbox0`.

    Attributes:
        tokens: What is in it.
    """

    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenList:
    r"""A register for tokens: `\newtoks`.

    Attributes:
        tokens: What is in it.
    """

    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    """An environment of the author's.

    Attributes:
        begin: What its beginning expands to.
        end: What its end does; the arguments of the beginning are known there.
    """

    begin: Macro
    end: tuple[Token, ...] = ()


@dataclass(slots=True)
class OpenEnvironment:
    """An environment of the author's that is open.

    Attributes:
        name: Its name.
        end: What its end expands to, with the arguments put in.
    """

    name: str
    end: list[Token] = field(default_factory=list)


Meaning = Macro | Alias | Letter | Switch | Setter | Number | Length | Value | Box | TokenList


KERNEL_REGISTERS: Mapping[str, Meaning] = {
    **{name: Number(name) for name in ("count@", "@tempcnta", "@tempcntb")},
    **{
        name: Length(name)
        for name in ("dimen@", "dimen@i", "dimen@ii", "@tempdima", "@tempdimb", "@tempdimc",
                     "skip@", "@tempskipa", "@tempskipb")
    },
    **{name: TokenList() for name in ("toks@", "@temptokena")},
}  # fmt: skip
"""Registers of LaTeX's own that authors' macros and classes calculate in (source2e, ltplain)."""
