"""The rules, and the checking of a document against them."""

from trykklar.checks.check_document import check
from trykklar.checks.check_result import CheckResult
from trykklar.checks.policy import Policy, PolicyTerm

__all__ = ["CheckResult", "Policy", "PolicyTerm", "check"]
