"""Pandoc's document from element to element.

panflute's own `walk` makes every list of a text anew, and asks at every word: where only formulas,
notes or pictures are meant, that is most of the time that an export takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import panflute as pf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# Where panflute names them in another order than that of the text.
_IN_ORDER: Mapping[type, Sequence[str]] = {
    pf.Table: ("caption", "head", "content", "foot"), pf.TableBody: ("head", "content"),
    pf.Cite: ("citations", "content"),
}  # fmt: skip


def elements(root: Any) -> Iterator[Any]:
    """Every element in the order of the text, the outer before what is in it.

    Args:
        root: A document, block or inline; it is the first one, and must not change meanwhile.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        for children in _children(element):
            waiting += reversed(children)


def replace_elements(
    root: Any, kinds: type | tuple[type, ...], made_of: Callable[[Any], Any]
) -> None:
    """Puts something else in the place of elements, in the order of the text, the inner ones first.

    Args:
        root: A document, block or inline; it is not replaced itself.
        kinds: The elements that are meant.
        made_of: What an element becomes: another one, a list of them, or None where it stays.
    """
    for name in _attributes(type(root)):
        children = getattr(root, name)
        if not isinstance(children, pf.ListContainer):
            for child in _listed(children):
                replace_elements(child, kinds, made_of)
            continue
        found: list[Any] = []
        changed = False
        for child in children.list:
            if _attributes(type(child)):  # most have nothing in them
                replace_elements(child, kinds, made_of)
            made = made_of(child) if isinstance(child, kinds) else None
            changed |= made is not None
            found += made if isinstance(made, list) else [child if made is None else made]
        if changed:
            setattr(root, name, found)


def _children(element: Any) -> Iterator[list[Any]]:
    """The lists of what is directly in an element, the last one first."""
    for name in reversed(_attributes(type(element))):
        yield _listed(getattr(element, name))


def _listed(children: Any) -> list[Any]:
    if isinstance(children, pf.ListContainer):
        return list(children.list)
    if isinstance(children, pf.DictContainer):
        return list(children.dict.values())
    return [] if children is None else [children]


def _attributes(kind: type) -> Sequence[str]:
    """Under which names an element of a kind has others in it, in the order of the text."""
    own: Sequence[str] = getattr(kind, "_children", ())
    return _IN_ORDER.get(kind, own)
