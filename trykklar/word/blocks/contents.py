"""Tables of contents and lists of floats, filled with the PDF's lines and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import panflute as pf
from pylatexenc.latex2text import LatexNodes2Text

from trykklar.poppler import page_texts
from trykklar.word.blocks.caption import called, label_of, sequence
from trykklar.word.blocks.contents_depth import ContentsDepth
from trykklar.word.blocks.contents_look import DEEPEST
from trykklar.word.blocks.heading import contents as listed_headings
from trykklar.word.blocks.page_beginning import chapters_begin_pages
from trykklar.word.blocks.printed_name import printed_name
from trykklar.word.inlines import plain, trimmed
from trykklar.word.judge.folding import folded_letters
from trykklar.word.mark.rules import started_list
from trykklar.word.mark.rules.declared_float import declared
from trykklar.word.model import Anchor
from trykklar.word.neutral import anchors, contents_list, numbered, vocabulary
from trykklar.word.neutral.paragraph_style import paragraph
from trykklar.word.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trykklar.word.aux_numbers import Line
    from trykklar.word.export_state import ExportState
    from trykklar.word.model import MarkedHeading, ResolvedMark

_FONTS = (pf.Emph, pf.SmallCaps, pf.Superscript, pf.Subscript)  # a heading may be bold itself
_NAMES = {
    "contents": "contentsname", "figures": "listfigurename", "tables": "listtablename",
    "listings": "lstlistlistingname", "algorithms": "listalgorithmname",
}  # fmt: skip
# Mark -> the ending of TeX's list, what its lines are called there, and what they count.
_List = tuple[str, tuple[str, ...], str]
_LISTS: Mapping[str, _List] = {
    "figures": ("lof", ("figure",), "figure"),
    "tables": ("lot", ("table",), "table"),
    "listings": ("lol", ("lstlisting", "listing"), "listing"),
    "algorithms": ("loa", ("algorithm", "algocf"), "algorithm"),
}
_OWN = "floats"  # of a kind that the author declares


def contents(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """The place of a table of contents, or of a list of floats."""
    place = pf.Div()
    state.met.contents.append((place, mark))
    return [place]


def fill_contents(state: ExportState) -> None:
    """Fill every such place, when all headings are known."""
    # They are chapters.
    breaks = [pf.Div(classes=[vocabulary.PAGE_BREAK])] * chapters_begin_pages(state)
    for place, mark in state.met.contents:
        called = _called(mark, state)
        # An author may have the list without what it is called.
        shown = called and _is_printed(called, state)
        heading = [paragraph("Contents Heading", *called)] if shown else []
        lines = list(_lines(mark, state))
        place.content = [*breaks, *heading, _listed(mark, lines, state)] if lines else []


def _called(mark: ResolvedMark, state: ExportState) -> list[Any]:
    """What a list is called: by the author, or in the language that is spoken where it stands."""
    if mark.kind in (_OWN, started_list.KIND):
        return trimmed(mark.fields[1])
    if mark.text(0) == started_list.NAMELESS:
        return []
    usual = words(state.inputs.language_at(mark.offset)).parts[mark.kind]
    return [pf.Str(printed_name(_NAMES.get(mark.kind, ""), usual, mark.offset, state))]


def _is_printed(called: Iterable[Any], state: ExportState) -> bool:
    """Whether the PDF says anywhere what a list is called; where nobody can say, it does."""
    pdf = state.inputs.document.made(".pdf") if state.inputs.typeset else None
    pages = page_texts(pdf, "-raw") if pdf else None
    return not pages or folded_letters(plain(called)) in folded_letters(" ".join(pages))


def _list(mark: ResolvedMark, state: ExportState) -> _List:
    """How TeX lists floats of a kind."""
    if mark.kind == _OWN:
        kind = mark.text(0)
        return declared(state.inputs.manuscript.flat.text)[kind].listed, (kind,), kind
    return _LISTS[mark.kind]


def _listed(mark: ResolvedMark, lines: list[tuple[str, list[Any]]], state: ExportState) -> Any:
    if mark.kind == started_list.KIND:
        return contents_list.contents(lines, "")
    if mark.kind == "contents":
        levels = [item.level for item in _in_contents(mark, state)]
        every = [item.level for item in state.met.headings if item.line.page]
        every = [level for level in every if level <= max(levels, default=0)]
        of = vocabulary.HEADINGS if every == levels else ""
        return contents_list.contents(lines, of, max(levels, default=3))
    _, _, kind = _list(mark, state)
    return contents_list.contents(lines, sequence(kind, called(kind, state.inputs)))


def _lines(mark: ResolvedMark, state: ExportState) -> Iterator[tuple[str, list[Any]]]:
    if mark.kind == "contents":
        yield from _of_contents(mark, state)
        return
    if mark.kind == started_list.KIND:
        for line in state.inputs.numbers.lists.get(mark.text(0), ()):
            yield "Table of Figures", _own_entry(line)
        return
    name, kinds, kind = _list(mark, state)
    for line in state.inputs.numbers.lists.get(name, ()):
        if line.kind in kinds and line.number:
            # Word makes these lines anew of the captions.
            label = label_of(kind, line.number, state)
            lead = f"{label.name} {line.number}{label.separator}".lstrip()
            title = _title(line, kind, state)
            page = contents_list.line_page(pf.Str(line.page))
            yield "Table of Figures", [pf.Str(lead), *title, page]


def _of_contents(mark: ResolvedMark, state: ExportState) -> Iterator[tuple[str, list[Any]]]:
    """The lines of a table of contents, with those of lists and of what is only listed."""
    depth = ContentsDepth(state.inputs.manuscript.flat.text, mark.offset)
    items = {id(item.line): item for item in _in_contents(mark, state)}
    levels = {item.line.kind: item.level for item in items.values()}
    for line in listed_headings(state).with_others(item.line for item in items.values()):
        item = items.get(id(line))
        if item is not None:
            yield f"TOC {min(item.level, DEEPEST)}", _entry(item)
        elif line.kind in levels and depth.has(line) and _is_plain(line):
            yield f"TOC {min(levels[line.kind], DEEPEST)}", _unlinked(line)


def _is_plain(line: Line) -> bool:
    """Whether a line is words, which TeX prints as they are."""
    return bool(line.page) and re.search(r"[\\$]", line.title.replace(r"\relax", "")) is None


def _unlinked(line: Line) -> list[Any]:
    """A line of what is no heading of the text."""
    title = pf.Str(re.sub(r"\\relax\s*|[{}]", "", line.title).strip())
    number = contents_list.line_number(line.number)
    return [number, title, contents_list.line_page(pf.Str(line.page))]


def _in_contents(mark: ResolvedMark, state: ExportState) -> Iterator[MarkedHeading]:
    """The headings in a table of contents."""
    depth = ContentsDepth(state.inputs.manuscript.flat.text, mark.offset)
    for item in state.met.headings:
        if item.line.page and depth.has(item.line):
            yield item


def _title(line: Line, kind: str, state: ExportState) -> list[Any]:
    """A caption as the list has it; where that is LaTeX, as it stands at the float."""
    bare = re.sub(r"\\relax\s*|[{}]", "", line.title).strip()
    if "\\" not in bare and "$" not in bare:
        return [pf.Str(bare)]
    return list(_shown(state.met.captions.get((kind, line.number), [pf.Str(bare)])))


def _own_entry(line: Line) -> list[Any]:
    """A line of a list that only TeX's file knows."""
    bare = re.sub(r"\\relax\s*", "", line.title)
    title = LatexNodes2Text().latex_to_text(bare).strip() if re.search(r"[\\$]", bare) else bare
    shown = f"{line.number} {re.sub(r'[{}]', '', title)}".strip()
    return [pf.Str(shown), contents_list.line_page(pf.Str(line.page))]


def _entry(item: MarkedHeading) -> list[Any]:
    there = Anchor("heading", item.name)
    page = contents_list.line_page(numbered.reference(there, item.line.page, "page"))
    title = _shown(item.inlines if item.short is None else item.short)
    return [anchors.jump(item.name, [contents_list.line_number(item.line.number), *title, page])]


def _shown(inlines: Iterable[Any]) -> Iterator[Any]:
    """Words, with their fonts, and formulas, without what is there only once: anchors, notes."""
    for item in inlines:
        if isinstance(item, pf.Math):
            yield pf.Math(item.text, format="InlineMath")
        elif isinstance(item, pf.Str | pf.Code):
            yield pf.Str(item.text)
        elif isinstance(item, pf.Space | pf.SoftBreak | pf.LineBreak):
            yield pf.Space()
        elif isinstance(item, _FONTS):
            yield type(item)(*_shown(item.content))
        elif isinstance(item, pf.Quoted):
            yield pf.Quoted(*_shown(item.content), quote_type=item.quote_type)
        elif not isinstance(item, pf.Note | pf.Image):
            yield from _shown(getattr(item, "content", ()))
