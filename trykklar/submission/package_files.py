"""The files of a submission -> one folder and one zip: whole, or not there at all.

The bytes are the same for the same files, on every machine: the zip is not compressed (libraries
differ in how), and says the same day of all that is in it.
"""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

from trykklar import __version__
from trykklar.finding import FatalError
from trykklar.storage.atomic_file import make_folder, write, writing
from trykklar.storage.made_folder import confine
from trykklar.storage.tree_removal import remove_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip can name: it says "no date"
_REGULAR = 0o100644 << 16
MANIFEST = "manifest.json"
"""What the list of the files is called, with size and SHA-256 of each."""


def with_manifest(files: Mapping[str, bytes], facts: Mapping[str, object]) -> dict[str, bytes]:
    """The files with a list of them.

    Args:
        files: Name in the folder -> content.
        facts: What else is written down: engine, venue, how it was proven.
    """
    listed = {
        name: {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    }
    data = {"trykklar": __version__, **facts, "files": listed}
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    return {**files, MANIFEST: text.encode()}


def zipped(files: Mapping[str, bytes], folder: str) -> bytes:
    """The files as a zip.

    Args:
        files: Name -> content.
        folder: The folder that they lie in, in the zip.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _DAY)
            entry.external_attr = _REGULAR
            entry.create_system = 3  # Unix, on every system
            archive.writestr(entry, content)
    return whole.getvalue()


def deliver(files: Mapping[str, bytes], folder: Path, root: Path) -> Path:
    """Puts a submission in its place, as a folder and as a zip beside it.

    Args:
        files: Name -> content.
        folder: Where; what stood there before is replaced.
        root: The folder that no link on the way may lead out of.

    Returns:
        The zip.

    Raises:
        FatalError: It cannot be written; nothing half written is left.
    """
    aside = folder.with_name(f".{folder.name}.new")
    remove(folder, root)
    try:
        for name, content in files.items():
            write(aside / name, content, within=root, lasting=False)
        archive = folder.with_name(f"{folder.name}.zip")
        write(archive, zipped(files, folder.name), within=root)
        with writing(folder):
            aside.rename(folder)
    except BaseException:
        remove(folder, root)
        raise
    return archive


def remove(folder: Path, root: Path) -> None:
    """Takes away what an earlier submission of that name left, and what was being made of one.

    Raises:
        FatalError: It cannot be removed, or lies elsewhere.
    """
    confine(root, folder.relative_to(root))
    make_folder(folder.parent, root)
    real = folder.parent.resolve()
    if real != root.resolve() / folder.parent.relative_to(root):
        raise FatalError(
            f"{folder.parent} is a link to {real}: what would be replaced there may be yours.",
            "Remove the link.",
        )
    archive = folder.with_name(f"{folder.name}.zip")
    with writing(folder):
        for old in (folder, folder.with_name(f".{folder.name}.new")):
            if old.is_symlink() or old.is_file():
                old.unlink()
            elif old.is_dir():
                remove_tree(old)
        archive.unlink(missing_ok=True)
