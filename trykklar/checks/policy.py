"""What an author asks of the checks: the part of paper.toml and of the command line for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trykklar.finding import Severity

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PolicyTerm:
    """How a word is written.

    Attributes:
        use: The form to use.
        avoid: Forms that are to be replaced by it.
        language: Primary tag of the language it belongs to, `nb`; "" for every one.
    """

    use: str
    avoid: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What to report.

    Attributes:
        select: Codes or families to report; empty for all.
        ignore: Codes or families not to report.
        unused: How much an entry that is not cited matters.
        terms: Words with their forms.
        cache: Folder that results are kept in; None to check again.
        today: The day to compare dates with; the real one where it is None.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unused: Severity = Severity.HINT
    terms: tuple[PolicyTerm, ...] = ()
    cache: Path | None = None
    today: date | None = None

    def wants(self, code: str) -> bool:
        """Whether findings of a code are to be reported."""
        family = code.partition("-")[0]
        chosen = not self.select or bool({code, family} & set(self.select))
        return chosen and not {code, family} & set(self.ignore)
