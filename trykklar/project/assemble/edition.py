"""One edition of the manuscript, assembled for a venue -> a Document that TeX can set."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from pylatex import NoEscape
from pylatex.base_classes import Environment

from trykklar.document import WORK, Document
from trykklar.finding import FatalError
from trykklar.nearest_name import nearest
from trykklar.project import venue as venues
from trykklar.project.assemble import figure, front_matter, preamble, statements, table_source
from trykklar.project.assemble.float_source import need
from trykklar.project.assemble.front_matter import Front
from trykklar.project.assemble.keyed_text import keyed
from trykklar.project.assemble.languages import LANGUAGES
from trykklar.project.assemble.markup import fill, text
from trykklar.project.float_names import FLOATS, asked_floats
from trykklar.project.paper import read
from trykklar.project.schema import Model, load
from trykklar.storage.atomic_file import write
from trykklar.storage.made_folder import clear, confine
from trykklar.storage.safe_name import job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.project.assemble.languages import Language
    from trykklar.project.paper import Edition, Manuscript, Paper
    from trykklar.project.venue import Venue

Data = TypeVar("Data", bound=Model)

TABLES = Path("manuscript", "tables")
FIGURES = Path("figures")


class _Made(NamedTuple):
    """A file that is made: from the project's folder, and what it says."""

    path: Path
    text: str


class Body(Environment):  # type: ignore[misc] # PyLaTeX has no types
    """The `document` environment, each item on its own line."""

    _latex_name = "document"
    content_separator = "\n"


@dataclass(frozen=True)
class Assembly:
    """An edition on its way to a document.

    Attributes:
        manuscript: The project.
        name: The edition.
        venue: What it is assembled for.
        document: Name of what is made: the edition's, with a venue's where it is not its own, so
            that neither takes the place of the other.
        is_keyed: Whether what is made is to say where its words are from (`keyed_text`).
        opening: LaTeX that comes before everything else.
    """

    manuscript: Manuscript
    name: str
    venue: Venue
    document: str
    is_keyed: bool = False
    opening: str = ""

    @cached_property
    def paper(self) -> Paper:
        """What paper.toml says."""
        paper = self.manuscript.paper
        return keyed(paper, self.manuscript.path) if self.is_keyed else paper

    @property
    def edition(self) -> Edition:
        """What paper.toml says of it."""
        return self.paper.editions[self.name]

    @property
    def language(self) -> Language:
        """The language it is in."""
        return LANGUAGES[self.edition.language]

    @property
    def words(self) -> Mapping[str, str]:
        """What its parts are called in its language, by the venue where that has a word."""
        return {**self.language.words, **self.venue.headings.get(self.language.primary, {})}

    @property
    def work(self) -> Path:
        """Folder for everything made on the way, from the project's folder."""
        return WORK / job(self.document)

    @property
    def main(self) -> Path:
        """Its main file, from the project's folder."""
        return self.work / f"{job(self.document)}.tex"

    @property
    def front(self) -> Front:
        """Its front matter."""
        return Front(self.edition, self.paper)

    def read(self, path: Path, model: type[Data]) -> Data:
        """What the TOML file of a float says."""
        data = load(path, model, self.manuscript.fence)
        return keyed(data, path) if self.is_keyed else data

    def section(self, name: str) -> Path:
        """A section's file, from the project's folder."""
        return self.manuscript.section(self.name, name)


def assemble(
    manuscript: Manuscript,
    name: str,
    venue: str | None = None,
    version: str = "",
    *,
    opening: str = "",
) -> Document:
    """Write an edition's LaTeX, with the tables and figures its sections ask for.

    Files whose text is the same are left untouched, so that nothing is typeset again for them.

    Args:
        manuscript: The project.
        name: The edition.
        venue: Venue to use instead of the edition's own.
        version: What distinguishes it from the edition as it is: `blind`.
        opening: LaTeX that comes before everything else.

    Raises:
        FatalError: A venue, table or figure is missing or at fault, or a file cannot be written.
    """
    assembly = _assembly(manuscript, name, venue, version)
    assembly = dataclasses.replace(assembly, opening=opening)
    root, own = manuscript.root, assembly.edition.venue
    confine(root, assembly.work)
    clear(root / assembly.work)
    write(root / assembly.main, _source(assembly), within=root)
    origins = {root / assembly.main: manuscript.path}
    drawings: list[Document] = []
    for wanted in _floats(assembly):
        made, origin = _made_float(assembly, wanted), _origin(assembly, wanted)
        write(root / made.path, made.text, within=root)
        origins[root / made.path] = origin
        if origin.parent == root / FIGURES:
            drawings.append(_drawing(assembly, wanted, origin))
    return Document(
        name=assembly.document,
        root=root,
        main=assembly.main,
        work=assembly.work,
        output=Path("build"),
        engine=assembly.venue.engine,
        language=assembly.language.tag,
        csl=assembly.venue.csl.get(assembly.language.primary, ""),
        origins=origins,
        settings=venues.own_files(venue or own, manuscript.fence),
        drawings=tuple(drawings),
        allowed=manuscript.allowed,
        edition=name,
        venue=venue or "",
    )


