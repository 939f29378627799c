"""Checking what a command chose: the rules, the manuscript's terms, its venue's limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trykklar.checks import CheckResult, Policy, PolicyTerm, check
from trykklar.finding import at_origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.document import Document
    from trykklar.finding import Finding
    from trykklar.project.paper import Manuscript
    from trykklar.project.selection import Selection


def examine(document: Document, selection: Selection, policy: Policy | None = None) -> CheckResult:
    """Check one document, with its findings at the authors' own files.

    Args:
        document: One of the selection's documents.
        selection: What the command works on.
        policy: What the command line asks for; the manuscript's terms are added.

    Raises:
        FatalError: Its main file cannot be read.
    """
    policy = policy or Policy()
    if selection.manuscript:
        policy = replace(policy, terms=_terms(selection.manuscript))
    result = check(document, policy)
    own = at_origin(result.findings, document.origins)
    limited = (
        finding for finding in _limited(document, selection, result) if policy.wants(finding.code)
    )
    return replace(result, findings=(*own, *limited))


def examine_all(selection: Selection, policy: Policy | None = None) -> tuple[CheckResult, ...]:
    """Check everything that was chosen; an entry that one edition cites is not unused."""
    results = tuple(examine(document, selection, policy) for document in selection.documents)
    return tuple(_needed(result, results) for result in results)


def _needed(result: CheckResult, results: tuple[CheckResult, ...]) -> CheckResult:
    """The result without entries that not every document with their file calls unused."""
    others = [(frozenset(other.files), frozenset(other.findings)) for other in results]
    findings = tuple(
        finding
        for finding in result.findings
        if finding.code != "entry-unused"
        or all(finding in findings for files, findings in others if finding.path in files)
    )
    return replace(result, findings=findings)


def _terms(manuscript: Manuscript) -> tuple[PolicyTerm, ...]:
    return tuple(PolicyTerm(term.use, term.avoid, term.language) for term in manuscript.paper.terms)


def _limited(document: Document, selection: Selection, result: CheckResult) -> Iterator[Finding]:
    edition = selection.edition(document)
    if selection.manuscript and edition:
        from trykklar.fit.findings import findings

        yield from findings(selection.manuscript, edition, result, selection.venue)
