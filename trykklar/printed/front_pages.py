r"""The first pages of a document -> their paragraphs, as TeX set them.

A class prints of its front matter what it likes, where it likes: marks of addresses, notes without
marks, `Index Terms`, `Email address:`. One more pass shows the boxes of the first pages
(`\showbox`), in which every line is a box of its own, and the last one of a paragraph ends in
`\parfillskip`.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from hashlib import blake2b
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from trykklar.printed import draft_pass, log_record
from trykklar.printed.box_node import UnreadableBoxError, tree
from trykklar.printed.box_reader import NAME_DASH, NODES, read
from trykklar.printed.engine_glyphs import lettered
from trykklar.printed.showbox_hook import CONTENTS, NOTES, PAGES, PICTURE
from trykklar.printed.text_run import Run, of_rows, plain, rows, trimmed
from trykklar.sandbox.limits import Limits
from trykklar.storage import seal
from trykklar.typeset.build_context import BuildContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.printed.box_node import Node
    from trykklar.printed.text_run import Runs

SECONDS = 60.0
_PAGE = "page"
_PICTURE = re.compile(rf"\\special\{{{re.escape(PICTURE)}(\d+(?:\.\d+)?)pt;([^{{}}]*)\}}")
_WIDTH = re.compile(r"\\[hv]box\([-\d.*]+\+[-\d.*]+\)x(-?\d+(?:\.\d+)?)")
_NARROWEST = 20.0  # points of what has lines of its own; an accent over a letter is narrower
_IN_PARAGRAPH, _LAST_LINE = r"\glue(\rightskip)", r"\glue(\parfillskip)"
_OWN_FONT = re.compile(r"([.|]*)\\([A-Za-z@]+) ([A-Za-z0-9.,;:()'/@-](?: \(ligature .*\))?)")
_EDGES = (r"\glue(\rightskip)", r"\glue(\leftskip)")
# Where a line ends in a word, in an address or behind a hyphen, there is no space.
_NO_SPACE = re.compile(r"-\Z|://\S*[^\w\s]\Z|\b(?:www|doi)\.\S*[^\w\s]\Z")
_SPACE, _NEW_LINE = Run(" "), Run("\n")
_BROKEN = r"\penalty -10000"  # by hand
_SPACES = (r"\glue", r"\kern", r"\penalty")


class PagePicture(NamedTuple):
    """A picture on a page.

    Attributes:
        file: Its name, as TeX was given it.
        width: In points.
    """

    file: str
    width: float


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph on a page.

    Attributes:
        runs: What is printed; none where it is not known.
        page: The page, from 0.
        note: Whether it stands among the page's notes.
        contents: Whether a list of contents begins here, which has no text of the front matter.
        pictures: What stands in it besides.
    """

    runs: Runs
    page: int = 0
    note: bool = False
    contents: bool = False
    pictures: tuple[PagePicture, ...] = ()


def front_pages(document: Document) -> tuple[PageParagraph, ...]:
    """The paragraphs of a document's first pages, in the order of their boxes.

    Args:
        document: It was typeset, and nobody else builds it meanwhile.

    Returns:
        None of them where TeX cannot be asked.

    Raises:
        FatalError: The engine is not installed, or the work folder cannot be written.
    """
    key = _key(document)
    place = _place(document)
    kept = seal.recall(place) if key else None
    if not key:
        return ()
    if kept is not None and kept["key"] == key:
        return tuple(map(_kept, kept["paragraphs"]))
    context = BuildContext(document, Limits(SECONDS), lambda _: None, time.monotonic())
    try:
        log = log_record.read(draft_pass.log_of_pages(context))
    except draft_pass.DraftPassError:
        return ()
    found: list[PageParagraph] = []
    pages = [item for item in log.records.values() if item.kind == _PAGE and item.whole]
    for number, record in enumerate(pages):
        try:
            lines = lettered(record.box, log.glyphs) if log.glyphs else record.box
            shown = list(paragraphs(lines))
        except UnreadableBoxError:
            continue
        found.extend(replace(item, page=number) for item in shown)
    data = [[rows(each.runs), each.page, each.note, each.contents, each.pictures] for each in found]
    seal.keep(place, {"key": key, "paragraphs": data}, document.root)
    return tuple(found)


def _kept(row: list[Any]) -> PageParagraph:
    runs, page, note, contents, pictures = row
    shown = tuple(PagePicture(*each) for each in pictures)
    return PageParagraph(of_rows(runs), page, note, contents, shown)


def _key(document: Document) -> str:
    """A digest that is another one where a page may be; "" where there is no PDF."""
    try:
        pdf = document.fence.read(document.made(".pdf"))
    except OSError:
        return ""
    return blake2b(pdf + PAGES.encode()).hexdigest()


def _latin(line: str) -> str:
    r"""A letter of a font with a name of its own, `\foo A`, as in a font of Latin letters.

    A font of signs would be read wrong; but such text is in no Word file that the PDF gainsays.
    """
    match = _OWN_FONT.fullmatch(line)
    return line if match is None or match[2] in NODES else f"{match[1]}\\OT1/own/m/n/10 {match[3]}"


def _place(document: Document) -> Path:
    return document.root / document.work / "front.json"


