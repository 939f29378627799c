"""Figures' files -> pictures that Word can show, at print resolution."""

from __future__ import annotations

import hashlib
import re
import struct
import subprocess
from typing import TYPE_CHECKING, Any

import panflute as pf

from trykklar.finding import Severity
from trykklar.word.marked.flat import locate
from trykklar.word.marked.option import options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trykklar.word.text.desk import Desk
    from trykklar.word.text.sign import Inlines, Sign

_ENDINGS = ("", ".pdf", ".png", ".jpg", ".jpeg", ".eps", ".ps", ".svg", ".PNG", ".JPG", ".PDF")
_FOLDERS = re.compile(r"\\graphicspath\s*\{((?:\s*\{[^{}]*\})+)\s*\}")
_DPI = 300
_SECONDS = 60
_CM_PER_INCH = 2.54
TEXT_WIDTH = 16.0
"""Width of the text on an A4 page with margins of 2.5 cm, in centimetres."""
_SHARE = re.compile(r"([\d.]*)\s*\\(?:text|line|column|h)(?:width|size)")
_LENGTH = re.compile(r"([\d.]+)\s*(cm|mm|in|pt|bp|em)")
_CENTIMETRES = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.03515, "bp": 0.03528, "em": 0.4}


def picture(sign: Sign, desk: Desk) -> Inlines:
    """The picture of an `image` mark, or a note in the text that it is missing."""
    name = sign.text(1).strip()
    path = _found(name, desk)
    made = shown(path, desk) if path else None
    if made is None:
        reason = "cannot be turned into a picture" if path else "is not in the project"
        desk.report("word-figure-missing", Severity.ERROR, sign.offset, f"{name} {reason}.")
        return [pf.Str(f"[{name}]")]
    if path is not None:
        desk.pictures.append(path)
    said = options(sign.text(0))
    alt = re.sub(r"[{}]", "", said.get("alt", "")).strip()
    attributes = {"width": sized(said, made)}
    return [pf.Image(*_spaced(alt), url=str(made), attributes=attributes)]


def length(text: str, whole: float = TEXT_WIDTH) -> float:
    r"""A TeX length in centimetres; 0 where it is none.

    Args:
        text: `0.8\textwidth`, `12 cm`.
        whole: What the text width is, in centimetres.
    """
    share = _SHARE.search(text)
    if share is not None:
        return float(share[1] or 1) * whole if share[1] != "." else 0.0
    absolute = _LENGTH.search(text)
    return float(absolute[1]) * _CENTIMETRES[absolute[2]] if absolute else 0.0


def _found(name: str, desk: Desk) -> Path | None:
    match = _FOLDERS.search(desk.manuscript.preamble)
    folders = ["", *re.findall(r"\{([^{}]*)\}", match[1])] if match else [""]
    bare = re.sub(r"[{}\"]|\\detokenize", "", name).strip()
    for folder in folders:
        path = locate(desk.document, folder + bare, _ENDINGS)
        if path is not None:
            return path
    return None


def shown(path: Path, desk: Desk) -> Path | None:
    """The file itself where Word can show it, else a PNG made of it and kept by content."""
    ending = path.suffix.lower()
    if ending in (".png", ".jpg", ".jpeg", ".svg", ".gif"):
        return path
    folder = desk.document.root / desk.document.work / "word"
    target = folder / f"{hashlib.sha256(path.read_bytes()).hexdigest()[:20]}.png"
    if target.is_file():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    return target if _convert(path, target) else None


def _convert(path: Path, target: Path) -> bool:
    aside = target.with_suffix(".part")
    command = (
        ["pdftocairo", "-png", "-r", str(_DPI), "-singlefile", str(path), str(aside)]
        if path.suffix.lower() == ".pdf"
        else ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=png16m",
              f"-r{_DPI}", f"-sOutputFile={aside}.png", str(path)]
    )  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
        aside.with_name(aside.name + ".png").replace(target)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def sized(said: Mapping[str, str], path: Path) -> str:
    """The width of a picture as pandoc wants it.

    Args:
        said: Options of the command that includes it.
        path: The picture.
    """
    return f"{_width(said, path):.2f}cm"


def _width(said: Mapping[str, str], path: Path) -> float:
    """Width in centimetres, at most that of the text."""
    given = length(said.get("width", "")) or length(said.get("totalwidth", ""))
    scale = re.fullmatch(r"\s*(\d*\.?\d+)\s*", said.get("scale", ""))
    natural = _natural(path) * (float(scale[1]) if scale else 1.0)
    return min(given or natural or TEXT_WIDTH, TEXT_WIDTH)


def _natural(path: Path) -> float:
    """Width of a PNG that we made, in centimetres; 0 for another file."""
    with path.open("rb") as file:
        head = file.read(24)
    if head[1:4] != b"PNG":
        return 0.0
    width: int = struct.unpack(">I", head[16:20])[0]
    return width / _DPI * _CM_PER_INCH


def _spaced(text: str) -> list[Any]:
    words = [pf.Str(word) for word in text.split()]
    return [part for word in words for part in (word, pf.Space())][:-1]
