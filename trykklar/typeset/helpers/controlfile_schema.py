r"""What biblatex writes into biber's control file: elements, attributes, and kinds of values.

`controlfile.toml` beside this module has them, and the kinds that are regular expressions. Kinds
that reach Perl code or the file system are here:

- A source map's replacement is evaluated as a Perl string (Biber/Utils.pm, `ireplace`:
  `s/.../.../eegxms`), after data was put in for $MAPLOOP.
- What is sorted by is put into `q{...}`, which is evaluated (Biber.pm, `sort_list`).
- A match becomes a regular expression, in which Perl runs `(?{...})` where it is let, and calls a
  function for `\p{Package::IsIt}`.
- The name of a bibliography is a path, a URL, or a pattern for Perl's `glob`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMESPACE = "https://sourceforge.net/projects/biblatex"
"""The namespace of all elements, with the prefix `bcf`."""

OPTIONS = frozenset({
    "debug", "input_encoding", "mincrossrefs", "minxrefs", "output_encoding", "sortcase",
    "sortupper",
})  # fmt: skip
"""The options of biber itself that biblatex sets; others would have it write files."""

_BRACES = re.compile(r"\\.|[{}\\]", re.DOTALL)
# It can only insert what was matched: `$1`, not `$1[...]`, `@{...}`, `$MAPLOOP` or a quote.
_REPLACEMENT = re.compile(
    r"(?!.*\$MAP)(?:\\.|\$\d+(?!\d|\[|\{|->)|\$\{\d+\}(?!\[|\{|->)|[^\"@$\\])*", re.DOTALL
)
_CODE = re.compile(r"\((?:\?\??p?|\*+)\{|\\[pP]\s*\{[^}]*(?:::|')")
_NAME = re.compile(r"""(?![~-])[^\\$|:"`<>{}\x00-\x1f\x7f]*""")


@dataclass(frozen=True, slots=True)
class Element:
    """What an element may be made of.

    Attributes:
        holds: Names of the elements in it.
        attributes: Name of an attribute -> kind of its value.
        text: Kind of its text; "" where it has none.
    """

    holds: frozenset[str]
    attributes: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that a control file may be made of.

    Attributes:
        elements: By their names without prefix.
        kinds: Kind of a value -> whether a value is of it.
    """

    elements: Mapping[str, Element]
    kinds: Mapping[str, Callable[[str], object]]


@cache
def grammar() -> Grammar:
    """The grammar for biblatex 3.8 to 3.22."""
    text = (
        files("trykklar.typeset.helpers").joinpath("controlfile.toml").read_text(encoding="utf-8")
    )
    data = tomllib.loads(text)
    kinds = {kind: re.compile(rule).fullmatch for kind, rule in data.pop("kinds").items()}
    elements = {name: _element(row) for name, row in data.items()}
    return Grammar(elements, {**kinds, **_KINDS})


def _element(row: dict[str, Any]) -> Element:
    holds, text = frozenset(row.pop("holds", ())), row.pop("text", "")
    return Element(holds, row, text)


def balanced(text: str) -> bool:
    """Whether Perl's `q{...}` around a text ends where the text does, and not in it."""
    depth = 0
    for piece in _BRACES.findall(text):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth < 0 or piece == "\\":  # a backslash at the end takes what follows with it
            return False
    return not depth


def inside(name: str) -> bool:
    """Whether a name can only be that of a file below the folder that it is looked for in."""
    steps = name.split("/")
    unusual = steps[0] == "" != name or ".." in steps or name != name.strip()
    return not unusual and bool(_NAME.fullmatch(name))


_KINDS: Mapping[str, Callable[[str], object]] = {
    "literal": balanced,
    "replacement": _REPLACEMENT.fullmatch,
    "pattern": lambda text: not _CODE.search(text),
    "source": inside,
}
