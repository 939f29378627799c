"""The rules as a page of Markdown: `docs/rules.md` is what this makes of the registry."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.checks.rule import Rule
    from trykklar.report.code_catalogue import CodeMeaning
    from trykklar.typeset.log.rules import LogRule

_HEAD = """\
# Rules

Made by `python make_paper.py explain --format markdown > docs/rules.md`; do not edit it by hand.
`python make_paper.py explain CODE` shows an example of a rule, too.
"""
_SPECIAL = re.compile(r"([\\|<>*_\[\]])")
_CODE = re.compile(r"(`[^`]*`)")


def render(
    rules: Iterable[Rule], stages: Iterable[CodeMeaning], messages: Iterable[LogRule]
) -> str:
    """The page.

    Args:
        rules: What `check` reports, in the registry's order.
        stages: What other stages report.
        messages: What TeX says and we report in other words.

    Returns:
        Markdown: a table for each family of rules, and one for the messages of TeX.
    """
    ordered = sorted(rules, key=lambda rule: rule.family)
    families = [_table(name, of_it) for name, of_it in groupby(ordered, lambda rule: rule.family)]
    others = _table("Assembling, biber and Word", stages)
    return "\n".join((_HEAD, *families, others, _log(messages)))


def _table(name: str, rules: Iterable[Rule | CodeMeaning]) -> str:
    """The table of one family, or of several."""
    rows = (
        f"| `{rule.code}` | {rule.severity} | {_cell(rule.what)} | {_cell(rule.why)} |"
        for rule in rules
    )
    head = "| code | severity | what it reports | why it matters |\n|---|---|---|---|"
    return "\n".join((f"## {name}\n", head, *rows, ""))


def _log(messages: Iterable[LogRule]) -> str:
    """The table of TeX's messages; several of TeX's mean the same and share a code."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for message in messages:
        texts = grouped.setdefault((message.code, str(message.severity)), [])
        if message.message not in texts:
            texts.append(message.message)
    rows = (
        f"| `{code}` | {severity} | {'<br>'.join(map(_cell, texts))} |"
        for (code, severity), texts in grouped.items()
    )
    head = "| code | severity | what it says |\n|---|---|---|"
    note = "What `build` reports of TeX's log. A word in braces stands for what TeX named."
    return "\n".join((f"## Messages of TeX\n\n{note}\n", head, *rows, ""))


def _cell(text: str) -> str:
    """Text in a table's cell: nothing in it is markup but code in backticks."""
    pieces = _CODE.split(" ".join(text.split()))
    return "".join(
        piece.replace("|", r"\|") if piece.startswith("`") else _SPECIAL.sub(r"\\\1", piece)
        for piece in pieces
    )
