"""Where TeX and BibTeX look for a file that a manuscript names."""

from __future__ import annotations

import os
import shlex
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.fence import Fence, given_folders
from trykklar.storage.regular_file import is_file
from trykklar.storage.repository import repository_top

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.document import Document

_MOST_FOLDERS = 200  # that are looked into below one


def find(
    document: Document,
    name: str,
    ending: str,
    folders: Iterable[Path] = (),
    paths: Iterable[str] = (),
) -> Path | None:
    r"""The file that TeX would read.

    Args:
        document: Its made files come before its own, as in typesetting.
        name: As written, with or without ending.
        ending: The ending TeX tries first: `.tex`, `.bib`.
        folders: Folders of `\import`, innermost first, before everything else.
        paths: Further folders relative to the document's root: `\input@path`.

    Returns:
        An absolute path inside of the document's fence, or None.
    """
    for candidate in on_disk(places(document, name, ending, folders, paths)):
        if document.fence.holds(candidate):
            return Path(os.path.normpath(candidate))
    return None


def on_disk(candidates: Iterable[Path]) -> Iterator[Path]:
    """The files among some paths that are there.

    Where none is, those whose names differ by small and capital letters alone, as Kpathsea looks
    for them (`texmf_casefold_search` in texmf.cnf, on since TeX Live 2018).
    """
    paths = list(candidates)
    exact = [path for path in paths if is_file(path)]
    yield from exact or (found for path in paths for found in _alike(path))


def _alike(path: Path) -> Iterator[Path]:
    try:
        names = os.listdir(path.parent)  # noqa: PTH208 - names alone, for folders of thousands
    except OSError:
        return
    wanted = path.name.casefold()
    alike = sorted(name for name in names if name.casefold() == wanted)
    yield from filter(is_file, map(path.with_name, alike))


def places(
    document: Document,
    name: str,
    ending: str,
    folders: Iterable[Path] = (),
    paths: Iterable[str] = (),
) -> Iterator[Path]:
    """Everywhere that `find` looks, in its order; its arguments are `find`'s."""
    for folder in (*folders, *_folders(document, ending, paths)) if name.strip("/.") else ():
        yield from _names(folder / name, ending)


def absent(
    document: Document,
    name: str,
    ending: str,
    folders: Iterable[Path] = (),
    paths: Iterable[str] = (),
) -> tuple[str, str, str]:
    """Why `find` found nothing, as a finding's code, message and hint; its arguments are `find`'s.

    Returns:
        `file-outside` where there is a file that may not be read, or else `file-missing`.
    """
    outside = next(on_disk(places(document, name, ending, folders, paths)), None)
    if outside is None:
        return "file-missing", f"The file '{name}' is not there.", ""
    return refused(name, outside, document.root)


def refused(name: str, found: Path, root: Path) -> tuple[str, str, str]:
    """Why a file that is there is not read, as a finding's code, message and hint.

    Args:
        name: As written.
        found: The file outside of the document's fence.
        root: The document's folder.
    """
    message = f"'{name}' leads out of the project's folder, and is not read."
    allow = shlex.quote(str(_to_let_in(found.resolve(), root.resolve())))
    hint = f"Put a copy of it into the folder, or let it in: --allow {allow}"
    return "file-outside", message, hint


def _to_let_in(found: Path, root: Path) -> Path:
    """The file, or the folder of figures and kin that it lies in beside the manuscript's.

    A folder is proposed in the same repository only: what lies elsewhere is none of the text's.
    """
    top = repository_top(root)
    if top is None or not found.is_relative_to(top):
        return found
    beside = Path(os.path.commonpath((root, found)))
    return beside / found.relative_to(beside).parts[0]


def _names(path: Path, ending: str) -> Iterator[Path]:
    if path.name.endswith(ending):
        yield path
    yield path.with_name(path.name + ending)
    if not path.name.endswith(ending):
        yield path


def _folders(document: Document, ending: str, paths: Iterable[str]) -> Iterator[Path]:
    yield document.root / document.work
    yield document.root
    for path in paths:
        yield document.root / path
    for folder in document.folders:
        yield from _searched(document, folder)
    for folder in given_folders("BIBINPUTS" if ending == ".bib" else "TEXINPUTS"):
        yield document.root / folder


def _searched(document: Document, folder: str) -> Iterator[Path]:
    """A folder that TeX looks into; those below it, too, where its name ends in `//`."""
    top = document.root / folder.rstrip("/")
    yield top
    below = os.walk(top) if folder.endswith("//") else ()
    yield from (Path(name) for name, *_ in islice(below, 1, _MOST_FOLDERS))


def fence_at(document: Document, path: Path) -> Fence:
    """The fence that a file is read in which `find` or `of_tex` found.

    Returns:
        The document's; for a file of TeX's own, its folder, which no manuscript has a hand in.
    """
    if document.fence.holds(path) or of_tex(path.name) != path:
        return document.fence
    return Fence(Path(os.path.realpath(path)).parent)


@cache
def of_tex(name: str) -> Path | None:
    """A file of the TeX distribution itself, as `IEEEabrv.bib`; None without TeX."""
    if not name or name.startswith("-") or "/" in name:
        return None
    from trykklar.sandbox.question import answer

    found = answer(("kpsewhich", "--", name)).strip()
    return Path(found) if found.startswith("/") else None
