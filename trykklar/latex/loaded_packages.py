r"""The class and the packages that a preamble loads, with their options.

Source: The LaTeX 2e Sources, "LaTeX Class and Package Interface" (ltclass): options are parted by
commas outside of braces, blanks around them do not count, and `\PassOptionsToPackage` adds to those
that are given where the package is loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.passage import whole
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOADING = re.compile(
    r"\\(documentclass|LoadClass|usepackage|RequirePackage|PassOptionsTo(?:Package|Class))(?![A-Za-z])"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?\s*")
_CLASSES = frozenset(["documentclass", "LoadClass", "PassOptionsToClass"])


class Loaded(NamedTuple):
    """A class or package that is loaded.

    Attributes:
        name: Its name.
        options: Those that it is given, in order: `a4paper`, `style=apa`.
        is_class: Whether it is a class.
    """

    name: str
    options: tuple[str, ...]
    is_class: bool = False

    def option(self, name: str) -> str | None:
        """The value of an option, the last one given; empty for one without, None where it is not.

        Args:
            name: Of the option.
        """
        for given in reversed(self.options):
            key, _, value = given.partition("=")
            if key.strip() == name:
                return value.strip().removeprefix("{").removesuffix("}")
        return None


def loaded(preamble: str) -> Mapping[str, Loaded]:
    """Name -> the class or package of that name, in the order in which they are loaded.

    Args:
        preamble: LaTeX in which macros are expanded.
    """
    return _read(preamble)[0]


def package_options(preamble: str, name: str) -> tuple[str, ...]:
    r"""The options of a package, also of one that a class loads: those of `\PassOptionsToPackage`.

    Args:
        preamble: As of `loaded`.
        name: Of the package.
    """
    found, passed = _read(preamble)
    return found[name].options if name in found else passed.get((name, False), ())


@lru_cache(maxsize=8)
def _read(
    preamble: str,
) -> tuple[Mapping[str, Loaded], Mapping[tuple[str, bool], tuple[str, ...]]]:
    """What is loaded, and what is passed to a package or class of a name."""
    found: dict[str, Loaded] = {}
    passed: dict[tuple[str, bool], tuple[str, ...]] = {}
    for command, options, names in _commands(preamble):
        is_class = command in _CLASSES
        for name in names:
            if command.startswith("Pass"):
                passed[name, is_class] = (*passed.get((name, is_class), ()), *options)
                continue
            known = found.get(name)
            given = (*(known.options if known else passed.get((name, is_class), ())), *options)
            found[name] = Loaded(name, given, is_class)
    return found, passed


def document_class(preamble: str) -> Loaded:
    """The class of a document, with its options, which every package sees, too.

    Args:
        preamble: As of `loaded`.

    Returns:
        The first class that is loaded; one without a name where there is none.
    """
    classes = (item for item in loaded(preamble).values() if item.is_class)
    return next(classes, Loaded("", (), is_class=True))


def is_loaded(preamble: str, *names: str) -> bool:
    """Whether one of some classes or packages is loaded.

    Args:
        preamble: As of `loaded`.
        names: Of classes or packages.
    """
    known = loaded(preamble)
    return any(name in known for name in names)


def _commands(text: str) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each command that loads something: its name, its options, and the names it loads."""
    passage = whole(Source(Path(), text))
    for match in _LOADING.finditer(text):
        at = passage.skip(match.end())
        passes = match[1].startswith("Pass")
        options = passage.group(at) if passes else passage.delimited(at)
        names = passage.group(passage.skip(options.end + 1) if options else at)
        if names is not None and (options is not None or not passes):
            given = passage.slice(options) if options else ""
            yield match[1], tuple(_parts(given)), tuple(_parts(passage.slice(names)))


def _parts(text: str) -> Iterator[str]:
    """What commas part outside of braces."""
    depth, part = 0, ""
    for sign in _COMMENT.sub("", text) + ",":
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth <= 0:
            if part.strip():
                yield " ".join(part.split())
            part = ""
        else:
            part += sign
