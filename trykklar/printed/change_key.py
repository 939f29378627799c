r"""What of a document decides what its citations print: where that is the same, TeX is not asked.

A word of the running text changes no citation: not where it is outside of all braces and brackets,
so that no command has it, and stays between the same signs. All else counts: every command and
every line, the works and the preamble, and what TeX noted down of pages in its .aux files.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.typeset import build_record
from trykklar.typeset.engine_arguments import signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.typeset.fingerprint import Fingerprint

_TEXT = ".tex"
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|%[^\n]*|[{}\[\]]|[^\W\d_]+", re.DOTALL)
_DEEPER = {"{": 1, "[": 1, "}": -1, "]": -1}


def change_key(document: Document, hook: str) -> str:
    """A digest that is another one where a citation may print something else.

    Args:
        document: It was typeset.
        hook: What makes TeX say what it prints.

    Returns:
        The digest; "" where nobody knows what the last build read.
    """
    record = build_record.of(document)
    if not record.steps:
        return ""
    marks = {path: mark for step in record.steps.values() for path, mark in step.inputs.items()}
    known = sorted(
        (str(path), _mark(document, path, mark))
        for path, mark in {**marks, **record.final}.items()
        if path != document.work / f"{document.job}.pdf"
    )
    return blake2b(repr((signature(document), hook, known)).encode()).hexdigest()


def _mark(document: Document, path: Path, mark: Fingerprint) -> str:
    """What of a file counts."""
    own = not path.is_absolute() and not path.is_relative_to(document.work)
    if own and path.suffix == _TEXT:
        try:
            text = document.fence.read(document.root / path).decode("utf-8", "surrogateescape")
        except OSError:
            return "unread"
        return blake2b(outline(text).encode("utf-8", "surrogateescape")).hexdigest()
    return mark.digest or str(mark.stamp)


def outline(text: str) -> str:
    """LaTeX with the letter `a` in the place of each word of its running text.

    The case of its last letter stays: TeX takes a full stop behind a capital for no sentence's end.

    Args:
        text: Of a file; what stands before a document's text is left as it is.
    """
    begin = _BEGIN.search(text)
    start = begin.end() if begin else 0
    return text[:start] + "".join(_outlined(text, start))


def _outlined(text: str, at: int) -> Iterator[str]:
    depth = 0
    for match in _TOKEN.finditer(text, at):
        yield text[at : match.start()]
        word, at = match[0], match.end()
        depth = max(depth + _DEEPER.get(word, 0), 0)
        plain = depth == 0 and word[0] not in "\\%{}[]"
        yield ("A" if word[-1].isupper() else "a") if plain else word
    yield text[at:]
