r"""What TeX prints of citations of a list that BibTeX or the author made, and of that list's signs.

Packages and classes that cite are many, and what they print depends on their options, their own
configuration, and on what was cited before. So TeX sets the citations once more, by themselves and
in their order. A work that TeX does not know in that place, as in a part with a list of its own, is
none of the answers.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import panflute as pf

from trykklar.printed.citations_and_lists import PrintedDocument
from trykklar.printed.latex_pieces import print_pieces
from trykklar.word.blocks.bibliography_block import target
from trykklar.word.cite.bibtex.cited_pages import cited_pages, located
from trykklar.word.cite.bibtex.list_context import citation_context
from trykklar.word.cite.bibtex.list_pieces import ListPieces, list_pieces, work_text
from trykklar.word.cite.from_tex.live_links import LiveLinks
from trykklar.word.cite.from_tex.run_inlines import inlines
from trykklar.word.document_tree import elements
from trykklar.word.inlines import trimmed
from trykklar.word.mark.command import commands
from trykklar.word.mark.list_unit import plain_key
from trykklar.word.mark.mark import CONTROLS
from trykklar.word.mark.rule_table import COMMANDS
from trykklar.word.neutral.anchors import jump

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.printed.text_run import Run, Runs
    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import MarkedCitation

_UNKNOWN = "?"  # in bold, what LaTeX and natbib print for a work that they do not know
_SIGNS = {
    "and": r"\harvardand",
    "opening": r"\harvardyearleft",
    "closing": r"\harvardyearright",
    "before": r"\csname NAT@open\endcsname",
    "behind": r"\csname NAT@close\endcsname",
}


class AskedCitations:
    """TeX's answers for one document."""

    def __init__(self, citations: Sequence[MarkedCitation], state: ExportState) -> None:
        """Asks TeX, once for all.

        Args:
            citations: Those to ask for.
            state: The state of an export of a document that was typeset.
        """
        self._state = state
        self._keys = state.met.listed.keys()
        self._targets = {id(citation.target) for citation in state.met.citations}
        self._links = LiveLinks(PrintedDocument(), state)
        shown = [citation for citation in citations if citation.is_shown]
        asked = sorted(shown, key=lambda citation: citation.offset)  # those in notes are met last
        sources = [_source(citation, state) for citation in asked]
        signs = [kind for kind in _SIGNS if kind in dict(state.met.natbib_parts)]
        lists = tuple(list_pieces(state.inputs.manuscript.flat))
        works = [text for each in lists for text in each.works]
        parts = [*(_SIGNS[kind] for kind in signs), *(each.bare for each in lists), *works]
        found = iter(print_pieces(state.inputs.document, [*sources, *parts], cited=True))
        self._citations = {id(citation.target): next(found) for citation in asked}
        self._signs = {kind: next(found) for kind in signs}
        self._labels = {key: label for each in lists for key, label in each.labels(next(found))}
        self._works = {key: next(found) for each in lists for key in each.keys}
        self._alone = self._asked_alone(lists)

    def _asked_alone(self, lists: Iterable[ListPieces]) -> dict[str, Runs]:
        r"""The works that TeX prints only as they are, for the command before has to see them."""
        alone = {
            key: source
            for each in lists
            for key, source in zip(each.keys, each.alone, strict=True)
            if self._works.get(key) is None
        }
        found = print_pieces(self._state.inputs.document, tuple(alone.values()), cited=True)
        return {
            key: piece.paragraphs[-1]
            for key, piece in zip(alone, found, strict=True)
            if piece and piece.paragraphs
        }

    def cited(self, citation: MarkedCitation, ours: Inlines) -> Inlines:
        """What is printed of a citation.

        Args:
            citation: It.
            ours: The same by our own knowledge of its package: it stays where both agree, for each
                of its works is a link, and where TeX has no answer.
        """
        piece = self._citations.get(id(citation.target))
        if piece is None or not self.is_answered(citation):
            return ours
        (runs,) = piece.paragraphs
        runs = _own_links(runs, citation)
        unknown = any(_is_unknown(run) for part in (runs, *piece.notes) for run in part)
        if unknown and all(key in self._keys for key in citation.keys):
            return ours
        live = partial(self._links.live, offset=citation.offset)
        notes = [inlines(_own_links(note, citation), self._keys, live=live) for note in piece.notes]
        content = inlines(runs, self._keys, notes, live)
        printed = trimmed([_linked(item) for item in content])
        if not printed or _seen(printed) == _seen(ours):
            return ours
        linked = any(isinstance(item, pf.Link) for item in printed)
        keys = [key for key in citation.keys if key in self._keys]
        noted = bool(piece.notes)
        return printed if linked or noted or len(keys) != 1 else [jump(target(keys[0]), printed)]

    def is_answered(self, citation: MarkedCitation) -> bool:
        """Whether TeX could say what it prints of a citation, in one paragraph.

        Args:
            citation: It.
        """
        piece = self._citations.get(id(citation.target))
        return piece is not None and len(piece.paragraphs) == 1

    def sign(self, kind: str) -> Inlines | None:
        """What is printed of a sign in the list; None where TeX has no answer.

        Args:
            kind: `and`, `opening` or `closing`, between and around what the list names; `before` or
                `behind` a text that is cited.
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
        if key in self._alone:
            return []
        runs = self._labels.get(key)
        return None if runs is None else trimmed(inlines(runs, ()))

    def learn_pages(self, citations: Iterable[MarkedCitation]) -> None:
        """Lets the pages that works are cited on lead to their citations.

        Args:
            citations: Those of the source, in their places.
        """
        for key, page, name in located(citations, cited_pages(self._state.inputs.document)):
            self._links.learn_page(key, page, name)

    def work(self, key: str, ours: Inlines) -> Inlines:
        """What is printed of a work in the list.

        Args:
            key: The work's.
            ours: The same as we read it: it stays where both agree, where TeX has no answer, and
                where a work is cited in it, for that leads there.
        """
        if any(id(inner) in self._targets for item in ours for inner in elements(item)):
            return trimmed(ours)
        runs = self._alone.get(key) or work_text(self._works.get(key))
        live = partial(self._links.live, offset=self._state.inputs.manuscript.start, keys=(key,))
        printed = trimmed(inlines(runs, (), live=live))
        return ours if not printed or _seen(printed) == _seen(trimmed(ours)) else printed


def _is_unknown(run: Run) -> bool:
    return run.look.bold and _UNKNOWN in run.text


def _source(citation: MarkedCitation, state: ExportState) -> str:
    """The command with its arguments; "" where what stands there cannot be handed on."""
    passage = state.inputs.manuscript.flat
    command = next(commands(passage, citation.offset), None)
    rule = COMMANDS.get(command.name) if command else None
    if command is None or rule is None:
        return ""
    end = max((edit.end for edit in rule(passage, command)), default=command.start)
    source = passage.text[command.start : end]
    return "" if CONTROLS.search(source) else citation_context(passage, command.start) + source


def _linked(item: pf.Element) -> pf.Element:
    """An inline whose link to a work leads to where the list has it."""
    if isinstance(item, pf.Link) and item.url.startswith("#ref-"):
        return jump(target(item.url.removeprefix("#ref-")), item.content)
    return item


def _own_links(runs: Runs, citation: MarkedCitation) -> Runs:
    """Runs whose links lead to the works of the unit that a citation stands in."""
    named = {f"cite.{plain_key(key)}": f"cite.{key}" for key in citation.keys}
    return tuple(
        replace(run, look=replace(run.look, link=named.get(run.look.link, run.look.link)))
        for run in runs
    )


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
