"""paper.toml -> Manuscript: what the authors say about their publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field

from trykklar.finding import FatalError, Finding, Severity
from trykklar.nearest_name import nearest
from trykklar.project.length_limits import LengthLimits
from trykklar.project.schema import Model, load, locate, toml_text
from trykklar.storage.fence import Fence

if TYPE_CHECKING:
    from collections.abc import Mapping

PAPER = Path("manuscript", "paper.toml")

# The fourteen contributor roles of ANSI/NISO Z39.104-2022, CRediT.
ROLES = (
    "conceptualization", "data curation", "formal analysis", "funding acquisition",
    "investigation", "methodology", "project administration", "resources", "software",
    "supervision", "validation", "visualization", "writing – original draft",
    "writing – review & editing",
)  # fmt: skip


def _orcid(value: str) -> str:
    from stdnum import isni
    from stdnum.exceptions import ValidationError

    try:
        isni.validate(value)
    except ValidationError:
        raise ValueError(
            f"'{value}' is not an ORCID iD; it has 16 digits whose last one is a check digit, "
            "as in 0000-0002-1825-0097"
        ) from None
    return value


def _role(value: str) -> str:
    if value.casefold().replace(" - ", " – ") not in ROLES:
        raise ValueError(f"'{value}' is not a CRediT role; those are {', '.join(ROLES)}")
    return value


def _licence(value: str) -> str:
    """An SPDX identifier, as far as its form shows."""
    if value and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", value):
        raise ValueError(f"'{value}' is not an SPDX identifier, as CC-BY-4.0 and MIT are")
    return value


def _name(value: str) -> str:
    """A name that becomes part of a file's name."""
    if not value or set(value) & set("/\\:\0") or value.startswith("."):
        raise ValueError(f"'{value}' cannot be a file's name")
    return value


def _inside(value: str) -> str:
    """A path that stays in the project's folder."""
    if Path(value).is_absolute() or ".." in Path(value).parts:
        raise ValueError(f"'{value}' leads out of the project's folder")
    return value


Language = Literal["en-GB", "en-US", "nb-NO", "nn-NO"]
Orcid = Annotated[str, AfterValidator(_orcid)]
Role = Annotated[str, AfterValidator(_role)]
Licence = Annotated[str, AfterValidator(_licence)]
FileName = Annotated[str, AfterValidator(_name)]
FilePath = Annotated[str, AfterValidator(_inside)]

StatementName = Literal[
    "acknowledgements",
    "funding",
    "competing_interests",
    "data_availability",
    "ethics",
    "author_contributions",
    "generative_ai",
]


class Repository(Model):
    """What is in the project's repository beside the publication, for CITATION.cff.

    Attributes:
        kind: `software` or `dataset`.
        licence: SPDX identifier: `MIT`.
        authors: Who is named as its author; the organisation where nobody is.
    """

    title: str
    kind: Literal["software", "dataset"] = "software"
    version: str = ""
    licence: Licence = ""
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    url: str = ""


class Organisation(Model):
    """Whom the publication comes from; the author as long as no people are entered."""

    name: str
    department: str = ""
    city: str = ""
    country: str = ""
    email: str = ""


class Person(Model):
    """One author.

    Attributes:
        name: Given names and family name: `Kari van der Berg`.
        family: The family name, where it is more than the last word of the name.
    """

    name: str
    family: str = ""
    orcid: Orcid | None = None
    email: str = ""
    affiliation: str = ""
    roles: tuple[Role, ...] = ()
    corresponding: bool = False


class Summary(Model):
    """An abstract in another language than the edition's."""

    language: Language
    text: str


class Statements(Model):
    """The declarations that journals ask for, as plain text; an empty one is not printed."""

    acknowledgements: str = ""
    funding: str = ""
    competing_interests: str = ""
    data_availability: str = ""
    ethics: str = ""
    author_contributions: str = ""
    generative_ai: str = ""


class BlindWording(Model):
    """What stands in a blind version in place of what names the authors; empty keys change nothing.

    Attributes:
        statements: Those that are worded otherwise for reviewers.
    """

    title: str = ""
    subtitle: str = ""
    short_title: str = ""
    abstract: str = ""
    statements: Statements = Statements()


