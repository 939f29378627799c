"""A pass of TeX that met errors, failed, or never ends."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from trykklar.finding import Finding, Severity
from trykklar.storage.atomic_file import writing
from trykklar.typeset.bounds import denied, veiled
from trykklar.typeset.excess import excess
from trykklar.typeset.log import errors

if TYPE_CHECKING:
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace
    from trykklar.typeset.tex_pass import PassRun


def failure(context: BuildContext, done: PassRun) -> tuple[Finding, ...]:
    """Why there is no PDF of a pass.

    Raises:
        FatalError: Where the disk is full, which no author can repair in the text.
    """
    if os.strerror(errno.ENOSPC) in done.finished.output:
        with writing(context.root / context.document.work):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    used = excess(done.finished, context.limits)
    if used:
        message = f"{context.document.engine} was stopped after {used}."
        hint = "Look for a macro that never ends."
        return (
            Finding("tex-timeout", Severity.ERROR, context.document.source, 0, 0, message, hint),
        )
    found = errors(context, done.trace)
    # The log does not say why TeX ends at a file that it may not open.
    hidden = denied(context, done.finished.output, done.trace)
    if not hidden and _missing(found):
        hidden = veiled(context, done.trace)
    return (*hidden, *found) or (_silent(context, done),)


def faults(context: BuildContext, seen: Trace) -> tuple[Finding, ...]:
    """The errors that TeX went on after; seen is what its last pass read and wrote."""
    message = f"{context.document.engine} reports errors that its log does not name."
    unnamed = Finding("tex-unknown", Severity.ERROR, context.document.source, 0, 0, message)
    found = errors(context, seen) or (unnamed,)
    return (*(veiled(context, seen) if _missing(found) else ()), *found)


def _missing(found: tuple[Finding, ...]) -> bool:
    """Whether a file is missing, which may be one that TeX was not shown."""
    return any(each.code.startswith("tex-missing") for each in found)


def _silent(context: BuildContext, done: PassRun) -> Finding:
    """A pass that failed without a message in the log."""
    lines = [line for line in done.finished.output.splitlines() if line.strip()]
    if done.finished.status == 0:
        code, message = "tex-no-pages", "The document has no page."
    else:
        last = lines[-1] if lines else "it says nothing"
        code, message = "tex-unknown", f"{context.document.engine} failed: {last}"
    return Finding(code, Severity.ERROR, context.document.source, 0, 0, message)


def restless(context: BuildContext, why: str, passes: int) -> Finding:
    """The finding for a document that changes with every pass."""
    message = f"The document does not settle: after {passes} passes, still {why}."
    hint = "Something moves whenever TeX knows where it was: look for a reference to its own page."
    return Finding("tex-not-settled", Severity.ERROR, context.document.source, 0, 0, message, hint)
