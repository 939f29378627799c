"""A change in Word -> what it does to the LaTeX, or why nobody but the author can say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trykklar.review.author_file import UnreachableError
from trykklar.review.latex_text import UnwritableError, convention, latex
from trykklar.review.letters import BREAK
from trykklar.review.review_change import SourceChange
from trykklar.review.text_tokens import differences, tokens
from trykklar.review.unit_position import (
    AlreadyThereError,
    BothChangedError,
    insertion_point,
    is_after_command,
    stretch,
)
from trykklar.word.docx.story import OBJECT, PLAIN
from trykklar.word.mark.edit import Edit as FlatEdit
from trykklar.word.mark.mark import ATOM_SIGN
from trykklar.word.mark.rules import citation_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from trykklar.review.author_file import AuthorFiles
    from trykklar.review.letters import Letter
    from trykklar.review.source_units import SourceUnit
    from trykklar.review.unit_position import Stretch
    from trykklar.review.word_edits import AtomEdit, LookEdit, WordEdit
    from trykklar.word.docx.story import Look

_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_OPENER = re.compile(r"(?:\\[A-Za-z]+\*?\s*)?\{\Z")
_ITEM = re.compile(r"([ \t]*)\\item\s*(?:\[[^\]\n]*\]\s*)?\Z")
_ITEM_REACH = 300
_COMMAND = re.compile(r"\\([A-Za-z]+\*?)")
_NOTE = re.compile(r"\[([^\[\]]*)\]")
_BLANK_LINES = re.compile(r"[ \t]*(?:\r?\n[ \t]*)*")
_ONLY_BLANK = re.compile(r"(?:\s|%[^\n]*\n|\\item\s*(?:\[[^\]\n]*\])?)*\Z")
_HEADED = ("Heading", "Title", "Caption")


class ConflictError(Exception):
    """What a co-author did cannot be carried out without a guess.

    Attributes:
        offered: What could be done, if the author says so.
    """

    def __init__(self, reason: str, offered: SourceChange | None = None) -> None:
        super().__init__(reason)
        self.offered = offered or SourceChange()


class Seen(NamedTuple):
    """What a reader is to see of a unit: `text` instead of its letters from `start` to `end`.

    A line feed in it parts two units; None means that the unit is gone.
    """

    unit: SourceUnit
    start: int
    end: int
    text: str | None


@dataclass(frozen=True)
class Outcome:
    """What a change does.

    Attributes:
        kind: `text`, `split`, `new paragraph` ...
        seen: What a reader is to see afterwards, of each unit that it concerns.
        change: What it does to the source.
        added: The words of notes that it adds.
    """

    kind: str
    seen: tuple[Seen, ...]
    change: SourceChange
    added: tuple[str, ...] = ()


class SourceEdits:
    """Writes changes of a Word file into the LaTeX that it was made from.

    Args:
        files: The author's files.
        units: All units as they are now.
        named: Bookmark -> the unit as it is now.
        note: Number of a note that was added -> its letters.
    """

    def __init__(
        self,
        files: AuthorFiles,
        units: Sequence[SourceUnit],
        named: Mapping[str, SourceUnit],
        note: Callable[[str], Sequence[Letter]],
    ) -> None:
        self._files = files
        self._units = units
        self._named = named
        self._note = note

    def words(self, base: Sequence[Letter], edit: WordEdit) -> Outcome:
        """What a change of words does.

        Args:
            base: The exported text of its group.
            edit: The change.

        Raises:
            ConflictError: Nobody but the author can say.
            AlreadyThereError: The source says so already.
        """
        old = base[edit.start : edit.end]
        if any(letter.sign == BREAK for letter in (*old, *edit.new)):
            return self._paragraphs(base, edit)
        name = _unit(base, edit)
        first, last = _extent(base, name)
        if edit.start < first or edit.end > last:
            raise ConflictError("it reaches beyond one piece of the text")
        empty = not "".join(letter.sign for letter in edit.new).strip()
        if (
            empty
            and not "".join(
                letter.sign for letter in (*base[first : edit.start], *base[edit.end : last])
            ).strip()
        ):
            return self._deleted([self._known(name)])
        shown = "".join(letter.sign for letter in base[first:last])
        return self._within(
            name, shown, edit.start - first, edit.end - first, edit.new, _around(base, edit)
        )

    def _within(
        self,
        name: str,
        shown: str,
        start: int,
        end: int,
        new: Sequence[Letter],
        around: Look,
    ) -> Outcome:
        """A change of words within one unit."""
        unit = self._known(name)
        try:
            found = stretch(unit, shown, start, end, "".join(letter.sign for letter in new))
        except BothChangedError:
            raise ConflictError("the author has changed the same words since the export") from None
        first, last, new = _trimmed(unit, found.start, found.end, new)
        gone = unit.text[first:last]
        change = self._written(unit, first, last, new, around)
        if ATOM_SIGN in gone:
            raise ConflictError("a citation, reference, formula or note was taken away", change)
        text = "".join(letter.sign for letter in new).replace(OBJECT, ATOM_SIGN)
        return Outcome("text", (Seen(unit, first, last, text),), change, self._notes(new))

    def _notes(self, new: Sequence[Letter]) -> tuple[str, ...]:
        """The words of the notes that letters bring with them."""
        return tuple(
            "".join(inner.sign for inner in self._note(letter.note))
            for letter in new
            if letter.note
        )

    def _written(
        self, unit: SourceUnit, first: int, last: int, new: Sequence[Letter], around: Look
    ) -> SourceChange:
        text = self._latex(unit, new, unit.text[first - 1 : first], around)
        if first == last:
            at = insertion_point(unit, first)
            if text[:1].isalnum() and is_after_command(unit, at):
                text = "{}" + text
            return self._edited(unit, at, at, text)
        start, end = _balanced(unit, first, last, kept=bool(text))
        return self._edited(unit, start, end, text)

    def _latex(self, unit: SourceUnit, new: Sequence[Letter], before: str, around: Look) -> str:
        source = unit.flat.place(unit.unit.start).source

        def note(number: str) -> str:
            inner = self._note(number)
            paragraphs = [
                latex(list(same), "", PLAIN, way)
                for is_break, same in groupby(inner, lambda letter: letter.sign == BREAK)
                if not is_break
            ]
            return rf"\footnote{{{parting.join(paragraphs)}}}"

        parting = "\n\n"
        way = convention(source.text, source.encoding)
        try:
            return latex(new, before, around, way, note)
        except UnwritableError as reason:
            raise ConflictError(str(reason)) from None

    def _edited(self, unit: SourceUnit, start: int, end: int, text: str) -> SourceChange:
        source = unit.flat.place(unit.unit.start).source
        lines = text.replace("\n", "\r\n") if "\r\n" in source.text else text
        try:
            edit = self._files.edit(unit, start, end, lines)
        except UnreachableError as reason:
            raise ConflictError(str(reason)) from None
        return SourceChange((edit,), (FlatEdit(start, end, text),))

    def _known(self, name: str) -> SourceUnit:
        if not name:
            raise ConflictError(
                "it is a text that is not edited here: the program or a style wrote it"
            )
        if name not in self._named:
            raise ConflictError("the manuscript no longer has this piece of the text")
        return self._named[name]

    # Paragraphs that were split, joined, added or taken away

    def _paragraphs(self, base: Sequence[Letter], edit: WordEdit) -> Outcome:
        old = base[edit.start : edit.end]
        breaks = sum(letter.sign == BREAK for letter in old)
        added = sum(letter.sign == BREAK for letter in edit.new)
        if not breaks:
            return self._split(base, edit)
        if not added:
            return self._joined(base, edit)
        raise ConflictError("several paragraphs were written anew")

    def _split(self, base: Sequence[Letter], edit: WordEdit) -> Outcome:
        """A line feed, or several with paragraphs between them, came into a paragraph."""
        name = _unit(base, edit)
        unit = self._known(name)
        first, last = _extent(base, name)
        pieces = _pieces(edit.new)
        if edit.start >= last and not "".join(letter.sign for letter in pieces[0][1]).strip():
            return self._added(unit, pieces[1:], behind=True)
        if edit.end <= first and not "".join(letter.sign for letter in pieces[-1][1]).strip():
            return self._added(unit, pieces[:-1], behind=False)
        if unit.unit.kind not in ("paragraph", "footnote"):
            raise ConflictError(f"a {unit.unit.kind} was split")
        shown = "".join(letter.sign for letter in base[first:last])
        found = self._stretch(unit, shown, edit.start - first, edit.end - first)
        around = _around(base, edit)
        text = ""
        for number, (head, letters) in enumerate(pieces):
            before = unit.text[found.start - 1 : found.start] if not number else ""
            written = self._latex(unit, letters, before, around)
            text += written if head is None else self._separator(unit, head) + written.lstrip()
        start, end = found.start, found.end
        # Blanks at the new border go; those beside words that were typed stay.
        while not pieces[0][1] and start and unit.text[start - 1].isspace():
            start -= 1
        while not pieces[-1][1] and end < len(unit.text) and unit.text[end].isspace():
            end += 1
        begin = insertion_point(unit, start)
        stop = unit.letters[end].start if end < len(unit.letters) else unit.unit.end
        seen = "".join(letter.sign for letter in edit.new).replace(OBJECT, ATOM_SIGN)
        change = self._edited(unit, begin, max(begin, stop), text)
        return Outcome("split", (Seen(unit, start, end, seen),), change, self._notes(edit.new))

    def _stretch(self, unit: SourceUnit, shown: str, start: int, end: int) -> Stretch:
        try:
            return stretch(unit, shown, start, end, BREAK)
        except BothChangedError:
            raise ConflictError("the author has changed the same words since the export") from None

    def _separator(self, unit: SourceUnit, head: Letter) -> str:
        """What begins a paragraph in the source."""
        item = _item(unit)
        if head.style.startswith(_HEADED):
            raise ConflictError("a heading or caption was added")
        if head.listed and item is None:
            raise ConflictError("a list was begun")
        if head.listed and item is not None:
            return f"\n{item[1]}\\item "
        return "\n\n"

    def _added(
        self,
        unit: SourceUnit,
        pieces: Sequence[tuple[Letter | None, list[Letter]]],
        *,
        behind: bool,
    ) -> Outcome:
        """Paragraphs that came in before or behind one that stayed as it is."""
        pieces = [piece for piece in pieces if "".join(item.sign for item in piece[1]).strip()]
        if not pieces:
            raise AlreadyThereError
        host = self._after_heading(unit) if behind and unit.unit.kind == "heading" else unit
        behind = behind and host is unit
        if host.unit.kind not in ("paragraph", "footnote"):
            raise ConflictError(f"a paragraph was added to a {host.unit.kind}")
        item = _item(host)
        written = []
        for head, letters in pieces:
            listed = head.listed if head else item is not None
            if head and head.style.startswith(_HEADED):
                raise ConflictError("a heading or caption was added")
            if listed != (item is not None):
                raise ConflictError("a paragraph was added at the border of a list")
            text = self._latex(host, letters, "", PLAIN).strip()
            written.append(f"{item[1]}\\item {text}" if item else text)
        parting = "\n" if item else "\n\n"
        joined = parting.join(written)
        words = BREAK.join("".join(letter.sign for letter in letters) for _, letters in pieces)
        words = words.replace(OBJECT, ATOM_SIGN)
        notes = tuple(note for _, letters in pieces for note in self._notes(letters))
        if behind:
            end, last = host.unit.end, len(host.letters)
            change = self._edited(host, end, end, parting + joined)
            return Outcome("new paragraph", (Seen(host, last, last, BREAK + words),), change, notes)
        start = item.start() if item else host.unit.start
        change = self._edited(host, start, start, joined + parting)
        return Outcome("new paragraph", (Seen(host, 0, 0, words + BREAK),), change, notes)

    def _after_heading(self, unit: SourceUnit) -> SourceUnit:
        """The paragraph that follows a heading, before which new ones go."""
        following = self._units[unit.number + 1 : unit.number + 2]
        if not following or following[0].unit.kind != "paragraph" or _item(following[0]):
            raise ConflictError("a paragraph was added behind a heading")
        return following[0]

    def _joined(self, base: Sequence[Letter], edit: WordEdit) -> Outcome:
        """Paragraphs became one, or went away."""
        names = _names(base[edit.start : edit.end])
        begins = edit.start == 0 or base[edit.start - 1].sign == BREAK
        ends = edit.end == len(base) or base[edit.end].sign == BREAK
        before = "" if begins else base[edit.start - 1].unit
        behind = "" if ends else base[edit.end].unit
        if (begins or ends) and not edit.new:
            cut = [name for name in names if name not in (before, behind)]
            return self._deleted([self._known(name) for name in cut])
        first, last = self._known(before or names[0]), self._known(behind or names[-1])
        return self._run_together(base, edit, first, last)

    def _deleted(self, units: Sequence[SourceUnit]) -> Outcome:
        """Whole paragraphs went away, with what stands in them."""
        if not units:
            raise AlreadyThereError
        parts: list[SourceChange] = []
        seen: list[Seen] = []
        for unit in units:
            if unit.unit.kind != "paragraph":
                raise ConflictError(f"a {unit.unit.kind} was taken away")
            item = _item(unit)
            start = item.start() if item else unit.unit.start
            blank = _BLANK_LINES.match(unit.flat.text, unit.unit.end)
            end = blank.end() if blank else unit.unit.end
            if not self._reaches(unit, start, end):
                end = unit.unit.end
            parts.append(self._edited(unit, start, end, ""))
            seen += [Seen(inner, 0, len(inner.letters), None) for inner in self._inside(unit)]
        change = SourceChange(
            tuple(item for part in parts for item in part.edits),
            tuple(item for part in parts for item in part.flat),
        )
        return Outcome("deleted paragraph", tuple(seen), change)

    def _reaches(self, unit: SourceUnit, start: int, end: int) -> bool:
        """Whether a stretch of the flat source stands so in one file: its end may be a file's."""
        try:
            self._files.edit(unit, start, end, "")
        except UnreachableError:
            return False
        return True

    def _inside(self, unit: SourceUnit) -> Iterator[SourceUnit]:
        """A unit and the notes in it."""
        for inner in self._units[unit.number :]:
            if inner.unit.start >= unit.unit.end:
                return
            yield inner

    def _run_together(
        self, base: Sequence[Letter], edit: WordEdit, first: SourceUnit, last: SourceUnit
    ) -> Outcome:
        """What stood between two places of different paragraphs went away."""
        if first is last or {first.unit.kind, last.unit.kind} != {"paragraph"}:
            raise ConflictError("pieces of different kinds were joined")
        ends = [_extent(base, name) for name in (self._name(first), self._name(last))]
        shown = ["".join(letter.sign for letter in base[start:end]) for start, end in ends]
        cut = self._stretch(first, shown[0], max(0, edit.start - ends[0][0]), len(shown[0]))
        kept = self._stretch(last, shown[1], 0, max(0, edit.end - ends[1][0]))
        between = [
            unit
            for unit in self._units[first.number : last.number + 1]
            if unit.unit.start >= first.unit.end or unit is last
        ]
        edge = first.unit.end
        for unit in between:
            if not _ONLY_BLANK.match(first.flat.text[edge : unit.unit.start]):
                raise ConflictError("something else stands between the paragraphs that were joined")
            edge = unit.unit.end
        start = insertion_point(first, cut.start)
        stop = last.letters[kept.end].start if kept.end < len(last.letters) else last.unit.end
        text = self._latex(first, edit.new, first.text[cut.start - 1 : cut.start], PLAIN)
        rest = last.text[kept.end :]
        blank = " " * (
            not (first.text[: cut.start] + text)[-1:].isspace() and not rest[:1].isspace()
        )
        change = self._edited(first, start, stop, (text or "") + blank)
        words = "".join(letter.sign for letter in edit.new) + blank + rest
        gone = [Seen(unit, 0, len(unit.letters), None) for unit in between]
        return Outcome("join", (Seen(first, cut.start, len(first.letters), words), *gone), change)

    def _name(self, unit: SourceUnit) -> str:
        return next(name for name, known in self._named.items() if known is unit)

    # Citations

    def atom(self, base: Sequence[Letter], edit: AtomEdit) -> Outcome:
        """What a change within a citation, reference or note does: a page may be another one.

        Args:
            base: The exported text of its group.
            edit: The change.

        Raises:
            ConflictError: Nobody but the author can say.
            AlreadyThereError: A word processor has brought a number up to date.
        """
        name = base[edit.at].unit
        unit = self._known(name)
        first, last = _extent(base, name)
        shown = "".join(letter.sign for letter in base[first:last])
        found = self._stretch(unit, shown, edit.at - first, edit.at - first + 1)
        letter = unit.letters[found.start]
        command = unit.flat.text[letter.start : letter.end]
        if not edit.revisions and not _is_citation(command):
            raise AlreadyThereError
        page = _page(command, edit.was, edit.shown) if _is_citation(command) else None
        if page is None:
            raise ConflictError(f"what {command.split('{')[0].split('[')[0]} prints was changed")
        start, end, text = page
        change = self._edited(unit, letter.start + start, letter.start + end, text)
        return Outcome("citation", (), change)

    # Looks

    def look(self, base: Sequence[Letter], edit: LookEdit) -> Outcome:
        r"""What a change of the look of words does: `\\emph` and `\\textbf`.

        Args:
            base: The exported text of its group.
            edit: The change.

        Raises:
            ConflictError: Nobody but the author can say.
        """
        name = base[edit.start].unit
        unit = self._known(name)
        begin, finish = _extent(base, name)
        shown = "".join(letter.sign for letter in base[begin:finish])
        if edit.end > finish:
            raise ConflictError("it reaches beyond one piece of the text")
        try:
            found = stretch(unit, shown, edit.start - begin, edit.end - begin, "")
        except BothChangedError:
            raise ConflictError("the author has changed the same words since the export") from None
        first, last = found
        while first < last and unit.text[first].isspace():
            first += 1
        while last > first and unit.text[last - 1].isspace():
            last -= 1
        if first == last:
            raise AlreadyThereError
        start, end = unit.letters[first].start, unit.letters[last - 1].end
        inner = unit.flat.text[start:end]
        if _depths(inner) != (0, 0):
            raise ConflictError("the words cross the border of a command")
        change = None
        for wanted, was, command in (
            (edit.look.italic, edit.was.italic, "emph"),
            (edit.look.bold, edit.was.bold, "textbf"),
        ):
            if wanted and not was:
                inner = rf"\{command}{{{inner}}}"
            elif was and not wanted:
                change = self._bare(unit, start, end)
        change = change or self._edited(unit, start, end, inner)
        return Outcome("look", (), change)

    def _bare(self, unit: SourceUnit, start: int, end: int) -> SourceChange:
        """Words without the command around them, where it holds nothing else."""
        opener = _OPENER.search(unit.flat.text, max(unit.unit.start, start - 40), start)
        if opener is None or not opener[0].startswith("\\") or unit.flat.text[end : end + 1] != "}":
            raise ConflictError("only a part of what a command emphasises is plain now")
        return self._edited(unit, opener.start(), end + 1, unit.flat.text[start:end])


