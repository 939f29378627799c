r"""Names of files in LaTeX, replaced by those in the bundle.

A name is recognized by what it leads to: whatever command takes it, `{figures/map}` is the file
`figures/map.pdf` where TeX has read that. What a macro puts together (`figures/#1`) cannot be
replaced; such a file keeps its folder.

Sources: the manuals of graphicx, import, subfiles; LaTeX 2e, `\input`, `\include`.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.latex.picture_folders import PICTURE_FOLDERS, in_braces
from trykklar.latex.structure_commands import CODE_FILES
from trykklar.submission.tex_stretches import StretchKind, stretches

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENDINGS = (
    "", ".tex", ".pdf", ".png", ".jpg", ".jpeg", ".eps", ".PDF", ".PNG", ".JPG", ".JPEG", ".EPS",
    ".pgf", ".tikz", ".csv", ".dat", ".txt", ".ltx", ".def", ".cfg",
)  # fmt: skip
_OWN_ENDINGS = {
    "documentclass": (".cls",), "LoadClass": (".cls",), "usepackage": (".sty",),
    "RequirePackage": (".sty",), "usetheme": (".sty",), "bibliography": (".bib",),
    "addbibresource": ("",),
}  # fmt: skip
_GROUP = re.compile(r"[{\[]([^{}\[\]\n]{1,300})(?=[}\]])")
_BARE = re.compile(r"(\\(?:input|include|@@input|@input)\s+)([^\s\\{}%]+)")
_IMPORT = re.compile(r"\\(sub)?(import|inputfrom|includefrom)\*?\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_INPUT_PATH = re.compile(r"\\def\\input@path\s*\{((?:\{[^{}]*\})*)\}")
_NAMING = (
    "input", "include", "includegraphics", "includepdf", "includesvg", "subfile", "subfileinclude",
    "usepackage", "RequirePackage", "documentclass", "LoadClass", "addbibresource", "bibliography",
    "loadglsentries", "includestandalone", "InputIfFileExists", "IfFileExists", "usetheme",
    "pgfplotstableread", "csvreader", "DTLloaddb",
    *(name for name, before in CODE_FILES.items() if not before),
)  # fmt: skip
_NAMING_SECOND = tuple(name for name, before in CODE_FILES.items() if before)
_OPTIONS = r"\*?\s*(?:\[[^\]]*\]\s*)?"
_READS = re.compile(
    rf"\\(?:({'|'.join(_NAMING)}){_OPTIONS}"
    rf"|(?:{'|'.join(_NAMING_SECOND)}){_OPTIONS}\{{[^{{}}]*\}}\s*)$"
)
_LOOKED_BACK = 400


@dataclass
class Rewriting:
    """What is to be replaced, and what was.

    Attributes:
        names: File as TeX names it -> its name in the bundle.
        folders: Where names are looked for, from the folder that TeX runs in.
        met: Files whose names were found in some text.
    """

    names: Mapping[Path, str]
    folders: tuple[str, ...] = ("",)
    met: set[Path] = field(default_factory=set)

    def text(self, text: str, raw: frozenset[str], inside: Path = Path()) -> str:
        """A text with names of files replaced.

        Args:
            text: What a file holds, as Latin-1.
            raw: Environments whose text TeX takes as it is.
            inside: The folder of that file, where `subimport` and subfiles look.
        """
        parts = []
        for kind, start, end in stretches(text, raw):
            piece = text[start:end]
            parts.append(self._code(piece, inside) if kind is StretchKind.CODE else piece)
        return "".join(parts)

    def _code(self, code: str, inside: Path) -> str:
        code = PICTURE_FOLDERS.sub(r"\\graphicspath{{./}}", code)
        code = _INPUT_PATH.sub(r"\\def\\input@path{}", code)
        code = _IMPORT.sub(lambda match: self._imported(match, inside), code)
        code = _BARE.sub(lambda match: match[1] + self._name(match[2], inside, _ENDINGS), code)
        parts, at = [], 0
        for match in _GROUP.finditer(code):
            reads = _READS.search(code[max(match.start() - _LOOKED_BACK, 0) : match.start()])
            endings = _OWN_ENDINGS.get(reads[1] or "", _ENDINGS) if reads else ()
            new = ",".join(self._name(part, inside, endings) for part in match[1].split(","))
            parts += [code[at : match.start(1)], new]
            at = match.end(1)
        return "".join([*parts, code[at:]])

    def _imported(self, match: re.Match[str], inside: Path) -> str:
        base = inside / match[3] if match[1] else Path(match[3])
        found = self._file(match[4], (base.as_posix(),), _ENDINGS)
        if found is None:
            return match[0]
        command = "include" if match[2].startswith("include") else "input"
        return f"\\{command}{{{self._new(found, match[4])}}}"

    def _name(self, part: str, inside: Path, endings: tuple[str, ...]) -> str:
        """What stands for a name: the new one where it leads to a file that has one.

        Args:
            part: What is written.
            inside: The folder of the file that it is written in.
            endings: Those that the command tries; () where it is not known to read a file, so
                that only what has a folder in it counts.
        """
        bare = part.strip().strip('"')
        if not bare or (not endings and "/" not in bare) or set(bare) & set("#\\=<>|"):
            return part
        found = self._file(bare, (*self.folders, inside.as_posix()), endings or _ENDINGS)
        if found is None:
            return part
        lead = part[: len(part) - len(part.lstrip())]
        return lead + self._new(found, bare)

    def _file(self, name: str, folders: tuple[str, ...], endings: tuple[str, ...]) -> Path | None:
        shown = os.fsdecode(name.encode("latin-1", "ignore"))
        for folder in folders:
            for ending in endings:
                path = Path(os.path.normpath(Path(folder) / (shown + ending)))
                if path in self.names:
                    self.met.add(path)
                    return path
        return None

    def _new(self, path: Path, written: str) -> str:
        """The new name, with or without ending as the author wrote it."""
        name = self.names[path]
        ended = written.lower().endswith(path.suffix.lower())
        short = name if ended or not path.suffix else name.removesuffix(path.suffix)
        return os.fsencode(short).decode("latin-1")


def searched_folders(text: str) -> tuple[str, ...]:
    r"""The folders of `\graphicspath` and `\input@path`, as the text of a file names them."""
    return tuple(
        os.fsdecode(folder.encode("latin-1", "ignore"))
        for pattern in (PICTURE_FOLDERS, _INPUT_PATH)
        for match in pattern.finditer(text)
        for folder in in_braces(match[1])
    )
