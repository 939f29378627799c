"""From a log to its findings: messages, their meaning, their place, and only the causes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from trykklar.typeset.log.brace import owner
from trykklar.typeset.log.cascade import roots
from trykklar.typeset.log.complaint import Complaint, Scene
from trykklar.typeset.log.file_names import hint, unconverted
from trykklar.typeset.log.message import Message, MessageKind, messages
from trykklar.typeset.log.place import place
from trykklar.typeset.log.rules import ERRORS, UNCONVERTED, UNKNOWN, UNNAMED, WARNINGS
from trykklar.typeset.log.tally import Tally
from trykklar.typeset.tex_source import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.finding import Finding
    from trykklar.typeset.build_context import BuildContext
    from trykklar.typeset.fls import Trace
    from trykklar.typeset.log.rules import LogRule
    from trykklar.typeset.tex_source import TexPlace

MOST_ERRORS = 100
"""Errors among which causes are looked for; after so many, TeX itself gives a paragraph up."""

# The other's reference list, after a document has gone over from BibTeX to biblatex or back.
_FOREIGN = re.compile(r"not created by biblatex|Missing 'biblatex' package")

TOLERANCE = 1.0
"""Points that a line may stick out: less is not to be seen in print."""


def errors(context: BuildContext, seen: Trace) -> tuple[Finding, ...]:
    """Why a pass failed, one finding for each cause.

    What TeX warns of is left out: half of it follows from the errors.
    """
    scene = _scene(context, seen)
    found = iter(_of(MessageKind.ERROR, context, seen))
    understood = (_understood(each, ERRORS, scene) for each in islice(found, MOST_ERRORS))
    tally = Tally()
    for each in roots([each for each in understood if each]):
        tally.add(each.code, (each.message.text, each.place), partial(_finding, each, scene))
    return _ended(tally.findings, sum(1 for _ in found))


def warnings(context: BuildContext, seen: Trace) -> tuple[Finding, ...]:
    """What is wrong with a PDF that was made."""
    scene = _scene(context, seen)
    tally = Tally()
    for message in _of(MessageKind.WARNING, context, seen):
        rule, words = _meant(message, WARNINGS)
        if words is not None and float(words.get("amount", "inf")) > TOLERANCE:
            about = (message.text, message.files[-1:], message.line)
            tally.add(rule.code, about, partial(_warned, message, rule, words, scene))
    return tally.findings


def stale(context: BuildContext, seen: Trace) -> bool:
    """Whether a pass failed over a file that an earlier run had made."""
    outputs = frozenset(seen.outputs)
    return any(
        not outputs.isdisjoint(each.files[-1:]) or _FOREIGN.search(each.text)
        for each in _of(MessageKind.ERROR, context, seen)
    )


def _of(kind: MessageKind, context: BuildContext, seen: Trace) -> Iterable[Message]:
    log = context.root / context.made(".log")
    return (message for message in messages(log, context.root, seen) if message.kind is kind)


def _scene(context: BuildContext, seen: Trace) -> Scene:
    made = frozenset(seen.outputs)
    document = context.document
    return Scene(
        context.root, document.source, context.sources(seen), made, seen.inputs, document.fence
    )


def _understood(message: Message, rules: tuple[LogRule, ...], scene: Scene) -> Complaint | None:
    rule, words = _meant(message, rules)
    return None if words is None else _placed(message, rule, words, scene)


def _meant(message: Message, rules: tuple[LogRule, ...]) -> tuple[LogRule, dict[str, str] | None]:
    """The rule for a message, and what its sentences are filled with; None for no complaint."""
    found = ((rule, rule.pattern.search(message.text)) for rule in rules)
    rule, match = next(((rule, match) for rule, match in found if match), (UNKNOWN, None))
    if match is None and message.kind is not MessageKind.ERROR:
        return rule, None
    if rule.code == UNNAMED.code and not message.token:
        rule = UNNAMED
    groups = match.groupdict() if match else {}
    return rule, {
        **dict.fromkeys(groups, ""),
        "token": message.token if rule.code == "tex-undefined-command" else "",
        "before": message.before.split(" ")[-1],
        "file": str(message.files[-1]) if message.files else "",
        "text": message.text,
        **{key: value for key, value in groups.items() if value},
    }


def _placed(message: Message, rule: LogRule, words: dict[str, str], scene: Scene) -> Complaint:
    where = place(message, rule, words, scene)
    eps = unconverted(words["name"], scene) if rule.code == "tex-missing-figure" else ""
    if eps:
        return Complaint(message, UNCONVERTED, {**words, "name": eps}, where)
    return Complaint(message, rule, _outspoken(words, where), where)


def _warned(message: Message, rule: LogRule, words: dict[str, str], scene: Scene) -> Finding:
    return _finding(_placed(message, rule, words, scene), scene)


def _finding(complaint: Complaint, scene: Scene) -> Finding:
    return complaint.finding(hint(complaint, scene))


def _outspoken(words: dict[str, str], where: TexPlace) -> dict[str, str]:
    """The author's command in place of one that it uses, which has an @ in its name."""
    if "@" not in words.get("name", ""):
        return words
    command = re.search(r"(\\[A-Za-z]+)\*?$", line(where.path, where.line)[: where.column - 1])
    name = command[1] if command else owner(where.path, where.line, where.column)
    return {**words, "name": name} if name else words


def _ended(findings: tuple[Finding, ...], more: int) -> tuple[Finding, ...]:
    """The findings, the last of which says how many errors were not looked at."""
    if not more or not findings:
        return findings
    *others, last = findings
    return (*others, replace(last, message=f"{last.message} TeX reports {more:,} more errors."))
