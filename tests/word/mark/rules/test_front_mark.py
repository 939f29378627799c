from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.word.blocks.test_printed_command import installed
from tests.word.reader import paragraphs
from trykklar.document import Document
from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.typeset import typeset
from trykklar.word.export import export
from trykklar.word.mark.unit import units

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
    ("document_class", "people", "places"),
    [
        (r"\documentclass[12pt]{elsarticle}", ["Åsa,b", "Bergb"], ["aOslo", "bVolda"]),
        (
            r"\documentclass{article}\usepackage{authblk}",
            ["Åsgb,mk", "Bergmk"],
            ["gbOslo", "mkVolda"],
        ),
    ],
)
def test_addresses_are_signed_as_the_class_signs_them(
    tmp_path: Path, document_class: str, people: list[str], places: list[str]
) -> None:
    made = exported(tmp_path, document_class, PEOPLE)
    assert paragraphs(made, "Author") == people
    assert paragraphs(made, "Affiliation") == places


def test_the_short_form_of_a_title_is_not_printed_behind_it(tmp_path: Path) -> None:
    path = exported(tmp_path, r"\documentclass{memoir}", r"\title[Short]{A long title}\author{X}")
    assert paragraphs(path, "Title") == ["A long title"]


APA = r"""\documentclass[man]{apa7}
\title{Lamps}\shorttitle{L}\authorsnames[1,{1,2}]{Ann A, Ben B, Cy C}
\authorsaffiliations{{Here, Norway}, {There}}
\keywords{lamps, halls}\abstract{Forty lamps.}\authornote{Write to Ann.}
"""


def test_what_apas_classes_say_in_the_preamble_is_printed(tmp_path: Path) -> None:
    """The abstract, the keywords and the note were lost without a word."""
    path = exported(tmp_path, APA, "")
    assert paragraphs(path, "Title") == ["Lamps", "Lamps"]
    assert paragraphs(path, "Author") == ["Ann A1, Ben B1,2, and Cy C"]
    assert paragraphs(path, "Affiliation") == ["1 Here, Norway", "2 There"]
    texts = paragraphs(path)
    for text in ("Author Note", "Write to Ann.", "Abstract", "Forty lamps.", "Text."):
        assert text in texts
    assert texts.index("Write to Ann.") < texts.index("Forty lamps.")
    assert "Keywords: lamps, halls" in texts


def test_the_title_that_apa_sets_again_is_in_no_comment(tmp_path: Path) -> None:
    """Above the text stood an older title, of a line that was commented out."""
    path = exported(tmp_path, APA.replace(r"\title", "%\\title{Candles}\n\\title"), "")
    assert paragraphs(path, "Title") == ["Lamps", "Lamps"]


def test_a_journals_look_of_apa_sets_the_title_but_once(tmp_path: Path) -> None:
    path = exported(tmp_path, r"\documentclass[jou]{apa6}\title{Lamps}\twoauthors{Ann}{Ben}", "")
    assert paragraphs(path, "Title") == ["Lamps"]
    assert paragraphs(path, "Author") == ["Ann and Ben"]


@pytest.mark.parametrize("options", ["man,donotrepeattitle", "donotrepeattitle,stu,12pt"])
def test_an_author_may_ask_for_one_title_only(tmp_path: Path, options: str) -> None:
    """It stood once more above the text, where the PDF has none."""
    path = exported(tmp_path, APA.replace("man", options), "")
    assert paragraphs(path, "Title") == ["Lamps"]


def test_an_abstract_that_is_a_command_in_the_text_is_one(tmp_path: Path) -> None:
    head = r"\author{\fnm{Ann} \sur{A}}\abstract{Forty lamps.}\keywords{lamps}"
    texts = paragraphs(exported(tmp_path, r"\documentclass{sn-jnl}", head))
    assert texts[:4] == ["Ann A", "Abstract", "Forty lamps.", "Keywords: lamps"]


@pytest.mark.parametrize(
    "words",
    [
        r"\keywords{lamps \and halls\and northern towns}",
        r"\begin{keywords}lamps \and halls \sep northern towns\end{keywords}",
    ],
)
def test_every_keyword_is_there_whatever_stands_between_them(tmp_path: Path, words: str) -> None:
    """All but the first were gone, without a word."""
    head = rf"\author{{Ann \and Ben}}\begin{{abstract}}Forty.\end{{abstract}}{words}"
    path = exported(tmp_path, r"\documentclass{svjour3}", head)
    assert "Keywords: lamps, halls, northern towns" in paragraphs(path)
    assert paragraphs(path, "Author") == ["Ann", "Ben"]


