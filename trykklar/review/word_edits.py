"""What was changed in a group of paragraphs: stretches of the exported text, and what they became.

Changes that were tracked are taken as they were made; what differs without having been tracked is
found by comparing the exported text with the one in which every tracked change is rejected.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.atom_borders import with_slipped_atoms
from trykklar.review.co_author_edit import AtomEdit, LookEdit, MoveEdit, WordEdit
from trykklar.review.lost_atoms import with_lost_atoms, with_strayed_atoms
from trykklar.review.object_edits import object_edits
from trykklar.review.story_letters import BREAK, StoryLetter, letters, revisions, staying
from trykklar.review.structure_edits import kind_edits, row_edit
from trykklar.review.text_tokens import Difference, comparable, differences, tokens
from trykklar.word.docx.word_paragraph import OBJECT
from trykklar.word.mark.mark import ATOM_SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trykklar.review.co_author_edit import Edit
    from trykklar.review.paragraph_groups import Group
    from trykklar.review.text_tokens import TextToken
    from trykklar.word.docx.word_paragraph import Paragraph


@dataclass(frozen=True)
class GroupEdits:
    """All that was changed in a group.

    Attributes:
        base: Its exported text.
        edits: What was changed, in order.
    """

    base: tuple[StoryLetter, ...]
    edits: tuple[Edit, ...]


class _Region(NamedTuple):
    """Something that changed.

    Attributes:
        start: Its first token in the text with every tracked change rejected.
        end: The token behind its last there; the same where nothing was taken away.
        first: Its first letter among all letters.
        last: The letter behind its last.
    """

    start: int
    end: int
    first: int
    last: int


def edits(group: Group, base: Sequence[Paragraph], returned: Sequence[Paragraph]) -> GroupEdits:
    """What was changed in a group.

    Args:
        group: The group.
        base: All paragraphs of the exported file.
        returned: All paragraphs of the returned one.
    """
    old = letters([base[number] for number in group.base])
    now = letters([returned[place] for place in group.returned])
    if group.moved:
        new = staying(now)
        return GroupEdits(tuple(old), (MoveEdit(0, len(old), new, revisions(now), *group.beside),))
    if group.row:
        return GroupEdits(tuple(old), (row_edit(group, old, returned),))
    if any(base[number].note for number in group.base):
        now = _once_marked(old, now)
    now = with_strayed_atoms(old, with_slipped_atoms(old, now))
    texts = _Texts(old, with_lost_atoms(old, now))
    cells = (returned[place].cell for place in group.returned)
    looks = texts.looks(head=any(cell and (cell.head or not cell.row) for cell in cells))
    found: list[Edit] = [*texts.words(), *looks, *texts.atoms()]
    found += object_edits(old, texts.now, texts.pairs)
    found += kind_edits(group, base, returned)
    found.sort(key=lambda edit: (edit.start, edit.end))
    return GroupEdits(tuple(old), tuple(found))


def _once_marked(old: Sequence[StoryLetter], now: list[StoryLetter]) -> list[StoryLetter]:
    """The letters of a note with its mark once: LibreOffice 7.4 adds it again at each save."""
    own = takewhile(lambda letter: not letter.unit and not letter.sign.isspace(), old)
    mark = _text(own)
    size = len(mark)
    if mark == _text(old):
        return now  # it is all of the note
    while mark and _text(now[: 2 * size]) == 2 * mark and not revisions(now[:size]):
        now = now[size:]
    return now


def _is_blank_of_nobody(old: Sequence[StoryLetter], edit: WordEdit) -> bool:
    """Whether only blanks of the style went or came: those behind a formula, at a save."""
    blank = not _text([*old, *edit.new]).strip(" ")
    return blank and not edit.revisions and not any(letter.unit for letter in old)


def _text(found: Iterable[StoryLetter]) -> str:
    return "".join(letter.sign for letter in found)


def _is_meant(letter: StoryLetter) -> bool:
    """Whether somebody means the look of words that a style prints: it is no program's doing."""
    look = letter.look
    return bool(letter.restyled or look.struck or look.marked or look.hidden)


