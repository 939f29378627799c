"""Pages: A4, margins as in the PDF, a short title above and the page number below."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from trykklar.latex.loaded_packages import package_options
from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.ooxml import R, W
from trykklar.word.docx.word_field import field, run
from trykklar.word.length import length

_GEOMETRY = re.compile(r"\\geometry\s*\{([^{}]*)\}")
_DOUBLE = re.compile(r"\\doublespacing\b|\\begin\{doublespace\}")
_DOUBLE_BEFORE = re.compile(r"\\linespread\{(?:1\.[5-9]|2)|\[[^\]]*(?:review|doublespac)")
_NUMBERED = re.compile(r"\\linenumbers\b|\\begin\{linenumbers\*?\}")
_COMMENT = re.compile(r"(?<!\\)%.*")
_TWIPS = 567  # in a centimetre
_A4 = (11906, 16838)
_DEFAULT = 2.5


@dataclass(frozen=True)
class Page:
    """How pages look.

    Attributes:
        margins: Top, right, bottom, left, in centimetres.
        title: For the header; may be empty.
        double: Whether lines are double spaced.
        numbered: Whether lines are numbered.
        lying: Whether the long side is the width.
        note_start: The number of the first note.
    """

    margins: tuple[float, float, float, float] = (_DEFAULT,) * 4
    title: str = ""
    double: bool = False
    numbered: bool = False
    lying: bool = False
    note_start: int = 1


def page(preamble: str, title: str, text: str = "") -> Page:
    """The pages a document asks for.

    Args:
        preamble: As written.
        title: The document's short title.
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


def section(look: Page, *, first: bool = True, again: bool = False) -> str:
    """The properties of a section.

    Args:
        look: How its pages look.
        first: Whether the document begins here, with a page that has no header.
        again: Whether its notes begin again with 1.
    """
    start = f'<w:numStart w:val="{look.note_start}"/>' if first and look.note_start > 1 else ""
    restart = "eachSect" if again else "continuous"
    size = _A4[::-1] if look.lying else _A4
    lay = ' w:orient="landscape"' if look.lying else ""
    opening = "<w:titlePg/>" if first else ""
    top, right, bottom, left = (round(side * _TWIPS) for side in look.margins)
    lines = '<w:lnNumType w:countBy="1" w:restart="continuous"/>' if look.numbered else ""
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}">'
        '<w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/>'
        '<w:footerReference w:type="first" r:id="rIdFooter"/>'
        f'<w:footnotePr>{start}<w:numRestart w:val="{restart}"/></w:footnotePr>'
        f'<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{lay}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="720" w:footer="720" w:gutter="0"/>{lines}{opening}</w:sectPr>'
    )


def header(look: Page) -> str:
    """The running head: the short title."""
    return _part("hdr", "Header", run(look.title))


def footer() -> str:
    """The foot: the page number."""
    return _part("ftr", "Footer", field("PAGE", "1"))


def text_width(look: Page) -> int:
    """Width of the text in twips."""
    return _A4[look.lying] - round((look.margins[1] + look.margins[3]) * _TWIPS)


def width(look: Page) -> float:
    """Width of the text in centimetres."""
    return text_width(look) / _TWIPS


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
