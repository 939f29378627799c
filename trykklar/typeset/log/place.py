"""Where the author has to look: from the place TeX names to the one that is at fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.typeset.log import brace
from trykklar.typeset.log.bibliography_log import entry
from trykklar.typeset.tex_source import TexPlace, find, finds, line, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from trykklar.typeset.log.complaint import Scene
    from trykklar.typeset.log.message import Message
    from trykklar.typeset.log.rules import LogRule

    Finder = Callable[[Message, Mapping[str, str], Scene], TexPlace | None]

# From the line's beginning, so that a line is gone through once, however often it begins again.
_ENTRY = re.compile(
    r"^(?>.*?\\entry\{)(?P<biblatex>[^}]+)\}|^(?>.*?\\bibitem).*\{(?P<bibtex>[^{}]+)\}%?\s*$"
)
_RESOURCE = re.compile(r"\\(?:addbibresource|bibliography)(?:\[[^]]{0,2000}\])?\{([^}]{0,4000})\}")
_COMMAND = re.compile(r"\\[A-Za-z]+$")
_LISTS = {".toc": "tableofcontents", ".lof": "listoffigures", ".lot": "listoftables"}


def place(message: Message, rule: LogRule, words: Mapping[str, str], scene: Scene) -> TexPlace:
    """The author's file, line and column that a message is about.

    Args:
        message: As it stands in the log.
        rule: What it means.
        words: The rule's groups, filled.
        scene: The document.
    """
    special = _SPECIAL.get(rule.code)
    found = special(message, words, scene) if special else None
    return found or _named(message, words, scene)


def _named(message: Message, words: Mapping[str, str], scene: Scene) -> TexPlace:
    """The place TeX names, or the author's line that led there."""
    at = message.files[-1] if message.files else None
    if at is None:
        return TexPlace(scene.main)
    if scene.own(at):
        path = scene.root / at
        return TexPlace(path, message.line, _column(path, message, words))
    if at.suffix == ".bbl":
        return _entry(scene.root / at, message.line, scene) or _made(at, scene)
    return _made(at, scene) if at in scene.made else _loaded(at, message, scene)


def _column(path: Path, message: Message, words: Mapping[str, str]) -> int:
    """Where the name at fault stands in the line, or how far TeX had read; 0 where unknown."""
    text = line(path, message.line)
    before = message.before.replace("^^I", "\t").rstrip()
    cut = before.removeprefix("...")
    end = text.find(cut) + len(cut) if cut and cut in text else 0
    last = _COMMAND.search(cut)
    name = words.get("token") or words.get("name") or (last[0] if last else "")
    spellings = [name, name.rpartition(".")[0]] if name else []  # TeX adds endings: `one.tex`
    found = (text.rfind(each, 0, end or len(text)) for each in spellings if each)
    return next((at + 1 for at in found if at >= 0), end)


def _entry(bbl: Path, number: int, scene: Scene) -> TexPlace | None:
    """The entry in the author's .bib that a line of the made bibliography comes from."""
    above = reversed(lines(bbl)[:number])
    match = next(filter(None, map(_ENTRY.search, above)), None)
    key = match and (match["biblatex"] or match["bibtex"])
    return entry(bibliographies(scene), key) if key else None


def bibliographies(scene: Scene) -> tuple[Path, ...]:
    """The author's .bib files, as the sources name them."""
    named = (_RESOURCE.findall("\n".join(lines(path))) for path in scene.sources)
    names = [name.strip() for found in named for group in found for name in group.split(",")]
    paths = (scene.root / (name.removesuffix(".bib") + ".bib") for name in names)
    return tuple(filter(scene.fence.holds, paths))


def _made(at: Path, scene: Scene) -> TexPlace:
    """A made file is read where the author's text asks for it."""
    command = _LISTS.get(at.suffix)
    pattern = rf"(\\{command})\b" if command else r"(\\begin\{document\})"
    return find(scene.sources, pattern) or TexPlace(scene.main)


