r"""What of a document decides what its citations print: where that is the same, TeX is not asked.

A word of the running text changes no citation: not where it is outside of all braces and brackets,
so that no command has it, and stays between the same signs. All else counts: every command and
every line, the works and the preamble, and what TeX noted down of pages in its .aux files. A macro
of the author's own may take words without braces, up to a sign (`\def\noted#1.{...}`); where one
is called, every word from there on counts.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from trykklar.typeset import build_record
from trykklar.typeset.engine_arguments import signature

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.typeset.fingerprint import Fingerprint

_TEXT = ".tex"
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_TOKEN = re.compile(r"\\(?:[A-Za-z@]+|.)|%[^\n]*|[{}\[\]]|[^\W\d_]+", re.DOTALL)
_SOURCES = {_TEXT, ".sty", ".cls"}
# A definition with its parameters, and the letters for an argument that ends at a sign (usrguide,
# "Creating document commands").
_DEFINED = re.compile(r"\\[egx]?def\s*(\\[A-Za-z@]+) *([^{}\n]{0,99})\{")
_DECLARED = re.compile(
    r"\\\w*DocumentCommand\s{0,9}\{?\s{0,9}(\\[A-Za-z@]+)\s{0,9}\}?\s{0,9}"
    r"\{(?:[^{}]|\{[^{}]{0,40}\}){0,60}?[dDlrRu]"
)
_PARAMETER = re.compile(r"#\d")
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
    marks = {**marks, **record.final}
    texts = {path: _read(document, path) for path in marks if _is_own(document, path)}
    taking = delimited(texts.values())
    known = sorted(
        (str(path), _mark(mark, texts.get(path) if path.suffix == _TEXT else None, taking))
        for path, mark in marks.items()
        if path != document.work / f"{document.job}.pdf"
    )
    return blake2b(repr((signature(document), hook, known)).encode()).hexdigest()


def _is_own(document: Document, path: Path) -> bool:
    """Whether a file is LaTeX of the author's."""
    own = not path.is_absolute() and not path.is_relative_to(document.work)
    return own and path.suffix in _SOURCES


def _read(document: Document, path: Path) -> str:
    try:
        return document.fence.read(document.root / path).decode("utf-8", "surrogateescape")
    except OSError:
        return ""


def _mark(mark: Fingerprint, text: str | None, taking: Collection[str]) -> str:
    """What of a file counts."""
    if text is None:
        return mark.digest or str(mark.stamp)
    return blake2b(outline(text, taking).encode("utf-8", "surrogateescape")).hexdigest()


def delimited(texts: Iterable[str]) -> frozenset[str]:
    """The macros, with their backslashes, that take what stands before a sign of their own.

    Args:
        texts: LaTeX in which the author may define them.
    """
    found: set[str] = set()
    for text in texts:
        parameters = ((match[1], match[2]) for match in _DEFINED.finditer(text))
        found.update(name for name, given in parameters if _PARAMETER.sub("", given))
        found.update(match[1] for match in _DECLARED.finditer(text))
    return frozenset(found)


def outline(text: str, taking: Collection[str] = ()) -> str:
    """LaTeX with the letter `a` in the place of each word of its running text.

    The case of its last letter stays: TeX takes a full stop behind a capital for no sentence's end.

    Args:
        text: Of a file; what stands before a document's text is left as it is.
        taking: Macros behind which every word stays.
    """
    begin = _BEGIN.search(text)
    start = begin.end() if begin else 0
    return text[:start] + "".join(_outlined(text, start, taking))


def _outlined(text: str, at: int, taking: Collection[str]) -> Iterator[str]:
    depth = 0
    for match in _TOKEN.finditer(text, at):
        yield text[at : match.start()]
        word, at = match[0], match.end()
        if word in taking:
            yield text[match.start() :]
            return
        depth = max(depth + _DEEPER.get(word, 0), 0)
        plain = depth == 0 and word[0] not in "\\%{}[]"
        yield ("A" if word[-1].isupper() else "a") if plain else word
    yield text[at:]
