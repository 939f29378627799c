"""Where TeX and BibTeX look for a file that a manuscript names."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trykklar.document import Document


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
        An absolute path inside of the fence, or None.
    """
    for folder in (*folders, *_folders(document, ending, paths)):
        for candidate in _names(folder / name, ending):
            if candidate.is_file() and _inside(candidate, fence(document.root)):
                return Path(os.path.normpath(candidate))
    return None


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
    variable = "BIBINPUTS" if ending == ".bib" else "TEXINPUTS"
    for path in os.environ.get(variable, "").split(os.pathsep):
        if path and not path.startswith("$"):
            yield document.root / path.removesuffix("//")


@cache
def fence(root: Path) -> Path:
    """The folder that nothing is read outside of, whatever a stranger's manuscript names.

    It is the repository that the document is in; without one, two folders up from the main file.
    """
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return folder
    return root.parents[min(1, len(root.parents) - 1)] if root.parents else root


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve()) or _in_tree(path)


def _in_tree(path: Path) -> bool:
    """Whether the path was given by TEXINPUTS or BIBINPUTS, which the user set."""
    given = os.environ.get("TEXINPUTS", "") + os.pathsep + os.environ.get("BIBINPUTS", "")
    return any(
        one and path.is_relative_to(one) for one in given.split(os.pathsep) if one.startswith("/")
    )


@cache
def of_tex(name: str) -> Path | None:
    """A file of the TeX distribution itself, as `IEEEabrv.bib`; None without TeX."""
    if not name or name.startswith("-") or "/" in name:
        return None
    from trykklar.sandbox.question import answer

    found = answer(("kpsewhich", "--", name)).strip()
    return Path(found) if found.startswith("/") else None
