"""A journal, or another kind of publication, as data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field

from trykklar.finding import FatalError, Finding, Severity
from trykklar.nearest_name import nearest
from trykklar.project.length_limits import LengthLimits
from trykklar.project.paper import FilePath, StatementName
from trykklar.project.schema import Model, load, locate, merged, tables, toml_text
from trykklar.project.venue_demands import Figures, Layout, Origin, ReviewDemands, Upload
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHIPPED = Path(str(files("trykklar"))) / "venues"
OWN = Path("manuscript", "venues")
"""Where a project has its author's own venues, from its folder."""

_HEADED = ("abstract", "keywords", "references", *get_args(StatementName))


def _headed(value: str) -> str:
    """A part of a manuscript that has a heading."""
    if value not in _HEADED:
        hint = nearest(value, _HEADED) or f"those with a heading are {', '.join(_HEADED)}"
        raise ValueError(f"there is no part '{value}'; {hint}")
    return value


Heading = Annotated[str, AfterValidator(_headed)]


def _several(value: object) -> object:
    """One file may be named without a list."""
    return (value,) if isinstance(value, str) else value


Files = Annotated[tuple[FilePath, ...], BeforeValidator(_several)]

_NOT_TAKEN_OVER = ("name", "like", "limits", "source")


class FrontBlock(Model):
    """A piece of the front matter.

    Attributes:
        latex: LaTeX with `<<name>>` where a value goes.
        when: Name of a value; the block is left out where it is empty.
        each: The block is repeated for every one of these, with their values.
        then: Blocks that follow each repetition, with the same values.
    """

    latex: str
    when: str = ""
    each: Literal["", "people", "affiliations"] = ""
    then: tuple[FrontBlock, ...] = ()


class Venue(Model):
    """How a publication is set, cited, limited and handed in.

    Attributes:
        name: The journal's.
        like: Another venue, of which everything is taken over that is not set here, but for
            `limits` and `source`: what another journal allows has to be looked up.
        source: Guides for authors that say what is set here, and when they were read.
        document_class: LaTeX class, with its `options`.
        citations: Which machinery cites: biblatex with biber, or natbib with bibtex.
        style: biblatex style, or .bst.
        csl: Primary language tag -> CSL style, for Word; without one, the list that BibTeX made.
        fonts: LaTeX that sets the fonts; drawings get it too.
        preamble: LaTeX that sets the look.
        localisation: babel language -> files beside the venue with LaTeX for that language.
        front: The front matter, block by block.
        keyword_separator: LaTeX between two keywords.
        statement: LaTeX of one declaration with `<<heading>>` and `<<text>>`.
        statements: Declarations that must be there, in the order that the venue wants.
        statements_if_any: Declarations that are needed where there is something to declare.
        headings: Primary language tag -> part of the manuscript -> what this venue calls it.
        references: LaTeX that prints the reference list; `<<style>>` and `<<bibliography>>`.
    """

    name: str
    like: str = ""
    source: tuple[Origin, ...] = ()
    document_class: str
    options: tuple[str, ...] = ()
    engine: Literal["pdflatex", "xelatex", "lualatex"] = "pdflatex"
    citations: Literal["biblatex", "natbib"]
    style: str
    citation_options: tuple[str, ...] = ()
    csl: dict[str, str] = Field(default_factory=dict)
    fonts: str = ""
    preamble: str = ""
    localisation: dict[str, Files] = Field(default_factory=dict)
    front: tuple[FrontBlock, ...]
    keyword_separator: str = ", "
    statement: str = "\\section*{<<heading>>}\n<<text>>\n"
    statements: tuple[StatementName, ...] = ()
    statements_if_any: tuple[StatementName, ...] = ()
    headings: dict[str, dict[Heading, str]] = Field(default_factory=dict)
    references: str
    layout: Layout = Layout()
    limits: LengthLimits = LengthLimits()
    review: ReviewDemands = ReviewDemands()
    figures: Figures = Figures()
    upload: Upload = Upload()

    def stated(self, key: str) -> bool:
        """Whether a guide says what the file sets, so that it is the venue's demand and not ours.

        Args:
            key: What is set: `upload.formats`.
        """
        return any(key in origin.of for origin in self.source)


