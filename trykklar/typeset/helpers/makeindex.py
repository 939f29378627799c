"""Makeindex, for indexes, glossaries and lists of symbols."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.storage.safe_name import argument
from trykklar.typeset.helpers.helper import Helper, HelperVerdict
from trykklar.typeset.helpers.split_index import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext


class _List(NamedTuple):
    """A raw list: how the sorted one ends and the log, by what style, with what options."""

    made: str
    log: str
    style: str
    options: tuple[str, ...] = ()


# As the packages' manuals give them (makeidx, nomencl). Those of glossaries stand in the .aux.
_LISTS = {
    ".idx": _List(".ind", ".ilg", ""),
    ".nlo": _List(".nls", ".nlg", "nomencl.ist"),
}
_GLOSSARY = re.compile(r"\\@newglossary\{[^{}]*\}\{(\w+)\}\{(\w+)\}\{(\w+)\}")
_STYLE = re.compile(r"\\@istfilename\{([^{}]+\.ist)\}")
_BY_LETTER = re.compile(r"\\@glsorder\{letter\}")


def index(context: BuildContext, written: Sequence[Path]) -> list[Helper]:
    """Makeindex's runs, one for each raw list that TeX wrote something into.

    Args:
        context: Where.
        written: What TeX wrote in its last pass, relative to the root.

    Raises:
        FatalError: Where the work folder cannot be written.
    """
    lists = {**_LISTS, **_glossaries(context)}
    raw = [path for path in written if path.suffix in lists and _filled(context, path)]
    every = [part for path in raw for part in split(context, path)]
    return [_helper(context, path, lists[path.suffix]) for path in every]


def _glossaries(context: BuildContext) -> dict[str, _List]:
    r"""The lists of the package glossaries, the author's own too, as it writes them into the .aux.

    Its table comes last: `.nlo` is the list of numbers there, and nomencl's elsewhere.
    """
    try:
        aux = context.document.fence.read(context.root / context.made(".aux"))
    except OSError:
        return {}
    text = aux.decode("utf-8", "replace")
    style = _STYLE.search(text)
    if style is None:
        return {}
    options = ("-l",) if _BY_LETTER.search(text) else ()
    return {
        f".{raw}": _List(f".{made}", f".{log}", style[1], options)
        for log, made, raw in _GLOSSARY.findall(text)
    }


def _filled(context: BuildContext, raw: Path) -> bool:
    path = context.root / raw
    return path.is_file() and path.stat().st_size > 0


def _helper(context: BuildContext, raw: Path, kind: _List) -> Helper:
    style = kind.style
    made = raw.with_suffix(kind.made)
    return Helper(
        name=f"makeindex {raw.name}",
        command=("makeindex", *kind.options, *_style(style), *_files(raw, kind)),
        inputs=(
            raw,
            *(raw.with_name(name) for name in [style] if name.startswith(f"{context.job}.")),
        ),
        outputs=(made,),
        judge=partial(_judged, context),
        folder=raw.parent,  # makeindex refuses to write to a path that starts elsewhere
    )


def _files(raw: Path, kind: _List) -> tuple[str, ...]:
    log, made, given = (
        argument(Path(name)) for name in (raw.stem + kind.log, raw.stem + kind.made, raw.name)
    )
    return ("-t", log, "-o", made, given)


def _style(style: str) -> Iterator[str]:
    if style:
        yield from ("-s", style)


def _judged(context: BuildContext, finished: Finished) -> HelperVerdict:
    if finished.status == 0:
        return HelperVerdict()
    lines = [line.strip() for line in finished.output.splitlines() if line.strip()]
    message = f"Makeindex could not sort the index: {lines[-1] if lines else 'it says nothing'}"
    place = context.document.source
    return HelperVerdict(
        (Finding("tex-bad-index", Severity.ERROR, place, 0, 0, message),), failed=True
    )