def _rewritten(steps: Iterable[Difference], old: Sequence[TextToken]) -> list[Difference]:
    """Differences with nothing but blanks and signs between them as one: a phrase was rewritten."""
    found: list[Difference] = []
    for step in steps:
        last = found[-1] if found else None
        if last and not any(_parts(token.key) for token in old[last.end : step.start]):
            found[-1] = Difference(last.start, step.end, last.first, step.last)
        else:
            found.append(step)
    return found


def _parts(key: str) -> bool:
    """Whether a token between two changes makes two of them: a word, an atom, a new paragraph."""
    return key.isalnum() or key in (ATOM_SIGN, OBJECT, BREAK)


class _Texts:
    """The exported text, the one with every tracked change rejected, and all letters.

    Attributes:
        now: All letters.
    """

    def __init__(self, old: list[StoryLetter], now: list[StoryLetter]) -> None:
        self._old, self.now = old, now
        self._kept = [number for number, letter in enumerate(now) if not letter.inserted]
        self._old_tokens = tokens("".join(letter.sign for letter in old))
        self._kept_tokens = tokens("".join(now[number].sign for number in self._kept))
        self._untracked = _rewritten(
            differences(self._old_tokens, self._kept_tokens), self._old_tokens
        )
        self._starts = [token.start for token in self._kept_tokens]
        self._ends = [token.end for token in self._kept_tokens]

    def words(self) -> Iterator[WordEdit]:
        """Changes of words, in order."""
        silent = {(item.first, item.last) for item in self._untracked}
        # What was not tracked takes in all that begins where it does, so it comes first.
        regions = sorted(
            [*self._tracked(), *self._silent()],
            key=lambda region: (region.start, region[:2] not in silent, region),
        )
        for region in _united(regions, silent, self._kept_tokens):
            start, end = self._in_old(region)
            stretch = self.now[region.first : region.last]
            new = staying(stretch)
            hidden = any(region.start <= first and last <= region.end for first, last in silent)
            edit = WordEdit(start, end, new, revisions(stretch), silent=hidden)
            old = self._old[start:end]
            same = comparable(_text(old)) == comparable(_text(new))
            blank = _is_blank_of_nobody(old, edit) or self._is_last_blank(start, edit)
            if not same and not blank:
                yield edit

    def _is_last_blank(self, start: int, edit: WordEdit) -> bool:
        """Whether only the blank at the end of a paragraph went, which no save keeps in a cell."""
        rest = self._old[edit.end : edit.end + 1]
        ends = not rest or rest[0].sign == BREAK
        return (
            ends
            and not edit.revisions
            and not _text([*self._old[start : edit.end], *edit.new]).strip(" ")
        )

    def _tracked(self) -> Iterator[_Region]:
        """Runs of letters that somebody put in or took away."""
        at = kept = 0
        for changed, same in groupby(self.now, lambda item: bool(item.inserted or item.deleted)):
            stretch = list(same)
            stays = sum(not letter.inserted for letter in stretch)
            if changed:
                yield self._region(kept, kept + stays, at, at + len(stretch))
            at, kept = at + len(stretch), kept + stays

    def _region(self, start: int, end: int, first: int, last: int) -> _Region:
        """A region, widened to whole tokens: half a word is nobody's change."""
        begin = bisect_right(self._ends, start)
        stop = max(begin, bisect_left(self._starts, end))
        return self._whole(_Region(begin, stop, first, last))

    def _silent(self) -> Iterator[_Region]:
        """What differs without having been tracked."""
        for step in self._untracked:
            at = self._letter(step.first)
            yield self._whole(_Region(step.first, step.last, at, at))

    def _whole(self, region: _Region) -> _Region:
        """The region with all letters of its tokens."""
        if region.start == region.end:
            return region
        first = self._kept[self._kept_tokens[region.start].start]
        last = self._kept[self._kept_tokens[region.end - 1].end - 1] + 1
        return region._replace(first=min(first, region.first), last=max(last, region.last))

    def _letter(self, token: int) -> int:
        """The letter at which a token of the kept text begins."""
        if token < len(self._kept_tokens):
            return self._kept[self._kept_tokens[token].start]
        return len(self.now)

    def _in_old(self, region: _Region) -> tuple[int, int]:
        """Where a region lies in the exported text."""
        start = self._token_in_old(region.start, end=False)
        stop = max(start, self._token_in_old(region.end, end=True))
        if start < stop:
            return self._old_tokens[start].start, self._old_tokens[stop - 1].end
        known = start < len(self._old_tokens)
        at = self._old_tokens[start].start if known else len(self._old)
        return at, at

    def _token_in_old(self, token: int, *, end: bool) -> int:
        moved = 0
        for step in self._untracked:
            if step.first > token or (step.first == token and not end):
                break
            if step.first <= token < step.last or (end and token == step.last):
                return step.end if end else step.start
            moved = step.end - step.last
        return token + moved

    def looks(self, *, head: bool) -> Iterator[LookEdit]:
        """Changes of the look of words that stayed, in the head of a table or elsewhere."""
        found = [
            (at, self._old[at], self.now[number])
            for at, number in self.pairs
            if not self.now[number].deleted
            and self._old[at].look != self.now[number].look
            and self._old[at].sign not in (ATOM_SIGN, OBJECT)
            and (self._old[at].unit or _is_meant(self.now[number]))
        ]
        for _, same in groupby(
            enumerate(found), lambda item: (item[1][0] - item[0], item[1][1].look, item[1][2].look)
        ):
            stretch = [item for _, item in same]
            tracked = any(new.restyled for _, _, new in stretch)
            whole = len(stretch) == sum(letter.sign != BREAK for letter in self._old)
            if head and whole and not tracked:
                continue  # a word processor writes what the table's style says into the cell
            if "".join(old.sign for _, old, _ in stretch).strip():
                yield LookEdit(
                    stretch[0][0],
                    stretch[-1][0] + 1,
                    tuple(old for _, old, _ in stretch),
                    stretch[0][1].look,
                    stretch[0][2].look,
                    tuple(dict.fromkeys(new.restyled for _, _, new in stretch if new.restyled)),
                )

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Letters that both texts have: their places on both sides; none where all look alike."""
        letters = [*self._old, *self.now]
        alike = len({letter.look for letter in letters}) <= 1
        if alike and not any(letter.atom or letter.held or letter.leads for letter in letters):
            return []
        return list(self._common())

    def _common(self) -> Iterator[tuple[int, int]]:
        at = now = 0
        for step in [*self._untracked, None]:
            stop = step.start if step else len(self._old_tokens)
            while at < stop:
                yield from self._token_pairs(self._old_tokens[at], self._kept_tokens[now])
                at, now = at + 1, now + 1
            if step:
                at, now = step.end, step.last

    def _token_pairs(self, old: TextToken, kept: TextToken) -> Iterator[tuple[int, int]]:
        """Letters of a token on both sides; a blank may be longer on one."""
        for at, number in zip(range(old.start, old.end), range(kept.start, kept.end), strict=False):
            yield at, self._kept[number]

    def atoms(self) -> Iterator[AtomEdit]:
        """Changes within atoms that stayed."""
        for at, number in self.pairs:
            old, now = self._old[at], self.now[number]
            # A formula that became words is one edit, of an object.
            held = bool(old.held) == bool(now.held)
            if old.sign == ATOM_SIGN and held and not now.deleted and old.shown != now.shown:
                yield AtomEdit(at, at + 1, (now,), old.shown, now.within)


def _united(
    regions: Iterable[_Region], silent: set[tuple[int, int]], kept: Sequence[TextToken]
) -> list[_Region]:
    """Regions that overlap, or of which one was not tracked and touches another, as one."""
    found: list[_Region] = []
    loose = False  # whether something in the last one was not tracked
    for region in regions:
        last = found[-1] if found else None
        untracked = region[:2] in silent
        touching = last is not None and (
            region.start < last.end
            or region.first < last.last
            or (
                (untracked or loose)
                and all(token.key == " " for token in kept[last.end : region.start])
            )
        )
        if last is not None and touching:
            loose = loose or untracked
            found[-1] = _Region(
                last.start,
                max(last.end, region.end),
                min(last.first, region.first),
                max(last.last, region.last),
            )
        else:
            loose = untracked
            found.append(region)
    return found
