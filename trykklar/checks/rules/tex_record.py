"""The rule that compares what TeX recorded with what reading found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.checks.rule import Remark, Rule
from trykklar.finding import Severity
from trykklar.latex.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.checks.check_context import CheckContext


def differs(context: CheckContext) -> Iterator[Remark]:
    """Keys that TeX cited and reading did not find, or the other way round."""
    truth = context.recorded
    if truth is None:
        return
    main = Place(context.reading.sources[0], 0)
    for key in sorted(truth - context.cited.keys()):
        if context.database.fold(key) in context.uses:
            continue  # cited by its other name, in `ids`
        yield Remark(main, f"TeX cited '{key}', which was not found in the source.")
    for key in sorted(context.cited.keys() - truth):
        place = context.cited[key][0][1].place
        yield Remark(place, f"TeX did not cite '{key}' when it last ran.")


RULES = (
    Rule(
        "citation-record",
        Severity.HINT,
        "A key that TeX recorded and reading did not find, or the other way round.",
        "The list of cited works is TeX's then; the difference shows where reading went wrong.",
        r"a citation made by Lua",
        differs,
    ),
)
