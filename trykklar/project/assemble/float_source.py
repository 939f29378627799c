"""What tables and figures have in common: a label, a caption, a source, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field
from pylatex import Command, NoEscape
from pylatex.base_classes import Environment

from trykklar.finding import FatalError
from trykklar.project.assemble.markup import text, verbatim
from trykklar.project.schema import Model

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class FloatEntry(Model):
    """The data of a float; texts are by primary language tag (`en`, `nb`).

    Attributes:
        label: What the text refers to: `tab:offerdal`.
        caption: Plain text.
        source: LaTeX that says where it is from; may cite.
    """

    label: str = Field(pattern=r"^[a-z]+:[\w:-]+$")
    caption: dict[str, str]
    source: dict[str, str] = Field(default_factory=dict)


class FloatFrame(Environment):  # type: ignore[misc] # PyLaTeX has no types
    """`table` or `figure` around a body, each item on its own line."""

    content_separator = "\n"

    def __init__(self, kind: str) -> None:
        self._latex_name = kind
        super().__init__(options=NoEscape("htbp"))
        self.append(Command("centering"))


def caption(data: FloatEntry, language: str) -> NoEscape:
    """The caption with its label."""
    command = Command("caption", NoEscape(text(data.caption[language]))).dumps()
    return NoEscape(command + Command("label", NoEscape(data.label)).dumps())


def source(data: FloatEntry, language: str) -> tuple[NoEscape, ...]:
    """The line under the float that says where it is from; none where no source is given."""
    given = data.source.get(language, "")
    return (NoEscape(rf"\floatsource{{{verbatim(given)}}}"),) if given else ()


def need(language: str, path: Path, **texts: Mapping[str, object]) -> None:
    """See that a float can be set in this language.

    Raises:
        FatalError: One of the texts is not there in the language.
    """
    for key, versions in texts.items():
        if language not in versions:
            there = ", ".join(versions) or "none"
            raise FatalError(
                f"{path}: '{key}' has no text in the language '{language}' (there: {there}).",
                f"Add a line `{language} = ...` under [{key}].",
            )
