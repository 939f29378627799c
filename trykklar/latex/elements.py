"""What is found in a manuscript: citations, labels, references, floats, bibliographies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.source import Place, Source


class CitedKey(NamedTuple):
    """A key in a citation.

    Attributes:
        name: The key, without space around it.
        place: Where it stands.
        raw: The key with the space that was written around it inside its list.
    """

    name: str
    place: Place
    raw: str = ""


class Citation(NamedTuple):
    r"""One citation command, or one group of a multicite command.

    Attributes:
        command: Its name as written, without backslash: `citet*`.
        keys: The keys, in order.
        pre: The note before, `see` in `\\citep[see][257]{key}`.
        post: The note after: `257`.
        place: Where the command begins.
        end: Offset in the same file after the citation's last brace.
        section: Number of the refsection, 0 outside of any.
        track: Bibliography it belongs to, "" for the main one (multibib, bibunits).
    """

    command: str
    keys: tuple[CitedKey, ...]
    pre: str
    post: str
    place: Place
    end: int
    section: int = 0
    track: str = ""

    @property
    def silent(self) -> bool:
        r"""Whether nothing of it is printed where it stands, as with `\\nocite`."""
        return self.command.startswith("nocite")


@dataclass(frozen=True, slots=True)
class Label:
    """A `label`.

    Attributes:
        name: Its name.
        place: Where it stands.
        in_code: Whether it stands in code, which may let LaTeX in, or show it.
    """

    name: str
    place: Place
    in_code: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A use of a label by `ref`, `cref`, `autoref` and the like."""

    command: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section.

    Attributes:
        title: As written, in LaTeX.
        depth: As LaTeX counts it: 1 for a section.
        place: Where its command stands.
    """

    title: str
    depth: int
    place: Place


@dataclass(frozen=True, slots=True)
class Graphic:
    r"""A picture in the text.

    Attributes:
        name: Its file, as written.
        alt: Its alternative text, None where none is given.
        place: Where its command stands.
        options: What stands in the brackets: `width=0.8\textwidth`.
        path: The file that TeX would take; None where there is none, or none of its own.
    """

    name: str
    alt: str | None
    place: Place
    options: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Float:
    """A float or a numbered box that behaves like one.

    Attributes:
        kind: Its environment without star: `figure`.
        place: Where it begins.
        captions: How many captions it has.
        labels: Its labels.
        graphics: The pictures in it, `tikzpicture` included.
    """

    kind: str
    place: Place
    captions: int
    labels: tuple[str, ...]
    graphics: tuple[Graphic, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    r"""A request for a bibliography file, or for the entries of a `thebibliography`.

    Attributes:
        name: As written.
        path: The file found, None where there is none.
        place: Where it was asked for.
        section: The refsection it is for; -1 for all.
        track: As in `Citation`.
        source: Its text, where it stands inside of the manuscript (`filecontents`).
        whole: Whether its name has to be the file's, ending and all (`\\addbibresource`).
    """

    name: str
    path: Path | None
    place: Place
    section: int = -1
    track: str = ""
    source: Source | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    r"""A `\\bibitem` of a hand-made list of references."""

    name: str
    place: Place
    track: str = ""
