"""Pages: A4, with margins, heads and feet as in the PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from string import digits
from typing import TYPE_CHECKING, NamedTuple

from trykklar.latex.loaded_packages import package_options
from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.heading_fields import heading_fields
from trykklar.word.docx.ooxml import R, W
from trykklar.word.docx.word_field import field, run
from trykklar.word.length import length
from trykklar.word.numbered_lines import NumberedLines
from trykklar.word.running_heads import PAGE, PAGES, MarginLine, PageMargins, RunningHeads

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trykklar.word.chapter_heads import ChapterHeads
    from trykklar.word.model import LineLook

_GEOMETRY = re.compile(r"\\geometry\s*\{([^{}]*)\}")
_DOUBLE = re.compile(r"\\doublespacing\b|\\begin\{doublespace\}")
_DOUBLE_BEFORE = re.compile(r"\\linespread\{(?:1\.[5-9]|2)|\[[^\]]*(?:review|doublespac)")
_NUMBERED = re.compile(r"\\linenumbers\b|\\begin\{linenumbers\*?\}")
_COMMENT = re.compile(r"(?<!\\)%.*")
_EVERY_LINE = NumberedLines()
_TWIPS = 567  # in a centimetre
_A4 = (11906, 16838)
_DEFAULT = 2.5


class PageCount(NamedTuple):
    """How the pages of a section are counted.

    Attributes:
        form: Of their numbers, as Word calls it; `none` where they have none.
        first: The number of the first; empty where they are counted on.
    """

    form: str = ""
    first: str = ""


_ON = PageCount()
_UNCOUNTED = "none"
BARE_SUFFIX = "Bare"
"""What the name of a part for pages without numbers ends in."""


@dataclass(frozen=True)
class Page:
    """How pages look.

    Attributes:
        margins: Top, right, bottom, left, in centimetres.
        title: What stands above each page but the first; may be empty.
        double: Whether lines are double spaced.
        numbered: Whether lines are numbered.
        lines: Which of them, if any are.
        lying: Whether the long side is the width.
        note_start: The number of the first note.
        running: What the PDF has above and below the text; None where that has no words.
        first_numbered: Whether the first page has its number.
        number: Of the first page.
        chapters: The heads of each chapter, where the PDF's say in which one a page is.
        native: Whether Word numbers headings itself.
        contents: How the lines of each level look in a table of contents.
    """

    margins: tuple[float, float, float, float] = (_DEFAULT,) * 4
    title: str = ""
    double: bool = False
    numbered: bool = False
    lines: NumberedLines = _EVERY_LINE
    lying: bool = False
    note_start: int = 1
    running: RunningHeads | None = None
    first_numbered: bool = True
    number: int = 1
    chapters: tuple[ChapterHeads, ...] = ()
    native: bool = True
    contents: tuple[tuple[int, LineLook], ...] = ()


def page(preamble: str, title: str, text: str = "") -> Page:
    """The pages a document asks for.

    Args:
        preamble: As written.
        title: What stands above each page but the first, where there is no PDF to read it from.
        text: Its text as written, which may turn line numbers or double spacing on.
    """
    before, both = _uncommented(preamble), _uncommented(preamble + text)
    return Page(
        _margins(before),
        title,
        bool(_DOUBLE.search(both) or _DOUBLE_BEFORE.search(before)),
        bool(_NUMBERED.search(both)),
    )


def turned(look: Page) -> Page:
    """The same pages, lying: what was on the left is above."""
    top, right, bottom, left = look.margins
    return replace(look, margins=(left, top, right, bottom), lying=True)


def section(
    look: Page,
    *,
    first: bool = True,
    again: bool = False,
    count: PageCount = _ON,
    chapter: int | None = None,
) -> str:
    """The properties of a section.

    Args:
        look: How its pages look.
        first: Whether the document begins here, with a page that has no header.
        again: Whether its notes begin again with 1.
        count: How its pages are counted.
        chapter: Which of the chapters it is.
    """
    start = f'<w:numStart w:val="{look.note_start}"/>' if first and look.note_start > 1 else ""
    restart = "eachSect" if again else "continuous"
    size = _A4[::-1] if look.lying else _A4
    lay = ' w:orient="landscape"' if look.lying else ""
    opening = "<w:titlePg/>" if first or chapter is not None else ""
    if first and look.number > 1 and not count.first:
        count = count._replace(first=str(look.number))
    top, right, bottom, left = (round(side * _TWIPS) for side in look.margins)
    counted = f'w:countBy="{look.lines.every}"'
    again_from = "newPage" if look.lines.page else "continuous"
    lines = f'<w:lnNumType {counted} w:restart="{again_from}"/>' if look.numbered else ""
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}">'
        f"{_references(look, bare=count.form == _UNCOUNTED, chapter=chapter)}"
        f'<w:footnotePr>{start}<w:numRestart w:val="{restart}"/></w:footnotePr>'
        f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{lay}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="720" w:footer="720" w:gutter="0"/>{lines}{_counted(count)}{opening}</w:sectPr>'
    )


def _counted(count: PageCount) -> str:
    form = "" if count.form in ("", _UNCOUNTED) else f' w:fmt="{count.form}"'
    first = f' w:start="{count.first}"' if count.first else ""
    return f"<w:pgNumType{form}{first}/>" if form or first else ""


def _references(look: Page, *, bare: bool, chapter: int | None) -> str:
    if chapter is not None:
        parts = chapter_parts(look, chapter)
    else:
        parts = bare_parts(look) if bare else margin_parts(look)
    return "".join(
        f'<w:{kind}Reference w:type="{side.lower() or "default"}" r:id="{margin_id(part)}"/>'
        for part in parts
        for kind, side in [(part[:6], part[6:].removesuffix(BARE_SUFFIX).rstrip(digits))]
    )


def margin_id(part: str) -> str:
    """The name by which the text refers to a part above or below it."""
    return f"rId{part[:1].upper()}{part[1:]}"


def margin_parts(look: Page) -> dict[str, str]:
    """What stands above and below the text: the name of each part -> its XML.

    As in the PDF, where its heads or feet say something; else a running head, which the first page
    lacks, and a foot with the page's number.
    """
    heads = look.running
    if heads is None and look.chapters:
        foot = look.chapters[0].heads.first.foot
        heads = RunningHeads(PageMargins((), foot), None, PageMargins())
    if heads is None:
        number = field("PAGE", "1")
        return {
            "header": _part("hdr", "Header", run(look.title)),
            "footer": _part("ftr", "Footer", number),
            "footerFirst": _part("ftr", "Footer", number if look.first_numbered else run("")),
        }
    return _parts(heads, look, lambda text: _shown(text, _FIELDS))


def all_parts(look: Page) -> dict[str, str]:
    """Every part that a section may refer to.

    Args:
        look: How pages look.
    """
    own = [chapter_parts(look, at) for at in range(len(look.chapters))]
    parts = margin_parts(look) | bare_parts(look)
    return parts | {name: xml for chapter in own for name, xml in chapter.items()}


def chapter_parts(look: Page, chapter: int) -> dict[str, str]:
    """The same parts for the pages of a chapter.

    Args:
        look: How pages look.
        chapter: Which of its chapters.
    """
    own = look.chapters[chapter]
    fields = _FIELDS | heading_fields(own, native=look.native)
    made = _parts(own.heads, look, lambda text: _shown(text, fields))
    return {f"{name}{chapter + 1}": xml for name, xml in made.items()}


def _parts(heads: RunningHeads, look: Page, shown: Callable[[str], str]) -> dict[str, str]:
    sides = {"": heads.odd, "First": heads.first}
    others = (look.running, *(own.heads for own in look.chapters))
    if any(each is not None and each.even is not None for each in (heads, *others)):
        sides["Even"] = heads.even or heads.odd
    if heads.even is not None and look.number % 2 == 0:  # in the PDF, odd is what is counted so
        sides["Even"], sides[""] = sides[""], sides["Even"]
    width = text_width(look)
    return {
        f"{kind}{side}": _lines(kind, lines, width, shown)
        for side, margins in sides.items()
        for kind, lines in zip(("header", "footer"), margins, strict=True)
    }


def bare_parts(look: Page) -> dict[str, str]:
    """The same parts for pages that have no numbers."""
    return {
        name + BARE_SUFFIX: xml.replace(_FIELDS[PAGE], run(""))
        for name, xml in margin_parts(look).items()
    }


def _lines(
    kind: str, lines: tuple[MarginLine, ...], width: int, shown: Callable[[str], str]
) -> str:
    tag, style = ("hdr", "Header") if kind == "header" else ("ftr", "Footer")
    made = "".join(_line(style, line, width, shown) for line in lines or ((),))
    return f'<w:{tag} xmlns:w="{W}">{made}</w:{tag}>'


def _line(style: str, line: Sequence[str], width: int, shown: Callable[[str], str]) -> str:
    """A line; where nothing stands in its middle, the sides may have more than half of it."""
    middle = any(line[1:-1])
    parts = line if middle else (*line[:1], *line[1:][-1:])
    stops = f'<w:tab w:val="center" w:pos="{width // 2}"/>' * middle
    stops += f'<w:tab w:val="right" w:pos="{width}"/>'
    look = f'<w:pStyle w:val="{style}"/><w:tabs>{stops}</w:tabs><w:jc w:val="left"/>'
    return f"<w:p><w:pPr>{look}</w:pPr>{run(TAB).join(map(shown, parts))}</w:p>"


def _shown(text: str, fields: Mapping[str, str]) -> str:
    """A part of such a line, its numbers and titles as fields."""
    signs = "|".join(sorted(fields, key=len, reverse=True))
    return "".join(
        fields[part] if part in fields else run(part)
        for part in re.split(f"({signs})", text)
        if part
    )


def text_width(look: Page) -> int:
    """Width of the text in twips."""
    return _A4[look.lying] - round((look.margins[1] + look.margins[3]) * _TWIPS)


def width(look: Page) -> float:
    """Width of the text in centimetres."""
    return text_width(look) / _TWIPS


TAB = "\t"
_FIELDS = {PAGE: field("PAGE", "1"), PAGES: field("NUMPAGES", "1")}


def _part(kind: str, style: str, content: str) -> str:
    return (
        f'<w:{kind} xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{xml_escaped(style)}"/></w:pPr>'
        f"{content}</w:p></w:{kind}>"
    )


def _uncommented(source: str) -> str:
    """A source without what is commented out."""
    return _COMMENT.sub("", source)


def _margins(preamble: str) -> tuple[float, float, float, float]:
    sides = dict.fromkeys(("top", "right", "bottom", "left"), _DEFAULT)
    for given in (*package_options(preamble, "geometry"), *_GEOMETRY.findall(preamble)):
        for name, names in _SIDES.items():
            value = re.search(rf"\b{name}\s*=\s*([\d.]+\s*\w+)", given)
            size = length(value[1]) if value else 0.0
            sides.update(dict.fromkeys(names, size) if 0.0 < size < 6.0 else {})  # noqa: PLR2004
    return sides["top"], sides["right"], sides["bottom"], sides["left"]


_SIDES = {
    "margin": ("top", "right", "bottom", "left"),
    "hmargin": ("left", "right"),
    "vmargin": ("top", "bottom"),
    "top": ("top",),
    "bottom": ("bottom",),
    "left": ("left",),
    "inner": ("left",),
    "right": ("right",),
    "outer": ("right",),
}
