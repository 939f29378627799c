"""Citations that a co-author typed, (Smith, 2020), against the manuscript's bibliography."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from trykklar.bibliography import assemble
from trykklar.checks.check_context import CheckContext
from trykklar.checks.typed_citation import citation_command, fitting, page_note, typed
from trykklar.latex.read_document import read
from trykklar.latex.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document


class Typed(NamedTuple):
    """A citation in words that were typed.

    Attributes:
        start: Where it begins in the words.
        end: Where it ends.
        latex: The command that prints it; empty where no work fits, or several do.
        reason: What there is to decide.
    """

    start: int
    end: int
    latex: str
    reason: str


class TypedCitations:
    """Looks for citations in what was typed; the bibliography is read when there is one.

    Args:
        document: The manuscript.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _context(self) -> CheckContext:
        reading = read(self._document)
        return CheckContext(reading, assemble(reading))

    def found(self, words: str) -> Iterator[Typed]:
        """The citations in words, in order.

        Args:
            words: What was typed.
        """
        for citation in typed({Source(self._document.source, words): words}):
            match = citation.match
            if not citation.person or not (citation.certain or citation.textual):
                continue
            bracketed = bool(match["open"]) and not citation.textual
            start = match.start("open" if bracketed else "names")
            works = fitting(citation, self._context.surnames)
            if not works and not citation.certain:
                continue
            command = citation_command(self._context.reading.packages, citation)
            keys = " or ".join(entry.key for entry in works)
            reason = (
                f"“{citation.written}” is a citation typed by hand; it is the entry '{keys}'"
                if works
                else f"“{citation.written}” is a citation typed by hand, and no entry fits"
            )
            whole = bool(match["close"]) and len(works) == 1
            latex = f"\\{command}{page_note(citation)}{{{works[0].key}}}" if whole else ""
            yield Typed(start, match.end(), latex, reason)
