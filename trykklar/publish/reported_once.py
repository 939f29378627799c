"""What two stages report of one place is reported once, by the one that says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trykklar.finding import Finding

# What TeX says of a key or label, the checks say too, with a column and a better hint.
_SAME = {
    "tex-undefined-citation": ("citation-undefined", "citation-space"),
    "tex-undefined-label": ("label-undefined",),
    "tex-duplicate-label": ("label-duplicate",),
    "tex-missing-file": ("bibliography-missing", "file-missing"),
    "word-figure-missing": ("tex-missing-figure",),
    "tex-forbidden-file": ("file-outside",),
    "bib-outside-folder": ("file-outside",),
}


def once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings without those that two stages report.

    Where no bibliography or no style can be read, the checks name none of its keys, and TeX names
    every one.

    Args:
        findings: Of all stages, in order.
    """
    reported = {(finding.code, finding.path, finding.line) for finding in findings}
    codes = {finding.code for finding in findings}
    unread = "bibliography-missing" in codes or any(map(_is_style, findings))
    no_works = unread and "citation-undefined" not in codes
    left = (
        finding
        for finding in findings
        if not (no_works and finding.code == "tex-undefined-citation")
        and not any(
            (code, finding.path, finding.line) in reported for code in _SAME.get(finding.code, ())
        )
    )
    return tuple(dict.fromkeys(left))


def _is_style(finding: Finding) -> bool:
    """Whether it is that BibTeX's style is not there, without which it writes no list."""
    return finding.code == "tex-missing-file" and ".bst'" in finding.message
