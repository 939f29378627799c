"""The repository that a folder lies in, by the `.git` in its top folder; no program is started."""

from __future__ import annotations

from pathlib import Path


def repository_top(folder: Path) -> Path | None:
    """The top folder of the repository that a folder lies in; None where it lies in none.

    A home that is kept under version control counts for none: what lies in it is not one work.

    Args:
        folder: Absolute, with no link in its path.
    """
    home = Path.home()
    tops = (each for each in (folder, *folder.parents) if (each / ".git").exists())
    top = next(tops, None)
    return None if top is None or home.is_relative_to(top) else top
