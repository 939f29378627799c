"""Check results -> JUnit XML: a suite per document, a failing case per finding."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from trykklar.finding import Severity
from trykklar.report.printable import printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trykklar.checks import CheckResult
    from trykklar.finding import Finding


def render(results: Sequence[CheckResult]) -> str:
    """The results as continuous integration reads them; hints are passing cases with a text.

    In ASCII letters alone, which any encoding of the output can take.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for result in results:
        lines += _suite(result)
    text = "\n".join([*lines, "</testsuites>"])
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _suite(result: CheckResult) -> Iterator[str]:
    failures = sum(finding.severity is not Severity.HINT for finding in result.findings)
    count = max(len(result.findings), 1)
    yield (
        f"<testsuite name={_attribute(result.document.name)} "
        f'tests="{count}" failures="{failures}" errors="0" skipped="0">'
    )
    for finding in result.findings:
        yield from _case(finding)
    if not result.findings:
        yield f'<testcase name="check" classname={_attribute(result.document.name)}/>'
    yield "</testsuite>"


def _case(finding: Finding) -> Iterator[str]:
    path = shown(finding.path)
    place = f"{path}:{finding.line}:{finding.column}"
    name = _attribute(f"{finding.code} {place}")
    yield f"<testcase name={name} classname={_attribute(path)}>"
    text = escape(_clean(f"{place}: {finding.message} {finding.hint}".strip()))
    if finding.severity is Severity.HINT:
        yield f"<system-out>{text}</system-out>"
    else:
        message, kind = _attribute(finding.message), _attribute(str(finding.severity))
        yield f"<failure message={message} type={kind}>{text}</failure>"
    yield "</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return printable(text).replace("\ufffe", "").replace("\uffff", "")
