"""Writes `trykklar/typeset/log/texlive_pieces.txt`: which Debian package holds a piece of TeX Live.

Run it when a release is made, on Debian, after `apt-get -o Acquire::Languages=en update`:

    python3 setup/texlive_pieces.py

A package that is installed, or small, is asked for its files. Of a large one (fonts, half a
gigabyte of them) the names of the CTAN packages in it are taken, which its description lists.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

_DATA = Path(__file__).parent.parent / "trykklar" / "typeset" / "log" / "texlive_pieces.txt"
_HEAD = """\
# Which Debian package holds a class, package, style or language of TeX Live, a kind a line:
#     Debian package | ending | names
# Made by setup/texlive_pieces.py from the packages themselves; not written by hand.
"""
_PIECE = re.compile(r"/([^/\s]+)\.(sty|cls|bst|ldf|bbx|cbx)$", re.MULTILINE)
_CTAN = re.compile(r"^ ([A-Za-z0-9.+-]+) -- ", re.MULTILINE)
_SIZE = re.compile(r"^Size: (\d+)", re.MULTILINE)
_SMALL = 40_000_000  # bytes of an archive that is fetched to be looked into


def _asked(*command: str, folder: Path | None = None) -> str:
    """What a program says; nothing where it fails."""
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder).stdout


def _files(package: str, about: str) -> str:
    """The files of a package, a line each."""
    installed = _asked("dpkg-query", "-L", package)
    size = _SIZE.search(about)
    if installed or size is None or int(size[1]) > _SMALL:
        return installed
    with tempfile.TemporaryDirectory() as folder:
        _asked("apt-get", "-q", "download", package, folder=Path(folder))
        archive = next(Path(folder).glob("*.deb"), None)
        return _asked("dpkg-deb", "-c", str(archive)) if archive else ""


def _pieces(package: str) -> dict[str, set[str]]:
    """Ending -> the names of a package's pieces."""
    about = _asked("apt-cache", "-o", "Acquire::Languages=en", "show", package)
    found: dict[str, set[str]] = defaultdict(set)
    for name, ending in _PIECE.findall(_files(package, about)):
        found[ending].add(name)
    for name in () if found else _CTAN.findall(about):
        kind = "ldf" if name.startswith("babel-") else "sty"
        found[kind].add(name.removeprefix("babel-"))
    return found


def main() -> int:
    """Writes the list; 1 where there is nothing to write."""
    names = sorted(_asked("apt-cache", "pkgnames", "texlive-").split())
    packages = [name for name in names if not name.endswith(("-doc", "-all", "-full", "-links"))]
    lines = [
        f"{package} | {ending} | {' '.join(sorted(found))}\n"
        for package in packages
        for ending, found in sorted(_pieces(package).items())
    ]
    if not lines:
        return 1
    _DATA.write_text(_HEAD + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
