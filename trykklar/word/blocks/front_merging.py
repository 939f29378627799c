"""Our own inlines, with what TeX prints before, between and behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.printed.text_run import plain as text_of
from trykklar.word.blocks.unit_anchor import is_unit
from trykklar.word.cite.from_tex.run_inlines import styled
from trykklar.word.inlines import plain
from trykklar.word.judge.folding import folded
from trykklar.word.neutral.paragraph_style import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.printed.text_run import Run
    from trykklar.word.blocks.front_alignment import FrontPart, Leaf, PrintedFront

_ADDRESS = re.compile(r"https?://[^\s<>]+")
_OURS = ("Title", "Subtitle", "Abstract")  # whatever they look like in the PDF
_SIGN = re.compile(r"[^\w\s]*\Z")
_SIGNS = re.compile(r"[,;:•→]")  # between words: places, concepts
_LABEL = 40  # letters
_WORD = re.compile(r"[^\W_]+")


def merged(piece: PrintedFront) -> list[Any]:
    """The inlines of a paragraph of TeX's, in which ours stay.

    Args:
        piece: It, with our own paragraphs in it.
    """
    found: list[Any] = []
    at, before = 0, None
    for part in sorted(piece.parts, key=lambda each: each.start):
        whole = part.exact and _spells(piece, part.start, part.end, part.leaf)
        own = part.leaf.style in _OURS or has_live(part.leaf)
        ours = own or has_note(part.leaf) or has_unit(part.leaf)
        leaf = part.leaf if whole or ours else None
        between = _between(piece.cut(at, part.start), before, leaf)
        shown = text_of(piece.cut(part.start, part.end, tight=True))
        if leaf and shown.isupper() and not plain(leaf.content).isupper():
            between = [replace(each, text=each.text.lower()) for each in between]
        found += inlines_of(between)
        found += leaf.content if leaf else inlines_of(piece.cut(part.start, part.end, tight=True))
        at, before = part.end, leaf
    return found + inlines_of(_between(piece.cut(at, len(piece.spots)), before, None))


def says_more(piece: PrintedFront, part: FrontPart) -> bool:
    """Whether TeX prints more than a paragraph of ours says, before it or as signs in it.

    So ACM's `CCS Concepts:` with arrows between the concepts, and the sign of a title's note.

    Args:
        piece: What TeX prints.
        part: Our paragraph in it.
    """
    own, shown = plain(part.leaf.content).split(), text_of(piece.paragraph.runs).split()
    more = len(piece.letters) - (part.end - part.start)
    return part.exact and more <= _LABEL and "".join(own) != "".join(shown)


def _spells(piece: PrintedFront, start: int, end: int, leaf: Leaf) -> bool:
    """Whether the words are apart where they are in the PDF, and no sign is set as a formula."""
    if any(_has_formula(item) for item in leaf.content):
        return False
    text = text_of(run for run in piece.cut(start, end, tight=True) if not run.mark)
    if leaf.style == "Keywords":
        own = plain(leaf.content).strip()
        return "".join(text.split()) == "".join(own.removesuffix(_tail(own)).split())
    if _WORD.findall(folded(text)) != leaf.words:
        return False
    signs = "".join(_SIGNS.findall(text)), "".join(_SIGNS.findall(plain(leaf.content)))
    return leaf.style not in ("", "Affiliation") or signs[0] == signs[1].strip(".,;: ")


def _has_formula(item: Any) -> bool:
    return isinstance(item, pf.Math) or any(map(_has_formula, getattr(item, "content", ())))


def _between(runs: Sequence[Run], before: Leaf | None, behind: Leaf | None) -> list[Run]:
    """What stands between two of our paragraphs, without the signs that are theirs."""
    left = list(runs)
    if before is not None:
        if has_note(before):
            while any(item.mark for item in left[:2]) and (
                left[0].mark or not left[0].text.strip()
            ):
                left.pop(0)
        left = _without(left, _tail(plain(before.content)))
    if behind is not None:
        head = _tail(plain(behind.content)[::-1])
        turned = [_turned(item) for item in reversed(left)]
        left = [_turned(item) for item in reversed(_without(turned, head))]
    return left


def _tail(text: str) -> str:
    match = _SIGN.search(text.strip())
    return match[0] if match else ""


def _turned(item: Run) -> Run:
    return replace(item, text=item.text[::-1])


def _without(runs: list[Run], signs: str) -> list[Run]:
    """Runs without some signs at their beginning, where they have them all."""
    if not signs or not text_of(runs).lstrip().startswith(signs):
        return runs
    left = len(text_of(runs)) - len(text_of(runs).lstrip()) + len(signs)
    found = []
    for item in runs:
        found.append(replace(item, text=item.text[left:]))
        left = max(left - len(item.text), 0)
    return [item for item in found if item.text]


def has_note(leaf: Leaf) -> bool:
    """Whether a paragraph has a footnote."""
    return any(True for _ in notes_in(leaf.content))


def has_live(leaf: Leaf) -> bool:
    """Whether a paragraph has what TeX's letters say nothing of: a picture or a link."""
    return any(map(_is_live, leaf.content))


def _is_live(item: Any) -> bool:
    return isinstance(item, pf.Image | pf.Link) or any(map(_is_live, getattr(item, "content", ())))


def has_unit(leaf: Leaf) -> bool:
    """Whether a paragraph has words that a co-author can change."""
    return any(is_unit(getattr(item, "identifier", "")) for item in leaf.content)


def notes_in(items: Iterable[Any]) -> Iterator[Any]:
    """The footnotes in some inlines."""
    for item in items:
        if isinstance(item, pf.Note):
            yield item
        elif hasattr(item, "content") and not isinstance(item, pf.Math):
            yield from notes_in(item.content)


def with_notes(blocks: Iterable[Any]) -> tuple[list[Any], frozenset[int]]:
    """Blocks with the paragraphs of notes that stand at no word, which a class sets without a mark.

    Args:
        blocks: Of the front matter.

    Returns:
        They, and the identities of these paragraphs.
    """
    found, made = list[Any](), list[Any]()
    for block in blocks:
        inner = getattr(block, "content", ()) if isinstance(block, pf.Para | pf.Plain) else ()
        alone = bool(inner) and not plain(inner).strip()
        notes = notes_in(inner) if alone else ()
        texts = (part for note in notes for part in note.content)
        own = [paragraph("Affiliation", *_begun(text.content)) for text in texts if _is_text(text)]
        found += [block, *own]
        made += own
    return found, frozenset(map(id, made))


def _is_text(block: Any) -> bool:
    return isinstance(block, pf.Para | pf.Plain) and bool(plain(block.content).strip())


def _begun(items: Iterable[Any]) -> list[Any]:
    """Inlines without the blanks that they begin with, and without the sign of their note."""
    own = [item for item in items if "Footnote Mark" not in _styles(item)]
    first = next((at for at, item in enumerate(own) if plain([item]).strip()), len(own))
    return [*(item for item in own[:first] if isinstance(item, pf.Span)), *own[first:]]


def _styles(item: Any) -> Iterable[str]:
    return item.attributes.values() if isinstance(item, pf.Span) else ()


def inlines_of(runs: Iterable[Run]) -> list[Any]:
    """What TeX printed, as inlines; an address of the web leads there."""
    return [item for each in runs for item in _linked(each)]


def _linked(each: Run) -> list[Any]:
    """A run in its fonts; an address leads there."""
    address = each.text.strip()
    return [pf.Link(*styled(each), url=address)] if _ADDRESS.fullmatch(address) else styled(each)
