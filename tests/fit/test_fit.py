"""What an author learns who thinks of another journal, and that nothing is changed for it."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from trykklar.cli import main
from trykklar.document import WORK, Document
from trykklar.fit.built_pages import built_pages
from trykklar.fit.tiff_size import tiff_width
from trykklar.project.venue_demands import Figures

if TYPE_CHECKING:
    from tests.conftest import Spoil

PAPER = "manuscript/paper.toml"


def png(path: Path, width: int, height: int) -> None:
    """The head of a picture, which says how many pixels it has."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + size)


def fitted(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    status = main(["fit", *words, "--format", "json"])
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    return status, document


def demands(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    (venue,) = document["venues"]
    return [each for each in venue["demands"] if each["key"] == key]


def own_venue(folder: Path, text: str) -> None:
    place = folder / "manuscript" / "venues"
    place.mkdir(parents=True, exist_ok=True)
    (place / "mine.toml").write_text(text, "utf-8")


def test_every_venue_stands_side_by_side_and_the_own_one_decides(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", "article", "--project", str(small)]) == 0
    output = capsys.readouterr().out
    assert "article*" in output
    assert "elsarticle: highlights: 0, wanted: 3-5 (3 too few)" in output
    status, document = fitted(capsys, "article", "--project", str(small))
    assert status == 0
    assert {venue["name"]: venue["fits"] for venue in document["venues"]}["elsarticle"] is False


def test_a_venue_that_is_asked_for_decides(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["fit", "article", "--venue", "elsarticle", "--project", str(small)]
    assert main(command) == 1
    output = capsys.readouterr().out
    assert "NO  highlights" in output
    assert "Words by section" in output
    assert "elsevier.com/highlights" in output
    spoil(PAPER, "sections =", 'highlights = ["One.", "Two.", "Three."]\nsections =')
    assert main(command) == 0


def test_words_are_counted_by_the_venues_own_rule(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for rule, more in (("[]", 0), ('["abstract"]', 20), ('["abstract", "keywords"]', 25)):
        own_venue(small, f'name = "M"\nlike = "article"\n[limits]\nwords = 1\ncounted = {rule}\n')
        _, document = fitted(capsys, "article", "--venue", "mine", "--project", str(small))
        (row,) = demands(document, "limits.words")
        text = document["parts"]["text"]["words"]
        assert row["found"] == f"{text + more:,}"
        assert row["fits"] is False


def test_a_class_that_is_missing_is_named_with_where_to_put_it(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_venue(small, 'name = "M"\nlike = "article"\ndocument_class = "sn-jnl-of-ours"\n')
    command = ("article", "--venue", "mine", "--project", str(small))
    status, document = fitted(capsys, *command)
    (row,) = demands(document, "document_class")
    assert status == 1
    assert row["what"] == "sn-jnl-of-ours.cls"
    assert "Put sn-jnl-of-ours.cls into" in row["hint"]
    (small / "sn-jnl-of-ours.cls").write_text("\\LoadClass{article}\n", "utf-8")
    status, document = fitted(capsys, *command)
    assert demands(document, "document_class") == []
    assert status == 0


STRANGER = r"""\documentclass{article}
\usepackage{graphicx}
\title{A stranger's paper}
\begin{document}
\maketitle
\begin{abstract} %s \end{abstract}
\keywords{one, two words, three; four}
\section{Introduction} Some words here.
\begin{figure}
\includegraphics[width=10cm]{coarse}
\includegraphics[width=0.5\textwidth]{fine}
\includegraphics{drawn.gif}
\caption{A caption}
\end{figure}
\section*{Conflict of interest} None.
\section*{Funding} Nobody.
\end{document}
"""


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A main file that nobody described in a paper.toml."""
    folder = tmp_path / "fremmed mappe"
    folder.mkdir()
    (folder / "main.tex").write_text(STRANGER % ("word " * 260), "utf-8")
    png(folder / "coarse.png", 600, 400)
    png(folder / "fine.png", 1200, 400)
    png(folder / "drawn.gif", 10, 10)
    return folder / "main.tex"


def test_a_strangers_main_file_is_measured_as_it_is(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, document = fitted(capsys, str(stranger), "--venue", "springer")
    assert status == 1
    assert document["title"] == "A stranger's paper"
    assert document["keywords"] == ["one", "two words", "three", "four"]
    (abstract,) = demands(document, "limits.abstract")
    assert (abstract["found"], abstract["hint"]) == ("260", "10 too many")
    rows = demands(document, "statements")
    missing = {row["what"]: row["hint"] for row in rows if not row["fits"]}
    assert missing == {
        "statement: author contributions": "Add a section 'Author contributions'.",
        "statement: data availability": "Add a section 'Data availability'.",
    }
    assert demands(document, "layout.line_numbers") == []


def test_a_picture_that_the_venue_refuses_is_found_at_its_line(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, document = fitted(capsys, str(stranger), "--venue", "elsarticle")
    rows = {row["what"]: row for row in demands(document, "figures.formats") if not row["fits"]}
    assert set(rows) == {"format of drawn.gif"}
    assert rows["format of drawn.gif"]["line"] == 12
    coarse = [row for row in demands(document, "figures.resolution") if not row["fits"]]
    # 600 pixels on 10 cm are 152 to an inch; 1200 on half of 160 mm are 381.
    assert [(row["what"], row["found"]) for row in coarse] == [
        ("resolution of coarse", "152 dpi"),
        ("resolution of drawn.gif", "72 dpi"),
    ]  # fmt: skip
    assert "needs 1,184" in coarse[0]["hint"]


def tiff(path: Path, width: int, order: str) -> None:
    """A TIFF whose directory has a width, as the least that a reader needs."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 256, 3, 1, width, 0)
    path.write_bytes(mark + struct.pack(f"{order}IH", 8, 1) + entry + bytes(4))


def test_a_tiff_is_measured_and_an_svg_is_a_format_of_its_own(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = stranger.read_text("utf-8")
    shown = "\\includegraphics[width=10cm]{map.tiff}\\includegraphics[width=10cm]{fine.TIF}"
    text = text.replace("\\includegraphics{drawn.gif}", f"{shown}\\includegraphics{{icon.svg}}")
    stranger.write_text(text, "utf-8")
    tiff(stranger.parent / "map.tiff", 600, "<")
    tiff(stranger.parent / "fine.TIF", 1200, ">")
    (stranger.parent / "icon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    _, document = fitted(capsys, str(stranger), "--venue", "elsarticle")
    refused = [row["what"] for row in demands(document, "figures.formats") if not row["fits"]]
    assert refused == ["format of icon.svg"]
    coarse = [row for row in demands(document, "figures.resolution") if not row["fits"]]
    assert [(row["what"], row["found"]) for row in coarse] == [
        ("resolution of coarse", "152 dpi"),
        ("resolution of map.tiff", "152 dpi"),
    ]  # fmt: skip


@pytest.mark.parametrize("cut", [4, 9, 20])
def test_a_broken_tiff_has_no_size(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.tif"
    tiff(path, 600, "<")
    assert tiff_width(path) == 600
    path.write_bytes(path.read_bytes()[:cut])
    assert tiff_width(path) is None


def test_one_kind_of_picture_has_several_endings() -> None:
    figures = Figures(formats=("tif", "JPEG"))
    assert all(map(figures.takes, ("tiff", "TIF", "jpg", "jpeg")))
    assert not figures.takes("svg")
    assert Figures().takes("svg")


def test_a_manuscript_without_a_venue_of_its_own_fits_where_one_takes_it(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, document = fitted(capsys, str(stranger))
    assert status == 0
    assert any(venue["fits"] for venue in document["venues"])
    assert not all(venue["fits"] for venue in document["venues"])


def test_nothing_of_the_authors_is_changed(
    stranger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = stranger.read_bytes()
    main(["fit", str(stranger)])
    capsys.readouterr()
    assert stranger.read_bytes() == before
    assert not (stranger.parent / "build").exists()


def test_a_misspelt_venue_is_answered_with_the_nearest(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fit", "article", "--venue", "springr", "--project", str(small)]) == 2
    assert "Did you mean 'springer'?" in capsys.readouterr().err
    assert main(["build", "article", "--venue", "springr", "--project", str(small)]) == 2
    assert "Did you mean 'springer'?" in capsys.readouterr().err


def test_venues_are_listed_with_the_authors_own(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_venue(small, 'name = "Tidsskrift for bolig"\nlike = "norsk-tidsskrift"\n')
    assert main(["venues", "--project", str(small)]) == 0
    output = capsys.readouterr().out
    assert "Tidsskrift for bolig" in output
    assert "your own" in output
    assert main(["venues", "--format", "json", "--project", str(small)]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)["venues"]}
    assert rows["mine"]["takes"] == ["word"]
    assert rows["elsarticle"]["limits"]["highlight_characters"] == [0, 85]
    assert rows["elsarticle"]["sources"][0]["read"] == "2026-11-29"


def test_pages_are_those_of_the_last_build_as_long_as_it_stands(
    small: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str]
) -> None:
    own_venue(small, 'name = "M"\nlike = "article"\n[limits]\npages = 1\n')
    command = ("article", "--venue", "mine", "--project", str(small))
    _, document = fitted(capsys, *command)
    (row,) = demands(document, "limits.pages")
    assert (row["found"], row["fits"]) == ("not built", None)
    assert main(["build", *command, "--no-word"]) == 0
    capsys.readouterr()
    status, document = fitted(capsys, *command)
    (row,) = demands(document, "limits.pages")
    assert (status, row["fits"], row["wanted"]) == (1, False, "at most 1")
    assert int(row["found"]) > 1
    spoil("manuscript/sections/article/findings.tex", "Quotations", "More. Quotations")
    _, document = fitted(capsys, *command)
    assert demands(document, "limits.pages")[0]["found"] == "not built"


def test_pages_of_a_main_file_are_counted_for_it_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\\documentclass{article}\\begin{document}En\\newpage To\\end{document}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    assert main(["build", str(tmp_path / "main.tex"), "--no-word"]) == 0
    capsys.readouterr()
    document = Document("main", tmp_path, Path("main.tex"), WORK / "main", Path("build"))
    assert built_pages(document) == 2
    (tmp_path / "main.tex").write_text(text.replace("To", "To\\newpage"), "utf-8")
    assert built_pages(document) is None


@pytest.mark.parametrize(
    ("venue", "wanted"),
    [("elsarticle", None), ("apa7", False), ("springer", ...)],
)
def test_another_class_is_a_demand_where_a_guide_asks_for_one(
    venue: str, wanted: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "\\documentclass{report}\\begin{document}Text.\\end{document}"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    _, document = fitted(capsys, str(tmp_path / "main.tex"), "--venue", venue)
    rows = demands(document, "document_class")
    assert [row["fits"] for row in rows] == ([] if wanted is ... else [wanted])
    assert all(row["found"] == "report" for row in rows)
