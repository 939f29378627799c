"""The rules, and the checking of a document against them."""

from trykklar.checks.check import check
from trykklar.checks.policy import Policy, Term
from trykklar.checks.result import CheckResult

__all__ = ["CheckResult", "Policy", "Term", "check"]
