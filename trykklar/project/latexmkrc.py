"""What a manuscript's own latexmkrc says: where TeX looks for files, and which TeX it is.

The file is a program in Perl, and is never run. Its plain settings are read as text: those that
name folders of the manuscript's for Kpathsea (latexmk manual, "ensure_path" and "%ENV"), and the
program for a PDF ("$pdf_mode", "$pdflatex").
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trykklar.storage.fence import Fence

NAMES = ("latexmkrc", ".latexmkrc")
"""What the file is called; latexmk reads the first that is there."""

_BEGIN = r"(?:^|;)[ \t]*"  # of a statement; several may stand in a line
_COMMENT = re.compile(r"^([^'\"#\n]*)#.*", re.MULTILINE)
_VARIABLE = r"['\"]?(?:TEXINPUTS|BIBINPUTS|BSTINPUTS)['\"]?"
_SETTING = re.compile(
    rf"{_BEGIN}(?:\$ENV\{{{_VARIABLE}\}}\s*\.?=|ensure_path\(\s*{_VARIABLE}\s*,)"
    r"(?P<value>(?:'[^'\n]*'|\"[^\"\n]*\"|[^;'\"])*+)(?=;)",
    re.MULTILINE,
)
_ENVIRONMENT = re.compile(r"\$ENV\{[^}]*\}")
_TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_PLAIN = re.compile(r"(?:\./)?[\w.+/ -]+")
_MOST = 32  # folders
_MODE = re.compile(rf"{_BEGIN}\$pdf_mode\s*=\s*['\"]?(\d)", re.MULTILINE)
_MODES = {"4": "lualatex", "5": "xelatex"}
_PROGRAM = re.compile(rf"{_BEGIN}\$pdflatex\s*=\s*['\"]\s*(xelatex|lualatex)\b", re.MULTILINE)


def search_folders(root: Path, fence: Fence) -> tuple[str, ...]:
    """The folders, as Kpathsea takes them: `./styles//` with all below it.

    Args:
        root: The folder that TeX runs in.
        fence: What may be read.
    """
    return tuple(dict.fromkeys(_folders(_text(root, fence))))[:_MOST]


def program(root: Path, fence: Fence) -> str:
    """The program for a PDF, where it is another one than pdfTeX; "" where it is not.

    Args:
        root: The folder that TeX runs in.
        fence: What may be read.
    """
    text = _text(root, fence)
    modes, programs = _MODE.findall(text), _PROGRAM.findall(text)
    named = _MODES.get(modes[-1], "") if modes else ""
    return named or (programs[-1] if programs and modes[-1:] in ([], ["1"]) else "")


def _text(root: Path, fence: Fence) -> str:
    for name in NAMES:
        try:
            return _COMMENT.sub(r"\1", fence.read(root / name).decode("utf-8", "replace"))
        except OSError:
            continue
    return ""


def _folders(text: str) -> Iterator[str]:
    for setting in _SETTING.finditer(text):
        for single, double in _TEXT.findall(_ENVIRONMENT.sub("", setting["value"])):
            yield from filter(_is_below, re.split("[:;]", single or double))


def _is_below(folder: str) -> bool:
    """Whether it is a folder below the manuscript's own, and not that itself."""
    path = PurePosixPath(folder)
    plain = _PLAIN.fullmatch(folder) and not path.is_absolute()
    return bool(plain and ".." not in path.parts and path.parts)
