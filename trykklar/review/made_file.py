"""Files that an edition is assembled into: from their words to the TOML file that has them.

Which value of which file the words are is what the assembly itself says, and not what the words
are: a table may have the same ones in many cells.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.checks.correction import corrected
from trykklar.checks.rule import RuleEdit
from trykklar.finding import FatalError, Finding
from trykklar.latex.source import read_source
from trykklar.project.assemble.edition import assembled_texts
from trykklar.project.assemble.keyed_text import unmarked
from trykklar.project.assemble.markup import lengths, plain_of
from trykklar.project.toml_strings import rewritten, toml_strings
from trykklar.review.outcome import UnreachableError
from trykklar.storage.beneath import real

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.document import Document
    from trykklar.latex.source import Source
    from trykklar.project.assemble.keyed_text import KeyedStretch
    from trykklar.project.toml_strings import TomlString


_ONLY_MARKUP = re.compile(r"\}*|(?:\\[A-Za-z]+\{)*")
"""What the program writes right before and behind a text, and nobody sees."""


class MadeFiles:
    """The files that one document is assembled into.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.source = lru_cache(maxsize=None)(self._source)
        self._strings = lru_cache(maxsize=None)(toml_strings)

    def is_plain(self, made: Source, first: int, last: int) -> bool:
        """Whether some words of a made file are plain text where they are written, and no LaTeX.

        Args:
            made: The made file.
            first: Where the words begin in it.
            last: Where they end.

        Raises:
            UnreachableError: They are in no TOML file.
        """
        return not self._found(made, first, last)[0].is_latex

    def stretch(self, made: Source, first: int, last: int) -> KeyedStretch:
        """The text of a TOML file that some words of a made file are from.

        Args:
            made: The made file.
            first: Where the words begin in it.
            last: Where they end.

        Raises:
            UnreachableError: They are in no TOML file.
        """
        return self._found(made, first, last)[0]

    def edit(self, made: Source, first: int, last: int, latex: str) -> RuleEdit:
        """The edit of a TOML file that changes a stretch of a made file.

        Args:
            made: The made file.
            first: Where the stretch begins in it.
            last: Where it ends.
            latex: What is to stand there.

        Raises:
            UnreachableError: A venue or a language writes it, and no file of the author's.
        """
        stretches = self._found(made, first, last)
        path, key = stretches[0].file, stretches[0].key
        toml = self.source(path)
        string = self._strings(toml.text).get(key)
        if string is None:
            raise UnreachableError(f"it does not stand in {path.name} letter by letter")
        # What the program writes around them, as \textbf{...}, comes and goes by itself.
        start = _place(string, stretches[0], first)
        end = _place(string, stretches[-1], last)
        words = latex if stretches[0].is_latex else plain_of(latex)
        if words is None:
            raise UnreachableError(f"{path.name} has plain text here, and no commands")
        return RuleEdit(toml, *rewritten(string, start, max(start, end), words))

    def after(self, edits: Sequence[RuleEdit]) -> Document | None:
        """The document as it is with some edits of TOML files; None where it cannot be made.

        Args:
            edits: The edits.
        """
        files = corrected(edits, {}, [self._document.fence])
        try:
            edited = {file.place: file.text.encode(file.source.encoding) for file in files}
            made = assembled_texts(self._document, edited)
        except (FatalError, UnicodeEncodeError):
            return None
        edited |= {Path(real(path)): text.encode() for path, text in made.items()}
        return replace(self._document, replaced=edited)

    def has(self, edit: RuleEdit) -> bool:
        """Whether an edit is one of a file that something is made from."""
        return edit.source.path in self._document.origins.values()

    @cached_property
    def _keyed(self) -> dict[Path, tuple[str, tuple[KeyedStretch, ...]]]:
        """Made file -> its text as it is assembled now, and where its words are from."""
        try:
            made = assembled_texts(self._document, is_keyed=True)
        except FatalError:
            return {}
        return {path: unmarked(text) for path, text in made.items()}

    def _found(self, made: Source, first: int, last: int) -> list[KeyedStretch]:
        """The stretches that some words of a made file are in: of one value, in order."""
        text, stretches = self._keyed.get(made.path, ("", ()))
        origin = self._document.origins[made.path].name
        if text != made.text:
            raise UnreachableError(f"it is not made from {origin} any more")
        inside = [each for each in stretches if each.start < last and first < each.end]
        beside = (
            each
            for each in stretches
            if _ONLY_MARKUP.fullmatch(text, each.end, max(first, each.end))
            and _ONLY_MARKUP.fullmatch(text, last, max(last, each.start))
        )
        found = inside or [*islice(beside, 1)]
        if not found:
            raise UnreachableError(f"the venue or its language writes it, and not {origin}")
        if len({(each.file, each.key) for each in found}) > 1:
            raise UnreachableError(f"it reaches over several values of {origin}")
        return found

    def _source(self, path: Path) -> Source:
        found = read_source(path, self._document.fence, self._document.source)
        if isinstance(found, Finding):
            raise UnreachableError(f"{path.name} cannot be read")
        return found


def _place(string: TomlString, stretch: KeyedStretch, at: int) -> int:
    """Letters of a value before a place in a stretch of it, or beside that."""
    at = min(max(at, stretch.start), stretch.end)
    if stretch.is_latex:
        return stretch.offset + at - stretch.start
    ends = accumulate(lengths(string.value[stretch.offset :]), initial=stretch.start)
    for number, end in enumerate(ends):
        if end >= at:
            if end == at:
                return stretch.offset + number
            break
    raise UnreachableError("it begins or ends within a letter")