def assembled_texts(
    document: Document,
    replaced: Mapping[Path, bytes] | None = None,
    *,
    is_keyed: bool = False,
) -> dict[Path, str]:
    """What the made files of a document say if they are assembled now; nothing is written.

    Args:
        document: One that was assembled.
        replaced: Files of the author's that are to count as saying something else.
        is_keyed: Whether what is made is to say where its words are from (`keyed_text`).

    Returns:
        Made file, absolute -> its text.

    Raises:
        FatalError: As of `assemble`.
    """
    manuscript = read(document.root, document.allowed, replaced)
    assembly = _assembly(manuscript, document.edition, document.venue or None)
    assembly = dataclasses.replace(assembly, is_keyed=is_keyed)
    floats = [_made_float(assembly, name) for name in _floats(assembly)]
    made = [_Made(assembly.main, _source(assembly)), *floats]
    return {document.root / path: latex for path, latex in made}


def _assembly(manuscript: Manuscript, name: str, venue: str | None, version: str = "") -> Assembly:
    own = manuscript.paper.editions[name].venue
    made = "-".join(filter(None, (name, "" if venue in {None, own} else venue, version)))
    return Assembly(manuscript, name, venues.read(venue or own, manuscript.fence), made)


def _source(assembly: Assembly) -> str:
    head = [
        assembly.opening,
        *_remarks(assembly),
        *preamble.lines(
            assembly.venue,
            assembly.language,
            bibliography=assembly.paper.bibliography,
            front=assembly.front,
            work=assembly.work,
            local=_local(assembly),
        ),
    ]
    body = Body()
    body.extend(NoEscape(line) for line in _body(assembly))
    return "\n".join(line for line in head if line) + "\n\n" + str(body.dumps()) + "\n"


def _local(assembly: Assembly) -> str:
    """What the venue's citations need in the edition's language."""
    names = assembly.venue.localisation.get(assembly.language.babel, ())
    return "\n".join(venues.companion(name, assembly.manuscript.fence) for name in names)


def _remarks(assembly: Assembly) -> tuple[str, ...]:
    main = assembly.main
    engine = {"pdflatex": "pdf"}.get(assembly.venue.engine, assembly.venue.engine)
    return (
        f"% The edition '{assembly.name}' for {assembly.venue.name}, assembled from",
        "% manuscript/paper.toml: a change made here is lost. By hand, from the project's folder:",
        f"%   latexmk -{engine} -outdir={assembly.work.as_posix()} {main.as_posix()}",
    )


def _body(assembly: Assembly) -> Iterator[str]:
    venue, edition = assembly.venue, assembly.edition
    yield from front_matter.lines(assembly.front, venue, assembly.words)
    declared = statements.texts(assembly.paper, edition, venue)
    for portion in venue.layout.order:
        if portion == "text":
            for section in edition.sections:
                yield rf"\input{{{assembly.section(section).as_posix()}}}"
        elif portion == "references":
            yield fill(venue.references, _references(assembly)).strip()
        else:
            yield from statements.lines(portion, declared, assembly.words, venue)


def _references(assembly: Assembly) -> dict[str, str]:
    return {
        "style": assembly.venue.style,
        "bibliography": assembly.paper.bibliography.removesuffix(".bib"),
        "heading": text(assembly.words["references"]),
    }


def _floats(assembly: Assembly) -> tuple[str, ...]:
    """Names of the floats that the sections ask for, each once."""
    root = assembly.manuscript.root
    sections = (root / assembly.section(section) for section in assembly.edition.sections)
    return asked_floats(sections, assembly.manuscript.fence)


def _origin(assembly: Assembly, name: str) -> Path:
    """The author's file that describes a float."""
    root = assembly.manuscript.root
    for folder in (TABLES, FIGURES):
        if (root / folder / f"{name}.toml").is_file():
            return root / folder / f"{name}.toml"
    known = [path.stem for folder in (TABLES, FIGURES) for path in (root / folder).glob("*.toml")]
    raise FatalError(
        f"A section of '{assembly.name}' asks for the float '{name}', and there is neither "
        f"{TABLES}/{name}.toml nor {FIGURES}/{name}.toml.",
        nearest(name, known) or "Make one of them.",
    )


def _made_float(assembly: Assembly, name: str) -> _Made:
    path, tag = _origin(assembly, name), assembly.language.primary
    target = assembly.work / FLOATS / f"{name}.tex"
    if path.parent == assembly.manuscript.root / TABLES:
        table = assembly.read(path, table_source.Table)
        need(tag, path, caption=table.caption, columns=table.columns)
        return _Made(target, table_source.render(table, tag))
    data = assembly.read(path, figure.Figure)
    need(tag, path, caption=data.caption, alt=data.alt, labels=data.labels)
    above = assembly.venue.layout.figure_captions == "above"
    return _Made(target, figure.render(data, tag, target.with_suffix(".pdf"), above=above))


def _drawing(assembly: Assembly, name: str, path: Path) -> Document:
    root, data = assembly.manuscript.root, assembly.read(path, figure.Figure)
    picture = FIGURES / f"{name}.tex"
    work = assembly.work / "drawings" / job(name)
    source = work / f"{job(name)}-drawing.tex"
    drawn = figure.drawing(data, assembly.language, assembly.venue.fonts, picture)
    write(root / source, drawn, within=root)
    if not (root / picture).is_file():
        raise FatalError(f"{path} describes a drawing, but there is no {picture.as_posix()}.")
    return Document(
        name=name, root=root, main=source, work=work, output=assembly.work / FLOATS,
        engine=assembly.venue.engine, language=assembly.language.tag,
        origins={root / source: path}, allowed=assembly.manuscript.allowed,
    )  # fmt: skip
