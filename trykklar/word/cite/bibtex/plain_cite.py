r"""What LaTeX itself prints for a `\cite`, with the packages and classes that change it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.latex.loaded_packages import is_loaded, loaded
from trykklar.word.blocks.bibliography_block import target
from trykklar.word.inlines import fresh, plain
from trykklar.word.neutral.anchors import jump
from trykklar.word.written_number import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines


class Plain:
    """LaTeX's own citations in one document."""

    def __init__(self, state: ExportState) -> None:
        """Takes up a document.

        Args:
            state: Its list, its .aux and its preamble.
        """
        preamble = state.inputs.manuscript.preamble
        package = loaded(preamble).get("cite")
        given = package.options if package else ()
        self._works = state.met.bibcites
        self._order = {key: str(place) for place, key in enumerate(state.met.listed, 1)}
        self._sorts = package is not None and "nosort" not in given
        self._compresses = package is not None and "nocompress" not in given
        self._raised = bool({"super", "superscript"} & set(given))
        self._between, self._dash = (
            ("], [", "]–[")
            if is_loaded(preamble, "IEEEtran")
            else ("," if self._raised else ", ", "–")
        )

    def cited(self, command: str, keys: Sequence[str], pre: Inlines, post: Inlines) -> Inlines:
        """What a citation prints, each work a link to its entry.

        Args:
            command: Not looked at: LaTeX has but one.
            keys: In the author's order.
            pre: Prenote, which LaTeX does not know either.
            post: Postnote.
        """
        del command
        if self._sorts:
            keys = sorted(keys, key=lambda key: self._number(key) or 0)
        found: list[Any] = []
        for index, run in enumerate(self._runs(keys)):
            found += self._run(run) if not index else [pf.Str(self._between), *self._run(run)]
        note = [pf.Str(","), pf.Space(), *post] if post else []
        before = [*pre, pf.Space()] if pre else []
        if self._raised:
            return [pf.Superscript(*found), *note]
        return [pf.Str("["), *before, *found, *note, pf.Str("]")]

    def label(self, key: str) -> Inlines:
        """What stands before a work in the list; nothing where it has an empty label."""
        shown = self._shown(key)
        return [pf.Str("["), *shown, pf.Str("]")] if shown else []

    def _runs(self, keys: Sequence[str]) -> list[list[str]]:
        runs = [[key] for key in keys[:1]]
        for before, key in pairwise(keys):
            this, last = self._number(key), self._number(before)
            if self._compresses and this and last and this == last + 1:
                runs[-1].append(key)
            else:
                runs.append([key])
        return runs

    def _run(self, keys: list[str]) -> Inlines:
        links = [jump(target(key), self._shown(key)) for key in keys]
        if len(keys) > 2:  # noqa: PLR2004 - two numbers are no range
            return [links[0], pf.Str(self._dash), links[-1]]
        return links if len(links) == 1 else [links[0], pf.Str(self._between), links[1]]

    def _shown(self, key: str) -> Inlines:
        if key in self._works:
            return fresh(self._works[key].name)
        return [pf.Str(self._order[key])] if key in self._order else [pf.Strong(pf.Str("?"))]

    def _number(self, key: str) -> int | None:
        return number(plain(self._shown(key)))
