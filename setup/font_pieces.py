"""Writes `trykklar/typeset/log/font_pieces.txt`: which Debian package holds a font.

Run it when a release is made, on Debian, after `apt-get update`:

    python3 setup/font_pieces.py

XeTeX and LuaTeX take a font by its family, which is written in the font, or by its file. Each
package is fetched and its fonts are read by fontconfig; of the large ones the families are kept.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

_DATA = Path(__file__).parent.parent / "trykklar" / "typeset" / "log" / "font_pieces.txt"
_HEAD = """\
# Which Debian package holds a font that XeTeX and LuaTeX can be asked for, a package a line:
#     Debian package | families | files
# Made by setup/font_pieces.py from the packages themselves; not written by hand.
"""
# What manuscripts are set in: families of text, of formulas, of code, and of other scripts.
_PACKAGES = """
    fonts-texgyre fonts-texgyre-math fonts-lmodern fonts-cmu fonts-stix fonts-oflb-asana-math
    fonts-linuxlibertine fonts-ebgaramond fonts-ebgaramond-extra fonts-junicode fonts-vollkorn
    fonts-liberation fonts-croscore fonts-crosextra-carlito fonts-crosextra-caladea
    fonts-urw-base35 fonts-freefont-otf fonts-dejavu-core fonts-dejavu-extra fonts-noto-core
    fonts-noto-mono fonts-open-sans fonts-roboto-unhinted fonts-roboto-slab fonts-lato
    fonts-cantarell fonts-comfortaa fonts-quattrocento fonts-paratype fonts-cabin fonts-inter
    fonts-firacode fonts-inconsolata fonts-hack fonts-jetbrains-mono fonts-anonymous-pro
    fonts-font-awesome fonts-symbola fonts-goudybookletter fonts-prociono fonts-fanwood
    fonts-sil-charis fonts-sil-gentium fonts-sil-gentium-basic fonts-sil-gentiumplus
    fonts-sil-doulos fonts-sil-andika fonts-sil-scheherazade fonts-sil-ezra fonts-sil-galatia
    fonts-gfs-artemisia fonts-gfs-didot fonts-gfs-neohellenic fonts-gfs-porson fonts-hosny-amiri
    fonts-ipaexfont-gothic fonts-ipaexfont-mincho fonts-ipafont-gothic fonts-ipafont-mincho
    fonts-wqy-microhei fonts-wqy-zenhei fonts-arphic-ukai fonts-arphic-uming fonts-nanum
    fonts-lohit-deva fonts-adf-accanthis fonts-adf-baskervald fonts-adf-gillius
"""
_MOST_FILES = 120
_ENDINGS = (".otf", ".ttf", ".ttc")


def _asked(*command: str, folder: Path | None = None) -> str:
    """What a program says; nothing where it fails."""
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder).stdout


def _line(package: str) -> str:
    """The row of a package; nothing where it has no font that can be had by name."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _asked("apt-get", "-q", "download", package, folder=folder)
        archive = next(folder.glob("*.deb"), None)
        if archive is None:
            return ""
        _asked("dpkg-deb", "-x", str(archive), str(folder / "in"))
        fonts = [path for path in (folder / "in").rglob("*") if path.suffix in _ENDINGS]
        named = _asked("fc-scan", "--format", "%{family}\n", *map(str, sorted(fonts)))
    families = sorted({name.strip() for row in named.splitlines() for name in row.split(",")})
    files = sorted({path.name for path in fonts}) if len(fonts) <= _MOST_FILES else []
    return f"{package} | {'; '.join(families)} | {' '.join(files)}\n" if families else ""


def main() -> int:
    """Writes the list; 1 where there is nothing to write."""
    lines = [line for package in _PACKAGES.split() if (line := _line(package))]
    if not lines:
        return 1
    _DATA.write_text(_HEAD + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
