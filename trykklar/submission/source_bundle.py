"""The LaTeX of a bundle: every file that TeX read, where and as the venue wants it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.expansion.expand import expand_text
from trykklar.submission.bundle_names import flat_names, following, plain
from trykklar.submission.rewrite_paths import Rewriting, searched_folders
from trykklar.submission.strip_source import Habits, habits, strip
from trykklar.submission.used_files import UsedFile, used_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document

# What TeX reads as text; of these, comments are taken out of what is no package or class.
_TEXTS = frozenset([".tex", ".ltx", ".pgf", ".tikz", ".sty", ".cls", ".clo", ".def", ".cfg", ""])
_CODE = frozenset([".sty", ".cls", ".clo", ".def", ".cfg"])
# What programs made of the text has its name after what it was made of.
_BESIDE = (".bbl", ".ind", ".gls", ".acr", ".nls", ".syi", ".glstex", "-eps-converted-to.pdf")


@dataclass(frozen=True)
class BundleShape:
    """How a bundle's sources are to be.

    Attributes:
        main: Name of the main file, without ending.
        flat: Whether all files lie in one folder.
        stripped: Whether comments and hidden text are taken out.
        renamed: Figure, as TeX names its file -> what the venue wants it to be called.
    """

    main: str
    flat: bool = True
    stripped: bool = True
    renamed: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SourceBundle:
    """Sources that are to compile by themselves.

    Attributes:
        main: Name of the main file in it.
        engine: The program that sets it.
        files: Name -> content.
        origins: Name -> the file that it was made from.
    """

    main: str
    engine: str
    files: Mapping[str, bytes]
    origins: Mapping[str, Path]


def source_bundle(document: Document, shape: BundleShape) -> SourceBundle:
    """The sources of a document as a bundle.

    Args:
        document: One that has just been typeset.
        shape: How they are to be.

    Raises:
        FatalError: The main file cannot be read.
    """
    files, known = used_files(document), expand_text(document)
    texts = {file.name: _text(file) for file in files if file.name.suffix.lower() in _TEXTS}
    manner = habits(list(texts.values()), known.verbatim, frozenset(known.packages))
    if shape.stripped:
        texts = {
            name: text if name.suffix in _CODE else strip(text, manner)
            for name, text in texts.items()
        }
    names = _settled(document, files, texts, manner, shape)
    rewriting = _rewriting(document, names, texts)
    main = names[files[0].name]
    written: dict[str, bytes] = {}
    for file in files:
        text = texts.get(file.name)
        if text is None:
            written[names[file.name]] = file.content
        else:
            new = rewriting.text(text, manner.raw, _folder(file))
            written[names[file.name]] = new.encode("latin-1")
    origins = {names[file.name]: document.origins.get(file.source, file.source) for file in files}
    return SourceBundle(main, document.engine, dict(sorted(written.items())), origins)


def _text(file: UsedFile) -> str:
    return file.content.decode("latin-1")


def _folder(file: UsedFile) -> Path:
    """Where a file lies, for names that are relative to it."""
    return Path() if file.made else file.name.parent


def _settled(
    document: Document,
    files: tuple[UsedFile, ...],
    texts: Mapping[Path, str],
    manner: Habits,
    shape: BundleShape,
) -> dict[Path, str]:
    """A name for every file; one whose name no text has letter by letter keeps its folder."""
    main = files[0].name
    if not shape.flat and _keeps(files):
        return {file.name: file.name.as_posix() for file in files} | _main_made(
            document, files, main.stem
        )
    given = {main: f"{plain(shape.main)}{main.suffix}", **shape.renamed}
    own = [file.name for file in files if not _beside(file)]
    names = flat_names(own, given)
    trial = _rewriting(document, names, texts)
    for file in files:
        if file.name in texts:
            trial.text(texts[file.name], manner.raw, _folder(file))
    for path in own:
        moved = names[path] != path.as_posix()
        if moved and path not in trial.met and path != main and not path.is_absolute():
            names[path] = path.as_posix()
    return names | following(
        names, [file.name for file in files if _beside(file)], document.job, plain(shape.main)
    )


def _main_made(document: Document, files: tuple[UsedFile, ...], main: str) -> dict[Path, str]:
    """Names of what programs made, where everything else keeps its own."""
    own = {file.name: file.name.as_posix() for file in files if not _beside(file)}
    return following(own, [file.name for file in files if _beside(file)], document.job, main)


def _keeps(files: tuple[UsedFile, ...]) -> bool:
    """Whether a bundle can have the author's own folders: the main file lies at their top."""
    own = [file for file in files if not _beside(file)]
    return len(files[0].name.parts) == 1 and all(
        not file.made
        and not file.name.is_absolute()
        and ".." not in file.name.parts
        and all(plain(part) == part for part in file.name.parts)
        for file in own
    )


def _beside(file: UsedFile) -> bool:
    return file.made and file.name.name.endswith(_BESIDE)


def _rewriting(
    document: Document, names: Mapping[Path, str], texts: Mapping[Path, str]
) -> Rewriting:
    """Made files are named from the work folder, or from the one that TeX runs in."""
    work = {document.work / path: name for path, name in names.items()}
    folders = [folder for text in texts.values() for folder in searched_folders(text)]
    rewriting = Rewriting({**work, **names}, ("", *dict.fromkeys(folders)))
    rewriting.met = _Met(document.work)
    return rewriting


class _Met(set[Path]):
    """Files that were met, by one name each."""

    def __init__(self, work: Path) -> None:
        super().__init__()
        self._work = work

    def add(self, path: Path) -> None:
        """Notes a file."""
        super().add(path.relative_to(self._work) if path.is_relative_to(self._work) else path)
