"""A returned file and the manuscript as it is now -> every change, with what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import FatalError
from trykklar.review.author_file import AuthorFiles
from trykklar.review.co_author_edit import RowEdit
from trykklar.review.comment_places import CommentPlaces
from trykklar.review.fixed_units import fixed_units
from trykklar.review.listings import Listings
from trykklar.review.matched_export import bare, baseline, is_enough, matching, with_units
from trykklar.review.moved_words import kept_together
from trykklar.review.paragraph_alignment import aligned
from trykklar.review.planned_change import planned
from trykklar.review.proof import proven
from trykklar.review.reshaped_table import reshaped_tables
from trykklar.review.review_change import Review, State
from trykklar.review.source_units import KnownUnits, matched, source_units
from trykklar.review.source_writer import NOT_TEXT, SourceWriter
from trykklar.review.story_letters import letters, paragraph_kind
from trykklar.review.stranded_formulas import without_stranded
from trykklar.review.typed_citations import TypedCitations
from trykklar.review.word_edits import edits
from trykklar.word.docx.run_look import spelt
from trykklar.word.mark.manuscript import read
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trykklar.document import Document
    from trykklar.latex.source import Place
    from trykklar.review.paragraph_groups import Group
    from trykklar.review.planned_change import PlannedChange
    from trykklar.review.reshaped_table import Reshaped
    from trykklar.review.returned_file import ReturnedFile
    from trykklar.review.review_change import ReviewChange
    from trykklar.review.source_map_part import SourceMap
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.story_letters import ParagraphKind, StoryLetter
    from trykklar.word.docx.word_paragraph import Paragraph, WordRun

_NOTE = "footnote"
_WORKS = "Bibliography"
_PRINTED = "a command or a style prints this from what stands here: change it here yourself"
_FEW = 0.3
"""Share of the units: with fewer the file was made from another manuscript."""


def review(returned: ReturnedFile, document: Document) -> Review:
    """What a returned file asks for.

    Args:
        returned: The file.
        document: What it was made from.

    Raises:
        FatalError: It was not made from this document.
    """
    match = None
    known = returned.source_map
    if known is None:
        former = baseline(document)
        returned, known = replace(returned, paragraphs=bare(returned.paragraphs)), former.known
        match = matching(former, returned.paragraphs)
        if not is_enough(match):
            raise FatalError(
                f"{returned.path} does not say what it was made from, and {match.share:.0%} of the "
                f"words of {match.baseline}, are in it: it is of another text.",
                "Name the main file or the edition that it was made from.",
            )
    manuscript = read(document)
    units = source_units(manuscript.flat, manuscript.units)
    exported = _unit_texts(known)
    named = _matched(exported, known, units)
    if exported and len(named) < _FEW * len(exported):
        raise FatalError(
            f"{returned.path} was not made from {document.main}: of its {len(exported)} pieces of "
            f"text, the manuscript has {len(named)}.",
            "Name the main file or the edition that it was made from.",
        )
    seen = known.as_looked_at(returned.paragraphs)
    returned = replace(returned, paragraphs=[without_stranded(item) for item in seen])
    files = AuthorFiles(manuscript.flat, document)
    notes = _Notes(returned.paragraphs, known.baseline)
    citations = TypedCitations(document)
    known_units = KnownUnits(named, _printed(known, document), _kinds(known))
    writer = SourceWriter(files, units, known_units, notes.letters, citations)
    base = known.baseline
    groups = aligned(bare(base) if match else base, returned.paragraphs)
    if match is not None:
        returned = replace(returned, paragraphs=with_units(returned.paragraphs, base, groups))
    tables = reshaped_tables(base, returned.paragraphs, groups, spans=known.whole)
    sides = _Sides(base, returned.paragraphs, groups, tables)
    plan = kept_together(_planned(sides, writer, _Places(files, named), notes))
    if match is not None:
        plan = [_doubted(item) for item in plan]
    places = CommentPlaces(returned.paragraphs, named, exported, files)
    return Review(
        tuple(proven(plan, manuscript.flat, units, files.made)),
        tuple(places.placed(returned.comments)),
        len(exported),
        len(named),
        tuple(fixed_units(known, exported, named, files)),
        match,
    )


def _printed(known: SourceMap, document: Document) -> frozenset[str]:
    """Units that were not proven equal to their source, but for those of made files."""
    made = {path.relative_to(document.root).as_posix() for path in document.origins}
    return frozenset(
        name for name, unit in known.units.items() if not unit.editable and unit.path not in made
    )


def _kinds(known: SourceMap) -> dict[str, ParagraphKind]:
    """Bookmark of a unit -> what its paragraph was when it was exported."""
    found = ((run.unit, paragraph) for paragraph in known.baseline for run in paragraph.runs)
    return {name: paragraph_kind(paragraph) for name, paragraph in dict(found).items()}


def _doubted(item: PlannedChange) -> PlannedChange:
    """A change of a file that does not say what it was made from, as a conflict if untracked."""
    if item.change.state is not State.APPLIES or not item.untracked:
        return item
    reason = "it was not tracked, and may be what you have changed since: the file lost its map"
    change = replace(item.change, state=State.CONFLICT, reason=reason)
    return item._replace(change=change, outcome=None)


class _Sides(NamedTuple):
    """The text as it was exported, as it was left, and which paragraphs of these are which.

    The tables are those of which cells came or went.
    """

    base: Sequence[Paragraph]
    now: Sequence[Paragraph]
    groups: Sequence[Group]
    tables: Sequence[Reshaped]


def _planned(
    sides: _Sides, writer: SourceWriter, places: _Places, notes: _Notes
) -> Iterator[PlannedChange]:
    """All changes in the order of the text, numbered."""
    base, now, groups, tables = sides
    hosts = {id(table.host): table for table in tables}
    covered = {id(group) for table in tables for group in table.covered}
    listings = Listings(base, now)
    number = 0
    for group in groups:
        places.pass_by([base[at] for at in group.base])
        if id(group) in hosts:
            old = letters([base[at] for at in group.base])
            number += 1
            shape = hosts[id(group)].edit(len(old))
            item = planned(writer, old, shape, places.near(old, 0))
            yield item._replace(change=replace(item.change, number=number))
        if id(group) in covered:
            continue
        if not group.moved and _is_same(group.base, group.returned, base, now):
            continue
        if not group.base and all(notes.is_new(now[place].note) for place in group.returned):
            continue  # it comes with its mark in the text
        if listings.is_up_to_date([now[place] for place in group.returned]):
            continue
        found = edits(group, base, now)
        for edit in found.edits:
            number += 1
            place = places.near(found.base, edit.start)
            if isinstance(edit, RowEdit):
                place = place or places.of(edit.before) or places.of(edit.after)
            item = planned(writer, found.base, edit, place)
            change = replace(places.located(item.change), number=number)
            yield item._replace(change=change)


class _Places:
    """About where in the source a place of the exported text is."""

    def __init__(self, files: AuthorFiles, named: Mapping[str, SourceUnit]) -> None:
        self._files = files
        self._named = named
        self._last = ""
        self._in_works = False

    def near(self, base: Sequence[StoryLetter], at: int) -> Place | None:
        """The beginning of the unit that a place of the exported text is in, or beside."""
        beside = (base[near].unit for near in (at, at - 1, at + 1) if 0 <= near < len(base))
        return self.of(next((name for name in beside if name in self._named), ""))

    def pass_by(self, paragraphs: Iterable[Paragraph]) -> None:
        """Note the last unit of some exported paragraphs: what is in no unit is beside it."""
        for paragraph in paragraphs:
            self._in_works = paragraph.style == _WORKS
            self._last = next((run.unit for run in paragraph.runs if run.unit), self._last)

    def located(self, change: ReviewChange) -> ReviewChange:
        """A change of what is in no unit: where the source says the same words, or beside what.

        What stands in a list of works is written elsewhere.
        """
        if change.place or self._in_works:
            return change
        place = self._files.saying(change.before) if change.reason == NOT_TEXT else None
        if place:
            return replace(change, place=place, reason=_PRINTED)
        return replace(change, place=self.of(self._last))

    def of(self, name: str) -> Place | None:
        """The beginning of a unit; None where the manuscript does not have it."""
        unit = self._named.get(name)
        return self._files.place(unit.unit.start) if unit else None


class _Notes:
    """The notes of a returned file; LibreOffice makes a copy of one that stands in a moved text.

    Args:
        paragraphs: Of the file.
        exported: Those of the exported one.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], exported: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        atoms = {run.atom for paragraph in exported for run in paragraph.runs}
        self._new = {
            run.note
            for paragraph in paragraphs
            for run in paragraph.runs
            if run.note and not run.deleted and (not run.atom or run.atom not in atoms)
        }

    def is_new(self, number: str) -> bool:
        """Whether a co-author added it."""
        return number in self._new

    def letters(self, number: str) -> list[StoryLetter]:
        """What it says."""
        return letters([item for item in self._paragraphs if item.note == number])


def _unit_texts(known: SourceMap) -> dict[str, str]:
    """Bookmark of a unit -> what Word showed of it when it was exported."""
    found: dict[str, str] = {}
    for paragraph in known.baseline:
        for (name, atom), same in groupby(paragraph.runs, lambda run: (run.unit, run.atom)):
            if name in known.units:
                text = ATOM_SIGN if atom else "".join(run.text for run in same)
                found[name] = found.get(name, "") + text
    return found


def _matched(
    exported: Mapping[str, str], known: SourceMap, units: Sequence[SourceUnit]
) -> dict[str, SourceUnit]:
    """Bookmark -> unit as it is now; notes stand within the source's text, and behind Word's."""
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
    if not paragraph_kind(base[old[0]]).is_like(paragraph_kind(now[new[0]])):
        return False
    if any(run.inserted or run.deleted or run.restyled for run in after):
        return False
    return _joined(before) == _joined(after)


def _joined(runs: Sequence[WordRun]) -> list[tuple[str, ...]]:
    return [
        ("".join(run.text for run in same), *key)
        for key, same in groupby(
            runs, lambda run: (run.unit, run.atom, spelt(run.look), run.held, run.leads)
        )
    ]
