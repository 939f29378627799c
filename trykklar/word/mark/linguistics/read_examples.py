"""The examples of a text, by the package that it has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trykklar.latex.loaded_packages import is_loaded
from trykklar.latex.passage import Span
from trykklar.word.mark.linguistics import (
    covington_examples,
    expex_examples,
    gb4e_examples,
    linguex_examples,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from trykklar.latex.passage import Passage
    from trykklar.word.mark.linguistics.example_part import Example
    from trykklar.word.mark.manuscript import MarkedManuscript


class _Package(Protocol):
    """How a package has examples written."""

    PACKAGES: tuple[str, ...]
    ENVIRONMENTS: frozenset[str]
    POINTERS: re.Pattern[str] | None

    def examples(self, passage: Passage, text: Span) -> Iterator[Example]: ...


_PACKAGES: tuple[_Package, ...] = (
    gb4e_examples,
    linguex_examples,
    expex_examples,
    covington_examples,
)


def examples(source: MarkedManuscript) -> tuple[Example, ...]:
    """The examples of a text.

    Args:
        source: The text.
    """
    text = Span(source.start, len(source.flat.text))
    return tuple(example for each in _known(source) for example in each.examples(source.flat, text))


def environments(source: MarkedManuscript) -> frozenset[str]:
    """The environments in which LaTeX sets the labels of examples, by its own names.

    Args:
        source: The text.
    """
    return frozenset().union(*(each.ENVIRONMENTS for each in _known(source)))


def pointers(source: MarkedManuscript) -> tuple[Span, ...]:
    r"""Where commands stand that print the number of an example that is near: `\Next`.

    Args:
        source: The text.
    """
    patterns = [each.POINTERS for each in _known(source) if each.POINTERS is not None]
    return tuple(
        Span(*match.span())
        for pattern in patterns
        for match in pattern.finditer(source.flat.text, source.start)
    )


def _known(source: MarkedManuscript) -> list[_Package]:
    return [each for each in _PACKAGES if is_loaded(source.preamble, *each.PACKAGES)]
