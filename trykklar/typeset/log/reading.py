"""From a log to its findings: messages, their meaning, their place, and only the causes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from trykklar.typeset.log.cascade import roots
from trykklar.typeset.log.complaint import Complaint, Scene
from trykklar.typeset.log.message import Kind, Message, messages
from trykklar.typeset.log.names import hint
from trykklar.typeset.log.place import place
from trykklar.typeset.log.rules import ERRORS, UNKNOWN, WARNINGS
from trykklar.typeset.source import line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trykklar.finding import Finding
    from trykklar.typeset.log.rules import Rule
    from trykklar.typeset.recorder import Trace
    from trykklar.typeset.source import Place
    from trykklar.typeset.workshop import Workshop

MOST_ALIKE = 25
"""Findings of one code that are listed; who has more has one cause, or begins with these."""

# The other's reference list, after a document has gone over from BibTeX to biblatex or back.
_FOREIGN = re.compile(r"not created by biblatex|Missing 'biblatex' package")

TOLERANCE = 1.0
"""Points that a line may stick out: less is not to be seen in print."""


def errors(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """Why a pass failed, one finding for each cause.

    What TeX warns of is left out: half of it follows from the errors.
    """
    scene = _scene(shop, seen)
    complaints = [_understood(each, ERRORS, scene) for each in _of(Kind.ERROR, shop, seen)]
    return _findings(roots([each for each in complaints if each]), scene)


def warnings(shop: Workshop, seen: Trace) -> tuple[Finding, ...]:
    """What is wrong with a PDF that was made."""
    scene = _scene(shop, seen)
    complaints = [_understood(each, WARNINGS, scene) for each in _of(Kind.WARNING, shop, seen)]
    return _findings([each for each in complaints if each and _matters(each)], scene)


def stale(shop: Workshop, seen: Trace) -> bool:
    """Whether a pass failed over a file that an earlier run had made."""
    failed = tuple(_of(Kind.ERROR, shop, seen))
    failing = (each.files[-1] for each in failed if each.files)
    return any(path in seen.outputs for path in failing) or any(
        _FOREIGN.search(each.text) for each in failed
    )


def _of(kind: Kind, shop: Workshop, seen: Trace) -> Iterable[Message]:
    log = shop.root / shop.made(".log")
    return (message for message in messages(log, shop.root, seen) if message.kind is kind)


def _scene(shop: Workshop, seen: Trace) -> Scene:
    made = frozenset(seen.outputs)
    return Scene(shop.root, shop.document.source, shop.sources(seen), made, seen.inputs)


def _understood(message: Message, rules: tuple[Rule, ...], scene: Scene) -> Complaint | None:
    found = ((rule, rule.pattern.search(message.text)) for rule in rules)
    rule, match = next(((rule, match) for rule, match in found if match), (UNKNOWN, None))
    if match is None and message.kind is not Kind.ERROR:
        return None
    words = {
        "token": message.token if rule.code == "tex-undefined-command" else "",
        "before": message.before.split(" ")[-1],
        "file": str(message.files[-1]) if message.files else "",
        "text": message.text,
        **{key: said for key, said in (match.groupdict() if match else {}).items() if said},
    }
    where = place(message, rule, words, scene)
    return Complaint(message, rule, _outspoken(words, where), where)


def _outspoken(words: dict[str, str], where: Place) -> dict[str, str]:
    """The author's command in place of one that it uses, which has an @ in its name."""
    if "@" not in words.get("name", ""):
        return words
    command = re.search(r"(\\[A-Za-z]+)\*?$", line(where.path, where.line)[: where.column - 1])
    return {**words, "name": command[1]} if command else words


def _matters(complaint: Complaint) -> bool:
    return float(complaint.words.get("amount", "inf")) > TOLERANCE


def _findings(complaints: Iterable[Complaint], scene: Scene) -> tuple[Finding, ...]:
    findings = dict.fromkeys(each.finding(hint(each, scene)) for each in complaints)
    counted: Counter[str] = Counter()
    kept = []
    for finding in findings:
        counted[finding.code] += 1
        if counted[finding.code] <= MOST_ALIKE:
            kept.append(finding)
    return tuple(kept)
