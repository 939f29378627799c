"""Did you mean: the commands, environments and packages that are at hand, and the one meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from trykklar.storage.fence import Fence
from trykklar.typeset.log.missing_fonts import font_advice
from trykklar.typeset.log.missing_pieces import advice, installed, tree_of
from trykklar.typeset.log.rules import UNCONVERTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from trykklar.typeset.log.complaint import Complaint, Scene

_COMMAND = re.compile(
    r"\\(?:(?:re|provide)?newcommand|(?:Re|Provide|Declare)\w*Command|DeclareMathOperator|"
    r"DeclareRobustCommand|[gex]?def|let|protected\\def)\s*\*?\s*\{?\\([A-Za-z]+)"
)
_ENVIRONMENT = re.compile(
    r"\\(?:re)?newenvironment\s*\*?\s*\{([A-Za-z*]+)\}|\\newtheorem\*?\{(\w+)\}|"
    r"\\(?:New|Declare)\w*Environment\s*\{(\w+)\}|\\def\\end([A-Za-z]+)\b|\\let\\end([A-Za-z]+)"
)
_KERNEL = "latex.ltx"
_UNREAD = (".ps", ".svg", ".tif", ".tiff", ".gif", ".emf", ".wmf")
_LONGEST = 60  # letters of a name that somebody may have misspelt
_MOST = 100_000  # names that are compared with it; TeX Live's own packages define half as many

# What authors use most from packages they have forgotten to load.
_HOMES = {
    "graphicx": "includegraphics rotatebox scalebox resizebox",
    "booktabs": "toprule midrule bottomrule cmidrule addlinespace",
    "amsmath": "text dfrac tfrac binom align equation* gather multline split cases eqref",
    "amssymb": "mathbb mathfrak square blacksquare lesssim gtrsim",
    "hyperref": "href autoref hypersetup nolinkurl texorpdfstring",
    "xcolor": "color textcolor definecolor colorbox rowcolor",
    "natbib": "citet citep citealt citealp citeauthor citeyear citeyearpar Citet Citep",
    "biblatex": "parencite textcite footcite autocite printbibliography addbibresource",
    "csquotes": "enquote textquote blockquote displayquote MakeOuterQuote",
    "tabularx": "tabularx",
    "longtable": "longtable",
    "multirow": "multirow",
    "siunitx": "SI si num unit qty ang",
    "tikz": "tikz tikzpicture usetikzlibrary",
    "listings": "lstinline lstlisting lstset",
    "cleveref": "cref Cref",
    "subcaption": "subfigure subcaption subcaptionbox",
    "caption": "captionof captionsetup",
    "enumitem": "setlist",
    "setspace": "doublespacing onehalfspacing singlespacing",
    "multicol": "multicols",
    "textcomp": "texteuro textdegree",
    "babel": "selectlanguage foreignlanguage",
    "microtype": "microtypesetup",
    "appendix": "appendices",
    "todonotes": "todo missingfigure",
}
_HIDDEN = re.compile(r"(?:^|/)\.(?![./])")
_CLOSED = "TeX may read no file whose name, or whose folder's name, begins with a dot."
_DEFINING = frozenset([".tex", ".sty", ".cls", ".ltx", ".def", ".clo"])


def hint(complaint: Complaint, scene: Scene) -> str:
    """A hint from the names at hand; "" where there is nothing better than the rule's own."""
    other = complaint.words.get("other", "")
    if complaint.code == "tex-unclosed-environment" and other != "document":
        return _meant(other, {complaint.words.get("name", "document")}, "\\end{{{}}}")
    if complaint.rule is UNCONVERTED:
        return ""
    maker = _HINTS.get(complaint.code)
    return maker(complaint.subject, scene) if maker else ""


def unconverted(name: str, scene: Scene) -> str:
    """The EPS file that a figure which TeX does not find is there as; "" where it is not."""
    eps = name.removesuffix("-eps-converted-to.pdf").removesuffix(".eps") + ".eps"
    path = scene.root / eps
    return eps if scene.fence.holds(path) and path.is_file() else ""


