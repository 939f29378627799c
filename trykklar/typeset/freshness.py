"""Whether the last build of a document still stands; all that a build with nothing to do needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.typeset.build_record import TEX, BuildRecord, Step
from trykklar.typeset.engine_arguments import signature, without_clock
from trykklar.typeset.reason import reason

if TYPE_CHECKING:
    from trykklar.typeset.build_context import BuildContext

INTERRUPTED = "the last build was interrupted"
"""The reason after a build that was killed: what it left may be torn."""

# XeTeX and LuaTeX find a font by Fontconfig or a list of their own, and nothing reports where.
_CURABLE = "tex-missing-font"


def cause(context: BuildContext, record: BuildRecord, *, dated: bool = True) -> str:
    """Why a document must be built again; "" where the last build still stands.

    A build that failed stands too, unless a font was missing: that may be there by now, although no
    file that TeX read has changed, and none has appeared where it looked for one.

    Args:
        context: Where it would be built.
        record: What the last build did.
        dated: Whether the day that it printed matters, too.
    """
    step = record.steps.get(TEX)
    if step is None:
        return "first run"
    if not record.complete:
        return INTERRUPTED
    if any(finding.code == _CURABLE for finding in record.findings):
        return "a file was missing last time"
    before, now = step.command, signature(context.document)
    if not dated:
        before, now = without_clock(before), without_clock(now)
    return reason(context, Step(before, record.marks, sought=record.sought), now)
