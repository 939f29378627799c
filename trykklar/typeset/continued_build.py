"""What a build left, handed on to the build of a copy of its text.

A copy in which little is different then has most of its references and its lists from the first
pass on, and often needs no other. What is not right any more is found as after an edit of the
author's: each program runs again for which anything that it reads has changed.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.atomic_file import write
from trykklar.typeset import build_record as records
from trykklar.typeset.build_record import TEX, BuildRecord, Step
from trykklar.typeset.engine_arguments import signature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trykklar.document import Document
    from trykklar.typeset.fingerprint import Fingerprint


def hand_on(document: Document, copy: Document) -> None:
    """Gives a copy what TeX carries from pass to pass, and what its helpers made.

    To the copy's build this is what an interrupted one left: TeX runs at least once, and where it
    fails, it runs again without any of this. Where a file cannot be read, nothing is handed on.

    Args:
        document: One that has just been typeset.
        copy: A copy of its sources, in a folder where nothing is made yet.

    Raises:
        FatalError: The folder of the copy cannot be written.
    """
    record, moved = records.of(document), _Moved(document, copy)
    others = {name: step for name, step in record.steps.items() if name != TEX and not step.failed}
    try:
        files = {
            moved.path(path): document.fence.read(document.root / path)
            for path in _carried(document, record, others)
        }
    except OSError:
        return
    for path, content in files.items():
        write(copy.root / path, content, within=copy.root, lasting=False)
    steps = {moved.word(name): moved.step(step) for name, step in others.items()}
    begun = BuildRecord(record.version, {TEX: Step(signature(copy), {}), **steps})
    records.save(copy.root / copy.work / "record.json", begun, copy.root)


def _carried(document: Document, record: BuildRecord, others: Mapping[str, Step]) -> set[Path]:
    """The files that every pass but the first finds: TeX's own, and its helpers'.

    What a helper makes in a folder of its own lies under the same name where TeX reads it.
    """
    made = {path for step in others.values() for path in step.outputs}
    names = {path.name for path in made}
    read = record.steps[TEX].inputs if TEX in record.steps else ()
    brought = {path for path in read if path.name in names and path.is_relative_to(document.work)}
    return made | brought | set(record.final)


class _Moved:
    """Names of a document's made files, and of its programs, as they are for a copy."""

    def __init__(self, document: Document, copy: Document) -> None:
        self._document, self._copy = document, copy

    def path(self, path: Path) -> Path:
        """Made files lie in the copy's work folder and have its name; others are where they are."""
        if not path.is_relative_to(self._document.work):
            return path
        inner = path.relative_to(self._document.work)
        return self._copy.work / inner.parent / self._name(inner.name)

    def word(self, word: str) -> str:
        """An argument of a program, or its name in the record.

        An argument that is renamed wrongly makes the program run again, and does no other harm.
        """
        option, work, inner = word.partition(os.fspath(self._document.work))
        if work:
            return option + os.fspath(self.path(Path(work + inner)))
        return " ".join(map(self._name, word.split(" ")))

    def _name(self, name: str) -> str:
        before, job, ending = name.partition(self._document.job)
        is_own = job and not before and ending[:1] in {"", "."}
        return self._copy.job + ending if is_own else name

    def step(self, step: Step) -> Step:
        """A program as it would have run for the copy."""
        return replace(
            step,
            command=tuple(map(self.word, step.command)),
            inputs=self._marks(step.inputs),
            outputs=self._marks(step.outputs),
        )

    def _marks(self, marks: Mapping[Path, Fingerprint]) -> dict[Path, Fingerprint]:
        return {self.path(path): mark for path, mark in marks.items()}
