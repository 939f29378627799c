r"""One more pass of TeX, over a document that is finished, to have its log say what it prints.

The pass starts from the dumped preamble where there is one, reads what the last pass left, and
writes into a folder of its own: nothing of the document is changed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.file import make_folder, write
from trykklar.folder import everything
from trykklar.printed.hook import HOOK
from trykklar.typeset import record as records
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.preamble import PREAMBLE, stands, usable
from trykklar.typeset.recorder import trace
from trykklar.typeset.textonly import OPENING, opened, text_only

if TYPE_CHECKING:
    from trykklar.typeset.preamble import Preamble
    from trykklar.typeset.workshop import Workshop

FOLDER = "printed"
"""Where the pass writes, in the document's work folder."""

MOST = 1 << 28
"""Bytes of the longest log that is read: a thousand citations and entries take 14 million."""

_DRAFT = {"pdflatex": ("-draftmode",), "lualatex": ("--draftmode",), "xelatex": ("-no-pdf",)}
_LONGEST = "1000000"  # bytes of a line in the log: none is to be broken
_TEXT = {"pdflatex": "latin-1"}  # as TeX writes its log; UTF-8 else
# What other passes of ours write, and TeX does not read.
_OTHERS = frozenset([FOLDER, "format", "preview", "word", "checks"])


class Untold(Exception):  # noqa: N818 - it says what came of it
    """The pass came to nothing; the message says why."""


def log(shop: Workshop) -> list[str]:
    """Runs the pass, and hands back the lines of its log.

    Args:
        shop: Where; the document's last build is good.

    Raises:
        CannotGoOn: The engine is not installed, or the folder cannot be written.
        Untold: TeX was stopped, left no log, or read what it may not read.
    """
    folder = shop.document.work / FOLDER
    _prepare(shop, folder)
    try:
        finished = shop.run(
            _command(shop, folder), variables={"max_print_line": _LONGEST}, heard=lambda _: None
        )
        if finished.excess:
            raise Untold(f"TeX was stopped, for it used too much {finished.excess}")
        if trespasses(shop, trace(shop.root / folder / f"{shop.job}.fls", shop.root)):
            raise Untold("TeX read what lies outside of the project")
        return _lines(shop, shop.root / folder / f"{shop.job}.log")
    finally:
        shutil.rmtree(shop.root / folder, ignore_errors=True)


def _prepare(shop: Workshop, folder: Path) -> None:
    """The folder with nothing of an earlier pass in it, and in it the folders that TeX writes to."""
    work, root = shop.root / shop.document.work, shop.root
    shutil.rmtree(root / folder, ignore_errors=True)
    made = [Path(entry.path).relative_to(work) for entry in everything(work) if _is_folder(entry)]
    for inner in (Path(), *(each for each in made if each.parts[0] not in _OTHERS)):
        make_folder(root / folder / inner, root)
    write(root / folder / "hook.tex", HOOK, within=root, lasting=False)
    start = _start(shop.document.main, folder / "hook.tex", dumped=_dumped(shop) is not None)
    write(root / folder / "start.tex", start, within=root, lasting=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _start(main: Path, hook: Path, *, dumped: bool) -> str:
    if dumped:
        return f"\\begin{{document}}%\n{OPENING}{opened(hook)}\n{text_only(main)}\n"
    return f"{OPENING}\n\\AddToHook{{begindocument/end}}{{{opened(hook)}}}\n{opened(main)}\n"


def _dumped(shop: Workshop) -> Preamble | None:
    step = records.of(shop.document).steps.get(PREAMBLE)
    dump = usable(step)
    return dump if dump and stands(shop, dump.step) else None


def _command(shop: Workshop, folder: Path) -> tuple[str, ...]:
    dump = _dumped(shop)
    start = dump.options(shop.job) if dump else (f"-jobname={shop.job}",)
    return (
        shop.document.engine,
        *start,
        *_DRAFT.get(shop.document.engine, ()),
        "-interaction=batchmode",
        "-recorder",
        "-no-shell-escape",
        f"-output-directory={folder}",
        (folder / "start.tex").as_posix(),
    )


def _lines(shop: Workshop, path: Path) -> list[str]:
    try:
        data = shop.document.fence.read(path, MOST)
    except OSError as fault:
        raise Untold(f"TeX's log cannot be read: {fault.strerror or fault}") from None
    return data.decode(_TEXT.get(shop.document.engine, "utf-8"), "replace").split("\n")
