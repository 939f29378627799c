"""`new FOLDER`: a small manuscript that builds."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.finding import FatalError
from trykklar.report.printable import say
from trykklar.storage.atomic_file import write
from trykklar.storage.regular_file import read

if TYPE_CHECKING:
    import argparse

TEMPLATE = Path(str(files("trykklar"))) / "template"


def run(options: argparse.Namespace) -> int:
    """Copy the template into a folder that is empty or not there yet.

    Raises:
        FatalError: There is something in the folder already, or it cannot be written.
    """
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FatalError(
            f"{folder} is not empty.", "Name a folder that is not there yet; nothing was changed."
        )
    _copy(folder)
    say(
        f"A manuscript of two pages is in {folder}. Build it with:\n"
        f"  trykklar build --project {_quoted(folder)}\n"
        "Then put your own words into manuscript/paper.toml and manuscript/sections/article/.\n",
        sys.stdout,
    )
    return 0


def _copy(folder: Path) -> None:
    """Write the template's files; where one cannot be, the folder is empty again."""
    try:
        for source in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
            write(folder / source.relative_to(TEMPLATE), read(source), within=None)
    except BaseException:
        for name in {source.name for source in TEMPLATE.iterdir()}:
            shutil.rmtree(folder / name, ignore_errors=True)
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        raise


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
