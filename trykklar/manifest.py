"""What a build was made of and how: `build/manifest.json`, to be kept beside what is handed out."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from trykklar import __version__
from trykklar.file import write_json
from trykklar.typeset import record as records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.publication import Publication

# What each program says of itself in its log.
_LOGS = {
    ".log": re.compile(r"^This is (.*?)(?: \(preloaded.*)?$"),
    ".blg": re.compile(r"This is (.*)"),
}
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def save(publications: Iterable[Publication]) -> None:
    """Writes a manifest into each folder that something was delivered to, or brings it up to date.

    Args:
        publications: What was made; the passes in it are those of this build.

    Raises:
        CannotGoOn: A folder cannot be written.
    """

    def place(one: Publication) -> Path:
        return one.document.root / one.document.output / "manifest.json"

    for path, group in groupby(sorted(publications, key=place), key=place):
        made = {one.document.name: _one(one) for one in group}
        documents = dict(sorted({**_kept(path), **made}.items()))
        write_json(path, {"documents": documents})


def _kept(path: Path) -> dict[str, Any]:
    """What an earlier build has said of documents that are still there."""
    try:
        documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
        return {
            name: one for name, one in documents.items() if path.with_name(f"{name}.pdf").is_file()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _one(publication: Publication) -> dict[str, Any]:
    document = publication.document
    every = (*publication.drawings, publication.typesetting)
    return {
        "trykklar": __version__,
        "packages": dict(_packages()),
        "programs": dict(_programs(document)),
        "passes": [
            {"document": one.document.name, "program": each.program, "reason": each.reason}
            for one in every
            for each in one.passes
        ],
        "inputs": {
            name: digest
            for one in every
            for name, digest in _inputs(one.document, made=document.output)
        },
        "outputs": dict(_outputs(document)),
    }


def _packages() -> Iterator[tuple[str, str]]:
    """The Python packages that this program stands on; pypandoc_binary brings pandoc."""
    from importlib.metadata import requires, version

    for wanted in requires("trykklar") or ():
        if "extra ==" not in wanted:
            name = _NAME.match(wanted)
            if name:
                yield name[0], version(name[0])


def _programs(document: Document) -> Iterator[tuple[str, str]]:
    """The versions, as the logs of the last runs tell them."""
    for suffix, pattern in _LOGS.items():
        path = document.made(suffix)
        lines = (
            path.read_text(encoding="utf-8", errors="replace").splitlines()
            if path.is_file()
            else []
        )
        said = next((match for line in lines[:2] if (match := pattern.search(line))), None)
        if said:
            yield said[1].split()[0].rstrip(","), said[1]


def _inputs(document: Document, made: Path) -> Iterator[tuple[str, str]]:
    """The author's files that TeX and its helpers read, with the digest of what they read.

    Args:
        document: The text or one of its drawings.
        made: The folder of made files.
    """
    record = records.load(document.root / document.work / "record.json")
    read = {path for step in record.steps.values() for path in step.inputs}
    origins = {origin.relative_to(document.root) for origin in document.origins.values()}
    for path in sorted(read | origins):
        own = not path.is_absolute() and not path.is_relative_to(made)
        if own and (document.root / path).is_file():
            yield path.as_posix(), _digest(document.root / path)


def _outputs(document: Document) -> Iterator[tuple[str, str]]:
    for path in (document.result(".pdf"), document.result(".docx")):
        if path.is_file():
            yield path.name, _digest(path)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
