"""A block of a .bib file as written, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Raw(NamedTuple):
    """A field as written.

    Attributes:
        name: Its name.
        value: Its value with delimiters.
        at: Offset in the file at which its name begins.
    """

    name: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class BibFault:
    """What is wrong with a block's form.

    Attributes:
        code: The finding's code.
        message: One sentence, `{key}` where the entry's key belongs.
        line: Its line, counted from the block's.
    """

    code: str
    message: str
    line: int = 0


class BibBlock(NamedTuple):
    """One `@...{...}` of a file.

    Attributes:
        kind: Its type in lower case: `article`, `string`, `comment`.
        key: Its key; the name, for a `@string`.
        fields: What it holds.
        offset: Where its `@` stands.
        end: Offset after it.
        faults: What is wrong with its form.
        commented: Whether it stands behind a `%`, which is no comment to BibTeX.
    """

    kind: str
    key: str
    fields: tuple[Raw, ...]
    offset: int
    end: int
    faults: tuple[BibFault, ...] = ()
    commented: bool = False
