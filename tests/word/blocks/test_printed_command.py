"""What a package's command prints stands in Word as in the PDF: no guess, and not its source."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.word.conftest import square
from trykklar.document import Document
from trykklar.finding import Severity
from trykklar.project.selection import plain
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="TeX is not installed")

FILLER = "The rents of all municipalities rose in the year, and nobody has an explanation for it."
RUN = re.compile(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>([^<]*)</w:t>")


def made(folder: Path, preamble: str, body: str) -> WordExport:
    (folder / "main.tex").write_text(
        f"\\documentclass{{article}}\n\\usepackage[T1]{{fontenc}}\\usepackage{{lmodern}}\n{preamble}\n"
        f"\\begin{{document}}\n{FILLER}\n\n{body}\n\n{FILLER}\n\\end{{document}}\n",
        "utf-8",
    )
    document = Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))
    assert typeset(document).pdf is not None
    return export(document)


def shown(done: WordExport) -> str:
    """The text of a Word file; what is raised or lowered, as LaTeX has it."""
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    parts = []
    for look, text in RUN.findall(xml):
        sign = "^" if "superscript" in look else "_" if "subscript" in look else ""
        slanted = "<w:i" in look
        parts.append(f"{sign}{{{text}}}" if sign else f"/{text}/" if slanted else text)
    return (
        "".join(parts).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


def installed(package: str) -> bool:
    found = shutil.which("kpsewhich") and subprocess.run(
        ["kpsewhich", package if "." in package else f"{package}.sty"],
        capture_output=True,
        check=False,
    ).stdout  # fmt: skip
    return bool(found)


TEXTS = {
    "a raised ending": (
        r"\usepackage{fmtcount}", r"On the \ordinalnum{3} day.", "On the 3^{rd} day.",
    ),
    "a number in groups": (
        r"\usepackage[english]{babel}\usepackage[autolanguage]{numprint}",
        r"There were \numprint{12345.6} of them.",
        "There were 12,345.6 of them.",
    ),
    "a fraction on the line": (
        r"\usepackage{xfrac}", r"Add \sfrac{3}{4} of it.", "Add ^{3}⁄_{4} of it.",
    ),
    "a date": (
        r"\usepackage{datetime2}", r"It ends \DTMdate{2026-05-01} at last.",
        "It ends 2026-05-01 at last.",
    ),
    "a sign that quotes elsewhere, in a word": (
        r"\usepackage{textcomp}", r"Type x\textasciigrave y here.", "Type x`y here.",
    ),
    "letters that are spaced out": (
        r"\usepackage{soul}", r"It is \so{spaced out} here.", "It is spaced out here.",
    ),
    "a language's own words": (
        r"\usepackage[ngerman,english]{babel}\usepackage{fmtcount}",
        r"\begin{otherlanguage}{ngerman}Am \ordinalstringnum{2} Tag.\end{otherlanguage}",
        "Am zweiter Tag.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_packages_command_is_the_text_that_tex_prints(name: str, tmp_path: Path) -> None:
    preamble, body, expected = TEXTS[name]
    assert expected in shown(made(tmp_path, preamble, body))


QUANTITIES = {
    "a unit with a power": (r"\SI{12.5}{\kilo\gram\per\cubic\metre}", "12.5 kg m^{−3}"),
    "a power of ten": (r"\num{.5e-3}", "0.5 × 10^{−3}"),
    "digits in groups": (r"\num{12345.678}", "12 345.678"),
    "a range": (r"\SIrange{10}{20}{\celsius}", "10 °C to 20 °C"),
    "a list": (r"\numlist{1;2;3}", "1, 2 and 3"),
    "an angle": (r"\ang{12;3;4}", "12°3′4′′"),
    "a unit that TeX has a register of": (r"\SI{2}{\day}", "2 d"),
}


@pytest.mark.skipif(not installed("siunitx"), reason="siunitx is not installed")
def test_quantities_are_as_their_package_prints_them(tmp_path: Path) -> None:
    body = ". ".join(f"It is {source}" for source, _ in QUANTITIES.values())
    text = shown(made(tmp_path, r"\usepackage{siunitx}", body))
    assert [printed for _, printed in QUANTITIES.values() if f"It is {printed}" not in text] == []


@pytest.mark.skipif(not installed("siunitx"), reason="siunitx is not installed")
def test_numbers_of_a_table_that_runs_off_its_page_are_text(tmp_path: Path) -> None:
    """They were pictures, as the PDF does not have them."""
    row = r"Lamps\hspace{30cm} & -4.40 \\ Wicks & -1.25 \\"
    body = rf"\noindent\begin{{tabular}}{{lS}}{row}\end{{tabular}}"
    assert "−4.40" in shown(made(tmp_path, r"\usepackage{siunitx}", f"Words. {body}"))


@pytest.mark.skipif(not installed("siunitx"), reason="siunitx is not installed")
def test_settings_in_the_text_and_places_other_than_paragraphs_count(tmp_path: Path) -> None:
    body = (
        r"\section{About \num{12345}}\sisetup{output-decimal-marker={,}}Then \num{1.5} it was."
        "\n\n\\begin{tabular}{ll}one & \\SI{4}{\\ampere}\\\\\\end{tabular}\n\nNo $\\num{2}$."
    )
    text = shown(made(tmp_path, r"\usepackage{siunitx}", body))
    assert "About 12 345" in text
    assert "Then 1,5 it was" in text
    assert "4 A" in text


@pytest.mark.skipif(not installed("mhchem"), reason="mhchem is not installed")
def test_a_chemical_formula_has_its_indices(tmp_path: Path) -> None:
    text = shown(
        made(
            tmp_path,
            r"\usepackage[version=4]{mhchem}",
            r"Of \ce{SO4^2-}, \ce{2H2 + O2 -> 2H2O} and \ce{^{227}_{90}Th+}.",
        )
    )
    assert "SO_{4}^{2 –}" in text
    assert "2 H_{2} + O_{2} → 2 H_{2}O" in text
    assert "^{227}_{90}Th^{+}" in text


def test_what_tex_prints_elsewhere_of_a_command_is_reported(tmp_path: Path) -> None:
    body = r"\newcounter{step}\setcounter{step}{4}It was number \Numberstring{step} in all."
    done = made(tmp_path, r"\usepackage{fmtcount}", body)
    assert done.withheld
    assert [finding.code for finding in done.findings if "Numberstring" in finding.message] == [
        "word-skipped"
    ]


def test_a_number_that_stands_between_its_words_in_the_pdf_is_there(tmp_path: Path) -> None:
    done = made(tmp_path, "", r"This is page \thepage{} of it, \thepage, and \thepage.")
    assert "This is page 1 of it" in shown(done)


def test_a_sign_that_is_no_letter_is_a_picture_in_its_line(tmp_path: Path) -> None:
    done = made(
        tmp_path, r"\usepackage{marvosym}", r"Call \Telefon{} or write\footnote{\Letter{}}."
    )
    assert done.path is not None
    with zipfile.ZipFile(done.path) as archive:
        text, notes = (
            archive.read(f"word/{part}.xml").decode() for part in ("document", "footnotes")
        )
    (picture,) = re.findall(r"<wp:inline.*?</wp:inline>", text, re.DOTALL)
    assert r'descr="\Telefon{}"' in picture
    assert 'distL="0"' in picture  # else LibreOffice parts it from the words
    (width,) = map(int, re.findall(r'<wp:extent cx="(\d+)"', picture))
    assert 50_000 < width < 250_000  # EMU: a letter's width, and not a line's
    assert notes.count("<wp:inline") == 1
    assert [finding.code for finding in done.findings] == ["word-picture"] * 2


@pytest.mark.skipif(not installed("tipa"), reason="tipa is not installed")
def test_phonetic_signs_are_letters_though_the_pdf_names_them_others(tmp_path: Path) -> None:
    done = made(tmp_path, r"\usepackage{tipa}", r"It is \textipa{[f@\textprimstress nEtIks]} here.")
    assert "It is [fəˈnɛtɪks] here." in shown(done)
    assert done.findings == ()


@pytest.mark.skipif(not installed("tipa"), reason="tipa is not installed")
def test_letters_that_a_declaration_makes_others_are_those_of_the_pdf(tmp_path: Path) -> None:
    done = made(tmp_path, r"\usepackage{tipa}", r"It is {\tipaencoding nEtIks} so.")
    assert "It is nɛtɪks so." in shown(done)


@pytest.mark.skipif(not installed("lgrcmr.fd"), reason="Greek fonts are not installed")
def test_greek_that_is_typed_in_latin_letters_is_greek(tmp_path: Path) -> None:
    preamble = r"\usepackage[LGR,T1]{fontenc}\usepackage[greek,english]{babel}"
    assert "The λόγος of it." in shown(made(tmp_path, preamble, r"The \textgreek{l'ogos} of it."))


def test_the_picture_that_a_command_of_a_class_shows_is_there(tmp_path: Path) -> None:
    """The name of its file stood in its place: apa7's figures are `\\fitfigure{file}`."""
    (tmp_path / "kart å.png").write_bytes(square())
    (tmp_path / "own.sty").write_text(
        r"\RequirePackage{graphicx}\def\fitted#1{\includegraphics[width=2cm]{#1}}"
        r"\DeclareRobustCommand\filename[1]{\texttt{#1}}"
    )
    done = made(tmp_path, r"\usepackage{own}", r"\fitted{kart å} See \filename{kart å.png}.")
    with zipfile.ZipFile(done.path) as archive:
        assert len([name for name in archive.namelist() if "/media/" in name]) == 1
    assert "See kart å.png." in shown(done)
    assert not [found for found in done.findings if found.code in ("word-lost", "word-skipped")]


