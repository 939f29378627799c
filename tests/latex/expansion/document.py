"""Small documents to expand."""

from __future__ import annotations

from pathlib import Path

from trykklar.document import Document
from trykklar.latex.expansion.expand import Expanded, expand


def expanded(
    folder: Path,
    body: str,
    preamble: str = "",
    engine: str = "pdflatex",
    document_class: str = "article",
    *,
    class_options: str = "",
) -> Expanded:
    """A document with this text, expanded."""
    options = f"[{class_options}]" if class_options else ""
    text = (
        f"\\documentclass{options}{{{document_class}}}\n{preamble}\n"
        f"\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    return expand(
        Document("main", folder, Path("main.tex"), Path("work"), Path("build"), engine=engine)
    )


def text_of(made: Expanded) -> str:
    """The text between the beginning and the end of the document."""
    text = made.passage.text
    return text.partition("\\begin{document}")[2].rpartition("\\end{document}")[0].strip()
