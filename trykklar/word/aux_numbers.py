"""The numbers and pages TeX gave, from the .aux of a finished build: what Word must show too."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pylatexenc.latex2text import LatexNodes2Text

from trykklar.bibliography.field_text import composed
from trykklar.latex.passage import Passage
from trykklar.latex.source import Source
from trykklar.latex.structure_commands import ALPHANUMERIC
from trykklar.word.symbol import symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trykklar.storage.fence import Fence

_INPUT = re.compile(r"\\@input\{([^{}]+)\}")
_LABEL = re.compile(r"\\newlabel(?=\{)")
# A label of zref's, with its properties by name: `\default{2.1}\page{3}` (zref-base.dtx).
_ZREF = re.compile(r"\\zref@newlabel(?=\{)")
_PROPERTY = re.compile(r"\\([A-Za-z@]+)\s*(?=\{)")
_EQUATION = "equation"
_WRITTEN = re.compile(r"\\@writefile\{(\w+)\}(?=\{)")
_LINE = re.compile(r"\s*\\contentsline")
# Authors write the first one for an appendix; memoir has the second, and etoc the last two.
_DEEP = re.compile(
    r"\\(?:setcounter\s*\{tocdepth\}|changetocdepth|etoc@settocdepth|etoc@depthtag)\s*\{([^{}]*)\}"
)
# Of a work, and what chapterbib adds to the keys of an included file.
_CITED = re.compile(r"\\bibcite(?=\{)|\\gdef\s*\\@extra@binfo\s*\{(?P<added>[^{}]*)\}")
# memoir has `\chapternumberline`, and the package appendix a word before it.
_NUMBER = re.compile(r"\s*(?:[^\W\d_]+[ ~])?\\\w*numberline\s*(?=\{)")
# The classes of the AMS: a name, as `Appendix`, the number and the title (amsclass.dtx).
_AMS_ENTRY = re.compile(r"\s*\\toc\w*(?:part|chapter|section|appendix|paragraph)\s*(?=\{)")
_TITLED = r"\M@TitleReference"
# What the standard classes write of a part: `I\hspace {1em}Title`.
_PART_NUMBER = re.compile(r"\s*([^\s{}\\]+)\\hspace\s*\{[^{}]*\}")
# What the package caption writes of a `\label` that no caption stands before: TeX prints `??`.
_NO_CAPTION = r"{\caption@xref"
# What chooses a font for a number has no part in it: babel's `{\fontencoding {T1}\selectfont ii}`.
_MACROS = re.compile(
    r"\\(?:autodot|relax|ignorespaces|protect|nonumberline|selectfont|(?:fontencoding|fontfamily|"
    r"fontseries|fontshape)\s*\{[^{}]*\})(?![A-Za-z])\s*"
)
_COMMAND = re.compile(r"\\[A-Za-z]+\s*")
_REFERENCE = re.compile(r"\\ref\s*\*?\s*\{([^{}]*)\}")
_REFERRED = 3  # tags that refer to tags
_KIND = re.compile(r"\[(\w*)\]\[")
_NOWHERE = Source(Path(), "")


@dataclass(frozen=True, slots=True)
class Target:
    r"""What a `\label` stands for.

    Attributes:
        number: As printed: `2.1`, `A`.
        page: As printed.
        title: Of the section or caption, as LaTeX; empty without hyperref.
        kind: Counter: `section`, `table`, `equation`, `appendix`; empty where it is unknown.
    """

    number: str
    page: str
    title: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of contents, or of a list of floats.

    Attributes:
        kind: `section`, `table` ...
        number: Empty for one without a number.
        title: As LaTeX.
        page: As printed.
        depths: What TeX wrote before it of how deep the list goes from there, in order: depths,
            and names of etoc's tags, which a list may give depths.
    """

    kind: str
    number: str
    title: str
    page: str
    depths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Numbers:
    """All of an .aux that Word needs.

    Attributes:
        targets: Label -> what it stands for.
        lists: `toc`, `lof`, `lot` ... -> lines in order.
        citations: Key -> what a `thebibliography` prints for it.
        counted: Whether natbib gave up years for numbers, as the list has some without.
        repeated: Labels that stand more than once.
        written: Label -> what TeX wrote down of it, with packages' own labels beside it.
    """

    targets: dict[str, Target]
    lists: dict[str, tuple[Line, ...]]
    citations: dict[str, str]
    counted: bool = False
    repeated: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)


def read(path: Path, fence: Fence) -> Numbers:
    r"""Read an .aux and those it takes in for `\include`d files.

    Args:
        path: The main .aux.
        fence: What all of them must lie inside of.
    """
    text = _whole(path, path.parent, set(), fence)
    passage = Passage(text, Source(path, text))
    targets: dict[str, Target] = {}
    kinds: dict[str, str] = {}
    every = list(_labels(passage))
    written = dict(every)
    for key, value in written.items():
        if key.endswith("@cref"):
            match = _KIND.match(next(iter(groups(value)), ""))
            kinds[key.removesuffix("@cref")] = match[1] if match else ""
        elif not value.startswith(_NO_CAPTION):
            targets[key] = _target(_resolved(value, written))
    for key in kinds.keys() & targets.keys():
        old = targets[key]
        targets[key] = Target(old.number, old.page, old.title, kinds[key])
    zref = list(_pairs(passage, _ZREF))
    for key, value in zref:
        target = _by_properties(value)
        if target.kind != _EQUATION:  # amsmath sets a label before it steps the number
            targets.setdefault(key, target)
    # A package may write both of one label.
    times = Counter(key for key, _ in every) | Counter(key for key, _ in zref)
    return Numbers(
        targets,
        _lists(passage),
        citations=cited_works(passage),
        counted=r"\NAT@force@numbers" in text,
        repeated=frozenset(key for key, count in times.items() if count > 1),
        written=written,
    )


