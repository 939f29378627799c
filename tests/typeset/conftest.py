"""A document in a folder of its own, and the example that most tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trykklar.document import Document
from trykklar.typeset import Typesetting, typeset

GOLDEN = Path(__file__).parent / "golden"


def document(folder: Path, main: str = "paper.tex", engine: str = "pdflatex") -> Document:
    """A document whose made files go where `trykklar` puts them."""
    name = Path(main).stem
    work = Path("build/work") / name
    return Document(name, folder, Path(main), work, Path("build"), engine=engine)


def write(folder: Path, main: str = "paper.tex", *, body: str, preamble: str = "") -> Document:
    """A small article."""
    text = (
        f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / main).write_text(text, encoding="utf-8")
    return document(folder, main)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Typesetting:
    """The golden article, built from nothing: biblatex, contents, sections."""
    folder = tmp_path_factory.mktemp("bygd") / "en artikkel på nynorsk"
    shutil.copytree(Path(__file__).parent / "article", folder)
    return typeset(document(folder, "article.tex"))


@pytest.fixture
def article(built: Typesetting, tmp_path: Path) -> Document:
    """A copy of the built article to change; nothing in it has a reason to run."""
    folder = tmp_path / "en artikkel på nynorsk"
    shutil.copytree(built.document.root, folder)  # copies the times, too
    return document(folder, "article.tex")
