"""How many pages a document has, by its last build; no TeX is started for it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trykklar.sandbox.limits import Limits
from trykklar.typeset import build_record as records
from trykklar.typeset.build_context import BuildContext
from trykklar.typeset.freshness import cause

if TYPE_CHECKING:
    from trykklar.document import Document


def built_pages(document: Document) -> int | None:
    """Its pages; None where it has not been built, or something but the day has changed since.

    Args:
        document: A document as it is now.
    """
    record = records.of(document)
    context = BuildContext(document, Limits(0.0), lambda _: None, time.monotonic(), plain=False)
    return None if record.failed or cause(context, record, dated=False) else record.pages
