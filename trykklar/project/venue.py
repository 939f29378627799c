"""A journal, or another kind of publication, as data."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

from pydantic import Field

from trykklar.finding import FatalError
from trykklar.nearest_name import nearest
from trykklar.project.paper import FilePath, Limits
from trykklar.project.schema import Model, load
from trykklar.storage.fence import Fence

SHIPPED = Path(str(files("trykklar"))) / "venues"


Statement = Literal[
    "acknowledgements",
    "funding",
    "competing_interests",
    "data_availability",
    "ethics",
    "author_contributions",
]


class Block(Model):
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
    then: tuple[Block, ...] = ()


class Venue(Model):
    """How a publication is set, cited and limited.

    Attributes:
        document_class: LaTeX class, with its `options`.
        citations: Which machinery cites: biblatex with biber, or natbib with bibtex.
        style: biblatex style, or .bst.
        csl: Primary language tag -> CSL style, for Word; without one, the list that BibTeX made.
        fonts: LaTeX that sets the fonts; drawings get it too.
        preamble: LaTeX that sets the look.
        localisation: babel language -> file beside the venue with LaTeX for that language.
        front: The front matter, block by block.
        keyword_separator: LaTeX between two keywords.
        statement: LaTeX of one declaration with `<<heading>>` and `<<text>>`.
        statements: Declarations that must be there.
        references: LaTeX that prints the reference list; `<<style>>` and `<<bibliography>>`.
    """

    name: str
    document_class: str
    options: tuple[str, ...] = ()
    engine: Literal["pdflatex", "xelatex", "lualatex"] = "pdflatex"
    citations: Literal["biblatex", "natbib"]
    style: str
    citation_options: tuple[str, ...] = ()
    csl: dict[str, str] = Field(default_factory=dict)
    fonts: str = ""
    preamble: str = ""
    localisation: dict[str, FilePath] = Field(default_factory=dict)
    front: tuple[Block, ...]
    keyword_separator: str = ", "
    statement: str = "\\section*{<<heading>>}\n<<text>>\n"
    statements: tuple[Statement, ...] = ()
    references: str
    limits: Limits = Limits()


def read(name: str) -> Venue:
    """The venue of this name.

    Args:
        name: `article`, `elsarticle`, `note` ...: a file in `trykklar/venues/`.

    Raises:
        FatalError: There is no such venue, or its file is at fault.
    """
    known = sorted(path.stem for path in SHIPPED.glob("*.toml"))
    if name not in known:
        hint = nearest(name, known) or f"Known venues: {', '.join(known)}."
        raise FatalError(f"There is no venue '{name}'.", hint)
    return load(SHIPPED / f"{name}.toml", Venue, Fence(SHIPPED))