def _unit(base: Sequence[Letter], edit: WordEdit) -> str:
    """The unit that a change is in; for an insertion the one that it touches."""
    names = _names(base[edit.start : edit.end])
    if len(names) > 1:
        raise ConflictError("it reaches beyond one piece of the text")
    if names:
        return names[0]
    beside = [
        base[at].unit
        for at in (edit.start - 1, edit.start)
        if 0 <= at < len(base) and base[at].sign != BREAK
    ]
    return next((name for name in beside if name), "")


def _names(letters: Sequence[Letter]) -> list[str]:
    return list(dict.fromkeys(letter.unit for letter in letters if letter.sign != BREAK))


def _extent(base: Sequence[Letter], name: str) -> tuple[int, int]:
    """Where a unit stands in the exported text of its group."""
    places = [at for at, letter in enumerate(base) if letter.unit == name and letter.sign != BREAK]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _around(base: Sequence[Letter], edit: WordEdit) -> Look:
    """The look of the text that a change stands in."""
    if edit.start < edit.end:
        return base[edit.start].look
    beside = [base[at].look for at in (edit.start - 1, edit.start) if 0 <= at < len(base)]
    # At the border of an emphasis the plainer side counts: there the new words go.
    return min(beside, default=PLAIN)


def _pieces(letters: Sequence[Letter]) -> list[tuple[Letter | None, list[Letter]]]:
    """Letters by paragraph, each with the line feed before it."""
    found: list[tuple[Letter | None, list[Letter]]] = [(None, [])]
    for letter in letters:
        if letter.sign == BREAK:
            found.append((letter, []))
        else:
            found[-1][1].append(letter)
    return found


