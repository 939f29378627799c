"""What is compared: the manuscript at a revision or in a folder, and as it is now or at another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.diff.revision import find
from trykklar.diff.revision_files import copy_folder, names, write_revision
from trykklar.finding import FatalError
from trykklar.project import selection
from trykklar.report.printable import relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.diff.revision import Revision
    from trykklar.document import Document
    from trykklar.project.selection import Selection

_PATHS = ("/", "./", "../", "~/")  # how no name of a revision begins
_NAMED = 3  # files that a message names


@dataclass(frozen=True)
class Side:
    """One version of a document.

    Attributes:
        label: How it is called: `submitted (d1c7990)`, `the working tree`.
        description: The same with date and subject, for the summary.
        document: The document.
        revision: The commit that it is of; None for a folder.
        copied: Whether it lies in a folder of our own, which the user will not find again.
    """

    label: str
    description: str
    document: Document
    revision: Revision | None = None
    copied: bool = False

    def shown(self, path: Path) -> str:
        """A file of it as the user knows it."""
        if self.copied and path.is_relative_to(self.document.root):
            return f"{path.relative_to(self.document.root)} in {self.label}"
        return relative(path)


@dataclass(frozen=True)
class Request:
    """What the user named.

    Attributes:
        targets: The edition or main file; none where there is only one edition.
        project: The folder with `manuscript/paper.toml`.
        venue: As of `selection.choose`.
        allowed: As of `selection.choose`.
        folder: As of `selection.choose`.
    """

    targets: Sequence[str]
    project: Path
    venue: str | None = None
    allowed: Sequence[Path] = ()
    folder: Path | None = None


def working_side(request: Request) -> tuple[Side, Selection]:
    """The manuscript as it lies in its folder.

    Raises:
        FatalError: It cannot be read, or several documents are meant.
    """
    chosen = selection.choose(
        request.targets,
        request.project,
        request.venue,
        allowed=request.allowed,
        folder=request.folder,
    )
    if len(chosen.documents) != 1:
        known = ", ".join(document.name for document in chosen.documents)
        raise FatalError(f"Name one of the editions: {known}.", "diff REVISION EDITION")
    label = "the working tree"
    return Side(label, label, chosen.documents[0]), chosen


def earlier_side(asked: str, now: Document, chosen: Selection, aside: Path) -> Side:
    """The same document at a revision, or in another folder, copied to a folder of our own.

    Args:
        asked: The revision, or the folder.
        now: The document as it is now.
        chosen: How that was selected.
        aside: An empty folder.

    Raises:
        FatalError: There is no such revision or folder, or the document is not in it.
    """
    copy = aside / "manuscript at another time"
    copy.mkdir()
    if _is_folder(asked):
        source = Path(asked).resolve()
        copy_folder(source, copy)
        label = asked
        return Side(label, label, _document(copy, label, now, chosen, None), copied=True)
    if asked.startswith(_PATHS):
        raise FatalError(
            f"There is no folder {asked}.",
            "Name the folder of the earlier version, or a tag, a branch, a commit or a date.",
        )
    revision = find(asked, now.root)
    write_revision(revision, now.root, copy)
    document = _document(copy, revision.label, now, chosen, revision)
    when = revision.when.strftime("%Y-%m-%d %H:%M")
    description = f"{revision.label}, {when}, '{revision.subject}'"
    return Side(revision.label, description, document, revision, copied=True)


def _is_folder(asked: str) -> bool:
    """Whether a folder is meant; one that could be a revision's name is meant with a slash."""
    return ("/" in asked or asked in {".", ".."}) and Path(asked).is_dir()


def _document(
    copy: Path, label: str, now: Document, chosen: Selection, revision: Revision | None
) -> Document:
    edition = chosen.edition(now)
    if edition is None or chosen.manuscript is None:
        if not (copy / now.main).is_file():
            raise FatalError(
                f"{now.main} was not there in {label}.", _elsewhere(now, now.main.name, revision)
            )
        return selection.plain(copy / now.main, now.allowed, copy)
    paper = Path("manuscript", "paper.toml")
    if not (copy / paper).is_file():
        raise FatalError(
            f"{paper} was not there in {label}, so that there was no edition '{edition}' yet.",
            _elsewhere(now, paper.name, revision),
        )
    venue = chosen.venue or chosen.manuscript.paper.editions[edition].venue
    try:
        return selection.choose([edition], copy, venue, allowed=now.allowed).documents[0]
    except FatalError as fault:
        text = fault.message.replace(f"{copy}/", "").replace(str(copy), label)
        found = f" {fault.findings[0].message}" if fault.findings else ""
        raise FatalError(f"In {label}: {text}{found}", fault.hint) from None


def _elsewhere(now: Document, name: str, revision: Revision | None) -> str:
    """Where a file of that name lay at the time, or what else was there."""
    if revision is None:
        return "Name the folder that it is in."
    every = names(revision, now.root)
    same = [path for path in every if Path(path).name == name]
    if same:
        return (
            f"It lay elsewhere: {', '.join(same[:_NAMED])}. "
            "Check that revision out into a folder, and name the folder."
        )
    texts = [path for path in every if path.endswith(".tex")]
    shown = f"{', '.join(texts[:_NAMED])}{', ...' if len(texts) > _NAMED else ''}"
    return (
        f"There were {shown}. Name a later revision."
        if texts
        else "There was no LaTeX at all. Name a later revision."
    )
