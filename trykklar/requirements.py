"""The parts that the program depends on: which are there, in which version, what for."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.sandbox.question import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_REQUIREMENT = re.compile(r"^([\w.-]+)[^;]*(?:;.*extra == ['\"](\w+)['\"])?")
_DATE = re.compile(rb"\d{4}[/-]\d\d[/-]\d\d(?:\s+v?\d[\d.]*\w*)?")
_VERSION = re.compile(r"\d+(?:\.\d+)+\w*|\d{2,}\.?\d*")


@dataclass(frozen=True)
class Requirement:
    """A program or package that must be installed.

    Attributes:
        name: What it is called.
        version: Its version; "" where it is missing.
        needed_for: What does not work without it.
        install: The command that installs it.
        remark: Anything else the user should know; "" mostly.
    """

    name: str
    version: str
    needed_for: str
    install: str
    remark: str = ""


@dataclass(frozen=True)
class DebianPackage:
    """A line of `debian.txt`."""

    name: str
    who: str
    why: str


def debian() -> tuple[DebianPackage, ...]:
    """The Debian packages that are needed, from the one list of them."""
    text = (Path(str(files("trykklar"))) / "debian.txt").read_text(encoding="utf-8")
    lines = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(DebianPackage(*(cell.strip() for cell in line)) for line in lines)


def apt(*names: str) -> str:
    """The command that installs Debian packages."""
    return f"apt-get install --no-install-recommends {' '.join(names)}"


def python() -> Iterator[Requirement]:
    """The Python packages of pyproject.toml; those for tests and measuring are marked."""
    for requirement in metadata.requires("trykklar") or ():
        found = _REQUIREMENT.match(requirement)
        name, extra = (found[1], found[2]) if found else (requirement, None)
        needed = f"make {extra}" if extra else "the program itself"
        yield Requirement(name, _distribution(name), needed, f"make {extra or 'paper'}")


def _distribution(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def programs() -> Iterator[Requirement]:
    """The programs that are started."""
    yield pandoc()
    for name, needed, package, flag in (
        ("pdflatex", "PDF", "texlive-latex-base", "--version"),
        ("biber", "citations of the article and the note", "biber", "--version"),
        ("bibtex", "citations of journals that use natbib", "texlive-binaries", "--version"),
        ("pdftotext", "pages, words, comparing Word with the PDF", "poppler-utils", "-v"),
        ("pdftocairo", "drawings in Word", "poppler-utils", "-v"),
        ("qpdf", "submit: the inspection of a PDF", "qpdf", "--version"),
        ("soffice", "make test: Word files are opened", "libreoffice-writer-nogui", "--version"),
    ):
        yield Requirement(name, _program(name, flag), needed, apt(package))


def pandoc() -> Requirement:
    """Pandoc, as pypandoc brings it; one on the PATH is never used in its place in silence."""
    import pypandoc

    own = Path(pypandoc.__file__).parent / "files" / "pandoc"
    version = _program(str(own), "--version") if own.is_file() else ""
    other = shutil.which("pandoc")
    remark = f"{other} is version {_program(other, '--version')}; it is not used" if other else ""
    return Requirement("pandoc", version, "Word", "make paper", remark)


def _program(name: str, flag: str) -> str:
    """A program's version; "" where it is not there."""
    if not shutil.which(name):
        return ""
    found = _VERSION.search(answer((name, flag)))
    return found[0] if found else "?"


def latex(names: Iterable[str]) -> Iterator[Requirement]:
    """LaTeX packages and classes, by their file names: `booktabs.sty`, `scrartcl.cls`."""
    wanted = sorted(set(names))
    paths = _kpsewhich(wanted)
    every = apt(*(package.name for package in debian() if package.who == "paper"))
    for name in wanted:
        path = paths.get(name)
        yield Requirement(name, _latex_version(path) if path else "", "the manuscript", every)


def _kpsewhich(names: list[str]) -> dict[str, Path]:
    if not shutil.which("kpsewhich") or not names:
        return {}
    return {Path(line).name: Path(line) for line in answer(("kpsewhich", *names)).splitlines()}


def _latex_version(path: Path) -> str:
    """Date and version from what the file says it provides; the first date in it otherwise."""
    text = path.read_bytes()
    provided = text.find(b"\\Provides")
    found = _DATE.search(text, max(provided, 0), provided + 200) or _DATE.search(text)
    return " ".join(found[0].decode().split()) if found else "there"
