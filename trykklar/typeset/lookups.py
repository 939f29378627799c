"""What a TeX program has looked for, as Kpathsea reports it: what was found, and what was not.

All programs of TeX Live find files by Kpathsea, which reports each search on the standard error
where it is asked to (Kpathsea manual, "Debugging"): the names, the folders in their order, and the
result. The recorder of TeX (.fls) names what was found only, and BibTeX and makeindex have none.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.storage.sought import TREE, Sought
from trykklar.typeset.environment import private_home
from trykklar.typeset.fls import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

_ASKING = {"KPATHSEA_DEBUG": "32"}  # bit 5 is KPSE_DEBUG_SEARCH (kpathsea/debug.h)

# What stdbuf(1) sets: a report of 24,000 lines, each written by itself, costs a pass 5 % of its
# time; written in pieces, nothing that can be measured.
_BUFFER = Path("/usr/libexec/coreutils/libstdbuf.so")
_BUFFERED = {"LD_PRELOAD": os.fspath(_BUFFER), "_STDBUF_E": "65536"}

_MARK = b"kdebug:"
_ASKED = b"kdebug:kpse_find_file: searching for "
_STARTS = (b"kdebug:start generic search(files=", b"kdebug:start search(")
_ENDS = (b"kdebug:returning from generic search(", b"kdebug:returning from search(")
_MUST = b", must_exist="
_REPORTED = re.compile(rb"^(?!kdebug: ).*\n?", re.MULTILINE)


_MOST = 1 << 26  # bytes of a report: a hundred times the report on a thesis


@dataclass(frozen=True)
class Lookups:
    """What one run of a program has looked for; paths as in `Trace`.

    Attributes:
        found: Files that were found.
        sought: Names and the folders in which they were not, up to where each was found.
    """

    found: tuple[Path, ...] = ()
    sought: Sought = field(default_factory=Sought)


class _Search(NamedTuple):
    """One search.

    Attributes:
        names: In the order in which they are tried in each folder.
        every: Whether all files of these names are wanted, and not the first.
        path: Where they are looked for.
        results: What was found.
    """

    names: tuple[str, ...]
    every: bool
    path: str
    results: tuple[str, ...] = ()


class _Element(NamedTuple):
    """One folder of a path.

    Attributes:
        place: The folder, as `os.path.normpath` writes it.
        tree: Whether those below it count, too.
        listed: Whether a list of its files (ls-R) is looked at, and not the folder itself.
    """

    place: str
    tree: bool
    listed: bool


def reporting() -> dict[str, str]:
    """The variables that ask a program for its report."""
    return {**_ASKING, **_BUFFERED} if _BUFFER.exists() else _ASKING


def lines(report: IO[bytes]) -> Iterable[bytes]:
    """The lines of a report, as far as it is read: what a text makes TeX write there has no end.

    Those on how a search goes, nine of ten, are left out.

    Args:
        report: The file that was a program's standard error.
    """
    report.seek(0)
    return _REPORTED.findall(report.read(_MOST))


def read(report: Iterable[bytes], folder: Path, root: Path, work: Path) -> tuple[Lookups, str]:
    """Reads a report.

    Args:
        report: The lines that a program wrote to its standard error.
        folder: Where it ran, relative to the root.
        root: The document's root.
        work: The folder of made files, relative to the root: TeX looks there first, and does not
            report it, for what begins with `./`.

    Returns:
        What was looked for, and all else that the program wrote there.
    """
    searches, rest = _searches(report)
    found: dict[Path, None] = {}
    home = str(private_home(root))
    sought: defaultdict[str, set[str]] = defaultdict(set)
    for search in searches:
        results = (each for each in search.results if not each.startswith(home))
        found.update((located(str(folder / each), root), None) for each in results)
        for place, name in _missed(search, os.fspath(work)):
            sought[place].add(name.lower())
    names: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for place, each in sought.items():
        kept = _kept(place, folder, root)
        names[kept] |= each
    names.pop("", None)
    return Lookups(tuple(found), Sought(names)), rest


def _searches(report: Iterable[bytes]) -> tuple[list[_Search], str]:
    """The searches, each once; and the lines that are about none.

    The end of a search is found by its names, as two programs may report at once: XeTeX, and the
    driver that it writes to. One that has no end was cut short, and has found nothing.
    """
    base, rest = b"", []
    begun: dict[bytes, tuple[bytes, bytes]] = {}
    ended: dict[tuple[bytes, bytes, bytes], None] = {}
    for line in report:
        if not line.startswith(_MARK):
            rest.append(line)
        elif line.startswith(_ASKED):
            base = line[len(_ASKED) :].rpartition(b" of type ")[0]
        elif line.startswith(_STARTS):
            begun[line.partition(b"=")[2].partition(_MUST)[0]] = (base, line)
        elif line.startswith(_ENDS):
            names, _, results = line.partition(b"(")[2].partition(b") =>")
            if names in begun:
                ended[*begun.pop(names), results] = None
    found = [(*each, b"") for each in begun.values()]
    return [_search(*each) for each in (*ended, *found)], b"".join(rest).decode("utf-8", "replace")


def _search(base: bytes, line: bytes, results: bytes) -> _Search:
    """All names begin with what was asked for, which may have blanks in it."""
    names, _, terms = line.partition(b"=")[2].partition(_MUST)
    given, asked = os.fsdecode(names).removeprefix("[").removesuffix("]"), os.fsdecode(base)
    blank = f" (?={re.escape(asked)})" if " " in asked and given.startswith(asked) else " "
    path = os.fsdecode(terms.partition(b", path=")[2]).rstrip(".)\n")
    return _Search(tuple(re.split(blank, given)), b"find_all=1" in terms, path, _results(results))


def _results(found: bytes) -> tuple[str, ...]:
    """Several only where all were asked for, which are TeX's own and have no blanks."""
    text = os.fsdecode(found).strip()
    return tuple(re.split(r" (?=/)", text)) if text else ()