def cited_works(passage: Passage) -> dict[str, str]:
    """What an .aux has of each work, by its key as LaTeX has it.

    Args:
        passage: The .aux.
    """
    found: dict[str, str] = {}
    added = ""
    for match in _CITED.finditer(passage.text):
        if match["added"] is not None:
            added = match["added"]
            continue
        pair = _pair(passage, match.end())
        if pair:
            found[pair[0] + added] = pair[1]
    return found


def groups(text: str) -> list[str]:
    """The contents of the `{...}` that follow each other in a text."""
    passage, at, found = Passage(text, _NOWHERE), 0, []
    while (span := passage.group(passage.skip(at))) is not None:
        found.append(passage.slice(span))
        at = span.end + 1
    return found


def _whole(path: Path, folder: Path, known: set[Path], fence: Fence, *, deep: bool = False) -> str:
    """An .aux with those of included files: each once, and none has others in it."""
    if path in known:
        return ""
    known.add(path)
    try:
        text = fence.read(path).decode(errors="replace").replace("\r\n", "\n")
    except OSError:
        return ""
    if deep:
        return text
    return _INPUT.sub(
        lambda match: _whole(folder / match[1], folder, known, fence, deep=True), text
    )


def _pairs(passage: Passage, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for match in pattern.finditer(passage.text):
        pair = _pair(passage, match.end())
        if pair:
            yield pair


def _pair(passage: Passage, at: int) -> tuple[str, str] | None:
    key = passage.group(at)
    value = passage.group(key.end + 1) if key else None
    return (passage.slice(key), passage.slice(value)) if key and value else None


def _labels(passage: Passage) -> Iterator[tuple[str, str]]:
    return _pairs(passage, _LABEL)


def _resolved(value: str, written: Mapping[str, str]) -> str:
    r"""What is written of a label, with the numbers that a tag refers to: `\tag{\ref{a}$'$}`."""
    for _ in range(_REFERRED):
        if not _REFERENCE.search(value):
            break
        value = _REFERENCE.sub(
            lambda match: next(iter(groups(written.get(match[1], ""))), ""), value
        )
    return value


def _target(value: str) -> Target:
    number, page, title, anchor, *_ = [*groups(value), "", "", "", ""]
    if number.startswith(_TITLED):  # memoir's number, and the title that `\titleref` prints
        number = next(iter(groups(number.removeprefix(_TITLED))), "")
    return Target(
        shown_number(number), shown_number(page), title, anchor.partition(".")[0].rstrip("*")
    )


def _by_properties(value: str) -> Target:
    """What a label of zref's stands for."""
    passage, at = Passage(value, _NOWHERE), 0
    found: dict[str, str] = {}
    while (match := _PROPERTY.search(value, at)) is not None:
        content = passage.group(match.end())
        if content is None:
            break
        found[match[1]] = passage.slice(content)
        at = content.end + 1
    kind = found.get("zc@counter") or found.get("anchor", "").partition(".")[0].rstrip("*")
    number = shown_number(found.get("default", ""))
    return Target(number, shown_number(found.get("page", "")), found.get("title", ""), kind)


def _lists(passage: Passage) -> dict[str, tuple[Line, ...]]:
    found: dict[str, list[Line]] = {}
    depths: dict[str, tuple[str, ...]] = {}
    for match in _WRITTEN.finditer(passage.text):
        content = passage.group(match.end())
        written = passage.slice(content) if content else ""
        if _LINE.match(written):
            line = _line(written.partition("contentsline")[2])
            lines = found.setdefault(match[1], [])
            lines.append(replace(line, depths=depths.get(match[1], ())))
        else:
            noted = (each.strip() for each in _DEEP.findall(written))
            depths[match[1]] = (*depths.get(match[1], ()), *noted)
    return {name: tuple(lines) for name, lines in found.items()}


def _line(text: str) -> Line:
    noted, title, page, *_ = [*groups(text), "", "", ""]
    kind = ALPHANUMERIC.get(noted, noted)
    if ams := _AMS_ENTRY.match(title):
        _, number, shown, *_ = [*groups(title[ams.end() :]), "", "", ""]
        return Line(kind, shown_number(number.rstrip(".")), _titled(shown), shown_number(page))
    match = _NUMBER.match(title)
    if (part := _PART_NUMBER.match(title)) and kind == "part":
        return Line(kind, part[1], _titled(title[part.end() :]), shown_number(page))
    if match is None:
        return Line(kind, "", _titled(title), shown_number(page))
    number, *_ = [*groups(title[match.end() :]), ""]
    rest = title[match.end() + len(number) + 2 :]
    return Line(kind, shown_number(number), _titled(rest), shown_number(page))


def _titled(text: str) -> str:
    """A title; older LaTeX writes its letters as commands, which may mean others in a formula."""
    text = _MACROS.sub("", text)
    return text if "$" in text else composed(text)


def shown_number(text: str) -> str:
    r"""A number as it is printed.

    Args:
        text: As LaTeX writes it down: `A.\@arabic 1`, `{2a}`.
    """
    found = symbols(re.sub(r"[{}]", "", _MACROS.sub("", text))).strip()
    if "\\" not in found and "_" not in found:
        return found
    if "$" not in text:
        return _COMMAND.sub("", found).strip()
    # A tag of the author's may be a formula: `P$_{1, \varepsilon }$`.
    return re.sub(r"[_^]", "", LatexNodes2Text().latex_to_text(text)).strip() or found