def test_what_a_command_prints_but_once_is_not_guessed(tmp_path: Path) -> None:
    done = made(
        tmp_path,
        r"\usepackage{glossaries-prefix}"
        r"\newacronym[prefix={a~},prefixfirst={a~}]{wb}{WB}{Wide Boat}",
        r"\gls{wb} and \gls{wb}, then \pgls{wb} at last.",
    )
    assert "a Wide Boat (WB) at last" not in shown(done)
    assert any(r"\pgls" in finding.message for finding in done.findings)


def test_what_lua_prints_is_text_and_its_code_is_not(tmp_path: Path) -> None:
    if shutil.which("lualatex") is None:
        pytest.skip("LuaTeX is not installed")
    body = r"""
Twice \directlua{tex.sprint(6*7)} makes a sum; loops of \directlua{for i=1,3 do tex.sprint(i..";")
end} end here. \directlua{x=0}Nothing \directlua{x=x+1 tex.sprint(x)} and \directlua{x=x+1
tex.sprint(x)} is counted.
"""
    (tmp_path / "main.tex").write_text(
        "% !TEX program = lualatex\n\\documentclass{article}\n\\usepackage{fontspec}\n"
        f"\\begin{{document}}\n{FILLER}\n{body}\n{FILLER}\n\\end{{document}}\n"
    )
    document = plain(tmp_path / "main.tex")
    assert typeset(document).pdf is not None
    done = export(document)
    text = shown(done)
    assert "Twice 42 makes" in text
    assert "loops of 1;2;3; end here" in text
    assert "sprint" not in text
    # What is counted differs each time that it is asked: it is missing, and that is reported.
    skipped = [finding for finding in done.findings if finding.code == "word-skipped"]
    printed = [finding.line for finding in skipped if finding.severity is Severity.WARNING]
    assert printed == [8, 8]