def _command(name: str, scene: Scene) -> str:
    bare = name.removeprefix("\\")
    return _home(bare) or _meant(bare, _defined(scene, _COMMAND), "\\{}")


def _environment(name: str, scene: Scene) -> str:
    return _home(name) or _meant(name, _defined(scene, _ENVIRONMENT), "\\begin{{{}}}")


def _home(name: str) -> str:
    package = next((home for home, names in _HOMES.items() if name in names.split()), "")
    return f"'\\usepackage{{{package}}}' defines it." if package else ""


def _package(name: str, scene: Scene) -> str:
    """What installs a piece of TeX Live; where it is none, the one that is installed and meant."""
    stem, dot, ending = name.rpartition(".")
    stem, suffix = (stem, dot + ending) if dot else (name, ".ldf")
    stems = (file.removesuffix(suffix) for file in installed(scene) if file.endswith(suffix))
    return advice(name, scene) or _meant(stem, stems, "{}")


def _file(name: str, scene: Scene) -> str:
    """The files that lie where it was looked for; or that it lies there, and is closed to TeX."""
    hidden = name.replace("(", "").replace(")", "")  # as listings names `file(.ending)`
    path = scene.root / hidden
    if _HIDDEN.search(hidden) and scene.fence.holds(path) and path.is_file():
        return f"It is there, but {_CLOSED} Copy it, or let it in: --allow {hidden}"
    folder = (scene.root / name).parent
    here = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    wanted = name.rpartition("/")[2]
    known = (other for other in here if not other.startswith("."))
    return "" if wanted.startswith(".") else _meant(wanted, known, "{}")


def _figure(name: str, scene: Scene) -> str:
    """A figure of a kind that the engine does not read is there, but not for it."""
    other = next((f"{name}{end}" for end in _UNREAD if (scene.root / f"{name}{end}").is_file()), "")
    there = f"There is '{other}': make a PDF of it, which every engine reads." if other else ""
    return there or _file(name, scene)


def _meant(name: str, known: Iterable[str], form: str) -> str:
    """The closest of some names, where one is close."""
    if len(name) > _LONGEST:
        return ""
    others = sorted({other for other in known if len(other) <= _LONGEST} - {name})[:_MOST]
    near = get_close_matches(name, others, n=1, cutoff=0.75)
    return f"Did you mean '{form.format(near[0])}'?" if near else ""


@lru_cache(maxsize=2)
def _defined(scene: Scene, pattern: re.Pattern[str]) -> frozenset[str]:
    """Everything that the files TeX read define, the LaTeX kernel's too."""
    read = (*_kernel(scene), *(scene.root / path for path in scene.read))
    texts = (_text(path, scene) for path in read if path.suffix in _DEFINING)
    matches = (match for text in texts for match in pattern.finditer(text))
    return frozenset(next(filter(None, match.groups())) for match in matches)


def _text(path: Path, scene: Scene) -> str:
    """A file of the author's or of TeX's; nothing where it is another one, or cannot be read."""
    fence = (
        Fence(scene.root) if path.is_relative_to(scene.root) else Fence(tree_of(path) or scene.root)
    )
    try:
        return fence.read(path).decode("latin-1")
    except OSError:
        return ""


def _kernel(scene: Scene) -> list[Path]:
    trees = {tree for path in scene.read if (tree := tree_of(path))}
    candidates = [tree / "tex/latex/base" / _KERNEL for tree in trees]
    return [path for path in candidates if path.is_file()]


_HINTS: dict[str, Callable[[str, Scene], str]] = {
    "tex-undefined-command": _command,
    "tex-unknown-environment": _environment,
    "tex-missing-package": _package,
    "tex-missing-font": lambda name, _: font_advice(name),
    "tex-missing-file": _file,
    "tex-missing-figure": _figure,
}
