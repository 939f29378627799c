"""What the user named -> documents: an edition of paper.toml, or any main.tex."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.document import Document
from trykklar.finding import CannotGoOn
from trykklar.manuscript import PAPER
from trykklar.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


def documents(
    names: Sequence[str], project: Path, venue: str | None = None
) -> tuple[Document, ...]:
    """The documents that a command is to work on; editions are assembled on the way.

    Args:
        names: Editions, or main files that end in `.tex`; none means all editions.
        project: The folder that holds `manuscript/paper.toml`.
        venue: Venue to assemble for instead of the one in paper.toml.

    Raises:
        CannotGoOn: An edition or a file is not there, or paper.toml is at fault.
    """
    if names and all(name.endswith(".tex") for name in names):
        return tuple(plain(Path(name)) for name in names)
    from trykklar.assemble import assemble
    from trykklar.manuscript import read

    manuscript = read(project.resolve())
    known = tuple(manuscript.paper.editions)
    for name in names:
        if not name.endswith(".tex") and name not in known:
            raise CannotGoOn(
                f"there is no edition '{name}' in {project / PAPER}",
                f"{nearest(name, known)}Editions: {', '.join(known)}.",
            )
    return tuple(
        plain(Path(name)) if name.endswith(".tex") else assemble(manuscript, name, venue)
        for name in names or known
    )


def plain(main: Path) -> Document:
    """A LaTeX main file that nobody prepared; TeX runs in its own folder.

    Raises:
        CannotGoOn: There is no such file.
    """
    if not main.is_file():
        raise CannotGoOn(f"there is no file {main}", "Give the main .tex file of the manuscript.")
    main = main.resolve()
    return Document(
        name=main.stem,
        root=main.parent,
        main=Path(main.name),
        work=Path("build", "work", main.stem),
        output=Path("build"),
    )