@pytest.mark.skipif(not installed("mhchem"), reason="mhchem is not installed")
def test_an_arrow_that_is_put_together_of_signs_or_lines_is_a_picture(tmp_path: Path) -> None:
    drawn = r" and \ch{C + D -> E}" if installed("chemformula") else ""
    package = r"\usepackage{chemformula}" if drawn else ""
    body = rf"Both \ce{{A <=> B}}{drawn} are known, as \ce{{H2O}} is."
    done = made(tmp_path, rf"\usepackage[version=4]{{mhchem}}{package}", body)
    assert not [finding for finding in done.findings if finding.severity is Severity.WARNING]
    with zipfile.ZipFile(done.path) as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:drawing>") == 1 + bool(drawn)
    assert "_{2}" in shown(done)


def test_the_space_that_a_command_ends_in_stands_before_the_next_word(tmp_path: Path) -> None:
    code = (
        r"\ExplSyntaxOn \tl_new:N \l_year_tl \tl_set:Nn \l_year_tl {In~the~year~}"
        r"\NewDocumentCommand\inyear{}{\tl_use:N\l_year_tl}\ExplSyntaxOff"
    )
    done = made(tmp_path, code, r"\inyear nineteen, \inyear\emph{twenty}.")
    assert "In the year nineteen, In the year /twenty/." in shown(done)