def _trimmed(
    unit: SourceUnit, start: int, end: int, new: Sequence[Letter]
) -> tuple[int, int, Sequence[Letter]]:
    """A change without the words at its ends that stay as they are."""
    old = tokens(unit.text[start:end])
    now = tokens("".join(letter.sign for letter in new))
    front = 0
    while front < min(len(old), len(now)) and old[front].key == now[front].key:
        front += 1
    back = 0
    while back < min(len(old), len(now)) - front and old[-1 - back].key == now[-1 - back].key:
        back += 1
    first = start + (old[front].start if front < len(old) else end - start)
    last = start + (old[len(old) - back - 1].end if back < len(old) else 0)
    begin = now[front].start if front < len(now) else len(new)
    stop = now[len(now) - back - 1].end if back < len(now) else 0
    return first, max(first, last), new[begin : max(begin, stop)]


def _item(unit: SourceUnit) -> re.Match[str] | None:
    r"""The `\item` that a unit is the text of."""
    start = unit.unit.start
    return _ITEM.search(unit.flat.text, max(0, start - _ITEM_REACH), start)


def _depths(text: str) -> tuple[int, int]:
    """How many groups a text closes that it has not opened, and opens that it does not close."""
    depth = closed = 0
    for match in _BRACES.finditer(text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            closed, depth = (closed, depth - 1) if depth else (closed + 1, 0)
    return closed, depth


def _balanced(unit: SourceUnit, first: int, last: int, *, kept: bool) -> tuple[int, int]:
    """The LaTeX of letters, with the commands around them where nothing would be left in these.

    Raises:
        ConflictError: It begins or ends in the middle of a command's argument.
    """
    flat, letters = unit.flat.text, unit.letters
    start, end = letters[first].start, letters[last - 1].end
    closed, opened = _depths(flat[start:end])
    edge = letters[first - 1].end if first else unit.unit.start
    limit = letters[last].start if last < len(letters) else unit.unit.end
    if not kept and not closed and not opened:
        closed = opened = int(
            _OPENER.search(flat, edge, start) is not None and flat[end:limit][:1] == "}"
        )
    for _ in range(closed):
        opener = _OPENER.search(flat, edge, start)
        if opener is None or kept:
            raise ConflictError("it crosses the border of a command")
        start = opener.start()
    for _ in range(opened):
        if flat[end : end + 1] != "}" or end >= limit or kept:
            raise ConflictError("it crosses the border of a command")
        end += 1
    return start, end


def _is_citation(command: str) -> bool:
    name = _COMMAND.match(command)
    return name is not None and name[1] in citation_mark.ALL


def _page(command: str, was: str, shown: str) -> tuple[int, int, str] | None:
    """The edit of a citation's note that gives the page a co-author wrote, if it is certain."""
    old, new = tokens(was), tokens(shown)
    steps = differences(old, new)
    if len(steps) != 1:
        return None
    step = steps[0]
    before = was[old[step.start].start : old[step.end - 1].end] if step.end > step.start else ""
    after = shown[new[step.first].start : new[step.last - 1].end] if step.last > step.first else ""
    if not before.isdecimal() or not after.isdecimal():
        return None
    places = [
        (note.start(1) + match.start(), note.start(1) + match.end())
        for note in _NOTE.finditer(command)
        for match in re.finditer(rf"(?<!\d){before}(?!\d)", note[1])
    ]
    return (*places[0], after) if len(places) == 1 else None