def paths(project: Fence | None = None) -> Mapping[str, Path]:
    """Name -> file of every venue; one of the author's own comes before a shipped one.

    Args:
        project: The fence around the project whose author may have venues; None for none.
    """
    folders = (SHIPPED, *((project.root / OWN,) if project else ()))
    found = {path.stem: path for folder in folders for path in folder.glob("*.toml")}
    return dict(sorted(found.items()))


def read(name: str, project: Fence | None = None) -> Venue:
    """The venue of this name.

    Args:
        name: `article`, `elsarticle` ...: a file in `trykklar/venues/` or `manuscript/venues/`.
        project: The fence around the project whose author may have venues; None for none.

    Raises:
        FatalError: There is no such venue, or its file is at fault.
    """
    known = paths(project)
    if name not in known:
        hint = nearest(name, known) or f"Known venues: {', '.join(known)}."
        raise FatalError(f"There is no venue '{name}'.", hint)
    path = known[name]
    return load(path, Venue, _fence(path, project), _taken_over(path, project, ()))


def companion(name: str, project: Fence | None = None) -> str:
    """The text of a file that a venue names: beside the author's own venues, or the shipped ones.

    Raises:
        FatalError: There is no such file, or it cannot be read.
    """
    own = project.root / OWN / name if project else None
    path = own if own and own.is_file() else SHIPPED / name
    if not path.is_file():
        known = [other.name for other in SHIPPED.glob("*.tex")]
        hint = nearest(name, known) or f"Put it into {OWN}."
        raise FatalError(f"A venue names the file {name}, which does not exist.", hint)
    fence = project if project and path == own else Fence(SHIPPED)
    try:
        return fence.read(path).decode("utf-8").strip()
    except UnicodeDecodeError:
        raise FatalError(f"{path} is not in UTF-8.", "Save it as UTF-8 in the editor.") from None
    except OSError as trouble:
        raise FatalError(f"{path} cannot be read: {trouble.strerror}.") from None


def own_files(name: str, project: Fence) -> tuple[Path, ...]:
    """The author's own files that say what a venue is: empty for one that is shipped as it is."""
    own = project.root / OWN
    if paths(project).get(name, SHIPPED).parent != own:
        return ()
    return tuple(sorted(path for path in own.iterdir() if path.suffix in {".toml", ".tex"}))


def _fence(path: Path, project: Fence | None) -> Fence:
    return Fence(SHIPPED) if project is None or path.parent == SHIPPED else project


def _taken_over(path: Path, project: Fence | None, through: tuple[Path, ...]) -> dict[str, Any]:
    """What a venue's file has from the one that it is `like`, and that from the next one."""
    like = tables(path, _fence(path, project)).get("like")
    if not isinstance(like, str) or not like:
        return {}
    # A file of the author's may be like the shipped one of the same name.
    shipped, every = paths(), paths(project)
    taken = (*through, path)
    known = {
        name: other
        for name in every
        for other in (shipped.get(name), every[name])
        if other and other not in taken
    }
    if like not in known:
        finding = _unlike(path, project, like, known)
        raise FatalError(f"{path.name} cannot be used as it is.", findings=(finding,))
    other = known[like]
    whole = merged(_taken_over(other, project, taken), tables(other, _fence(other, project)))
    return {key: value for key, value in whole.items() if key not in _NOT_TAKEN_OVER}


def _unlike(path: Path, project: Fence | None, like: str, known: Iterable[str]) -> Finding:
    line = locate(toml_text(path, _fence(path, project)), ("like",))
    names = tuple(known)
    hint = nearest(like, names) or f"Known venues: {', '.join(names)}."
    message = f"'like': there is no venue '{like}' that this one could be like."
    return Finding("toml-wrong-value", Severity.ERROR, path, line, 0, message, hint)
