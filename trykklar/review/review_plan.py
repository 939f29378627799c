"""A returned file and the manuscript as it is now -> every change, with what becomes of it."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError
from trykklar.latex.source import Place
from trykklar.review.author_file import AuthorFiles
from trykklar.review.letters import BREAK, letters
from trykklar.review.paragraph_alignment import aligned
from trykklar.review.review_change import (
    PlacedComment,
    Review,
    ReviewChange,
    State,
)
from trykklar.review.source_edits import ConflictError, SourceEdits
from trykklar.review.source_units import matched, source_units
from trykklar.review.text_tokens import comparable
from trykklar.review.unit_position import AlreadyThereError, BothChangedError, stretch
from trykklar.review.word_edits import edits
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.manuscript import read
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.pandoc_preamble import body
from trykklar.word.mark.unit import units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from trykklar.document import Document
    from trykklar.review.letters import Letter
    from trykklar.review.returned_file import ReturnedFile
    from trykklar.review.source_edits import Outcome, Seen
    from trykklar.review.source_map_part import SourceMap
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.word_edits import GroupEdits
    from trykklar.word.docx.story import Look, Paragraph, Revision, Run

_SENTENCE_END = re.compile(r"[.!?:][\"”»’)]*\s+|\n")
_GLANCE = 160
_NOTE = "footnote"
_FEW = 0.3  # of the units: with fewer it is another manuscript's file


class _Asked(NamedTuple):
    """A change, and what carrying it out does."""

    change: ReviewChange
    outcome: Outcome | None


def review(returned: ReturnedFile, document: Document) -> Review:
    """What a returned file asks for.

    Args:
        returned: The file.
        document: What it was made from.

    Raises:
        FatalError: It was not made here, or not from this document.
    """
    known = returned.source_map
    if known is None:
        raise FatalError(
            f"{returned.path} does not say what it was made from: it is no Word file of "
            "trykklar's, or a program has dropped that.",
            "Ask for the file as it was saved by Word or LibreOffice, and not copied into another.",
        )
    return _Plan(returned, known, document).review()


class _Plan:
    """One returned file against one document."""

    def __init__(self, returned: ReturnedFile, known: SourceMap, document: Document) -> None:
        self._returned = returned
        self._map = known
        manuscript = read(document)
        self._flat = manuscript.flat
        self._start = manuscript.start
        self._units = source_units(manuscript.flat, manuscript.units)
        exported = _unit_texts(known)
        self._named = _matched(exported, known, self._units)
        if exported and len(self._named) < _FEW * len(exported):
            raise FatalError(
                f"{returned.path} was not made from {document.main}: of its {len(exported)} pieces "
                f"of text, the manuscript has {len(self._named)}.",
                "Name the main file or the edition that it was made from.",
            )
        self._files = AuthorFiles(manuscript.flat, document)
        self._edits = SourceEdits(self._files, self._units, self._named, self._note)
        self._exported = exported

    def review(self) -> Review:
        base, now = self._map.baseline, self._returned.paragraphs
        groups = aligned(base, now)
        asked: list[_Asked] = []
        added = {run.note for paragraph in now for run in paragraph.runs if _is_new(run)}
        for group in groups:
            if _is_same(group.base, group.returned, base, now):
                continue
            if not group.base and {now[place].note for place in group.returned} <= added:
                continue  # it comes with its mark
            for change in self._changes(edits(group, base, now)):
                asked.append(change._replace(change=replace(change.change, number=len(asked) + 1)))
        return Review(
            tuple(self._proven(asked)),
            tuple(self._comments()),
            len(self._exported),
            len(self._named),
        )

    def _note(self, number: str) -> list[Letter]:
        return letters([item for item in self._returned.paragraphs if item.note == number])

    def _changes(self, found: GroupEdits) -> list[_Asked]:
        """All changes of a group, in the order of its text."""
        base = found.base
        made = [
            (edit.start, self._asked(found, edit.start, edit.end, edit.new, edit.revisions,
                                     partial(self._edits.words, base, edit)))
            for edit in found.text
        ]  # fmt: skip
        for look in found.looks:
            carry = partial(self._edits.look, base, look)
            stays = base[look.start : look.end]
            made.append(
                (look.start, self._asked(found, look.start, look.end, stays, look.revisions, carry))
            )
        for atom in found.atoms:
            carry = partial(self._edits.atom, base, atom)
            new = (base[atom.at]._replace(shown=atom.shown),)
            made.append(
                (atom.at, self._asked(found, atom.at, atom.at + 1, new, atom.revisions, carry))
            )
        return [change for _, change in sorted(made, key=itemgetter(0))]

    def _asked(
        self,
        found: GroupEdits,
        start: int,
        end: int,
        new: Sequence[Letter],
        revisions: Sequence[Revision],
        carry: Callable[[], Outcome],
    ) -> _Asked:
        """A change with what becomes of it."""
        begin, finish = _sentence(found.base, start, end)
        change = ReviewChange(
            0,
            "text",
            tuple(dict.fromkeys(item.author for item in revisions)),
            next((item.date for item in revisions), ""),
            self._place(found.base, start),
            _shown(found.base[begin:finish]),
            _shown([*found.base[begin:start], *new, *found.base[end:finish]]),
            State.APPLIES,
        )
        try:
            outcome = carry()
        except AlreadyThereError:
            return _Asked(replace(change, state=State.NO_EFFECT), None)
        except ConflictError as conflict:
            state, reason = State.CONFLICT, str(conflict)
            return _Asked(
                replace(change, state=state, reason=reason, change=conflict.offered), None
            )
        place = next(
            (Place(edit.source, edit.start) for edit in outcome.change.edits), change.place
        )
        return _Asked(
            replace(change, kind=outcome.kind, change=outcome.change, place=place), outcome
        )

    def _place(self, base: Sequence[Letter], at: int) -> Place | None:
        """The beginning of the unit that a place of the exported text is in."""
        beside = (base[near].unit for near in (at, at - 1, at + 1) if 0 <= near < len(base))
        unit = next((self._named[name] for name in beside if name in self._named), None)
        return self._files.place(unit, unit.unit.start) if unit else None

    # What was planned is proven

    def _proven(self, asked: Sequence[_Asked]) -> list[ReviewChange]:
        """The changes, with those as conflicts that do not give what the co-author wrote."""
        carried = [item for item in asked if item.outcome and item.outcome.change.flat]
        apart, refused = _apart(carried)
        wrong = {item.change.number: "it overlaps another change" for item in refused}
        for item in self._unproven(apart):
            wrong[item.change.number] = "the source would not read as Word does"
        return [
            replace(item.change, state=State.CONFLICT, reason=wrong[item.change.number])
            if item.change.number in wrong
            else item.change
            for item in asked
        ]

    def _unproven(self, carried: list[_Asked]) -> list[_Asked]:
        """Those of the changes after which the source does not read as Word does."""
        if not carried or self._reads(carried):
            return []
        if len(carried) == 1:
            return carried
        half = len(carried) // 2
        wrong = [*self._unproven(carried[:half]), *self._unproven(carried[half:])]
        return wrong or carried  # they disturb each other

    def _reads(self, carried: Sequence[_Asked]) -> bool:
        """Whether the source reads with some changes as a reader is to see it."""
        flat_edits = [edit for item in carried if item.outcome for edit in item.outcome.change.flat]
        edited = rewrite(self._flat, flat_edits, 0, len(self._flat.text))
        text = body(edited)
        now = source_units(edited, units(edited, text.start, text.end))
        found = Counter(_words(unit.text) for unit in now)
        return found == Counter(self._expected(carried))

    def _expected(self, carried: Sequence[_Asked]) -> Iterator[str]:
        """The words of all units with some changes."""
        seen: dict[int, list[Seen]] = {}
        for item in carried:
            outcome = item.outcome
            for part in outcome.seen if outcome else ():
                seen.setdefault(part.unit.number, []).append(part)
            yield from (_words(note) for note in (outcome.added if outcome else ()))
        for unit in self._units:
            parts = sorted(seen.get(unit.number, ()), key=lambda part: (part.start, part.end))
            if any(part.text is None for part in parts):
                continue
            text, at = "", 0
            for part in parts:
                text += unit.text[at : part.start] + (part.text or "")
                at = part.end
            for piece in (text + unit.text[at:]).split(BREAK) if parts else [unit.text]:
                if _words(piece):
                    yield _words(piece)

    # Comments

    def _comments(self) -> Iterator[PlacedComment]:
        talk = self._returned.comments
        for comment in talk:
            if not comment.answers:
                answers = tuple(item for item in talk if item.answers == comment.number)
                words, place = self._stands(comment.number)
                yield PlacedComment(comment, answers, words, place)

    def _stands(self, number: str) -> tuple[str, Place | None]:
        """The words that a comment stands on, and where they begin in the source."""
        words, place, inside = "", None, False
        for paragraph in self._returned.paragraphs:
            ends = {end.at: end for end in paragraph.comments if end.number == number}
            for at, run in enumerate([*paragraph.runs, None]):
                if at in ends:
                    inside = ends[at].begins
                    place = place or (self._at(paragraph, at) if inside else None)
                if inside and run and not run.deleted:
                    words += run.text
        return words, place

    def _at(self, paragraph: Paragraph, at: int) -> Place | None:
        """Where in the source a run of a paragraph stands."""
        beside = [run.unit for run in (*paragraph.runs[at : at + 1], *paragraph.runs[:at][::-1])]
        name = next((name for name in beside if name in self._named), "")
        if not name:
            return None
        unit = self._named[name]
        before = letters([replace(paragraph, runs=paragraph.runs[:at], comments=[])])
        count = sum(letter.unit == name and not letter.inserted for letter in before)
        shown = self._exported[name]
        with suppress(BothChangedError, AlreadyThereError):
            found = stretch(unit, shown, min(count, len(shown)), min(count + 1, len(shown)), "")
            if found.start < len(unit.letters):
                return self._files.place(unit, unit.letters[found.start].start)
        return self._files.place(unit, unit.unit.start)


def _unit_texts(known: SourceMap) -> dict[str, str]:
    """Bookmark of a unit -> what Word showed of it when it was exported."""
    found: dict[str, str] = {}
    for letter in letters(known.baseline):
        if letter.unit in known.units:
            found[letter.unit] = found.get(letter.unit, "") + letter.sign
    return found


def _matched(
    exported: Mapping[str, str], known: SourceMap, units: Sequence[SourceUnit]
) -> dict[str, SourceUnit]:
    """Bookmark -> unit as it is now; notes stand in the text in the source, and behind it in Word."""
    found: dict[str, SourceUnit] = {}
    for is_note in (False, True):
        names = {
            name: text
            for name, text in exported.items()
            if (known.units[name].kind == _NOTE) is is_note
        }
        found |= matched(names, [unit for unit in units if (unit.unit.kind == _NOTE) is is_note])
    return found


def _is_same(
    old: Sequence[int], new: Sequence[int], base: Sequence[Paragraph], now: Sequence[Paragraph]
) -> bool:
    """Whether nobody has changed a paragraph: most of them are the same, run by run."""
    if len(old) != 1 or len(new) != 1:
        return False
    before, after = base[old[0]].runs, now[new[0]].runs
    if any(run.inserted or run.deleted or run.restyled for run in after):
        return False
    return _joined_runs(before) == _joined_runs(after)


def _is_new(run: Run) -> bool:
    """Whether a run is the mark of a note that a co-author added."""
    return bool(run.note and not run.atom and not run.deleted)


def _joined_runs(runs: Sequence[Run]) -> list[tuple[str, str, str, Look]]:
    return [
        ("".join(run.text for run in same), *key)
        for key, same in groupby(runs, lambda run: (run.unit, run.atom, run.look))
    ]


def _apart(carried: Sequence[_Asked]) -> tuple[list[_Asked], list[_Asked]]:
    """Changes that do not overlap, and those that overlap an earlier one."""
    kept: list[_Asked] = []
    refused: list[_Asked] = []
    taken: list[tuple[int, int]] = []
    for item in carried:
        spans = [(edit.start, edit.end) for edit in item.change.change.flat]
        if any(start < last and first < end for start, end in spans for first, last in taken):
            refused.append(item)
        else:
            kept.append(item)
            taken += spans
    return kept, refused


def _words(text: str) -> str:
    return " ".join(comparable(text).split()).replace(f" {ATOM_SIGN}", ATOM_SIGN)


def _sentence(base: Sequence[Letter], start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch of a text, or as much of it as can be read at a glance."""
    text = "".join(letter.sign for letter in base)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begin = max((at for at in ends if at <= start), default=0)
    finish = min((at for at in ends if at >= end and at > start), default=len(text))
    return max(begin, start - _GLANCE), min(finish, end + _GLANCE)


def _shown(found: Sequence[Letter]) -> str:
    """Letters as a reader sees them."""
    return "".join(letter.shown or letter.sign for letter in found).strip()
