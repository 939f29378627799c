"""Ghostscript, for EPS pictures that the engine can only take as PDF.

The package epstopdf-base, which graphics loads for pdfTeX and LuaTeX, has a program make
`NAME-eps-converted-to.pdf` of `NAME.eps`, by a command of the shell. TeX runs without any here: it
looks for that file, and goes on without it. So it is made between two passes, as an index is.

Ghostscript takes `@NAME` for a file of options, which may take back its safety: what a picture is
called is given to it as a path.
"""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.storage.atomic_file import make_folder
from trykklar.storage.safe_name import argument
from trykklar.storage.sought import of_paths
from trykklar.typeset.helpers.helper import Helper, HelperVerdict

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace

_SUFFIX = "-eps-converted-to.pdf"  # epstopdf-base.sty, `\epstopdfsetup{suffix=...}`
# PostScript (DSC 3.0, "%!PS-Adobe"), before which some programs write a line of their own, and PDF.
_SIGNS, _HEAD = (b"%!", b"%PDF-"), 1 << 16
_ENGINES = frozenset({"pdflatex", "lualatex"})  # XeTeX's driver reads EPS


def pictures(context: BuildContext, seen: Trace) -> list[Helper]:
    """Ghostscript's runs, one for each EPS picture of the author's that TeX looked at.

    Args:
        context: Where.
        seen: TeX's last pass.

    Returns:
        None where Ghostscript is not installed: TeX's message says what is missing then.

    Raises:
        FatalError: Where a folder for what is made cannot be made.
    """
    if context.document.engine not in _ENGINES or shutil.which("gs") is None:
        return []
    found = [path for path in seen.inputs if path.suffix.lower() == ".eps"]
    own = [path for path in found if not path.is_absolute()]
    brought = [path for path in own if (context.root / _beside(path)).is_file()]
    for path in brought:  # the author has converted it by now: TeX would find ours first
        if _made(context, path) != _beside(path):
            (context.root / _made(context, path)).unlink(missing_ok=True)
    return [_helper(context, path) for path in own if path not in brought]


def _beside(picture: Path) -> Path:
    """Where an author's own conversion of a picture lies."""
    return picture.with_name(picture.stem + _SUFFIX)


def _made(context: BuildContext, picture: Path) -> Path:
    """Where ours lies."""
    work = context.document.work
    return _beside(work / (picture.relative_to(work) if picture.is_relative_to(work) else picture))


def _helper(context: BuildContext, picture: Path) -> Helper:
    made = _made(context, picture)
    make_folder(context.root / made.parent, context.root)
    return Helper(
        name=f"gs {picture}",
        command=(
            "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", "-sDEVICE=pdfwrite",
            "-dAutoRotatePages=/None", "-dCompatibilityLevel=1.5", "-dOmitInfoDate=true",
            "-dOmitID=true", "-dOmitXMP=true", f"-sOutputFile={made}", argument(picture),
        ),
        inputs=(picture,),
        outputs=(made,),
        judge=partial(_judged, context, picture),
        sought=of_paths(each for each in [_beside(picture)] if each != made),
    )  # fmt: skip


def _judged(context: BuildContext, picture: Path, finished: Finished) -> HelperVerdict:
    if finished.status == 0 and _begins(context, picture):
        return HelperVerdict()
    message = f"Ghostscript cannot read '{picture}', so that no PDF was made of it."
    hint = "Save it again as EPS, or as PDF, in the program that it was drawn in."
    finding = Finding("tex-missing-figure", Severity.ERROR, picture, 0, 0, message, hint)
    return HelperVerdict((finding,), failed=True)


def _begins(context: BuildContext, picture: Path) -> bool:
    """Whether a picture is one: of an empty file Ghostscript makes an empty page."""
    try:
        head = context.document.fence.read(context.root / picture)[:_HEAD]
    except OSError:
        return False
    return any(sign in head for sign in _SIGNS)