def _loaded(at: Path, message: Message, scene: Scene) -> TexPlace:
    """TeX's own file was loaded by a line of the author's."""
    own = [scene.root / path for path in message.files if scene.own(path)] or [scene.main]
    return find(reversed(own), _loads(at.stem)) or TexPlace(own[-1])


def _loads(name: str) -> str:
    loading = r"\\(?:usepackage|RequirePackage|documentclass|input)\b"
    return rf"^(?>.*?{loading}).*\b({re.escape(name)})\b"


def _package(_: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """The last line that loads a package; TeX may only notice where the document begins."""
    name = words["name"].removesuffix(".sty").removesuffix(".cls")
    return next(reversed(list(finds(scene.sources, _loads(name)))), None)


def _inner(message: Message, scene: Scene) -> Path | None:
    return next((scene.root / path for path in reversed(message.files) if scene.own(path)), None)


def _begin(message: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """Where the environment was opened; TeX gives the line, but not the file."""
    if "line" not in words:
        return None if "other" in words else _last(scene.main)
    inner = _inner(message, scene)
    wanted = rf"(\\begin\s*\{{{re.escape(words['name'])}\}})"
    candidates = [*([inner] if inner else []), *scene.sources]
    return next((p for p in finds(candidates, wanted) if p.line == int(words["line"])), None)


def _last(path: Path) -> TexPlace:
    filled = [number for number, text in enumerate(lines(path), start=1) if text.strip()]
    return TexPlace(path, max(filled, default=0))


def _brace(message: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """The brace that was left open; where TeX is past the end of the file, in whichever file."""
    if "line" in words:
        candidates = (brace.opened(path) for path in scene.sources)
        return next((p for p in candidates if p and p.line == int(words["line"])), None)
    inner = _inner(message, scene)
    here = brace.opened(inner, message.line) if inner and message.line else None
    return here or next(filter(None, map(brace.opened, scene.sources)), None)


def _dollar(message: Message, _: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """At the end of a paragraph, where TeX notices, nothing is wrong: the `$` is further up."""
    inner = _inner(message, scene)
    return brace.dollar(inner, message.line) if inner and not message.before.strip() else None


def _figure(message: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """A figure that cannot be read stops pdfTeX without a place."""
    if message.line:
        return None
    return find(scene.sources, rf"({re.escape(words['name'].rpartition('.')[0])})")


def _label(_: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """The second of two labels; TeX only reads them again in the .aux."""
    found = list(finds(scene.sources, rf"\\label\s*\{{({re.escape(words['name'])})\}}"))
    return found[1] if len(found) > 1 else next(iter(found), None)


def _elsewhere(_: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """Where the document is named whose labels are taken: xr reads them where the text begins."""
    name = re.escape(words["name"])
    return find(scene.sources, rf"external(?:cite)?document\b[^{{}}]*\{{\s*({name})")


def _program(_: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """Where a program is asked for, or the package is loaded that asks for one."""
    if package := words.get("package"):
        return find(scene.sources, rf"\\usepackage[^{{}}]*\{{[^{{}}]*?\b({re.escape(package)})\b")
    return find(scene.sources, r"(\\write\s*18|\\ShellEscape)")


def _character(message: Message, words: Mapping[str, str], scene: Scene) -> TexPlace | None:
    """TeX names no line; the first one that holds the character is where to begin."""
    inner = _inner(message, scene)
    sign = words["what"].split(" ")[0]
    if message.line or not inner or len(sign) != 1:
        return None
    return find([inner], re.escape(sign))


_SPECIAL: dict[str, Finder] = {
    "tex-unclosed-environment": _begin,
    "tex-unclosed-brace": _brace,
    "tex-runaway-argument": _brace,
    "tex-missing-dollar": _dollar,
    "tex-missing-figure": _figure,
    "tex-missing-package": _package,
    "tex-option-clash": _package,
    "tex-duplicate-label": _label,
    "tex-missing-labels": _elsewhere,
    "tex-forbidden-program": _program,
    "tex-missing-character": _character,
}
