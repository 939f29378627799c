"""One command of the source -> the items that are counted for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.latex import citation_commands, reference_commands
from trykklar.latex.structure_commands import CAPTIONS, HEADINGS
from trykklar.word.cite.csl.command_shape import shape
from trykklar.word.inventory import counted
from trykklar.word.inventory.counted import PAGE, CountedItem
from trykklar.word.inventory.link_key import bare
from trykklar.word.link_address import may_be_live
from trykklar.word.mark.command import arguments
from trykklar.word.mark.list_unit import unit_name
from trykklar.word.mark.options import options
from trykklar.word.mark.rules import citation_mark, term
from trykklar.word.mark.rules.reference_mark import REFERENCES
from trykklar.word.mark.rules.works_list import ITEMS, item_key, item_name
from trykklar.word.mark.rules.wrapping_commands import around_blocks
from trykklar.word.mark.visible_text import visible
from trykklar.word.neutral.anchors import anchor_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trykklar.latex.passage import Passage, Span
    from trykklar.word.mark.command import Command

LISTS = (
    "printbibliography", "bibliography", "bibbysection", "bibbysegment", "bibbycategory",
    "printshorthands", "printbiblist",
)  # fmt: skip
# What these print is words, without a number that could be a field.
_WORDS = ("name", "names", "variedpage")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")


@dataclass(frozen=True)
class Text:
    """A text to be counted: the manuscript's own, or an entry of a glossary.

    Attributes:
        passage: The flat source.
        machinery: Which machinery cites.
        call: Where the entry is printed; -1 for the manuscript's own text.
    """

    passage: Passage
    machinery: str
    call: int = -1

    def read(self, span: Span) -> str:
        """What stands there."""
        return self.passage.slice(span).strip()

    def item(self, kind: str, command: Command, end: int, key: str = "") -> CountedItem:
        """The item that a command is; one in an entry is where that is printed."""
        text = " ".join(self.passage.text[command.start : end].split())
        own = self.call < 0
        return CountedItem(
            kind, command.start if own else self.call, key, end if own else self.call, text=text
        )

    def group(self, command: Command, optional: int = 1) -> Span | None:
        """The first argument in braces; of `captionof` the second."""
        at = command.end
        if command.name == "captionof":
            counter = self.passage.argument(at)
            at = counter[1] if counter else at
        return self.passage.group(self.passage.skip(arguments(self.passage, at, optional)[1]))


def _heading(text: Text, command: Command) -> Iterator[CountedItem]:
    title = text.group(command, 2)  # memoir: `\chapter[contents][head]{title}`
    if title and re.search(r"\w", text.read(title)) and _prints(text, title):
        yield text.item(counted.HEADING, command, title.end + 1)


def _citation(text: Text, command: Command) -> Iterator[CountedItem]:
    keys, end = _keys(text, command)
    if not keys:
        return
    unit = unit_name(text.passage, command.start)
    if command.name not in citation_commands.SILENT:
        yield text.item(counted.CITATION, command, end, str(command.start))
        if shape(command.name + "*" * command.star, text.machinery).note:
            yield text.item(counted.FOOTNOTE, command, end)
    for key in keys:
        yield text.item(counted.CITED, command, end, key + unit)


def _keys(text: Text, command: Command) -> tuple[list[str], int]:
    passage, at = text.passage, command.end
    found: list[str] = []
    volume = command.name in citation_commands.VOLUME or command.name in citation_commands.VOLUMES
    for _ in range(citation_commands.LEADING.get(command.name, 0)):
        given = passage.argument(at)
        at = given[1] if given else at
    while (
        note := passage.delimited(passage.skip(at), "(", ")")
    ) and command.name in citation_mark.MULTIPLE:
        at = note.end + 1
    while True:
        given = passage.argument(citation_mark.notes_at(passage, at)[1]) if volume else None
        at = given[1] if given else at
        keys = passage.group(passage.skip(citation_mark.notes_at(passage, at)[1]))
        if keys is None:
            break
        at = keys.end + 1
        names = _COMMENT.sub("", text.read(keys))
        written = (key.strip() for key in names.split(","))
        found.extend(citation_commands.bare_key(key) for key in written if key)
        if command.name not in citation_mark.MULTIPLE:
            break
    return found, at


def _reference(text: Text, command: Command) -> Iterator[CountedItem]:
    keys = text.group(command, optional=2)
    if keys is None or reference_commands.PRINTS[command.name] in _WORDS:
        return
    names, end = text.read(keys), keys.end + 1
    last = text.passage.argument(end) if command.name in reference_commands.RANGES else None
    if last is not None:
        names, end = f"{names},{text.read(last[0])}", last[1]
    for key in filter(None, map(str.strip, names.split(","))):
        name = anchor_name(key).removesuffix("_n") + PAGE * (
            command.name in reference_commands.PAGES
        )
        yield text.item(counted.REFERENCE, command, end, name)


def _pointer(text: Text, command: Command) -> Iterator[CountedItem]:
    r"""`\hyperref[key]{text}` and `\hyperlink{key}{text}`."""
    passage, begin = text.passage, text.passage.skip(command.end)
    key = passage.delimited(begin) if command.name == "hyperref" else passage.group(begin)
    shown = passage.group(passage.skip(key.end + 1)) if key else None
    if key and shown:
        name = anchor_name(text.read(key)).removesuffix("_n")
        yield text.item(counted.REFERENCE, command, shown.end + 1, name)


def _label(text: Text, command: Command) -> Iterator[CountedItem]:
    key = text.group(command, optional=0)
    if key is not None:
        name = anchor_name(text.read(key)).removesuffix("_n")
        yield text.item(counted.LABEL, command, key.end + 1, name)


def _target(text: Text, command: Command) -> Iterator[CountedItem]:
    r"""`\hypertarget{key}{text}` in a paragraph."""
    key = text.group(command, optional=0)
    shown = text.passage.group(text.passage.skip(key.end + 1)) if key else None
    if shown is not None and not around_blocks(text.passage, shown):
        yield from _label(text, command)


def _caption(text: Text, command: Command) -> Iterator[CountedItem]:
    span = text.group(command)
    if span is not None and (not command.star or _prints(text, span)):
        yield text.item(counted.CAPTION, command, span.end + 1)


def _prints(text: Text, span: Span) -> bool:
    r"""Whether anything is printed of an argument; of `\small\textit{}`, nothing is."""
    return bool(visible(text.passage, *span).strip())


def _part(text: Text, command: Command) -> Iterator[CountedItem]:
    r"""`\subfloat[caption]{content}`."""
    notes, at = arguments(text.passage, command.end, optional=2)
    if notes and text.passage.group(text.passage.skip(at)):
        yield text.item(counted.CAPTION, command, notes[-1].end + 1)


def _picture(text: Text, command: Command) -> Iterator[CountedItem]:
    path = text.group(command, optional=2)
    if path is not None:
        yield text.item(counted.FIGURE, command, path.end + 1)


def _note(text: Text, command: Command) -> Iterator[CountedItem]:
    span = text.group(command)
    if span and text.read(span):
        yield text.item(counted.FOOTNOTE, command, span.end + 1)


def _term(text: Text, command: Command) -> Iterator[CountedItem]:
    if term.noted(text.passage, command):
        yield text.item(counted.FOOTNOTE, command, command.end)


def _link(text: Text, command: Command) -> Iterator[CountedItem]:
    r"""An address that is linked; `#` alone leads to a place of the text."""
    span = text.group(command)
    address = text.read(span) if span else ""
    if span and address and "#" not in address[:2] and may_be_live(address):
        yield text.item(counted.LINK, command, span.end + 1, bare(address))


def _item(text: Text, command: Command) -> Iterator[CountedItem]:
    key = item_key(text.passage, command)
    if key is not None:
        name = anchor_name(item_name(text.passage, key), "ref-")
        yield text.item(counted.WORK, command, key.end, name)


def _list(text: Text, command: Command) -> Iterator[CountedItem]:
    """The place of the list of works; its key says whether a heading comes with it."""
    notes, at = arguments(text.passage, command.end)
    settings = options(text.passage.slice(notes[0])) if notes else {}
    yield text.item(counted.LIST, command, at, settings.get("heading", ""))


BUILDERS: Mapping[str, Callable[[Text, Command], Iterator[CountedItem]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(citation_mark.ALL, _citation),
    **dict.fromkeys(REFERENCES | reference_commands.RANGES, _reference),
    **dict.fromkeys(("hyperref", "hyperlink"), _pointer),
    "label": _label,
    "zlabel": _label,
    "hypertarget": _target,
    **dict.fromkeys([*CAPTIONS, "subcaption", "subcaptionbox"], _caption),
    **dict.fromkeys(("subfloat", "subfigure", "subbottom", "subtop"), _part),
    "includegraphics": _picture,
    **dict.fromkeys(("footnote", "footnotetext", "thanks"), _note),
    **dict.fromkeys(term.PRINTED, _term),
    **dict.fromkeys(("href", "url"), _link),
    **dict.fromkeys(ITEMS, _item),
    **dict.fromkeys(LISTS, _list),
}
