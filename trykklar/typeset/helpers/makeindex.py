"""Makeindex, for indexes, glossaries and lists of symbols."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trykklar.finding import Finding, Severity
from trykklar.storage.safe_name import argument
from trykklar.typeset.helpers.helper import Helper, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.sandbox.process import Finished
    from trykklar.typeset.build_context import BuildContext


class _List(NamedTuple):
    made: str
    log: str
    style: str


# Raw list -> sorted list, log and style, as the packages' manuals give them (makeidx, glossaries
# "--automake by hand", nomencl).
_LISTS = {
    ".idx": _List(".ind", ".ilg", ""),
    ".glo": _List(".gls", ".glg", "{job}.ist"),
    ".acn": _List(".acr", ".alg", "{job}.ist"),
    ".nlo": _List(".nls", ".nlg", "nomencl.ist"),
}


def index(context: BuildContext, written: Sequence[Path]) -> list[Helper]:
    """Makeindex's runs, one for each raw list that TeX wrote something into.

    Args:
        context: Where.
        written: What TeX wrote in its last pass, relative to the root.
    """
    return [
        _helper(context, raw) for raw in written if raw.suffix in _LISTS and _filled(context, raw)
    ]


def _filled(context: BuildContext, raw: Path) -> bool:
    path = context.root / raw
    return path.is_file() and path.stat().st_size > 0


def _helper(context: BuildContext, raw: Path) -> Helper:
    kind = _LISTS[raw.suffix]
    style = kind.style.format(job=context.job)
    made = raw.with_suffix(kind.made)
    return Helper(
        name=f"makeindex {raw.name}",
        command=("makeindex", *_style(style), *_files(raw, kind)),
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


def _judged(context: BuildContext, finished: Finished) -> Verdict:
    if finished.status == 0:
        return Verdict()
    said = [line.strip() for line in finished.output.splitlines() if line.strip()]
    message = f"Makeindex could not sort the index: {said[-1] if said else 'it says nothing'}"
    place = context.document.source
    return Verdict((Finding("tex-bad-index", Severity.ERROR, place, 0, 0, message),), failed=True)
