"""What every code of a finding means: of rules, of TeX's messages, and of all other stages."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby

from trykklar.finding import Severity


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What `explain` prints of a code.

    Attributes:
        code: Stable name, family first.
        severity: How much its findings usually matter.
        what: What it reports, in a line.
        why: Why that matters to a reader or a journal; empty for TeX's own messages.
        example: Something it reports; empty likewise.
    """

    code: str
    severity: Severity
    what: str
    why: str = ""
    example: str = ""

    @property
    def family(self) -> str:
        """The first word of the code."""
        return self.code.partition("-")[0]


def catalogue() -> dict[str, CodeMeaning]:
    """Every code that a finding may have, the rules of `check` first."""
    from trykklar.checks.registry import RULES

    rules = {
        rule.code: CodeMeaning(rule.code, rule.severity, rule.what, rule.why, rule.example)
        for rule in RULES.values()
    }
    return rules | _messages() | other_stages()


def other_stages() -> dict[str, CodeMeaning]:
    """The codes of stages that have no registry: assembling, biber, Word."""
    text = files("trykklar.report").joinpath("codes.toml").read_text(encoding="utf-8")
    return {
        code: CodeMeaning(code, Severity(row["severity"]), row["what"], row["why"], row["example"])
        for code, row in tomllib.loads(text).items()
    }


def _messages() -> dict[str, CodeMeaning]:
    """The codes of TeX's messages; several messages may share a code."""
    from trykklar.typeset.log.rules import ERRORS, UNKNOWN, WARNINGS

    rules = sorted((*ERRORS, UNKNOWN, *WARNINGS), key=lambda rule: rule.code)
    by_code = {code: list(same) for code, same in groupby(rules, lambda rule: rule.code)}
    return {
        code: CodeMeaning(code, same[0].severity, "\n".join({rule.message: None for rule in same}))
        for code, same in by_code.items()
    }
