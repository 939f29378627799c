"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from trykklar.finding import CannotGoOn


def write(path: Path, content: str | bytes) -> bool:
    """Put content into a file: aside, then renamed; a file with that content is left untouched.

    Args:
        path: The file; its folder is made.
        content: Text (written as UTF-8) or bytes.

    Returns:
        Whether the file changed.

    Raises:
        CannotGoOn: The folder cannot be written to, or the disk is full.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as trouble:
        raise CannotGoOn(
            f"{path} cannot be written: {trouble.strerror}.",
            "Make room on the disk, or the folder writable, and try again.",
        ) from None
    return True


def _replace(path: Path, data: bytes) -> None:
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
