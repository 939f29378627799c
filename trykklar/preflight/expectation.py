"""What is expected of a PDF, and where an author can put it right."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from trykklar.storage.regular_file import is_file

if TYPE_CHECKING:
    from trykklar.document import Document

_FONT_ENCODING = re.compile(r"^[^%\n]*\\usepackage\s*(?:\[[^\]]*\])?\s*\{fontenc\}", re.MULTILINE)

_BITMAP = re.compile(r"^INPUT (?:.*/)?([^/\n]+)\.\d+pk$", re.MULTILINE)


@dataclass(frozen=True)
class Expectation:
    """What a venue asks of the PDF, beyond what every reader expects.

    Attributes:
        document: What the PDF was made of.
        resolution: Pixels per inch of a picture with shades; None where the venue does not say.
        line_resolution: The same of a bitmap in black and white.
        most_pages: Pages; None where there is no limit.
    """

    document: Document
    resolution: int | None = None
    line_resolution: int | None = None
    most_pages: int | None = None

    @property
    def source(self) -> Path:
        """The author's file that findings about the whole PDF lead to."""
        return self.document.origins.get(self.document.source, self.document.source)

    def figure(self, name: str) -> Path:
        """The author's file behind a figure; the text's where there is none.

        Args:
            name: What TeX called it in the PDF: `./figures/map.pdf`.
        """
        path = Path(os.path.normpath(self.document.root / name))
        own = name and self.document.fence.holds(path) and is_file(path)
        return self.document.origins.get(path, path) if own else self.source

    @cached_property
    def bitmaps(self) -> frozenset[str]:
        """The fonts of which TeX read bitmaps, as its recorder has them: `ecrm1000`."""
        try:
            record = self.document.fence.read(self.document.made(".fls")).decode("latin-1")
        except OSError:
            return frozenset()
        return frozenset(_BITMAP.findall(record))

    @cached_property
    def font_line(self) -> str:
        """Where the main file asks for a font encoding: `main.tex:3`; "" where it does not."""
        try:
            text = self.document.fence.read(self.document.source).decode("latin-1")
        except OSError:
            return ""
        found = _FONT_ENCODING.search(text)
        return f"{self.document.main}:{text.count(chr(10), 0, found.end()) + 1}" if found else ""
