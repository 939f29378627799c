r"""One more pass of TeX, over a document that is finished, to have its log say what it prints.

The pass starts from the dumped preamble where there is one, reads what the last pass left, and
writes into a folder of its own: nothing of the document is changed. It sets the document's text, or
pieces of LaTeX in the place of it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.printed.box_space import with_kerns_of_tex
from trykklar.printed.showbox_hook import PAGES, PIECES
from trykklar.storage.atomic_file import make_folder, write
from trykklar.storage.made_folder import everything
from trykklar.storage.tree_removal import remove_tree
from trykklar.typeset import build_record
from trykklar.typeset.bounds import trespasses
from trykklar.typeset.dump.preamble_dump import PREAMBLE, stands, usable
from trykklar.typeset.engine_arguments import engine_command
from trykklar.typeset.fls import trace
from trykklar.typeset.main_text_only import OPENING, opened, text_only

if TYPE_CHECKING:
    import os

    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.dump.preamble_dump import Preamble

FOLDER = "printed"
"""Where the pass writes, in the document's work folder."""

MOST = 1 << 28
"""Bytes of the longest log that is read: a thousand citations and entries take 14 million."""

PIECES_FOLDER = "pieces"
"""The same, of a pass over pieces: both passes may run at once."""

PAGES_FOLDER = "front"
"""The same, of a pass over the first pages."""

_DRAFT = {"pdflatex": ("-draftmode",), "lualatex": ("--draftmode",), "xelatex": ("-no-pdf",)}
_SILENT = ("-interaction=batchmode",)
_LONGEST = "1000000"  # bytes of a line in the log: none is to be broken
# What other passes of ours write, and TeX does not read.
_OTHERS = frozenset([FOLDER, PIECES_FOLDER, PAGES_FOLDER, "format", "preview", "word", "checks"])


class DraftPassError(Exception):
    """The pass came to nothing; the message says why."""


def log(context: BuildContext, hook: str) -> list[str]:
    """Sets the document's text, and hands back the lines of the log.

    Args:
        context: Where; the document's last build is good.
        hook: LaTeX to be run where the text begins, which makes TeX say what it prints.

    Raises:
        FatalError: The engine is not installed, or the folder cannot be written.
        DraftPassError: TeX was stopped, left no log, or read what it may not read.
    """
    return _log(context, context.document.work / FOLDER, hook, _whole_text(context))


def log_of_pages(context: BuildContext) -> list[str]:
    """Sets the document's first pages, and hands back the lines of the log.

    Args:
        context: Where; the document's last build is good.

    Raises:
        FatalError: The engine is not installed, or the folder cannot be written.
        DraftPassError: TeX was stopped, left no log, or read what it may not read.
    """
    folder = context.document.work / PAGES_FOLDER
    return _log(context, folder, PAGES, _whole_text(context))


def _whole_text(context: BuildContext) -> str:
    return (text_only if _dumped(context) else opened)(context.document.main)


def log_of_pieces(context: BuildContext, text: str) -> list[str]:
    r"""Sets pieces of LaTeX, and hands back the lines of the log.

    Args:
        context: Where; the document's last build is good, and has a dumped preamble or is read up
            to its text.
        text: The pieces, each between `\trykklarbegin` and `\trykklarend`.

    Raises:
        FatalError: The engine is not installed, or the folder cannot be written.
        DraftPassError: TeX was stopped, left no log, or read what it may not read.
    """
    folder = context.document.work / PIECES_FOLDER
    pieces = f"{text}\\trykklarstop"
    whole = pieces if _dumped(context) else opened(context.document.main)
    return _log(context, folder, PIECES if _dumped(context) else f"{PIECES}{pieces}", whole)


def _log(context: BuildContext, folder: Path, hook: str, text: str) -> list[str]:
    _prepare(context, folder, hook, text)
    try:
        finished, lookups = context.traced(
            _command(context, folder), variables={"max_print_line": _LONGEST}
        )
        if finished.excess:
            raise DraftPassError(f"TeX was stopped, for it used too much {finished.excess}")
        if finished.status < 0:
            raise DraftPassError(f"TeX was killed before it was done (signal {-finished.status})")
        record = context.root / folder / f"{context.job}.fls"
        if trespasses(context, trace(record, context.root, folder), lookups.found):
            raise DraftPassError("TeX read what lies outside of the project")
        return _lines(context, context.root / folder / f"{context.job}.log")
    finally:
        with suppress(OSError):
            remove_tree(context.root / folder)


def _prepare(context: BuildContext, folder: Path, hook: str, text: str) -> None:
    """The folder, with nothing of an earlier pass, and in it those that TeX writes into."""
    work, root = context.root / context.document.work, context.root
    with suppress(OSError):
        remove_tree(root / folder)
    made = [Path(entry.path).relative_to(work) for entry in everything(work) if _is_folder(entry)]
    for inner in (Path(), *(each for each in made if each.parts[0] not in _OTHERS)):
        make_folder(root / folder / inner, root)
    write(root / folder / "hook.tex", hook, within=root, lasting=False)
    start = _start(folder / "hook.tex", text, dumped=_dumped(context) is not None)
    write(root / folder / "start.tex", start, within=root, lasting=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _start(hook: Path, text: str, *, dumped: bool) -> str:
    if dumped:
        return f"\\begin{{document}}%\n{OPENING}{opened(hook)}\n{text}\n"
    return f"{OPENING}\n\\AddToHook{{begindocument/end}}{{{opened(hook)}}}\n{text}\n"


def _dumped(context: BuildContext) -> Preamble | None:
    step = build_record.of(context.document).steps.get(PREAMBLE)
    dump = usable(step)
    return dump if dump and stands(context, dump.step) else None


def _command(context: BuildContext, folder: Path) -> tuple[str, ...]:
    dump = _dumped(context)
    start = dump.options(context.job) if dump else (f"-jobname={context.job}",)
    engine = context.document.engine
    options = (*start, *_DRAFT.get(engine, ()))
    source = (folder / "start.tex").as_posix()
    return engine_command(engine, options, folder, source, interaction=_SILENT)


def _lines(context: BuildContext, path: Path) -> list[str]:
    try:
        data = context.document.fence.read(path, MOST)
    except OSError as fault:
        raise DraftPassError(f"TeX's log cannot be read: {fault.strerror or fault}") from None
    text = data.decode(log_encoding(context.document.engine), "replace")
    return (with_kerns_of_tex(text) if context.document.engine == "lualatex" else text).split("\n")


def log_encoding(engine: str) -> str:
    """How an engine writes its log.

    Args:
        engine: `pdflatex`, `xelatex` or `lualatex`.
    """
    return "latin-1" if engine == "pdflatex" else "utf-8"
