"""What TeX, biber and BibTeX say, as findings at the author's file and line."""

from __future__ import annotations

from trykklar.typeset.log.read_log import errors, stale, warnings

__all__ = ["errors", "stale", "warnings"]