def paragraphs(lines: Iterable[str]) -> Iterator[PageParagraph]:
    """The paragraphs in the box of a page.

    Args:
        lines: Of the box, as the log has them.

    Raises:
        UnreadableBoxError: It is nested too deep.
    """
    page = _Page()
    for node in tree(map(_latin, lines)):
        page.column(node.children)
    page.end()
    yield from page.found


class _Page:
    """Goes down to the lines of a page, and puts paragraphs together."""

    def __init__(self) -> None:
        self.found: list[PageParagraph] = []
        self._lines: list[Run] = []
        self._pictures: list[PagePicture] = []
        self._unread = False
        self._note = False
        self._broken = False

    def column(self, nodes: Sequence[Node]) -> None:
        """Lines and boxes one above the other."""
        outer = self._note
        for node in nodes:
            if node.text.startswith(r"\special"):
                self._special(node.text)
            elif node.text.startswith(r"\vbox"):
                self.end()
                self.column(node.children)
                self.end()
            elif node.text.startswith(r"\hbox"):
                self._row(node)
            elif node.text.startswith(r"\rule"):
                self.end()  # no line of a paragraph stands behind it
        self.end()
        self._note = outer

    def _special(self, text: str) -> None:
        if NOTES in text:
            self.end()
            self._note = True
        elif CONTENTS in text:
            self.end()
            self.found.append(PageParagraph((), contents=True))

    def _row(self, node: Node) -> None:
        if _has_column(node):
            self.end()
            self._beside(node.children)
            return
        inside = any(child.text.startswith(_IN_PARAGRAPH) for child in node.children)
        if not inside and _is_blank(node):
            return  # a box beside a line, in which lineno would have put its number
        self._line(node.children)
        self._broken = any(child.text.startswith(_BROKEN) for child in node.children)
        if not inside or any(child.text.startswith(_LAST_LINE) for child in node.children):
            self.end()
        elif all(child.text.startswith(_EDGES) for child in node.children):
            self.end()  # behind a `\\break`, TeX takes away what a last line begins with

    def _beside(self, nodes: Sequence[Node]) -> None:
        """Columns beside each other, each of which is read to its end, and text between them."""
        between: list[Node] = []
        for node in nodes:
            box = node.text.startswith((r"\hbox", r"\vbox"))
            if not (box and (_is_column(node) or _has_column(node))):
                between.append(node)
                continue
            self._line(between)
            self.end()
            between = []
            if node.text.startswith(r"\vbox"):
                self.column(node.children)
            else:
                self._beside(node.children)
        self._line(between)
        self.end()

    def _line(self, nodes: Sequence[Node]) -> None:
        self._pictures += _pictures(nodes)
        try:
            runs = trimmed(tuple(run for run in read(nodes) if run.text != NAME_DASH))
        except UnreadableBoxError:
            self._unread = True
            return
        if self._lines and runs and self._broken:
            self._lines.append(_NEW_LINE)
        elif self._lines and runs and not _NO_SPACE.search(self._lines[-1].text):
            self._lines.append(_SPACE)
        self._lines.extend(runs)

    def end(self) -> None:
        """The end of a paragraph."""
        runs = () if self._unread else tuple(_joined(self._lines))
        if self._unread or self._pictures or plain(runs).strip():
            shown = tuple(self._pictures)
            self.found.append(PageParagraph(runs, note=self._note, pictures=shown))
        self._lines, self._pictures = [], []
        self._unread = self._broken = False


def _pictures(nodes: Iterable[Node], widest: float = inf) -> Iterator[PagePicture]:
    r"""The pictures in boxes, no wider than the boxes that they are in, as of `\scalebox`."""
    for node in nodes:
        match = _PICTURE.search(node.text)
        if match is not None:
            yield PagePicture(match[2].strip('"'), min(float(match[1]), widest))
        width = _WIDTH.match(node.text)
        own = float(width[1]) if width else 0.0
        yield from _pictures(node.children, min(widest, own) if own > 0 else widest)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs without links, whose ends may stand on other lines; those of one look are one."""
    last: Run | None = None
    for run in runs:
        look = replace(run.look, link="", address=False, label="", paged=False)
        plainer = replace(run, look=look)
        if last is not None and not run.text.strip() and not run.mark and not last.mark:
            last = replace(last, text=last.text + run.text)
        elif last is not None and (last.look, last.mark) == (plainer.look, plainer.mark):
            last = replace(last, text=last.text + plainer.text)
        else:
            if last is not None:
                yield last
            last = plainer
    if last is not None:
        yield last


def _is_column(node: Node) -> bool:
    """Whether a box has lines one above the other, and is no letter with an accent."""
    width = _WIDTH.match(node.text)
    wide = width is not None and float(width[1]) > _NARROWEST
    lines = any(child.text.startswith((r"\hbox", r"\vbox")) for child in node.children)
    return node.text.startswith(r"\vbox") and wide and lines


def _is_blank(node: Node) -> bool:
    """Whether a box holds nothing but space."""
    return all(
        child.text.startswith(_SPACES) or (child.text.startswith(r"\hbox") and _is_blank(child))
        for child in node.children
    )


def _has_column(node: Node) -> bool:
    return any(_is_column(child) or _has_column(child) for child in node.children)
