"""What a build was made of and how: `build/manifest.json`, to be kept beside what is handed out."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from trykklar import __version__
from trykklar.dependencies import packages
from trykklar.storage.atomic_file import write_json
from trykklar.typeset import build_record as records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.publish.publication import Publication
    from trykklar.storage.fence import Fence

# What each program says of itself in its log.
_LOGS = {
    ".log": re.compile(r"^This is (.*?)(?: \(preloaded.*)?$"),
    ".blg": re.compile(r"This is (.*)"),
}


def save(publications: Iterable[Publication]) -> None:
    """Writes a manifest into each folder that something was delivered to, or brings it up to date.

    Args:
        publications: What was made; the passes in it are those of this build.

    Raises:
        FatalError: A folder cannot be written.
    """

    def place(publication: Publication) -> Path:
        return publication.document.root / publication.document.output / "manifest.json"

    for path, group in groupby(sorted(publications, key=place), key=place):
        several = tuple(group)
        fence = several[0].document.fence
        made = {publication.document.name: _manifest(publication) for publication in several}
        documents = dict(sorted({**_kept(path, fence), **made}.items()))
        write_json(path, {"documents": documents}, within=fence.root)


def _kept(path: Path, fence: Fence) -> dict[str, Any]:
    """What an earlier build recorded of documents that are still there."""
    try:
        documents = json.loads(fence.read(path))["documents"]
        return {
            name: entry
            for name, entry in documents.items()
            if path.with_name(f"{name}.pdf").is_file()
        }
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return {}


def _manifest(publication: Publication) -> dict[str, Any]:
    document = publication.document
    every = (*publication.drawings, publication.typesetting)
    return {
        "trykklar": __version__,
        "made_with_errors": publication.typesetting.faulty,
        "packages": packages(),
        "programs": dict(_programs(document)),
        "passes": [
            {"document": made.document.name, "program": step.program, "reason": step.reason}
            for made in every
            for step in made.passes
        ],
        "inputs": {
            name: digest
            for made in every
            for name, digest in _inputs(made.document, made=document.output)
        },
        "outputs": dict(_outputs(document)),
    }


def _programs(document: Document) -> Iterator[tuple[str, str]]:
    """The versions, from the logs of the last runs."""
    for suffix, pattern in _LOGS.items():
        try:
            log = document.fence.read(document.made(suffix)).decode(errors="replace")
        except OSError:
            continue
        lines = log.splitlines()
        version = next((match[1] for line in lines[:2] if (match := pattern.search(line))), None)
        if version is not None:
            yield version.split()[0].rstrip(","), version


def _inputs(document: Document, made: Path) -> Iterator[tuple[str, str]]:
    """The author's files that TeX and its helpers read, with the digest of what they read.

    Args:
        document: The text or one of its drawings.
        made: The folder of made files.
    """
    record = records.load(document.root / document.work / "record.json")
    read = {path for step in record.steps.values() for path in step.inputs}
    written = (*document.origins.values(), *document.settings)
    origins = {path.relative_to(document.root) for path in written}
    for path in sorted(read | origins):
        own = not path.is_absolute() and not path.is_relative_to(made)
        if own:
            yield from _digested(path.as_posix(), document.root / path, document.fence)


def _outputs(document: Document) -> Iterator[tuple[str, str]]:
    for path in (document.result(".pdf"), document.result(".docx")):
        yield from _digested(path.name, path, document.fence)


def _digested(name: str, path: Path, fence: Fence) -> Iterator[tuple[str, str]]:
    """A file's name and digest; nothing where it is not there, or may not be read."""
    with suppress(OSError):
        yield name, sha256(fence.read(path)).hexdigest()
