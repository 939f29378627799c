from __future__ import annotations

from pathlib import Path

import pytest

from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.word import export

PEOPLE = r"""\author[gb,mk]{Ås}\author[mk]{Berg}
\address[gb]{Oslo}\address[mk]{Volda}"""


def exported(folder: Path, document_class: str, head: str) -> Path:
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    text = f"{document_class}\\begin{{document}}{head}\\maketitle Text.\n\\end{{document}}\n"
    (folder / "main.tex").write_text(text, "utf-8")
    (work / "main.aux").write_text("\\relax\n", "utf-8")
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    return export(document).path


@pytest.mark.parametrize(
    ("document_class", "people"),
    [
        (r"\documentclass[12pt]{elsarticle}", ["Åsa,b", "Bergb"]),
        (r"\documentclass{article}\usepackage{authblk}", ["Åsgb,mk", "Bergmk"]),
    ],
)
def test_addresses_are_signed_as_the_class_signs_them(
    tmp_path: Path, document_class: str, people: list[str]
) -> None:
    assert paragraphs(exported(tmp_path, document_class, PEOPLE), "Author") == people


def test_the_short_form_of_a_title_is_not_printed_behind_it(tmp_path: Path) -> None:
    path = exported(tmp_path, r"\documentclass{memoir}", r"\title[Short]{A long title}\author{X}")
    assert paragraphs(path, "Title") == ["A long title"]
