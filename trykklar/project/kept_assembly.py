"""Editions as they were assembled last: they stand where nothing that describes them has changed.

To assemble one, every TOML file is read and proven and pydantic and PyLaTeX are loaded, and TeX has
to wait for that. What is kept says of what the editions were made; where a word of a section has
changed, they are as they were.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trykklar.document import WORK, Document
from trykklar.project.float_names import FLOATS, asked_floats
from trykklar.storage import seal
from trykklar.storage.fence import Fence
from trykklar.storage.made_folder import clear, confine, everything

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trykklar.project.paper import Manuscript

# Everything that describes editions lies in these, as TOML or as LaTeX beside a venue's; of other
# LaTeX there, only whether it is there matters.
_DESCRIBING = ("manuscript", "figures")
_VENUES = "venues"


@dataclass(frozen=True)
class KeptAssembly:
    """The assembly of some editions, as it is asked for.

    Attributes:
        root: The project's folder, a real path.
        names: The editions; none means all.
        venue: What they are assembled for, where it is not their own venue.
        allowed: As of `Document`.
    """

    root: Path
    names: tuple[str, ...]
    venue: str | None
    allowed: tuple[Path, ...]

    @cached_property
    def _described(self) -> str:
        """What described the editions when this was asked first."""
        return _description(self.root, self._fence)

    @cached_property
    def _fence(self) -> Fence:
        return Fence(self.root, self.allowed)

    @property
    def _asked(self) -> list[Any]:
        return [str(self.root), list(self.names), self.venue, list(map(str, self.allowed))]

    @property
    def _path(self) -> Path:
        name = blake2b(repr(self._asked).encode(), digest_size=8).hexdigest()
        return self.root / WORK / "ledger" / f"assembly-{name}.json"

    def recall(self) -> tuple[Document, ...] | None:
        """The editions; None where they have to be assembled.

        Raises:
            FatalError: Of a folder for made files, as `assemble`.
        """
        kept = seal.recall(self._path)
        if kept is None or kept["asked"] != self._asked:
            return None
        if not self._described or kept["described"] != self._described:
            return None
        documents = tuple(map(_document, kept["documents"]))
        for document in documents:
            confine(self.root, document.work)
            clear(self.root / document.work)
        same = (
            all((self.root / name).is_file() for name in kept["named"])
            and all(map(self._asks_for, documents, kept["sections"]))
            and self._digests(documents) == kept["made"]
        )
        return documents if same else None

    def keep(self, manuscript: Manuscript, documents: Sequence[Document]) -> None:
        """Keep editions that were assembled, unless what describes them was saved meanwhile.

        Args:
            manuscript: The project.
            documents: The editions, as `assemble` returned them after this was recalled in vain.

        Raises:
            FatalError: It cannot be written.
        """
        described = self._described
        if not described or described != _description(self.root, self._fence):
            return
        paper = manuscript.paper
        sections = {
            name: [os.fspath(manuscript.section(name, each)) for each in edition.sections]
            for name, edition in paper.editions.items()
        }
        named = filter(None, (paper.bibliography, paper.macros))
        kept = {
            "asked": self._asked,
            "described": described,
            "named": [*named, *(each for several in sections.values() for each in several)],
            "sections": [sections[document.edition] for document in documents],
            "made": self._digests(documents),
            "documents": list(map(_row, documents)),
        }
        seal.keep(self._path, kept, self.root)

    def _asks_for(self, document: Document, sections: Sequence[str]) -> bool:
        """Whether sections ask for the floats that an edition was assembled with, and no others."""
        folder = self.root / document.work / FLOATS
        made = {
            os.fspath(path.relative_to(folder)).removesuffix(".tex")
            for path in document.origins
            if path.is_relative_to(folder)
        }
        return made == set(asked_floats(map(self.root.joinpath, sections), self._fence))

    def _digests(self, documents: Sequence[Document]) -> dict[str, str]:
        """What the made files of editions say."""
        parts = (part for document in documents for part in (document, *document.drawings))
        return {os.fspath(path): self._digest(path) for part in parts for path in part.origins}

    def _digest(self, path: Path) -> str:
        try:
            return blake2b(self._fence.read(path)).hexdigest()
        except OSError:
            return ""


def _description(root: Path, fence: Fence) -> str:
    """All that describes editions, as a digest; "" where links lead to it, or it cannot be read."""
    digest = blake2b()
    try:
        for name, content in _describing(root, fence):
            digest.update(repr((name, content)).encode())
    except OSError:
        return ""
    return digest.hexdigest()


def _describing(root: Path, fence: Fence) -> Iterator[tuple[str, bytes]]:
    """The files that describe editions, each with what matters of its content.

    Raises:
        OSError: One is a link, or cannot be read.
    """
    for top in _DESCRIBING:
        for path in sorted(_files(root / top)):
            if path.suffix == ".toml" or path.parent.name == _VENUES:
                yield os.fspath(path), fence.read(path)
            elif path.suffix == ".tex":
                yield os.fspath(path), b""


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_symlink():
        raise OSError(f"{folder} is a link")
    for entry in everything(folder):
        if entry.is_symlink():
            raise OSError(f"{entry.path} is a link")
        if entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _row(document: Document) -> dict[str, Any]:
    """A document as JSON can hold it."""
    return {field.name: _plain(getattr(document, field.name)) for field in fields(document)}


def _plain(value: Any) -> Any:
    if isinstance(value, Document):
        return _row(value)
    if isinstance(value, Path):
        return os.fspath(value)
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return {str(key): _plain(each) for key, each in value.items()} if _is_map(value) else value


def _is_map(value: Any) -> bool:
    return hasattr(value, "items")


def _document(row: Mapping[str, Any]) -> Document:
    paths = {name: Path(row[name]) for name in ("root", "main", "work", "output")}
    several = {name: tuple(map(Path, row[name])) for name in ("allowed", "settings")}
    origins = {Path(made): Path(origin) for made, origin in row["origins"].items()}
    drawings = tuple(map(_document, row["drawings"]))
    folders = tuple(row["folders"])
    known = {**paths, **several, "origins": origins, "drawings": drawings, "folders": folders}
    return Document(**{**row, **known})
