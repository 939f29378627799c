"""Floats that an author declares, with the package float or newfloat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEW = re.compile(r"\\newfloat\s*\{(\w+)\}\s*\{[^{}]*\}\s*\{(\w+)\}")
_NAME = re.compile(r"\\floatname\s*\{(\w+)\}\s*\{([^{}]*)\}")
_DECLARE = re.compile(r"\\DeclareFloatingEnvironment\s*(?:\[([^\]]*)\])?\s*\{(\w+)\}")
_OPTION = re.compile(r"(\w+)\s*=\s*(?:\{([^{}]*)\}|([^,]*))")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A float of the author's own.

    Attributes:
        name: What its captions begin with.
        listed: The ending of the file that TeX lists them in.
    """

    name: str
    listed: str


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
    for options, kind in _DECLARE.findall(text):
        settings = {key: (braced or bare).strip() for key, braced, bare in _OPTION.findall(options)}
        name = settings.get("name", kind.capitalize())
        found[kind] = Declaration(name, settings.get("fileext", f"lo{kind[:1]}"))
    return found
