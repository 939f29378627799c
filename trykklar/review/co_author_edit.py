"""What a co-author did, as a stretch of the exported text of a group and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trykklar.review.story_letters import ParagraphKind, StoryLetter
    from trykklar.word.docx.run_look import RunLook
    from trykklar.word.docx.word_paragraph import WordRevision


@dataclass(frozen=True)
class WordEdit:
    """A change of the text of a group.

    Attributes:
        start: Where it begins in the group's exported text.
        end: Where it ends there.
        new: What stands there now.
        revisions: Who made it; none where changes were not tracked.
        silent: Whether some of it was made without being tracked.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    revisions: tuple[WordRevision, ...]
    silent: bool = False


@dataclass(frozen=True)
class LookEdit:
    """A change of the look of a text that stayed.

    Attributes:
        start: Where it begins in the group's exported text.
        end: Where it ends there.
        new: What stands there.
        was: Its look before.
        look: Its look now.
        revisions: Who made it.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    was: RunLook
    look: RunLook
    revisions: tuple[WordRevision, ...]


@dataclass(frozen=True)
class AtomEdit:
    """A change within a citation, reference, formula or note.

    Attributes:
        start: Where the atom stands in the group's exported text.
        end: Where it ends there.
        new: The atom as it is now.
        was: What it showed.
        revisions: Who made it.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    was: str
    revisions: tuple[WordRevision, ...]


@dataclass(frozen=True)
class ObjectEdit:
    """A formula or picture that is another one now, or words that lead elsewhere.

    Attributes:
        start: Where it begins in the group's exported text.
        end: Where it ends there.
        new: What stands there now.
        revisions: Who changed it; none where that was not tracked.
        was: What it was, for a reader.
        now: What it is.
        reason: Why only the author can carry it out.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    revisions: tuple[WordRevision, ...]
    was: str
    now: str
    reason: str


@dataclass(frozen=True)
class MoveEdit:
    """A paragraph that stands elsewhere now.

    Attributes:
        start: Where it begins in the group's exported text.
        end: Where it ends there.
        new: What it says now.
        revisions: Who moved it; none where changes were not tracked.
        before: Unit of the paragraph that it stands behind now; empty where that moved, too.
        after: Unit of the paragraph that it stands before now; empty where that moved, too.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    revisions: tuple[WordRevision, ...]
    before: str
    after: str


class NewCell(NamedTuple):
    """A cell that came with its row.

    Attributes:
        paragraphs: What stands in it.
        span: Columns that it fills.
        merged: Whether it is one with the cell above it.
    """

    paragraphs: tuple[tuple[StoryLetter, ...], ...]
    span: int
    merged: bool


@dataclass(frozen=True)
class RowEdit:
    """Rows of a table, or a whole table, that came or went.

    Attributes:
        start: Where they begin in the group's exported text.
        end: Where they end there.
        new: What they say; nothing where they went.
        revisions: Who put them in or took them away; none where that was not tracked.
        rows: Those that came, each with its cells.
        before: Unit of the row that they stand behind now; empty where there is none.
        after: Unit of the row that they stand before now; empty where there is none.
        behind_head: Whether the row before them is a head of the table.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    revisions: tuple[WordRevision, ...]
    rows: tuple[tuple[NewCell, ...], ...]
    before: str
    after: str
    behind_head: bool


@dataclass(frozen=True)
class KindEdit:
    """A paragraph whose words stayed, and that became a heading, an item, or neither any more.

    Attributes:
        start: Where it begins in the group's exported text.
        end: Where it ends there.
        new: Its words.
        revisions: Who did it; none where that was not tracked.
        was: What it was.
        kind: What it is now.
    """

    start: int
    end: int
    new: tuple[StoryLetter, ...]
    revisions: tuple[WordRevision, ...]
    was: ParagraphKind
    kind: ParagraphKind


Edit = WordEdit | LookEdit | AtomEdit | ObjectEdit | MoveEdit | RowEdit | KindEdit


def untracked(edit: Edit) -> bool:
    """Whether a change, or some of it, was made without being tracked."""
    return not edit.revisions or (isinstance(edit, WordEdit) and edit.silent)
