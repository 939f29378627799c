"""A TikZ drawing with labels per language -> a PDF of its own, and the float that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field, model_validator
from pylatex import Command, NoEscape, Package

from trykklar.project.assemble.float_source import FloatEntry, FloatFrame, caption, source
from trykklar.project.assemble.markup import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Self

    from trykklar.project.assemble.languages import Language


class Figure(FloatEntry):
    r"""A drawing in `figures/`: NAME.tex holds the picture, NAME.toml this.

    Attributes:
        libraries: TikZ libraries that the picture needs.
        alt: Description for those who cannot see it, as plain text.
        labels: Language -> key -> plain text; the picture writes `\figurelabel{key}`.
    """

    libraries: tuple[str, ...] = ()
    alt: dict[str, str]
    labels: dict[str, dict[str, str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _labels_agree(self) -> Self:
        """Every language labels the same parts."""
        keys = {language: set(labels) for language, labels in self.labels.items()}
        every: set[str] = set().union(*keys.values())
        for language, known in keys.items():
            if every - known:
                missing = ", ".join(sorted(every - known))
                raise ValueError(f"labels in '{language}' lack {missing}")
        return self


def drawing(figure: Figure, language: Language, fonts: str, picture: Path) -> str:
    r"""The LaTeX document that sets one drawing on a page of its own size.

    A drawing is typeset once, in the document's fonts, and placed as a picture: every pass over
    the text is spared TikZ, a journal gets the file it asks for, and so does Word.

    Args:
        figure: The data.
        language: The language of its labels.
        fonts: The venue's LaTeX for fonts.
        picture: What to `\input`, from the folder TeX runs in.
    """
    lines = [
        Command("documentclass", "standalone", NoEscape("border=1pt")).dumps(),
        fonts.strip(),
        Package("babel", NoEscape(language.babel)).dumps(),
        Package("tikz").dumps(),
        *(Command("usetikzlibrary", NoEscape(name)).dumps() for name in figure.libraries),
        r"\newcommand{\figurelabel}[1]{\csname figurelabel@#1\endcsname}",
        *_labels(figure.labels.get(language.primary, {})),
        r"\begin{document}",
        rf"\input{{{picture.as_posix()}}}",
        r"\end{document}",
    ]
    return "\n".join(lines) + "\n"


def _labels(labels: Mapping[str, str]) -> list[str]:
    return [
        rf"\expandafter\def\csname figurelabel@{key}\endcsname{{{text(label)}}}"
        for key, label in labels.items()
    ]


def render(figure: Figure, language: str, picture: Path, *, above: bool) -> str:
    """The LaTeX of a figure float.

    Args:
        figure: The data.
        language: Primary language tag; the figure must have it.
        picture: The drawing's PDF, from the folder TeX runs in.
        above: Whether the caption stands above the drawing.
    """
    frame = FloatFrame("figure")
    alt = NoEscape(f"alt={{{text(figure.alt[language])}}}")
    parts = (
        Command("includegraphics", NoEscape(picture.as_posix()), alt),
        caption(figure, language),
    )
    frame.extend(reversed(parts) if above else parts)
    frame.extend(source(figure, language))
    return str(frame.dumps()) + "\n"
