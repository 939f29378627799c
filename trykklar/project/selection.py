"""What the user named -> documents: editions of paper.toml, or any main.tex."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.document import WORK, Document
from trykklar.finding import FatalError
from trykklar.nearest_name import nearest
from trykklar.project.engine_choice import engine, prints_pdf_date
from trykklar.project.external_documents import build_folders
from trykklar.project.kept_assembly import KeptAssembly
from trykklar.project.latexmkrc import program, search_folders
from trykklar.project.running_folder import asked_folder, running_folder
from trykklar.storage.beneath import OutsideError
from trykklar.storage.fence import Fence
from trykklar.storage.safe_name import job, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trykklar.project.paper import Manuscript

_NAMED = 5  # main files that a message names


@dataclass(frozen=True)
class Selection:
    """What a command is to work on.

    Attributes:
        documents: Each can be typeset, checked and converted on its own.
        reading: Reads the project that the editions among them are of; None where there are none.
        venue: The venue they were assembled for, where it is not each edition's own.
    """

    documents: tuple[Document, ...]
    reading: Callable[[], Manuscript] | None = None
    venue: str | None = None

    @property
    def manuscript(self) -> Manuscript | None:
        """The project that the editions are of, read when it is first asked for.

        Raises:
            FatalError: Its paper.toml is at fault.
        """
        return self.reading() if self.reading else None

    def edition(self, document: Document) -> str | None:
        """Name of the edition that a document is; None for any other main file."""
        if self.manuscript is None or document.root != self.manuscript.root:
            return None
        name = document.name.removesuffix(f"-{self.venue}")
        return name if name in self.manuscript.paper.editions else None


def choose(
    names: Sequence[str],
    project: Path,
    venue: str | None = None,
    *,
    allowed: Sequence[Path] = (),
    folder: Path | None = None,
) -> Selection:
    """Find the documents that were named; editions are assembled on the way.

    Args:
        names: Editions, or main files that end in `.tex`; none means all editions.
        project: The folder that holds `manuscript/paper.toml`.
        venue: Venue to assemble for instead of the one in paper.toml.
        allowed: Files and folders outside of the project that may be read all the same.
        folder: Where TeX is to run for main files; None for where their own files are found.

    Raises:
        FatalError: An edition or a file is not there, or paper.toml is at fault.
    """
    _none_other(names)
    let_in = tuple(map(_let_in, allowed))
    if names and all(_is_file(name) for name in names):
        return Selection(tuple(plain(Path(name), let_in, folder) for name in names))
    kept = KeptAssembly(project.resolve(), tuple(names), venue, let_in)

    @cache
    def manuscript() -> Manuscript:
        from trykklar.project.paper import read

        return read(kept.root, let_in)

    if any(map(_is_file, names)):
        documents = tuple(
            plain(Path(name), let_in, folder)
            if _is_file(name)
            else _assembled(manuscript(), (name,), venue)[0]
            for name in names
        )
        return Selection(documents, manuscript, venue)
    recalled = kept.recall()
    if recalled is None:
        recalled = _assembled(manuscript(), names, venue)
        kept.keep(manuscript(), recalled)
    return Selection(recalled, manuscript, venue)


def _assembled(
    manuscript: Manuscript, names: Sequence[str], venue: str | None
) -> tuple[Document, ...]:
    from trykklar.project.assemble import assemble

    wanted = names or tuple(manuscript.paper.editions)
    for name in wanted:
        _known(name, manuscript)
    return tuple(assemble(manuscript, name, venue) for name in wanted)


def fences(
    names: Sequence[str], project: Path, allowed: Sequence[Path], folder: Path | None = None
) -> tuple[Fence, ...]:
    """Of the project's folder and those of the main files, for messages about their files.

    Args:
        names: As of `choose`, which may have failed.
        project: As of `choose`.
        allowed: As of `choose`.
        folder: As of `choose`.
    """
    own = [folder or Path(name).parent for name in names if _is_file(name)]
    folders = [project, *own]
    let_in = tuple(path.resolve() for path in allowed)
    return tuple(Fence(folder.resolve(), let_in) for folder in folders)


def _is_file(name: str) -> bool:
    return name.endswith(".tex")


def _none_other(names: Iterable[str]) -> None:
    """Make sure that no file of another kind, and no folder, is meant for a main file."""
    for name in names:
        path = Path(name)
        if path.suffix and not _is_file(name) and path.is_file():
            raise FatalError(
                f"{name} is no LaTeX file.",
                "Name the main .tex file of the manuscript, or an edition of paper.toml.",
            )
        if ("/" in name or set(name) == {"."}) and path.is_dir():
            mains = sorted(file.name for file in path.glob("*.tex"))[:_NAMED]
            raise FatalError(
                f"{name} is a folder.",
                f"Name the main file in it: {', '.join(mains)}." if mains else "Name a main file.",
            )


def _known(name: str, manuscript: Manuscript) -> None:
    editions = tuple(manuscript.paper.editions)
    if name not in editions:
        raise FatalError(
            f"There is no edition '{name}' in {manuscript.path}.",
            nearest(name, editions) or f"There are: {', '.join(editions)}.",
        )


def _let_in(path: Path) -> Path:
    if not path.exists():
        raise FatalError(f"--allow names {path}, which does not exist.", "Name a file or a folder.")
    return path.resolve()


def plain(main: Path, allowed: tuple[Path, ...] = (), folder: Path | None = None) -> Document:
    """A LaTeX main file that nobody prepared; what is made of it goes beside it.

    Args:
        main: The file.
        allowed: What lies outside of that folder and may be read all the same, real paths.
        folder: Where TeX is to run; None for where the files are that the main file names.

    Raises:
        FatalError: There is no such file, or it cannot be read.
    """
    if not main.is_file():
        beside = [path.name for path in main.parent.glob("*.tex")] if main.parent.is_dir() else []
        raise FatalError(
            f"There is no file {main}.",
            nearest(main.name, beside) or "Give the main .tex file of the manuscript.",
        )
    own_folder = main.parent.resolve()
    source = own_folder / main.name
    root = asked_folder(source, folder) if folder else own_folder
    content = _content(source, Fence(root, allowed))
    text = content.decode("latin-1")
    if folder is None:
        root = running_folder(source, text)
    place, fence = own_folder.relative_to(root), Fence(root, allowed)

    @cache  # the engine and the day are read off the same files
    def content_of(name: str) -> bytes | None:
        return _beside(root / name, fence)

    return Document(
        name=name_of(main),
        root=root,
        main=place / main.name,
        work=place / WORK / job(main.stem),
        output=place / "build",
        engine=engine(content, content_of, program(root, fence)),
        dated=prints_pdf_date(content, content_of),
        allowed=allowed,
        folders=(*search_folders(root, fence), *build_folders(text, place)),
    )


def _beside(path: Path, fence: Fence) -> bytes | None:
    try:
        return fence.read(path) if path.is_file() else None
    except (OSError, ValueError, OutsideError):  # a name that no file can have, or a file outside
        return None


def _content(main: Path, fence: Fence) -> bytes:
    try:
        return fence.read(main)
    except OutsideError:
        message = f"{main} is a link that leads out of its folder, to {main.resolve()}."
        raise FatalError(message, "Name that file itself, or let it in: --allow.") from None
    except OSError as trouble:
        raise FatalError(f"{main} cannot be read: {trouble.strerror}.") from None
