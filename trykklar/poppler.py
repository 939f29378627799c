"""The text of a PDF, and what a picture looks like, as poppler and Ghostscript see it.

They are given a copy in a folder of its own, under a plain name, and see nothing else.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from trykklar.sandbox.on_copy import made
from trykklar.storage.regular_file import read
from trykklar.storage.stamp import Stamp, stamp

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = "text"
_TO_TEXT = ("pdftotext", "-enc", "UTF-8")
AS_DRAWN = ("-raw",)
"""pdftotext's option to keep words in the order in which they are drawn: it is quick."""
_TEXT_SECONDS = 20.0
_MOST_LETTERS = 15_000  # of a page whose words are put in order
_PICTURE = "page.png"
_PLACED = re.compile(
    r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<'
)
NUMBER = r"\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,4})?"
"""Pattern of a length as pdfinfo writes it, which is C's `%g`."""
_SIZE = re.compile(rf"^Page +(\d+) size: +{NUMBER} x ({NUMBER}) pts", re.MULTILINE)
_LAST = 1_000_000  # a page that no PDF has
_DESTINATION = re.compile(r'^ *(\d+) \[ XYZ +(-?\d+) +(-?\d+) .*\] "(.*)"$', re.MULTILINE)
_PDFTEX_NAME = re.compile(r"F\d+")  # of a bitmap, by pdfTeX 1.40.26; 1.40.24 gives it none
_COLUMNS_OF_FONT = 300  # letters at the end of a line in which all columns but the name stand
# name, type, encoding, embedded, subset, ToUnicode, object
_FONT = re.compile(
    r"^(?P<name>.*?) *(?<= )(?P<kind>Type [013]C?(?: \(OT\))?|CID Type 0C?(?: \(OT\))?|"
    r"(?:CID )?TrueType(?: \(OT\))?|unknown) +\S.*? (?P<embedded>yes|no) +(?:yes|no) +"
    r"(?P<unicode>yes|no)(?: +(?P<object>\d+) +\d+| +\[none\]) *$"
)


def page_texts(pdf: Path, *order: str) -> list[str] | None:
    """What a reader sees on each page of a PDF; None where pdftotext cannot say.

    Args:
        pdf: The PDF.
        order: pdftotext's options for the order of words.
    """
    try:
        pages = _page_texts(pdf, stamp(pdf), order)
    except OSError:
        return None
    return None if pages is None else list(pages)


@lru_cache(maxsize=16)
def _page_texts(pdf: Path, known: Stamp, order: tuple[str, ...]) -> tuple[str, ...] | None:
    """The same, once for one file: several parts of an export ask for it."""
    del known
    content = read(pdf)
    text = made(content, (*_TO_TEXT, *order, "given", _TEXT), _TEXT, _TEXT_SECONDS)
    if text is None and order != AS_DRAWN:
        return _page_by_page(content, order)
    return None if text is None else tuple(text.decode("utf-8", "replace").split("\f"))


def _page_by_page(content: bytes, order: tuple[str, ...]) -> tuple[str, ...] | None:
    """The same where it takes too long: as drawn for pages whose words cannot be put in order.

    Finding the order takes the square of the number of letters; plots mark points by letters.
    """
    drawn = made(content, (*_TO_TEXT, *AS_DRAWN, "given", _TEXT), _TEXT, _TEXT_SECONDS)
    if drawn is None:
        return None
    pages = drawn.decode("utf-8", "replace").split("\f")
    for place, page in enumerate(pages):
        if 0 < len(page) < _MOST_LETTERS:
            only = ("-f", str(place + 1), "-l", str(place + 1))
            text = made(content, (*_TO_TEXT, *order, *only, "given", _TEXT), _TEXT, _TEXT_SECONDS)
            pages[place] = page if text is None else text.decode("utf-8", "replace").rstrip("\f")
    return tuple(pages)


class PageBox(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: PageBox) -> PageBox:
        """The smallest one that holds both."""
        return PageBox(*map(min, self[:2], other[:2]), *map(max, self[2:], other[2:]))

    def meets(self, other: PageBox) -> bool:
        """Whether both have a part in common."""
        apart = self.right < other.left or other.right < self.left
        return not apart and self.top <= other.bottom and other.top <= self.bottom


class PlacedWord(NamedTuple):
    """A word of a page, and where it is."""

    text: str
    box: PageBox


def placed_words(pdf: Path, last: int = 0) -> list[list[PlacedWord]]:
    """The words of each page of a PDF; none where pdftotext cannot say.

    Args:
        pdf: The file.
        last: The last page that is asked for; 0 for that of the file.
    """
    pages = ("-l", str(last)) if last else ()
    try:
        html = made(read(pdf), ("pdftotext", "-bbox", *pages, "given", _TEXT), _TEXT) or b""
    except OSError:
        return []
    found = html.decode("utf-8", "replace").split("<page ")[1:]
    return [
        [
            PlacedWord(unescape(text), PageBox(*map(float, box)))
            for *box, text in _PLACED.findall(page)
        ]
        for page in found
    ]


