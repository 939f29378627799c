"""Files that a text names, found as TeX finds them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from trykklar.latex.expansion.argument_scan import group, plain
from trykklar.latex.expansion.token import Kind
from trykklar.latex.source import Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.latex.expansion.expander import Expander
    from trykklar.latex.expansion.token import Token


def with_ending(name: str) -> str:
    """The name of the file that TeX looks for where a name is given."""
    return name if "." in name else f"{name}.tex"


def file_name(expander: Expander, token: Token) -> str:
    """The name of a file that comes, in braces, in quotation marks, or up to a blank."""
    given = group(expander.stack)
    if given is not None:
        name = plain(expander.expanded(given, token)).replace('"', "").strip()
        while name.startswith("{") and name.endswith("}"):
            name = name[1:-1].strip()  # `\include{{a}}`, of which LaTeX takes the braces away
        return name
    expander.stack.skip_blanks()
    parts: list[str] = []
    while (part := expander.stack.next()) is not None:
        if expander.expand(part, only=True):
            continue
        match = re.match(r'"[^"]*"|\S+', part.text) if part.kind is Kind.TEXT else None
        if match is None:
            expander.stack.push([part])
            break
        parts.append(match[0])
        if match.end() < len(part.text):
            expander.stack.push([part.cut(match.end() + part.text[match.end()].isspace())])
            break
    return "".join(parts).strip('"')


def locate(
    expander: Expander, name: str, ending: str = ".tex", folder: Path | None = None
) -> Path | None:
    """Where a file of a name is, as TeX looks for it; None where none may be read.

    Args:
        expander: The state of the expansion.
        name: The name that stands in the text.
        ending: What TeX adds to it.
        folder: A folder that is looked in first.
    """
    folders = [folder] if folder else []
    folders += reversed(expander.files.folders)
    return expander.files.lookup.find(name, ending, folders, expander.files.paths)


def known_source(expander: Expander, path: Path) -> Source | None:
    """A file that is there, read once; None, and a finding, where it cannot be read."""
    known = expander.files.sources.get(path)
    if known is None:
        read = read_source(path, expander.document.fence, expander.document.source)
        if not isinstance(read, Source):
            expander.findings.append(read)
            return None
        known = expander.files.sources[path] = read
    return known


def written_source(expander: Expander, name: str) -> Source | None:
    """A file of that name that stands in the manuscript itself (`filecontents`)."""
    written = expander.files.written
    return written.get(name) or written.get(with_ending(name))
