"""Figures' files -> pictures that Word can show, at print resolution."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.latex.picture_folders import picture_folders
from trykklar.poppler import AS_DRAWN, page_texts, rasterised
from trykklar.storage import seal
from trykklar.storage.atomic_file import write
from trykklar.word.blocks.picture_pages import count, is_sheet, pages
from trykklar.word.blocks.raster import MOST_BYTES, MOST_PIXELS, natural_width, pixels, resolution
from trykklar.word.blocks.tree_picture import tree_picture
from trykklar.word.length import length
from trykklar.word.mark.excerpt import excerpt
from trykklar.word.mark.locate import forbidden, locate
from trykklar.word.mark.options import options
from trykklar.word.neutral.paragraph_style import run
from trykklar.word.neutral.vocabulary import MISSING_PICTURE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.poppler import PageBox
    from trykklar.storage.fence import Fence
    from trykklar.word.export_state import ExportInputs, ExportState
    from trykklar.word.inlines import Inlines
    from trykklar.word.model import ResolvedMark

_ENDINGS = ("", ".pdf", ".png", ".jpg", ".jpeg", ".eps", ".ps", ".svg", ".PNG", ".JPG", ".PDF")
SHOWN = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".gif": "image/gif",
}
"""Endings of the pictures that Word can show, and their media types."""
PAGE = "Page"
"""The title of a further page of a file whose first page is a figure."""
BY_COMMAND = "Picture"
"""The title of a picture that a command shows which nobody here knows to show one."""
_DEFAULTS = re.compile(r"\\setkeys\s*\{Gin\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_MADE = frozenset([".pdf", ".eps", ".ps"])
_MOST_FOLDERS = 50  # in which a figure is looked for
_LONGEST = 2_000  # characters of a description
_CM_PER_INCH = 2.54


def picture(mark: ResolvedMark, state: ExportState) -> Inlines:
    """The picture of an `image` mark, or a note in the text that it is missing."""
    name = mark.text(1).strip()
    path = located(name, state.inputs, mark.offset)
    settings = {**_defaults(state.inputs.manuscript.preamble), **options(mark.text(0))}
    asked = settings.get("pages", settings.get("page"))
    wanted = pages(asked, count(path)) if path and asked is not None else [1]
    tried = ((page, shown(path, state, page)) for page in wanted) if path else ()
    made = [(page, file) for page, file in tried if file is not None]
    if path is None or not made:
        code, message, hint = missing(name, path, state.inputs, mark.offset)
        state.report(code, Severity.ERROR, mark.offset, message, hint)
        state.met.placeholders.append(name)
        return [run(MISSING_PICTURE, pf.Str(f"[{name}]"))]
    state.met.pictures.append(path)
    alt = re.sub(r"[{}]", "", settings.get("alt", "")).strip()
    shape = _shape(settings, made[0][1], state.inputs.width_at(mark.offset))
    inserted = "pages" in settings  # a key of pdfpages alone
    sheets = inserted or any(is_sheet(path, page) for page, _ in made)
    texts = [words(path, page) if sheets or not alt else "" for page, _ in made]
    if sheets and any(texts):
        _report_pages(texts, mark, state)
    first, *more = (
        pf.Image(*_spaced(alt or text), url=str(file), attributes=shape)
        for (_, file), text in zip(made, texts, strict=True)
    )
    for file in more:
        file.title = PAGE
    return [first, *(part for file in more for part in (pf.Space(), file))]


def _report_pages(texts: list[str], mark: ResolvedMark, state: ExportState) -> None:
    """Report that pages of another document, which its readers read as text, are pictures."""
    what = "a picture of this page" if len(texts) == 1 else f"pictures of these {len(texts)} pages"
    state.report(
        "word-picture",
        Severity.WARNING,
        mark.offset,
        f"Word gets {what}, with the words as description: {excerpt(' '.join(texts))}",
        "Co-authors cannot change these words or find them; send them the file, too.",
    )


@lru_cache(maxsize=2)
def _defaults(preamble: str) -> Mapping[str, str]:
    r"""The options of all pictures, as `\setkeys{Gin}` gives them."""
    found: dict[str, str] = {}
    for match in _DEFAULTS.finditer(preamble):
        found.update(options(match[1]))
    return found


def is_picture(path: Path) -> bool:
    """Whether a file is one that is shown in Word as a picture, as it is or converted."""
    return path.suffix.lower() in SHOWN.keys() | _MADE


def words(path: Path, page: int = 1) -> str:
    """The words in a page of a PDF, for those who cannot see its picture.

    Args:
        path: The picture; one of another kind says nothing.
        page: Which page, from 1.
    """
    pages = page_texts(path, *AS_DRAWN) or [] if path.suffix.lower() == ".pdf" else []
    return readable(pages[page - 1]) if page <= len(pages) else ""


def readable(text: str) -> str:
    """A picture's text as its description.

    Args:
        text: As poppler reads it, with the parts of big braces, which have no names.
    """
    named = (mark if mark.isprintable() else " " for mark in text)
    return " ".join("".join(named).split())[:_LONGEST]


def _too_big(path: Path) -> str:
    """Why a figure is not put into a Word file, which could not be opened with it; else empty."""
    heavy = _too_heavy(path)
    if not heavy and path.suffix.lower() in _MADE and not resolution(path):
        return "has a page that is too big for a picture"
    return heavy


def _too_heavy(path: Path) -> str:
    """Why a file is not even read to make a picture of it; else empty."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return f"has {size:,} bytes, which is more than Word can take"
    extent = pixels(path)
    if extent and extent.area > MOST_PIXELS:
        return f"has {extent.width:,} x {extent.height:,} pixels, which is more than Word can show"
    return ""


