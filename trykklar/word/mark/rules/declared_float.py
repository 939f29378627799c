r"""Floats that an author declares, with the package float, newfloat or KOMA-Script's tocbasic.

Each has a list, which `\listof{kind}{title}` prints (float), or a command named after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.word.mark.edit import Edit
from trykklar.word.mark.mark import block, encode
from trykklar.word.mark.options import options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.command import Command

_NEW = re.compile(r"\\newfloat\s*\{(\w+)\}\s*\{[^{}]*\}\s*\{(\w+)\}")
_NAME = re.compile(r"\\floatname\s*\{(\w+)\}\s*\{([^{}]*)\}")
_DECLARE = re.compile(r"\\DeclareFloatingEnvironment\s*(?:\[([^\]]*)\])?\s*\{(\w+)\}")
_NEW_TOC = re.compile(r"\\DeclareNewTOC\s*\[((?:[^\]{}]|\{[^{}]*\})*)\]\s*\{(\w+)\}")
LIST = "listof"
"""How the names of commands begin that print the list of floats."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A float of the author's own.

    Attributes:
        name: What its captions begin with.
        listed: The ending of the file that TeX lists them in.
        title: What its list is called.
        list_names: The commands that print it, beside float's, which is given the title.
    """

    name: str
    listed: str
    title: str = ""
    list_names: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def declared(text: str) -> Mapping[str, Declaration]:
    """The floats that a preamble declares, by environment.

    Args:
        text: The preamble, or the whole source.
    """
    names = dict(_NAME.findall(text))
    found = {
        kind: Declaration(names.get(kind, kind), listed) for kind, listed in _NEW.findall(text)
    }
    for given, kind in _DECLARE.findall(text):
        settings = options(given)
        name = settings.get("name", kind.capitalize())
        title = settings.get("listname", f"List of {kind.capitalize()}s")
        listed = settings.get("fileext", f"lo{kind[:1]}")
        found[kind] = Declaration(name, listed, title, tuple(_list_names(kind)))
    for given, listed in _NEW_TOC.findall(text):
        settings = options(given)
        kind = settings.get("type", listed)
        several = settings.get("types", f"{kind}s")
        name = settings.get("name", kind.capitalize())
        title = settings.get("listname", f"List of {several.capitalize()}")
        found[kind] = Declaration(name, listed, title, (f"{LIST}{several}",))
    return found


def listing(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""The place of a list of such floats; fields: their kind, and what the list is called.

    Args:
        passage: The flat source.
        command: `\listof{kind}{title}`, or the command that is named after them.
    """
    own = declared(passage.text)
    if command.name == LIST:
        kind = passage.argument(command.end)
        title = passage.argument(kind[1]) if kind else None
        if kind and title and (name := passage.slice(kind[0]).strip()) in own:
            words = passage.slice(title[0])
            yield Edit(command.start, title[1], _place(command, name, words))
        return
    for name, declaration in own.items():
        if command.name in declaration.list_names:
            yield Edit(command.start, command.end, _place(command, name, declaration.title))


def _list_names(kind: str) -> Iterator[str]:
    """The names that newfloat.sty gives the command."""
    return (f"{LIST}{kind}{ending}" for ending in ("", "s", "es"))


def _place(command: Command, kind: str, title: str) -> str:
    return block("floats", command.start, encode(kind), title)
