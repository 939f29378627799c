"""One edition of the manuscript, assembled for a venue -> a Document that TeX can set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pylatex import NoEscape
from pylatex.base_classes import Environment

from trykklar.document import WORK, Document
from trykklar.finding import FatalError
from trykklar.nearest_name import nearest
from trykklar.project import venue as venues
from trykklar.project.assemble import figure, front_matter, preamble, statements, table_source
from trykklar.project.assemble.float_source import need
from trykklar.project.assemble.front_matter import Front
from trykklar.project.assemble.languages import LANGUAGES
from trykklar.project.assemble.markup import fill, text
from trykklar.project.schema import load
from trykklar.storage.atomic_file import write
from trykklar.storage.made_folder import clear, confine
from trykklar.storage.safe_name import job

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.project.assemble.languages import Language
    from trykklar.project.paper import Edition, Manuscript
    from trykklar.project.venue import Venue

TABLES = Path("manuscript", "tables")
FIGURES = Path("figures")

_FLOAT = re.compile(r"^[^%\n]*\\input\{floats/([^{}]+)\}", re.MULTILINE)


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
    """

    manuscript: Manuscript
    name: str
    venue: Venue
    document: str

    @property
    def edition(self) -> Edition:
        """What paper.toml says of it."""
        return self.manuscript.paper.editions[self.name]

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
    def front(self) -> Front:
        """Its front matter."""
        return Front(self.edition, self.manuscript.paper)

    def section(self, name: str) -> Path:
        """A section's file, from the project's folder."""
        return self.manuscript.section(self.name, name)


def assemble(
    manuscript: Manuscript, name: str, venue: str | None = None, version: str = ""
) -> Document:
    """Write an edition's LaTeX, with the tables and figures its sections ask for.

    Files whose text is the same are left untouched, so that nothing is typeset again for them.

    Args:
        manuscript: The project.
        name: The edition.
        venue: Venue to use instead of the edition's own.
        version: What distinguishes it from the edition as it is: `blind`.

    Raises:
        FatalError: A venue, table or figure is missing or at fault, or a file cannot be written.
    """
    own = manuscript.paper.editions[name].venue
    made = "-".join(filter(None, (name, "" if venue in {None, own} else venue, version)))
    assembly = Assembly(manuscript, name, venues.read(venue or own, manuscript.fence), made)
    root, main = manuscript.root, assembly.work / f"{job(made)}.tex"
    confine(root, assembly.work)
    clear(root / assembly.work)
    write(root / main, _source(assembly, main), within=root)
    origins = {root / main: manuscript.path}
    drawings: list[Document] = []
    for wanted in _floats(assembly):
        origin, drawing = _float(assembly, wanted)
        origins[root / assembly.work / "floats" / f"{wanted}.tex"] = origin
        drawings.extend(drawing)
    return Document(
        name=made,
        root=root,
        main=main,
        work=assembly.work,
        output=Path("build"),
        engine=assembly.venue.engine,
        language=assembly.language.tag,
        csl=assembly.venue.csl.get(assembly.language.primary, ""),
        origins=origins,
        settings=venues.own_files(venue or own, manuscript.fence),
        drawings=tuple(drawings),
        allowed=manuscript.allowed,
    )


def _source(assembly: Assembly, main: Path) -> str:
    bibliography = assembly.manuscript.paper.bibliography
    head = [
        *_remarks(assembly, main),
        *preamble.lines(
            assembly.venue,
            assembly.language,
            bibliography=bibliography,
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
    name = assembly.venue.localisation.get(assembly.language.babel)
    return venues.companion(name, assembly.manuscript.fence) if name else ""


def _remarks(assembly: Assembly, main: Path) -> tuple[str, ...]:
    engine = {"pdflatex": "pdf"}.get(assembly.venue.engine, assembly.venue.engine)
    return (
        f"% The edition '{assembly.name}' for {assembly.venue.name}, assembled from",
        "% manuscript/paper.toml: a change made here is lost. By hand, from the project's folder:",
        f"%   latexmk -{engine} -outdir={assembly.work.as_posix()} {main.as_posix()}",
    )


def _body(assembly: Assembly) -> Iterator[str]:
    venue, edition = assembly.venue, assembly.edition
    yield from front_matter.lines(assembly.front, venue, assembly.words)
    declared = statements.texts(assembly.manuscript.paper, edition, venue)
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
        "bibliography": assembly.manuscript.paper.bibliography.removesuffix(".bib"),
        "heading": text(assembly.words["references"]),
    }


def _floats(assembly: Assembly) -> tuple[str, ...]:
    """Names of the floats that the sections ask for, each once."""
    found: dict[str, None] = {}
    for section in assembly.edition.sections:
        found.update(dict.fromkeys(_FLOAT.findall(_text(assembly, section))))
    return tuple(name.removesuffix(".tex") for name in found)


def _text(assembly: Assembly, section: str) -> str:
    path = assembly.manuscript.root / assembly.section(section)
    try:
        return assembly.manuscript.fence.read(path).decode(errors="replace")
    except OSError:  # what is wrong with it is found where it is read as LaTeX
        return ""


def _float(assembly: Assembly, name: str) -> tuple[Path, tuple[Document, ...]]:
    """Write one float; returns the author's file behind it, and its drawing if it has one."""
    root = assembly.manuscript.root
    table_path, figure_path = (root / folder / f"{name}.toml" for folder in (TABLES, FIGURES))
    if table_path.is_file():
        _table(assembly, name, table_path)
        return table_path, ()
    if figure_path.is_file():
        return figure_path, (_figure(assembly, name, figure_path),)
    known = [path.stem for folder in (TABLES, FIGURES) for path in (root / folder).glob("*.toml")]
    raise FatalError(
        f"A section of '{assembly.name}' asks for the float '{name}', and there is neither "
        f"{TABLES}/{name}.toml nor {FIGURES}/{name}.toml.",
        nearest(name, known) or "Make one of them.",
    )


def _table(assembly: Assembly, name: str, path: Path) -> None:
    data, tag = load(path, table_source.Table, assembly.manuscript.fence), assembly.language.primary
    need(tag, path, caption=data.caption, columns=data.columns)
    root = assembly.manuscript.root
    target = root / assembly.work / "floats" / f"{name}.tex"
    write(target, table_source.render(data, tag), within=root)


def _figure(assembly: Assembly, name: str, path: Path) -> Document:
    data, tag = load(path, figure.Figure, assembly.manuscript.fence), assembly.language.primary
    need(tag, path, caption=data.caption, alt=data.alt, labels=data.labels)
    root, floats = assembly.manuscript.root, assembly.work / "floats"
    drawings = assembly.work / "drawings"
    shown = figure.render(data, tag, floats / f"{name}.pdf")
    write(root / floats / f"{name}.tex", shown, within=root)
    picture = (FIGURES / name).as_posix()
    work = drawings / job(name)
    source = work / f"{job(name)}-drawing.tex"
    fonts = assembly.venue.fonts
    drawn = figure.drawing(data, assembly.language, fonts, FIGURES / f"{name}.tex")
    write(root / source, drawn, within=root)
    if not (root / FIGURES / f"{name}.tex").is_file():
        raise FatalError(f"{path} describes a drawing, but there is no {picture}.tex.")
    return Document(
        name=name, root=root, main=source, work=work, output=floats,
        engine=assembly.venue.engine, language=assembly.language.tag,
        origins={root / source: path}, allowed=assembly.manuscript.allowed,
    )  # fmt: skip