def located(name: str, inputs: ExportInputs, offset: int) -> Path | None:
    """The file of a picture in the project, as TeX would find it; None where there is none.

    Args:
        name: As written in the source.
        inputs: What is exported.
        offset: Where in the flat source it stands.
    """
    names = _names(name, inputs, offset)
    found = next(filter(None, (locate(inputs.document, each, _ENDINGS) for each in names)), None)
    return found or _recorded(names[0], inputs)


def _recorded(name: str, inputs: ExportInputs) -> Path | None:
    r"""The one file of a name that TeX read, wherever a class has it look for pictures."""
    ends = tuple(f"/{name}{ending}" for ending in _ENDINGS if name)
    alike = {path for path in inputs.read_files if f"/{path}".endswith(ends)}
    if len(alike) != 1:
        return None
    path = alike.pop()
    return locate(inputs.document, path, ("",)) or tree_picture(Path(path), inputs.document)


def missing(
    name: str, path: Path | None, inputs: ExportInputs, offset: int
) -> tuple[str, str, str]:
    """Why a picture is not shown, as a finding's code, message and hint."""
    if path:
        reason = _too_big(path) or "cannot be turned into a picture"
        return "word-figure-missing", f"{name} {reason}.", ""
    refused = (forbidden(inputs.document, each, _ENDINGS) for each in _names(name, inputs, offset))
    plain = ("word-figure-missing", f"{name} is not in the project.", "")
    return next(filter(any, refused), plain)


def _names(name: str, inputs: ExportInputs, offset: int) -> list[str]:
    """A picture's name, as seen from each folder that it is sought in."""
    folders = ("", *picture_folders(inputs.manuscript.flat.text, offset))
    bare = re.sub(r"[{}\"]|\\detokenize", "", name).strip()
    return [folder + bare for folder in folders[:_MOST_FOLDERS]]


def shown(
    path: Path, state: ExportState, page: int = 1, part: PageBox | None = None
) -> Path | None:
    """The file itself where Word can show it, else a PNG made of it and kept by content.

    Args:
        path: The picture.
        state: The state of the export.
        page: Which page of a PDF, from 1.
        part: What of it is shown: always the same of one page.

    Returns:
        None where it is too big for Word, or no picture can be made of it.
    """
    if _too_heavy(path):
        return None
    made = path if path.suffix.lower() in SHOWN else _converted(path, state, page, part)
    if made is not None:
        state.met.shown.add(made)
    return made


def _converted(path: Path, state: ExportState, page: int, part: PageBox | None) -> Path | None:
    folder, fence = (
        state.inputs.document.root / state.inputs.document.work / "word",
        state.inputs.document.fence,
    )
    target = folder / f"{_digest(path, fence)}{f'-{page}' if page > 1 else ''}.png"
    kept = target.with_suffix(".json")  # says which picture we made: another may lie there now
    if target.is_file() and seal.recall(kept) == _digest(target, fence):
        return target
    dots = resolution(path, page)
    made = rasterised(fence.read(path), path.suffix.lower(), dots, page, part) if dots else None
    if made is None:
        return None
    write(target, made, within=fence.root, lasting=False)
    seal.keep(kept, _digest(target, fence), fence.root)
    return target


def _digest(path: Path, fence: Fence) -> str:
    return hashlib.sha256(fence.read(path)).hexdigest()[:20]


def sized(settings: Mapping[str, str], path: Path, whole: float) -> str:
    """The width of a picture as pandoc wants it.

    Args:
        settings: Options of the command that includes it.
        path: The picture.
        whole: Width of the text, in centimetres; no picture is wider.
    """
    return f"{_width(settings, path, whole):.2f}cm"


def _shape(settings: Mapping[str, str], path: Path, whole: float) -> dict[str, str]:
    """Width, and height where the author asks for both: then TeX stretches the picture."""
    given = length(settings.get("width", ""), whole) or length(
        settings.get("totalwidth", ""), whole
    )
    tall = length(settings.get("height", ""), whole) or length(
        settings.get("totalheight", ""), whole
    )
    shape = {"width": sized(settings, path, whole)}
    if given and tall and "keepaspectratio" not in settings:
        shape["height"] = f"{tall * min(1.0, whole / given):.2f}cm"
    return shape


def _width(settings: Mapping[str, str], path: Path, whole: float) -> float:
    given = length(settings.get("width", ""), whole) or length(
        settings.get("totalwidth", ""), whole
    )
    tall = length(settings.get("height", ""), whole) or length(
        settings.get("totalheight", ""), whole
    )
    extent = pixels(path)
    if tall and extent and (not given or "keepaspectratio" in settings):
        of_height = tall * extent.width / extent.height
        given = min(given or of_height, of_height)
    scale = re.fullmatch(r"\s*(\d{0,9}\.?\d{1,9})\s*", settings.get("scale", ""))
    natural = natural_width(path) * _CM_PER_INCH * (float(scale[1]) if scale else 1.0)
    return min(given or natural or whole, whole)


def _spaced(text: str) -> list[Any]:
    words = [pf.Str(word) for word in text.split()]
    return [part for word in words for part in (word, pf.Space())][:-1]
