"""Descriptions within descriptions, indented as they are nested: pandoc writes all at one depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.document_tree import elements
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEEPEST = 3  # of which the Word file has a style


def indent_descriptions(text: Any) -> None:
    """Give the terms and paragraphs of nested descriptions the styles of their depth.

    Args:
        text: The document; it is changed.
    """
    for element in [item for item in elements(text) if _is_outermost(item)]:
        _indent(element)


def _is_outermost(element: Any) -> bool:
    if not isinstance(element, pf.DefinitionList):
        return False
    above = element.parent
    while above is not None and not isinstance(above, pf.Definition | pf.ListItem):
        above = above.parent
    return not isinstance(above, pf.Definition)


def _indent(element: Any) -> None:
    for item in element.content:
        for definition in item.definitions:
            definition.content = list(_flat(definition.content, 2))


def _flat(blocks: Iterable[Any], depth: int) -> Iterator[Any]:
    """The blocks of a definition, with the paragraphs of the descriptions in it."""
    for block in blocks:
        if isinstance(block, pf.DefinitionList):
            for item in block.content:
                yield paragraph(f"Definition Term {depth}", *item.term)
                for definition in item.definitions:
                    inside = _flat(definition.content, min(depth + 1, _DEEPEST))
                    yield from (_styled(part, depth) for part in inside)
        else:
            yield block


def _styled(block: Any, depth: int) -> Any:
    if isinstance(block, pf.Para | pf.Plain):
        return paragraph(f"Definition {depth}", *block.content)
    return block