def rasterised(
    picture: bytes, ending: str, resolution: int, page: int = 1, part: PageBox | None = None
) -> bytes | None:
    """A PNG of a page of a PDF, or of an EPS; None where that is not possible.

    Args:
        picture: What the file holds.
        ending: Its ending: `.pdf`, `.eps`.
        resolution: Dots per inch.
        page: Which page of a PDF, from 1.
        part: What of the page is shown; all of it without one.
    """
    dots = str(resolution)
    command: tuple[str, ...]
    if ending == ".pdf":
        command = ("pdftocairo", "-png", "-cropbox", "-r", dots, "-singlefile",
                   *_cut(part, resolution),
                   "-f", str(page), "-l", str(page), "given", "page")  # fmt: skip
    else:
        command = ("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop",
                   "-sDEVICE=png16m", f"-r{dots}", f"-sOutputFile={_PICTURE}", "given")  # fmt: skip
    return made(picture, command, _PICTURE)


def _cut(part: PageBox | None, resolution: int) -> tuple[str, ...]:
    """Pdftocairo's options for a part of a page."""
    if part is None:
        return ()
    left, top, right, bottom = (round(side * resolution / 72) for side in part)
    sides = {"-x": left, "-y": top, "-W": right - left, "-H": bottom - top}
    return tuple(str(item) for pair in sides.items() for item in pair)


def information(pdf: Path, first: int = 1, last: int = 1) -> str:
    """What pdfinfo says of a PDF and of some of its pages; "" where it cannot read it."""
    try:
        command = ("pdfinfo", "-f", str(first), "-l", str(last), "given")
        return (made(read(pdf), command) or b"").decode()
    except OSError:
        return ""


class PagePoint(NamedTuple):
    """A place in a PDF: the page, from 1, and points from its top left corner."""

    page: int
    left: float
    top: float


def destinations(pdf: Path) -> list[tuple[str, PagePoint]]:
    """The named destinations of a PDF, in its order; none where pdfinfo cannot say."""
    try:
        content = read(pdf)
        table = (made(content, ("pdfinfo", "-dests", "given")) or b"").decode("utf-8", "replace")
        sizes = made(content, ("pdfinfo", "-f", "1", "-l", str(_LAST), "given")) or b""
    except OSError:
        return []
    heights = {int(page): float(height) for page, height in _SIZE.findall(sizes.decode())}
    return [
        (name, PagePoint(int(page), float(left), heights[int(page)] - float(bottom)))
        for page, left, bottom, name in _DESTINATION.findall(table)
        if int(page) in heights
    ]


@dataclass(frozen=True)
class PdfFont:
    """A font of a PDF.

    Attributes:
        name: As the PDF calls it: `RSGPAD+TeXGyrePagella-Bold`; "" where it has none.
        kind: As poppler calls it: `Type 1`, `Type 3`, `CID TrueType`.
        embedded: Whether its letters are in the file.
        unicode: Whether the file says which characters its letters are.
        number: The number of its object in the PDF; 0 where it has none of its own.
    """

    name: str
    kind: str
    embedded: bool
    unicode: bool
    number: int

    @property
    def bitmap(self) -> bool:
        """Whether it is one of TeX's bitmaps: its letters have neither names nor codes."""
        own = not self.name or _PDFTEX_NAME.fullmatch(self.name)
        return self.kind == "Type 3" and bool(own) and not self.unicode


def fonts(pdf: Path) -> tuple[PdfFont, ...]:
    """The fonts of a PDF as pdffonts lists them; none where it cannot read it."""
    try:
        table = (made(read(pdf), ("pdffonts", "given")) or b"").decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(
        PdfFont(
            (line[:-_COLUMNS_OF_FONT] + match["name"]).replace("[none]", "").strip(),
            match["kind"],
            match["embedded"] == "yes",
            match["unicode"] == "yes",
            int(match["object"] or 0),
        )
        for line in table.splitlines()[2:]
        if (match := _FONT.match(line[-_COLUMNS_OF_FONT:]))
    )


class PlacedPicture(NamedTuple):
    """A picture of pixels in a PDF.

    Attributes:
        page: From 1.
        number: The number of its object; 0 where it has none of its own.
        width: Pixels.
        height: Pixels.
        bits: Bits of a colour's shade; 1 for black and white.
        resolution: Pixels per inch as it is printed, the lower of its two directions.
    """

    page: int
    number: int
    width: int
    height: int
    bits: int
    resolution: int


def pictures(pdf: Path) -> tuple[PlacedPicture, ...]:
    """The pictures of pixels in a PDF; what only masks others is left out.

    So is what shows nothing of its own: a single pixel, which is an area of one colour, and what is
    drawn without any extent.

    Source: pdfimages(1), `-list`: page num type width height color comp bpc enc interp object ID
    x-ppi y-ppi size ratio.
    """
    try:
        table = (made(read(pdf), ("pdfimages", "-list", "given")) or b"").decode()
    except OSError:
        return ()
    rows = (line.split() for line in table.splitlines()[2:])
    found = (_picture(row) for row in rows if len(row) >= _COLUMNS and row[2] == "image")
    return tuple(picture for picture in found if picture)


_COLUMNS = 14
_UNNUMBERED = ("[inline]", "[none]")  # in place of an object's two numbers


def _picture(row: list[str]) -> PlacedPicture | None:
    page, _, _, width, height, *_ = row
    unnumbered = row[10] in _UNNUMBERED
    across, down = row[11:13] if unnumbered else row[12:14]
    number = 0 if unnumbered else int(row[10])
    least = min(float(across), float(down))  # 0.144 where a pixel takes some inches
    if not math.isfinite(least) or width == height == "1":
        return None
    return PlacedPicture(int(page), number, int(width), int(height), int(row[7]), int(least))
