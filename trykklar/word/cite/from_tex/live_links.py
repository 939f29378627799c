r"""What TeX printed and linked, live in Word: "see n. 23", "cit. on p. 4", `\ref` in a citation.

A number or page that is printed of a label is a reference, as the author's own are. The pages that
an entry is cited on are those of the citations in Word. A link to an earlier citation leads there.
Some styles keep the number of a note themselves, and print it without a label, or without a link:
it is known by what stands before it, or by the link, and by the note in which the work was cited.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.word.cite.from_tex.run_inlines import styled
from trykklar.word.model import Anchor, MarkedReference
from trykklar.word.neutral import numbered
from trykklar.word.neutral.anchors import anchor_name, jump, places
from trykklar.word.neutral.vocabulary import LABEL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from trykklar.printed.citations_and_lists import PrintedCitation as Shown
    from trykklar.printed.citations_and_lists import PrintedDocument
    from trykklar.printed.text_run import Run
    from trykklar.word.export_state import ExportState
    from trykklar.word.inlines import Inlines

_PAGE = "page."
"""What the name of a page begins with in a PDF (hyperref)."""

_OWN = "_Note_"  # no label of the author's, which are counted
_NEVER = re.compile(r"(?!)()")


class LiveLinks:
    """Where the links of one document lead in Word."""

    def __init__(self, printed: PrintedDocument, state: ExportState) -> None:
        """Takes up a document.

        Args:
            printed: What TeX printed.
            state: The state of the export, which gets the references.
        """
        self._state = state
        self._wanted = {run.look.label for run in chain.from_iterable(_texts(printed))}
        self._aims: dict[str, str] = {}
        self._pages: dict[tuple[str, str], str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        words = "|".join(r"\s+".join(map(re.escape, each.split())) for each in printed.words)
        self._note = re.compile(rf"(?<!\w)(?:{words})\s*(\d+)(?!\w)") if words else _NEVER
        found = map(self._note.search, (run.text for run in chain.from_iterable(_texts(printed))))
        self._numbers = {match[1] for match in found if match}

    def learn(self, shown: Shown, name: str) -> None:
        """A citation is in Word.

        Args:
            shown: What TeX printed of it.
            name: Its anchor.
        """
        for aim in shown.aims:
            self._aims.setdefault(aim, name)
        for key in (key for part in shown.keys for key in part):
            self.learn_page(key, shown.page, name)
            if shown.noted and not shown.notes:
                self._notes[key, shown.noted] = name

    def learn_page(self, key: str, page: str, name: str) -> None:
        """A work is cited on a page.

        Args:
            key: The work.
            page: The page, as it is numbered in the PDF.
            name: The anchor of the citation.
        """
        self._pages.setdefault((key, page), name)

    def note_place(self, shown: Shown, place: int) -> list[Any]:
        """An anchor for the note that a citation makes, where others have its number.

        Where numbers begin again in each chapter, it is the last note before that is referred to.

        Args:
            shown: A citation.
            place: The place of one of its notes.
        """
        if place > 0 or shown.noted not in self._numbers:
            return []
        name = f"{_OWN}{shown.noted}"
        count = self._state.met.next(name)
        name = f"{name}_{count}" if count > 1 else name
        for key in (key for part in shown.keys for key in part):
            self._notes[key, shown.noted] = name
        return places([name])

    def labels(self, shown: Shown, place: int) -> list[Any]:
        r"""Anchors for the labels that a style sets itself, where others refer to them.

        Args:
            shown: A citation.
            place: The place of one of its notes, or -1 for what stands in no note of its own.
        """
        found: list[Any] = []
        for label, at in shown.labels:
            if at == place and label in self._wanted and label not in self._state.met.anchors:
                anchor = Anchor("place", anchor_name(label, _OWN), "footnote")
                self._state.met.anchors[label] = anchor
                content = places([anchor.name])
                found.append(pf.Span(*content, classes=[LABEL], attributes={"label": label}))
        return found

    def live(self, run: Run, content: Inlines, offset: int, keys: Collection[str] = ()) -> Inlines:
        """What stands for a run in Word.

        Args:
            run: It.
            content: The same as text.
            offset: Where in the flat source it is printed.
            keys: The works of the citation or the entry that it stands in.
        """
        look = run.look
        target = self._state.targets.get(look.label)
        if target is not None and run.text == (target.page if look.paged else target.number):
            place = pf.Span()
            command = "pageref" if look.paged else "ref"
            self._state.met.references.append(
                MarkedReference(command, (look.label,), offset, place)
            )
            return [place]
        if look.link == _PAGE + run.text:
            cited = (self._pages.get((key, run.text)) for key in keys)
            name = next((name for name in cited if name), "")
            return (
                [numbered.reference(Anchor("place", name), run.text, "page")] if name else content
            )
        if note := self._noted(run, keys):
            return note
        return [jump(self._aims[look.link], content)] if look.link in self._aims else content

    def _noted(self, run: Run, keys: Collection[str]) -> Inlines:
        """A run with the live number of a note in which a work was cited, if it has one."""
        match = self._note.search(run.text)
        cited = (self._notes.get((key, match[1])) for key in keys) if match else ()
        name = next((name for name in cited if name), "")
        if match is None or not name:
            return []
        before, behind = run.text[: match.start(1)], run.text[match.end(1) :]
        return [
            *styled(replace(run, text=before)),
            numbered.reference(Anchor("place", name), match[1], "number"),
            *styled(replace(run, text=behind)),
        ]


def _texts(printed: PrintedDocument) -> Iterator[Iterable[Run]]:
    for citation in printed.citations:
        yield from (citation.runs, *citation.notes)
    for listing in printed.lists:
        for entry in listing.entries:
            yield from entry.paragraphs


def formulas(printed: PrintedDocument) -> set[str]:
    """The LaTeX of all formulas in what TeX printed.

    Args:
        printed: It.
    """
    runs: Iterator[Run] = chain.from_iterable(_texts(printed))
    return {run.look.formula for run in runs} - {""}