def _missed(search: _Search, work: str) -> Iterator[tuple[str, str]]:
    """The folders and names that were tried without success, up to the first with success.

    What was found under a name that fits but for small and capital letters stands behind one that
    fits exactly, in the same folder (Kpathsea manual, "Casefolding search").
    """
    if search.names[0].startswith(("/", "./", "../")):
        yield from _named(search, work)
        return
    result = os.path.normpath(search.results[0]) if search.results and not search.every else ""
    for place, tree, listed in _elements(search.path):
        for name in search.names:
            path = f"{place}/{name}" if place != "." else name
            if not tree and path == result:
                return
            if tree and not listed:
                yield place + TREE, name
            elif not listed:
                yield (place, name) if "/" not in name else os.path.split(path)
            if not tree and path.lower() == result.lower():
                return
        if tree and result.startswith(f"{place}/"):
            return


def _named(search: _Search, work: str) -> Iterator[tuple[str, str]]:
    """The same for a name that is a path already, which no path of folders is searched for."""
    for name in search.names:
        yield os.path.split(name)
        if not name.startswith("/"):
            yield os.path.split(os.path.normpath(f"{work}/{name}"))
        if name in search.results:
            return


@cache
def _elements(path: str) -> tuple[_Element, ...]:
    found = []
    for element in dict.fromkeys(path.split(os.pathsep)):
        place, tree, _ = re.sub("^//+", "/", element.removeprefix("!!")).partition(TREE)
        found.append(_Element(os.path.normpath(place), bool(tree), element.startswith("!!")))
    return tuple(found)


def _kept(place: str, folder: Path, root: Path) -> str:
    """A folder as it is kept; "" for what an author has named outside of the root.

    Neither is the private home of the programs kept: no author puts anything there.
    """
    if place.startswith(str(private_home(root))):
        return ""
    tree = TREE if place.endswith(TREE) else ""
    path = located(str(folder / place.removesuffix(TREE)), root)
    outside = path.is_absolute() or path.parts[:1] == ("..",)
    return "" if outside and not tree else os.fspath(path) + tree
