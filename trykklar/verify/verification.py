"""The proof that a build depends on its sources alone, and that quick builds are right.

Three builds of a copy of the sources: a quick one; a second one in another folder, under another
name, clock and locale, which gets there by a detour (a word more, and that word taken out again);
and a plain one, whose every pass begins at the beginning. The first two must agree in every byte,
in what is handed in to a journal, too, and the third with them in every word, page and number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.sandbox.repeat import repeat
from trykklar.storage.atomic_file import write
from trykklar.storage.regular_file import read
from trykklar.submission.order import FOLDER
from trykklar.verify.comparison import bytewise, numbers, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.storage.fence import Fence

_ERRORS = 1  # exit status of a build with findings: the files are made all the same

# 26 hours lie between these two: it is never the same day in both.
_HERE = {"TZ": "Etc/GMT+12", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
_THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "nb_NO.UTF-8", "LANG": "nb_NO.UTF-8"}


@dataclass(frozen=True)
class Verdict:
    """The result of testing one claim.

    Attributes:
        claim: What should be so.
        differences: Where it is not; empty where it is.
    """

    claim: str
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Copy:
    """A copy of the sources in a folder of its own.

    Attributes:
        folder: Where.
        targets: What to build there; editions or main files, from that folder.
        surroundings: Clock and locale.
        allowed: What lies outside of it and may be read all the same.
    """

    folder: Path
    targets: tuple[str, ...]
    surroundings: Mapping[str, str]
    allowed: tuple[Path, ...] = ()

    def build(self, *options: str) -> None:
        """Builds everything in a process of its own.

        Raises:
            FatalError: It could not be built, or the build complained of more than findings.
        """
        self._run("build", *options, *self.targets)

    def submit(self, document: Document) -> Path | None:
        """Makes what is handed in of a document; None where something has to be put right first.

        Args:
            document: One that was built here.

        Raises:
            FatalError: As of `build`.
        """
        assembled = document.main.is_relative_to(document.work)
        status = self._run("submit", document.name if assembled else document.main.as_posix())
        return None if status else self.folder / FOLDER / f"{document.name}.zip"

    def _run(self, *arguments: str) -> int:
        let_in = tuple(f"--allow={path}" for path in self.allowed)
        command, *others = arguments
        status, complaint = repeat(
            (command, "--cd=.", *let_in, *others), self.folder, self.surroundings
        )
        # Findings go to the standard output; whatever stands on the other is none.
        if status > _ERRORS or complaint.strip():
            raise FatalError(f"The copy could not be built: {complaint.strip()}")
        return status


def copied(
    sources: Sequence[Path], fence: Fence, folder: Path, targets: tuple[str, ...], *, far: bool
) -> Copy:
    """Copies sources, with their places below the root.

    Args:
        sources: Files below the root, absolute.
        fence: The document's or the project's.
        folder: Where to.
        targets: What will be built there.
        far: Whether on the other side of the world.
    """
    for path in sources:
        write(folder / path.relative_to(fence.root), fence.read(path), within=folder)
    return Copy(folder, targets, _THERE if far else _HERE, fence.allowed)


def verify(
    documents: Sequence[Document], sources: Sequence[Path], targets: tuple[str, ...], aside: Path
) -> Iterator[Verdict]:
    """Builds three times and compares.

    Args:
        documents: What is built, of one root.
        sources: All that it is built from; what lies outside of the root is the system's.
        targets: How it is named to `build`.
        aside: An empty folder for the copies.

    Raises:
        FatalError: A copy could not be built: a source is missing from it, or poppler is.
    """
    fence = documents[0].fence
    own = [path for path in sources if path.is_relative_to(fence.root) and _readable(path, fence)]
    quick = copied(own, fence, aside / "one", targets, far=False)
    other = copied(own, fence, aside / "another place, åpen", targets, far=True)
    plain = copied(own, fence, aside / "plain", targets, far=False)
    quick.build()
    _detour(other, fence.root, own)
    plain.build("--plain", "--no-word")
    for document in documents:
        yield Verdict(
            f"{document.name} is the same in another folder, on another day and by a detour",
            tuple(_bytes(document, quick, other)),
        )
        yield Verdict(
            f"{document.name} reads the same as a build without shortcuts",
            tuple(_words(document, quick, plain)),
        )
        yield _handed_in(document, quick, other)


def _readable(path: Path, fence: Fence) -> bool:
    return path.is_file() and fence.holds(path)


def _detour(copy: Copy, root: Path, sources: Sequence[Path]) -> None:
    """A build, a word more in a text, a build, the word taken out, and a build."""
    copy.build("--no-word")
    texts = [path for path in sources if path.suffix == ".tex" and _is_text(path)]
    changed = copy.folder / max(texts, key=lambda path: path.stat().st_size).relative_to(root)
    whole = read(changed)
    end = whole.rfind(b"\\end{document}")
    at = end if end >= 0 else len(whole)
    write(changed, whole[:at] + b"\nOne word more.\n" + whole[at:], within=copy.folder)
    copy.build("--no-word")
    write(changed, whole, within=copy.folder)
    copy.build()


def _is_text(path: Path) -> bool:
    """Whether a file is prose, judged by its name and look: no drawing and no package."""
    source = read(path)
    return b"\\begin{tikzpicture}" not in source and b"\\makeatletter" not in source


def _bytes(document: Document, first: Copy, second: Copy) -> Iterator[str]:
    for suffix in (".pdf", ".docx"):
        name = document.output / f"{document.name}{suffix}"
        difference = bytewise(first.folder / name, second.folder / name)
        if difference:
            yield difference


def _handed_in(document: Document, first: Copy, second: Copy) -> Verdict:
    """Whether both copies hand in the same; where they hand in nothing, both must."""
    here, there = (copy.submit(document) for copy in (first, second))
    if here is None or there is None:
        claim = f"{document.name} cannot be handed in, here and there alike: `submit` says why"
        return Verdict(claim, ("only one of them can",) if here or there else ())
    difference = bytewise(here, there)
    claim = f"what `submit` makes of {document.name} is the same, too"
    return Verdict(claim, (difference,) if difference else ())


def _words(document: Document, first: Copy, second: Copy) -> Iterator[str]:
    pdf = document.output / f"{document.name}.pdf"
    aux = document.work / f"{document.job}.aux"
    for compare, name in ((readable, pdf), (numbers, aux)):
        difference = compare(first.folder / name, second.folder / name)
        if difference:
            yield difference