class Edition(Model):
    """One document that is made of the manuscript.

    Attributes:
        sections: Names of the files in `manuscript/sections/EDITION/`, without `.tex`, in order.
        date: As it is to be printed; nothing is printed where it is empty.
        doi: Where it is published, once it is: `10.1000/182`.
        highlights: What is new in it, a short sentence each, for venues that ask for them.
        blind: What is worded otherwise for reviewers who must not know who wrote it.
    """

    language: Language
    venue: str
    title: str
    subtitle: str = ""
    short_title: str = ""
    date: str = ""
    doi: str = ""
    abstract: str = ""
    other_abstract: Summary | None = None
    keywords: tuple[str, ...] = ()
    highlights: tuple[str, ...] = ()
    sections: tuple[FileName, ...] = Field(min_length=1)
    statements: Statements = Statements()
    limits: LengthLimits = LengthLimits()
    blind: BlindWording = BlindWording()


class Term(Model):
    """How a word is written in this publication.

    Attributes:
        language: Primary tag of the language it belongs to: `nb`, `en`.
        use: The form to use.
        avoid: Forms that are to be replaced by it.
    """

    language: str
    use: str
    avoid: tuple[str, ...]


class Paper(Model):
    """The whole of paper.toml.

    Attributes:
        macros: A LaTeX file with what the sections use of their own, input under every venue.
        licence: Of the text, as an SPDX identifier: `CC-BY-4.0`.
    """

    organisation: Organisation
    people: tuple[Person, ...] = ()
    bibliography: FilePath = "references.bib"
    macros: FilePath = ""
    licence: Licence = ""
    repository: Repository | None = None
    editions: Annotated[dict[FileName, Edition], Field(min_length=1)]
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Manuscript:
    """A project.

    Attributes:
        root: The folder it is in, a real path.
        paper: What its paper.toml says.
        allowed: Files and folders outside of it that the user let in (`--allow`), real paths.
        replaced: As of `Fence`.
    """

    root: Path
    paper: Paper
    allowed: tuple[Path, ...] = ()
    replaced: Mapping[Path, bytes] = field(default_factory=dict)

    @cached_property
    def fence(self) -> Fence:
        """What may be read and written for it."""
        return Fence(self.root, self.allowed, self.replaced)

    @property
    def text(self) -> str:
        """The paper.toml as it is now.

        Raises:
            FatalError: It cannot be read.
        """
        return toml_text(self.path, self.fence)

    @property
    def path(self) -> Path:
        """The paper.toml."""
        return self.root / PAPER

    def section(self, edition: str, name: str) -> Path:
        """A section's file, relative to the project's folder."""
        return Path("manuscript", "sections", edition, f"{name}.tex")


def read(
    root: Path,
    allowed: tuple[Path, ...] = (),
    replaced: Mapping[Path, bytes] | None = None,
) -> Manuscript:
    """Read a project's paper.toml, and see that the files it names are there.

    Args:
        root: The project's folder, a real path.
        allowed: Files and folders outside of it that may be read all the same, real paths.
        replaced: As of `Fence`.

    Raises:
        FatalError: paper.toml or a file it names is missing or at fault; its findings name each.
    """
    path = root / PAPER
    if not path.is_file():
        raise FatalError(
            f"There is no {PAPER} in {root}.",
            "Go to the project's folder, name a main .tex file, or begin with `new FOLDER`.",
        )
    paper = load(path, Paper, Fence(root, allowed, replaced or {}))
    manuscript = Manuscript(root, paper, allowed, replaced or {})
    findings = tuple(_absent(manuscript))
    if findings:
        raise FatalError("Files that paper.toml names are not there.", findings=findings)
    return manuscript


def _absent(manuscript: Manuscript) -> list[Finding]:
    text = manuscript.text
    findings = []
    for edition, settings in manuscript.paper.editions.items():
        line = locate(text, ("editions", edition, "sections"))
        for name in settings.sections:
            section = manuscript.section(edition, name)
            if not (manuscript.root / section).is_file():
                findings.append(_missing(manuscript.path, line, f"section '{name}'", section))
    named = {"bibliography": manuscript.paper.bibliography, "macros": manuscript.paper.macros}
    for key, name in named.items():
        if name and not (manuscript.root / name).is_file():
            line = locate(text, (key,))
            findings.append(_missing(manuscript.path, line, f"file of `{key}`", Path(name)))
    return findings


def _missing(path: Path, line: int, what: str, file: Path) -> Finding:
    folder = path.parent.parent / file.parent
    beside = [other.name for other in folder.glob(f"*{file.suffix}")] if folder.is_dir() else []
    hint = nearest(file.name, beside) or "Make it, or remove its name from paper.toml."
    return Finding(
        "file-missing", Severity.ERROR, path, line, 0, f"The {what} does not exist: {file}.", hint
    )
