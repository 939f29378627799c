r"""The package acronym: `\acro{key}[SHORT]{long}` and the like, and the list that they stand in.

Source: acronym.sty 1.47. Where a list is not wanted (`nolist`), or only of what is used
(`printonlyused`), the package's options say so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import is_loaded, package_options
from trykklar.word.mark.command import Command, arguments, commands
from trykklar.word.mark.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.latex.passage import Passage, Span

ENVIRONMENT = "acronym"
LISTED = "acro"
DEFINING = frozenset(["acrodef", "newacro"])
PLURALS = frozenset(["acroplural", "acrodefplural", "newacroplural"])
ARTICLES = frozenset(["acroindefinite", "acrodefindefinite", "newacroindefinite"])
# What prints nothing: key alone, or nothing at all behind it.
SILENT = frozenset(["acused", "acresetall", "acreset"])
_USED = re.compile(r"\\(?:[aA]c(?!ro)[a-z]*|[iI]ac[a-z]*)\*?\s*\{([^{}]+)\}")


class Given(NamedTuple):
    """A definition's arguments.

    Attributes:
        key: Of the acronym.
        short: What is printed for it; None where that is the key.
        long: What it stands for.
        end: Offset behind the last.
    """

    key: Span
    short: Span | None
    long: Span
    end: int


def given(passage: Passage, command: Command) -> Given | None:
    """The arguments of a definition; None where it is another package's command."""
    key = passage.group(passage.skip(command.end))
    if key is None:
        return None
    short, at = arguments(passage, key.end + 1)
    long = passage.group(passage.skip(at))
    return Given(key, short[0] if short else None, long, long.end + 1) if long else None


def entries(passage: Passage) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Key -> the forms of each acronym; plurals come as entries of their own."""
    for command in commands(passage):
        plural = command.name in PLURALS
        if not plural and command.name not in DEFINING and command.name != LISTED:
            continue
        found = given(passage, command)
        if found is not None:
            key = passage.slice(found.key).strip()
            short = passage.slice(found.short) if found.short else key + "s" * plural
            ending = "plural" * plural
            long = " ".join(passage.slice(found.long).split())
            yield key, {f"short{ending}": short, f"long{ending}": long}


def begin(passage: Passage, command: Command) -> Iterator[Edit]:
    """The list, as one of terms; its argument is but the widest of them."""
    at = arguments(passage, command.end)[1]
    yield Edit(command.start, at, "\n\n\\begin{description}" if _printed(passage) else "")


def end(passage: Passage, command: Command) -> Iterator[Edit]:
    """The end of the list."""
    yield Edit(command.start, command.end, "\\end{description}\n\n" if _printed(passage) else "")


def listed(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\acro{key}[SHORT]{long}`: a line of the list."""
    found = given(passage, command)
    if found is None:
        return
    key, options = passage.slice(found.key).strip(), _options(passage)
    if not _printed(passage) or ("printonlyused" in options and key not in _used(passage)):
        yield Edit(command.start, found.end)
        return
    short = found.short or found.key
    yield Edit(
        command.start, found.end, rf"\item[{passage.slice(short)}] {passage.slice(found.long)}"
    )


def defined(passage: Passage, command: Command) -> Iterator[Edit]:
    """A definition that prints nothing where it stands."""
    found = given(passage, command)
    at = found.end if found else command.end
    if found and command.name in ARTICLES:
        more = passage.argument(at)
        at = more[1] if more else at
    if found:
        yield Edit(command.start, at)


def silent(passage: Passage, command: Command) -> Iterator[Edit]:
    r"""`\acused{key}`, `\acresetall`."""
    key = None if command.name == "acresetall" else passage.group(passage.skip(command.end))
    yield Edit(command.start, key.end + 1 if key else command.end)


def loaded(passage: Passage) -> bool:
    """Whether the package is there."""
    return is_loaded(passage.text, "acronym")


def in_notes(passage: Passage) -> bool:
    """Whether what an acronym stands for is set in a footnote."""
    return "footnote" in _options(passage)


def _printed(passage: Passage) -> bool:
    return "nolist" not in _options(passage)


@lru_cache(maxsize=2)
def _options(passage: Passage) -> frozenset[str]:
    return frozenset(package_options(passage.text, "acronym"))


@lru_cache(maxsize=2)
def _used(passage: Passage) -> frozenset[str]:
    return frozenset(_USED.findall(passage.text))
