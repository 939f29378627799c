r"""What TeX prints of citations of a list that BibTeX or the author made, and of that list's signs.

Packages and classes that cite are many, and what they print depends on their options, their own
configuration, and on what was cited before. So TeX sets the citations once more, by themselves and
in their order. A work that TeX does not know in that place, as in a part with a list of its own, is
none of the answers.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import panflute as pf

from trykklar.printed.citations_and_lists import Printed
from trykklar.printed.latex_pieces import print_pieces
from trykklar.printed.text_run import plain
from trykklar.word.blocks.bibliography_block import target
from trykklar.word.cite.bibtex.list_pieces import list_pieces, work_text
from trykklar.word.cite.from_tex.live_links import LiveLinks
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.inlines import trimmed
from trykklar.word.mark.command import commands
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.rule_table import COMMANDS
from trykklar.word.neutral.anchors import jump

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import Citation

_UNKNOWN = "?"  # what LaTeX and natbib print for a work that they do not know
_SIGNS = {
    "and": r"\harvardand",
    "opening": r"\harvardyearleft",
    "closing": r"\harvardyearright",
}


class AskedCitations:
    """TeX's answers for one document."""

    def __init__(self, citations: Sequence[Citation], state: ExportState) -> None:
        """Asks TeX, once for all.

        Args:
            citations: Those to ask for, in the order of the source.
            state: The state of an export of a document that was typeset.
        """
        self._keys = state.met.listed.keys()
        self._links = LiveLinks(Printed(), state)
        asked = [citation for citation in citations if citation.is_shown]
        sources = [_source(citation, state) for citation in asked]
        signs = [kind for kind in _SIGNS if kind in dict(state.met.natbib_parts)]
        lists = tuple(list_pieces(state.inputs.manuscript.flat))
        works = [text for each in lists for text in each.works]
        parts = [*(_SIGNS[kind] for kind in signs), *(each.bare for each in lists), *works]
        found = iter(print_pieces(state.inputs.document, [*sources, *parts], formulas=True))
        self._citations = {id(citation.target): next(found) for citation in asked}
        self._signs = {kind: next(found) for kind in signs}
        self._labels = {key: label for each in lists for key, label in each.labels(next(found))}
        self._works = {key: next(found) for each in lists for key in each.keys}

    def cited(self, citation: Citation, ours: Inlines) -> Inlines:
        """What is printed of a citation.

        Args:
            citation: It.
            ours: The same by our own knowledge of its package: it stays where both agree, for each
                of its works is a link, and where TeX has no answer.
        """
        piece = self._citations.get(id(citation.target))
        if piece is None or len(piece.paragraphs) != 1:
            return ours
        (runs,) = piece.paragraphs
        if _UNKNOWN in plain(runs) and all(key in self._keys for key in citation.keys):
            return ours
        live = partial(self._links.live, offset=citation.offset)
        printed = trimmed([_linked(item) for item in inlines(runs, self._keys, live=live)])
        if not printed or _seen(printed) == _seen(ours):
            return ours
        linked = any(isinstance(item, pf.Link) for item in printed)
        keys = [key for key in citation.keys if key in self._keys]
        return printed if linked or len(keys) != 1 else [jump(target(keys[0]), printed)]

    def sign(self, kind: str) -> Inlines | None:
        """What is printed of a sign in the list; None where TeX has no answer.

        Args:
            kind: `and`, `opening` or `closing`, between and around what the list names.
        """
        piece = self._signs.get(kind)
        if piece is None or len(piece.paragraphs) > 1:
            return None
        return trimmed(inlines(piece.paragraphs[0], ())) if piece.paragraphs else []

    def label(self, key: str) -> Inlines | None:
        """What is printed before a work in the list; None where TeX has no answer.

        Args:
            key: The work's.
        """
        runs = self._labels.get(key)
        return None if runs is None else trimmed(inlines(runs, ()))

    def work(self, key: str, ours: Inlines) -> Inlines:
        """What is printed of a work in the list.

        Args:
            key: The work's.
            ours: The same as we read it: it stays where both agree, and where TeX has no answer.
        """
        printed = trimmed(inlines(work_text(self._works.get(key)), ()))
        return ours if not printed or _seen(printed) == _seen(trimmed(ours)) else printed


def _source(citation: Citation, state: ExportState) -> str:
    """The command with its arguments; "" where what stands there cannot be handed on."""
    passage = state.inputs.manuscript.flat
    command = next(commands(passage, citation.offset), None)
    rule = COMMANDS.get(command.name) if command else None
    if command is None or rule is None:
        return ""
    end = max((edit.end for edit in rule(passage, command)), default=command.start)
    source = passage.text[command.start : end]
    return "" if CONTROLS.search(source) else source


def _linked(item: pf.Element) -> pf.Element:
    """An inline whose link to a work leads to where the list has it."""
    if isinstance(item, pf.Link) and item.url.startswith("#ref-"):
        return jump(target(item.url.removeprefix("#ref-")), item.content)
    return item


_LOOKS = (pf.Emph, pf.Strong, pf.SmallCaps, pf.Superscript, pf.Subscript)


def _seen(items: Inlines) -> str:
    """Text and looks of inlines, whatever leads where."""
    return re.sub(r"\s+", " ", "".join(_parts(items)))


def _parts(items: Inlines) -> Iterator[str]:
    for item in items:
        if isinstance(item, pf.Str):
            yield item.text
        elif isinstance(item, pf.Math):
            yield "".join(item.text.split())
        elif hasattr(item, "content"):
            name = type(item).__name__ if isinstance(item, _LOOKS) else ""
            yield (
                f"{name}<{''.join(_parts(item.content))}>"
                if name
                else "".join(_parts(item.content))
            )
        else:
            yield " "
