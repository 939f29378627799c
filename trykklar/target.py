"""What the user named -> documents: editions of paper.toml, or any main.tex."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.document import WORK, Document
from trykklar.engine import engine
from trykklar.finding import CannotGoOn
from trykklar.job import job
from trykklar.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.manuscript import Manuscript


@dataclass(frozen=True)
class Selection:
    """What a command is to work on.

    Attributes:
        documents: Each can be typeset, checked and converted on its own.
        manuscript: The project that the editions among them are of; None where there are none.
        venue: The venue they were assembled for, where it is not each edition's own.
    """

    documents: tuple[Document, ...]
    manuscript: Manuscript | None = None
    venue: str | None = None

    def edition(self, document: Document) -> str | None:
        """Name of the edition that a document is; None for any other main file."""
        if self.manuscript is None or document.root != self.manuscript.root:
            return None
        name = document.name.removesuffix(f"-{self.venue}")
        return name if name in self.manuscript.paper.editions else None


def choose(names: Sequence[str], project: Path, venue: str | None = None) -> Selection:
    """Find the documents that were named; editions are assembled on the way.

    Args:
        names: Editions, or main files that end in `.tex`; none means all editions.
        project: The folder that holds `manuscript/paper.toml`.
        venue: Venue to assemble for instead of the one in paper.toml.

    Raises:
        CannotGoOn: An edition or a file is not there, or paper.toml is at fault.
    """
    if names and all(_is_file(name) for name in names):
        return Selection(tuple(plain(Path(name)) for name in names))
    from trykklar.assemble import assemble
    from trykklar.manuscript import read

    manuscript = read(project.resolve())
    wanted = names or tuple(manuscript.paper.editions)
    for name in wanted:
        _known(name, manuscript)
    return Selection(
        tuple(
            plain(Path(name)) if _is_file(name) else assemble(manuscript, name, venue)
            for name in wanted
        ),
        manuscript,
        venue,
    )


def _is_file(name: str) -> bool:
    return name.endswith(".tex")


def _known(name: str, manuscript: Manuscript) -> None:
    editions = tuple(manuscript.paper.editions)
    if not _is_file(name) and name not in editions:
        raise CannotGoOn(
            f"There is no edition '{name}' in {manuscript.path}.",
            nearest(name, editions) or f"There are: {', '.join(editions)}.",
        )


def plain(main: Path) -> Document:
    """A LaTeX main file that nobody prepared; TeX runs in its own folder.

    Raises:
        CannotGoOn: There is no such file.
    """
    if not main.is_file():
        beside = [path.name for path in main.parent.glob("*.tex")] if main.parent.is_dir() else []
        raise CannotGoOn(
            f"There is no file {main}.",
            nearest(main.name, beside) or "Give the main .tex file of the manuscript.",
        )
    main = main.resolve()
    return Document(
        name=main.stem,
        root=main.parent,
        main=Path(main.name),
        work=WORK / job(main.stem),
        output=Path("build"),
        engine=engine(main),
    )
