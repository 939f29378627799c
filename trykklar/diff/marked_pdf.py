"""Both versions -> the PDF in which the changes are marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.diff.marked_text import MarkedText, mark
from trykklar.diff.old_definitions import definitions
from trykklar.diff.removed_works import bib, preamble
from trykklar.diff.trial_pass import trial_errors
from trykklar.finding import Severity
from trykklar.storage.atomic_file import write
from trykklar.storage.made_folder import clear, confine
from trykklar.storage.safe_name import job
from trykklar.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from trykklar.diff.block_pairs import BlockPair
    from trykklar.diff.latexdiff import MarkedStretch
    from trykklar.diff.two_texts import TwoTexts
    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.latex.source import Place
    from trykklar.typeset import Progress, Typesetting

FOLDER = Path("diff")
"""Where the results are, in the folder of finished files."""

_ROUNDS = 6
_UNDEFINED = "tex-undefined"  # a key that is not there is not for want of marks


@dataclass(frozen=True)
class MarkedPdf:
    """What became of the marked text.

    Attributes:
        typesetting: Its PDF.
        as_whole: Where passages of the later version stand that are marked as wholes.
        unmarked: Where those stand that could not be marked at all.
        findings: TeX's errors, at the authors' files.
    """

    typesetting: Typesetting
    as_whole: tuple[Place, ...]
    unmarked: tuple[Place, ...]
    findings: tuple[Finding, ...]


def marked_document(new: Document) -> Document:
    """The document of a marked text, beside the one that it marks."""
    name = f"{new.name}-changes"
    work = new.work.parent / job(name)
    return replace(
        new,
        name=name,
        main=work / f"{job(name)}.tex",
        work=work,
        output=new.output / FOLDER,
        origins={},
        drawings=(),
    )


def marked_pdf(
    texts: TwoTexts, progress: Callable[[Progress], None], *, faulty: bool = False
) -> MarkedPdf:
    """Mark the changes and typeset the result.

    A passage that the marking breaks is marked as a whole, and TeX asked again.

    Args:
        texts: Both versions; the later one was typeset.
        progress: Called with each event.
        faulty: Whether the later version itself has errors, which no other mark would mend.

    Raises:
        FatalError: latexdiff or TeX is not installed, or a folder cannot be written.
    """
    document = marked_document(texts.new.document)
    confine(document.root, document.work, document.output)
    clear(document.root / document.work)
    trial = _Trial(texts, document, _own_errors(texts, document) if faulty else frozenset())
    trial.run()
    made = typeset(document, progress=progress)
    late = (
        finding.line
        for finding in made.findings
        if finding.severity is Severity.ERROR
        and finding.path == document.source
        and not finding.code.startswith(_UNDEFINED)
    )
    if trial.repaired(late):
        made = typeset(document, progress=progress)
    marked, as_whole = trial.marked, trial.as_whole
    pairs = {number: texts.pairs[number] for number in sorted(as_whole)}
    whole = [pair for pair in pairs.values() if pair.closed]
    open_ones = without_mark(pairs.values())
    return MarkedPdf(
        made,
        tuple(_places(texts, whole)),
        tuple(_places(texts, open_ones)),
        tuple(_at_authors(texts, marked, made)),
    )


def without_mark(pairs: Iterable[BlockPair]) -> list[BlockPair]:
    r"""Those that no mark fits and of which something would have had one.

    A line such as `\begin{itemize}` has no words of its own, which could be marked.

    Args:
        pairs: Blocks in which marks between the words do not compile.
    """
    return [pair for pair in pairs if not pair.closed and pair.steps]


def _places(texts: TwoTexts, pairs: Iterable[BlockPair]) -> Iterator[Place]:
    for pair in pairs:
        if pair.new is not None:
            yield texts.new.place(pair.new.first)


def _at_authors(texts: TwoTexts, marked: MarkedText, made: Typesetting) -> Iterator[Finding]:
    """The errors at the places that the marked text was made from."""
    for finding in made.findings:
        if finding.severity is not Severity.ERROR:
            continue
        owner = marked.owner(finding.line) if finding.path == made.document.source else -1
        block = texts.pairs[owner].new if owner >= 0 else None
        if block is None:
            yield finding
            continue
        place = texts.new.place(block.first)
        origin = texts.new.document.origins.get(place.path)
        hint = "It is an error in the text with changes marked, somewhere from this line on."
        line = 0 if origin else place.line
        yield replace(finding, path=origin or place.path, line=line, column=0, hint=hint)


def _own_errors(texts: TwoTexts, document: Document) -> frozenset[str]:
    """TeX's messages about the later version, without any mark in it."""
    write(document.source, texts.new.text, within=document.root, lasting=False)
    return frozenset(message for _, message in trial_errors(document))


class _Trial:
    """Marks a text, and marks again what TeX does not take.

    Attributes:
        marked: The text as it is marked now.
        as_whole: Numbers of the pairs that are marked as wholes.
    """

    def __init__(self, texts: TwoTexts, document: Document, own: frozenset[str]) -> None:
        self._own = own
        self.as_whole: set[int] = set()
        self._bare: set[int] = set()
        self._known: dict[MarkedStretch, str] = {}
        self._texts = texts
        self._document = document
        self.marked = self._written()

    def run(self) -> None:
        """Ask TeX until it reports nothing that other marks could mend."""
        lossy = {number for number in self.marked.lossy if self._texts.pairs[number].closed}
        if lossy:
            self.as_whole |= lossy
            self.marked = self._written()
        for _ in range(_ROUNDS):
            errors = trial_errors(self._document)
            if not self.repaired(line for line, message in errors if message not in self._own):
                return

    def repaired(self, lines: Iterable[int]) -> bool:
        """Mark the blocks otherwise that errors belong to; whether there are any.

        Args:
            lines: Of the marked text.
        """
        broken = self._broken(lines)
        if broken:
            self._bare |= broken & self.as_whole
            self.as_whole |= broken
            self.marked = self._written()
        return bool(broken)

    def _broken(self, lines: Iterable[int]) -> set[int]:
        """The changed block at each line, or else the last one before it."""
        candidates = {
            number
            for number, pair in enumerate(self._texts.pairs)
            if pair.changed and number not in self._bare and number not in self._texts.lists
        }
        found: set[int] = set()
        for line in lines:
            owner = self.marked.owner(line)
            near = [number for number in (owner, owner - 1, owner - 2) if number in candidates]
            found.update(near[:1])
        return found

    def _written(self) -> MarkedText:
        """The marked text, put where TeX reads it."""
        texts, root = self._texts, self._document.root
        removed = bib(texts.works, texts.new.database, texts.old.database)
        resource = self._document.work / "removed.bib"
        if removed:
            write(root / resource, removed, within=root, lasting=False)
        own = preamble(texts.works, resource.as_posix() if removed else "") + definitions(texts)
        marked = mark(
            texts.pairs,
            *texts.frames,
            ready=texts.marked_lists,
            as_whole=self.as_whole,
            bare=self._bare,
            commands=texts.words,
            definitions=own,
            known=self._known,
        )
        write(self._document.source, marked.text, within=root, lasting=False)
        return marked
