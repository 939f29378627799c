"""What two editions of one publication have, and the other lacks.

Two languages say the same in other words, but a table, a figure, a cited work and a number
are the same in both. What only one of them has is listed; it may be right, so that all of it is a
hint.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from trykklar.checks.rule import Rule
from trykklar.finding import FatalError, Finding, Severity
from trykklar.storage.atomic_file import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from trykklar.latex.read_document import Reading
    from trykklar.latex.source import Source

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:[ .,\u00a0]\d{3})+(?!\d)|(?<![\w.,-])\d+(?:[.,]\d+)?")
_SMALL = 10
_SHOWN = 12
_YEARS = range(1500, 2101)


def differences(step: Path, readings: Sequence[Reading]) -> Mapping[str, tuple[Finding, ...]]:
    """Everything between the editions of a publication, by the edition it is about.

    Args:
        step: The declaration that `declare` wrote, if there is one.
        readings: All editions; each is compared with the first.
    """
    found: dict[str, list[Finding]] = {reading.document.name: [] for reading in readings}
    for other in readings[1:]:
        for finding in compare(readings[0], other):
            about = other if finding.path == other.document.source else readings[0]
            found[about.document.name].append(finding)
    for reading in readings:
        others = [other for other in readings if other is not reading]
        found[reading.document.name] += drifted(step, reading, others)
    return {name: tuple(listed) for name, listed in found.items()}


def compare(first: Reading, second: Reading) -> tuple[Finding, ...]:
    """What each of two editions has that the other lacks: floats, works, numbers in the text.

    Returns:
        Findings about the main file of the edition that lacks something.
    """
    return tuple(
        finding
        for has, lacks in ((first, second), (second, first))
        for finding in _lacking(has, lacks)
    )


def _lacking(has: Reading, lacks: Reading) -> Iterator[Finding]:
    kinds = (
        ("edition-floats", "the figures and tables", _floats),
        ("edition-works", "the works", _works),
        ("edition-numbers", "the numbers", _numbers),
    )
    for code, what, collect in kinds:
        only = sorted(collect(has) - collect(lacks))
        if only:
            more = f" and {len(only) - _SHOWN} more" if len(only) > _SHOWN else ""
            listed = ", ".join(only[:_SHOWN])
            message = f"{lacks.document.name} lacks {what} {listed}{more} of {has.document.name}."
            yield Finding(code, Severity.HINT, lacks.document.source, 0, 0, message)


def _floats(reading: Reading) -> set[str]:
    return {label for element in reading.floats for label in element.labels}


def _works(reading: Reading) -> set[str]:
    return {key.name for citation in reading.citations for key in citation.keys}


def _numbers(reading: Reading) -> set[str]:
    """Numbers of ten and more, written the same in every language; years are in the works."""
    found = set()
    for text in reading.prose.values():
        for match in _NUMBER.finditer(text):
            plain = re.sub(r"[ .,\u00a0](?=\d{3}(?:\D|\Z))", "", match[0]).replace(",", ".")
            value = float(plain) if plain.replace(".", "", 1).isdigit() else 0.0
            year = value.is_integer() and int(value) in _YEARS
            if value >= _SMALL and not year:
                found.add(plain)
    return found


def declare(path: Path, readings: Sequence[Reading]) -> None:
    """Record that the editions say the same now, with the state of every section.

    Raises:
        FatalError: The file cannot be written.
    """
    state = {reading.document.name: _state(reading) for reading in readings}
    write_json(path, state, within=readings[0].document.root)


def drifted(path: Path, reading: Reading, others: Iterable[Reading]) -> tuple[Finding, ...]:
    """Sections of an edition that changed since it was declared in step, if no other edition did.

    Raises:
        FatalError: The declaration cannot be read.
    """
    if not path.is_file():
        return ()
    try:
        declared = json.loads(reading.document.fence.read(path))
    except (OSError, ValueError, RecursionError) as trouble:
        raise FatalError(f"{path} cannot be read: {trouble}") from None
    if not isinstance(declared, dict) or not all(
        isinstance(state, dict) for state in declared.values()
    ):
        raise FatalError(
            f"{path} is not what `check --in-step` writes.",
            "Write it again with `check --in-step`.",
        )
    if any(_changed(declared, other) for other in others):
        return ()
    return tuple(
        Finding(
            "edition-step",
            Severity.HINT,
            source.path,
            0,
            0,
            f"{source.path.name} changed since the editions were last in step.",
            "Bring the other editions in step, then say so with `check --in-step`.",
        )
        for source in _changed(declared, reading)
    )


def _changed(declared: Mapping[str, Mapping[str, str]], reading: Reading) -> list[Source]:
    before = declared.get(reading.document.name, {})
    now = _state(reading)
    return [
        section
        for section in _sections(reading)
        if before.get(section.path.name) != now[section.path.name]
    ]


def _state(reading: Reading) -> dict[str, str]:
    """Section file -> digest of its prose, so that a new comment or line break is no change."""
    return {
        section.path.name: hashlib.blake2b(
            " ".join(reading.prose[section].split()).encode(), digest_size=8
        ).hexdigest()
        for section in _sections(reading)
    }


def _sections(reading: Reading) -> list[Source]:
    main, work = reading.document.source, reading.document.root / reading.document.work
    return [
        text for text in reading.texts if text.path != main and not text.path.is_relative_to(work)
    ]


RULES = (
    Rule(
        "edition-floats", Severity.HINT,
        "A figure or table that only one edition has.",
        "The editions are to show the same.",
        "fig:loops in the article and not in the note",
    ),
    Rule(
        "edition-works", Severity.HINT,
        "A work that only one edition cites.",
        "One of the two may have lost a source.",
        "saetren2005 in the article and not in the note",
    ),
    Rule(
        "edition-numbers", Severity.HINT,
        "A number of ten or more that only one edition has; years are left out.",
        "A number that was put right in one language is wrong in the other.",
        "1,200 dwellings in the article and 1 300 boliger in the note",
    ),
    Rule(
        "edition-step", Severity.HINT,
        "A section that changed since the editions were declared in step, while no other did.",
        "The other language does not say it yet.",
        "manuscript/sections/article/loops.tex after check --in-step",
    ),
)  # fmt: skip