def test_a_text_without_a_heading_is_counted(tmp_path: Path) -> None:
    """What stands before the first heading is a title page only where a heading follows."""
    alone = "Text alone."
    assert [unit.start for unit in units(whole(Source(tmp_path, alone)), 0, len(alone))] == [0]


def test_a_name_may_be_a_link(tmp_path: Path) -> None:
    """It ended the whole program."""
    head = r"\title{\href{https://example.org/a{b}c}{Lamps}}\author{\href{https://x.org}{Ann} A}"
    path = exported(tmp_path, r"\documentclass{article}\usepackage{hyperref}", head)
    assert paragraphs(path, "Author") == ["Ann A"]
    assert paragraphs(path, "Title") == ["Lamps"]


PIECES = r"""\title{Rents}\titlehead{University}\subject{Thesis}\author{Kari Holm}\date{2020}
\publishers{Supervised}\dedication{For mother}\lowertitleback{Printed in Oslo}"""


@pytest.mark.parametrize(
    ("document_class", "last"),
    [
        (r"\documentclass{scrartcl}", ["Supervised"]),
        (r"\documentclass[titlepage]{scrartcl}", ["Supervised", "For mother"]),
        (r"\documentclass{scrbook}", ["Supervised", "Printed in Oslo", "For mother"]),
    ],
)
def test_a_title_page_of_koma_script_has_the_pieces_that_are_printed(
    tmp_path: Path, document_class: str, last: list[str]
) -> None:
    """What a class prints only on a page of its own is not in the PDF, and must not go out."""
    made = [text for text in paragraphs(exported(tmp_path, document_class + PIECES, "")) if text]
    at = made.index("Rents")
    assert made[at - 2 : at + 3] == ["University", "Thesis", "Rents", "Kari Holm", "2020"]
    assert made[at + 3 : at + 3 + len(last)] == last
    assert made[at + 3 + len(last)].startswith("Text")


def test_an_abstract_before_the_text_is_on_the_first_page(tmp_path: Path) -> None:
    head = "\\begin{abstract}Rents rise.\\end{abstract}"
    own = r"\newenvironment{short}{\begin{abstract}}{\end{abstract}}"
    made = exported(tmp_path, f"\\documentclass{{article}}\\title{{Towns}}{own}{head}", "")
    assert paragraphs(made, "Abstract") == ["Rents rise."]


def test_separators_of_an_address_are_not_its_words(tmp_path: Path) -> None:
    place = (
        r"\affiliation[1]{organization={Moss School},addressline={Gate 1},addresslinesep={;},"
        r"city={Moss},country={Norway},countrysep={,},postcode={},postcodesep={}}"
    )
    made = exported(tmp_path, r"\documentclass{elsarticle}", place)
    assert paragraphs(made, "Affiliation") == ["aMoss School, Gate 1, Moss, Norway"]


IEEE = r"""\title{Lamps}
\author{\IEEEauthorblockN{Ann Ås\IEEEauthorrefmark{1}, Bo Berg\IEEEauthorrefmark{2}}
\IEEEauthorblockA{\IEEEauthorrefmark{1}Hall of Lamps\\Oslo \href{mailto:a@a.no}{a@a.no}}}
"""


def test_marks_that_tex_prints_of_names_are_not_reported_and_places_begin_lines(
    tmp_path: Path,
) -> None:
    """A first page that was complete had a warning for each mark of an author."""
    if not installed("IEEEtran.cls"):
        pytest.skip("no IEEEtran here")
    (tmp_path / "main.tex").write_text(
        "\\documentclass[conference]{IEEEtran}\\usepackage{hyperref}\\begin{document}"
        f"{IEEE}\\maketitle\\section{{Opening}} In 1999 and 2001, 12 lamps burnt.\\end{{document}}"
    )
    document = Document("main", tmp_path, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    made = export(document)
    (shown,) = paragraphs(made.path, "Author")
    assert shown == "Ann Ås∗, Bo Berg†∗Hall of LampsOslo a@a.no"
    with zipfile.ZipFile(made.path) as packed:
        assert packed.read("word/document.xml").count(b"<w:br") == 2
    assert "word-skipped" not in {finding.code for finding in made.findings}
