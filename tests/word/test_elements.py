"""Links and authors that the Word file does not have are told."""

from __future__ import annotations

from pathlib import Path

from trykklar.word.elements import report_elements

from trykklar.document import Document
from trykklar.word.export import _desk
from trykklar.word.package.text import WordText

SOURCE = r"""\documentclass{article}
\author{Kari Ås \and Li Wu}
\newcommand{\home}[1]{\url{https://example.org/#1}}
\begin{document}
See \href{https://example.org/a\_b\%20c}{here} and \url{https://moreforsk.no/x}.
% \url{https://example.org/old}
\end{document}
"""


def lost(folder: Path, *paragraphs: str, links: tuple[str, ...] = ()) -> list[str]:
    (folder / "main.tex").write_text(SOURCE, encoding="utf-8")
    work = folder / "build" / "work"
    work.mkdir(parents=True)
    (work / "main.aux").write_text("\\relax\n")
    desk = _desk(Document("main", folder, Path("main.tex"), Path("build/work"), Path("build")))
    report_elements(desk, WordText(paragraphs, (), (), (), 0, links))
    return [finding.message for finding in desk.findings]


def test_all_that_is_there_is_not_lost(tmp_path: Path) -> None:
    assert not lost(
        tmp_path,
        "Kari Ås and Li Wu",
        "See here and https://moreforsk.no/x.",
        links=("https://example.org/a_b%20c",),
    )


def test_a_link_whose_address_is_nowhere_is_lost(tmp_path: Path) -> None:
    said = lost(tmp_path, "Kari Ås, Li Wu", links=("https://moreforsk.no/x",))
    assert said == [r"A link is not in the Word file: https://example.org/a\_b\%20c"]


def test_an_author_none_of_whose_names_is_there_is_lost(tmp_path: Path) -> None:
    said = lost(tmp_path, "Kari Ås", links=("https://moreforsk.no/x https://example.org/a_b%20c",))
    assert said == ["An author is not in the Word file: Li Wu"]
