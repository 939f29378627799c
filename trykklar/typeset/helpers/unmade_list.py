r"""Lists that a document leaves to a program which is not run here: they are missing in the PDF.

xindy runs programs that a style file names, and bib2gls needs Java. The package glossaries writes
into the .aux which of them it wants (glossaries manual, "Xindy"; bib2gls manual, "Resource files");
TeX itself says nothing of a list that is not there. One that the author brings along is read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.typeset.tex_source import TexPlace, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.storage.sought import Sought
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace

_BY_XINDY = re.compile(r"\\@istfilename\{[^{}]+\.xdy\}")
_GLOSSARY = re.compile(r"\\@newglossary\{[^{}]*\}\{\w+\}\{(\w+)\}\{(\w+)\}")
_RESOURCE = re.compile(r"\\glsxtr@resource\{(?:[^{}]|\{[^{}]*\})*\}\{([^{}]+)\}")
_LOADED = r"(\\(?:GlsXtrLoadResources|glsxtrresourcefile))"


class _Unmade(NamedTuple):
    """A list: its file, the program that makes it, where the text asks for that, and what to do."""

    name: str
    program: str
    asked: str
    way_out: str


def unmade(context: BuildContext, seen: Trace, sought: Sought) -> tuple[Finding, ...]:
    """A finding for each list that is left to such a program, and that TeX looked for in vain.

    Args:
        context: Where.
        seen: TeX's last pass.
        sought: What TeX looked for in it and did not find.
    """
    try:
        aux = context.document.fence.read(context.root / context.made(".aux"))
    except OSError:
        return ()
    found = dict.fromkeys(_wanted(context, aux.decode("utf-8", "replace")))
    missed = [each for each in found if sought.wants(Path(each.name))]
    gone = [each for each in missed if not any(context.own(each.name))]
    return tuple(_finding(context, each, seen) for each in gone)


def _wanted(context: BuildContext, aux: str) -> Iterator[_Unmade]:
    if _BY_XINDY.search(aux):
        for made, raw in _GLOSSARY.findall(aux):
            if _filled(context.root / context.made(f".{raw}")):
                way_out = "Load glossaries without the option xindy: makeindex makes it then"
                yield _Unmade(f"{context.job}.{made}", "xindy", r"(\bxindy\b)", way_out)
    for name in _RESOURCE.findall(aux):
        way_out = r"Define its entries in LaTeX, by \newglossaryentry"
        yield _Unmade(f"{name}.glstex", "bib2gls", _LOADED, way_out)


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _finding(context: BuildContext, gone: _Unmade, seen: Trace) -> Finding:
    place = find(context.sources(seen), gone.asked) or TexPlace(context.document.source)
    message = f"A list is missing in the PDF: {gone.program} makes '{gone.name}', and is not run."
    hint = f"{gone.way_out}; or make the file by hand, and put it beside the main file."
    return Finding("tex-unmade-list", Severity.ERROR, *place, message, hint)
