"""What an author hid stays hidden; what TeX only moved or set otherwise is no leak."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trykklar.document import Document
from trykklar.finding import Severity
from trykklar.typeset import typeset
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from trykklar.finding import Finding

FILLER = "The rents of all municipalities rose in the year, and nobody has an explanation for it."


def document(folder: Path, preamble: str, body: str, kind: str = "article") -> Document:
    text = (
        f"\\documentclass{{{kind}}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    (folder / "main.tex").write_text(text, "utf-8")
    return Document("main", folder, Path("main.tex"), Path("build/work/main"), Path("build"))


def made(document: Document, *, anyway: bool = False) -> WordExport:
    assert typeset(document).pdf is not None
    return export(document, anyway=anyway)


def added(export: WordExport) -> list[Finding]:
    return [finding for finding in export.findings if finding.code == "word-added"]


def leak(folder: Path) -> Document:
    """A document that every reader of LaTeX as plain text gives away."""
    return document(folder, "", f"{FILLER}\\hbox{{Ask Kari about it}}\\setbox0\\lastbox")


def test_a_note_that_is_switched_off_does_not_go_to_the_co_authors(tmp_path: Path) -> None:
    withheld = made(leak(tmp_path))
    assert withheld.withheld
    assert not withheld.path.exists()
    (finding,) = added(withheld)
    assert (finding.severity, finding.line) == (Severity.ERROR, 4)
    assert "Ask Kari about it" in finding.message
    assert "--anyway" in finding.hint


def test_the_last_good_file_stays(tmp_path: Path) -> None:
    good = made(document(tmp_path, "", FILLER))
    before = good.path.read_bytes()
    assert not good.withheld
    assert made(leak(tmp_path)).withheld
    assert good.path.read_bytes() == before


def test_who_asks_for_it_gets_the_file_all_the_same(tmp_path: Path) -> None:
    export = made(leak(tmp_path), anyway=True)
    assert export.path.exists()
    assert not export.withheld
    assert [finding.severity for finding in added(export)] == [Severity.ERROR]


def test_nothing_is_guessed_where_tex_did_not_set_the_text_as_it_is(tmp_path: Path) -> None:
    source = leak(tmp_path)
    made(source)
    unjudged = export(source, typeset=False)
    assert unjudged.path.exists()
    assert unjudged.judgement.silence
    assert added(unjudged) == []


def test_an_excluded_environment_is_not_in_the_file_or_the_file_is_withheld(
    tmp_path: Path,
) -> None:
    hidden = "\\begin{hidden}\nKari Holm wrote this part.\n\\end{hidden}\n"
    preamble = "\\usepackage{comment}\\excludecomment{hidden}"
    export = made(document(tmp_path, preamble, f"{FILLER}\n{hidden}"))
    assert export.withheld or "Kari" not in export.path.read_bytes().decode("latin-1")


# What TeX moves, breaks or writes otherwise, and is in both files.
SAME = {
    "hyphens": (
        "\\textwidth=4cm",
        (
            "Intermunicipal administrative responsibilities characteristically notwithstanding "
            "organisational fragmentation, self-reported neighbourhood-level effects."
        ),
    ),
    "ligatures": ("", "Efficient offices afflict the first fluffy flats."),
    "accents": (
        "",
        "M\\\"uller, \\AA ngstr\\\"om, caf\\'e, na\\\"{\\i}ve, \\v{S}koda, \\L\\'od\\'z.",
    ),
    "footnote": ("", f"{FILLER}\\footnote{{A remark below the line.}} {FILLER}"),
    "formula": ("", "If $x_i$ denotes the rate and $y$ the rent, then $x_i<y$ where $y$ is 2."),
    "floats": (
        "",
        (
            f"{FILLER}\n\\begin{{table}}\\caption{{Rents and means}}"
            "\\begin{tabular}{lp{2cm}r}Town & Monthly expenditure on accommodation & 8,250\\\\"
            f"\\end{{tabular}}\\end{{table}}\n{FILLER}"
        ),
    ),
    "capitals": ("", f"\\section{{\\MakeUppercase{{On the rents}}}} \\textsc{{Small}} {FILLER}"),
    "heads": (
        "\\pagestyle{myheadings}\\markright{A short head}\\title{A short head}\\author{K. Holm}",
        f"\\maketitle\n{FILLER}\\newpage {FILLER}\\newpage {FILLER}\\newpage {FILLER}",
    ),
    "starred layout": (
        "\\usepackage{caption}",
        (
            f"{FILLER}\\begin{{figure}}\n\\captionsetup*{{position=top}}\n"
            "\\caption{A caption}\nSome words.\\end{figure}"
        ),
    ),
    "columns": ("\\twocolumn", f"\\tableofcontents\\section{{Means}}{FILLER} {FILLER}"),
    "verbatim": ("", "\\begin{verbatim}\nfor i in range(10): print(i)\n\\end{verbatim}\n" + FILLER),
    "raised marks": (
        "",
        f"{FILLER} Holm, France\\textsuperscript{{a}}, United Kingdom\\textsuperscript{{b,c}}.",
    ),
    "quotes": ("", "``Quoted words''---with a dash, and `single' ones."),
}


@pytest.mark.parametrize("name", SAME)
def test_what_tex_only_sets_otherwise_is_no_leak(tmp_path: Path, name: str) -> None:
    preamble, body = SAME[name]
    export = made(document(tmp_path, preamble, body))
    assert export.judgement.silence == ""
    assert [str(finding) for finding in added(export)] == []


def test_what_only_the_pdf_shows_is_reported_at_its_line(tmp_path: Path) -> None:
    lost = "Forty lamps were counted in the northern hall and compared with another one."
    shipped = r"\AddToHook{shipout/foreground}{\put(30,-400){\lamps}}"
    preamble = f"\n\n\\def\\lamps{{{lost}}}\n{shipped}"
    source = document(tmp_path, preamble, FILLER)
    missing = [item for item in made(source).findings if item.code == "word-lost"]
    assert [(item.line, item.severity) for item in missing] == [(4, Severity.ERROR)]
    assert "forty lamps were counted" in missing[0].message
    assert "both files" in missing[0].hint


def test_a_pdf_of_bitmaps_is_no_judge(tmp_path: Path) -> None:
    hidden = leak(tmp_path)
    main = tmp_path / "main.tex"
    main.write_text("\\pdfmapfile{}" + main.read_text("utf-8"), "utf-8")
    export = made(hidden)
    assert export.path.exists()
    assert "bitmaps" in export.judgement.silence


def test_a_note_that_is_printed_is_a_comment_and_neither_lost_nor_added(tmp_path: Path) -> None:
    preamble = "\\usepackage{todonotes}"
    note = "\\todo{Ask somebody about all these numbers in the old register}"
    made_of = made(document(tmp_path, preamble, f"{FILLER}{note} {FILLER}"))
    codes = {finding.code for finding in made_of.findings}
    assert not codes & {"word-added", "word-lost"}


GREEK = "\u03bb\u03cc\u03b3\u03bf\u03c2 \u03ba\u03b1\u1f76 \u03bc\u1fe6\u03b8\u03bf\u03c2"


@pytest.mark.parametrize("engine", ["xelatex", "lualatex"])
def test_what_no_font_can_print_is_no_secret(tmp_path: Path, engine: str) -> None:
    source = document(tmp_path, "", f"{FILLER} They called it {GREEK} of old.\n\n{GREEK}")
    export = made(replace(source, engine=engine))
    assert export.judgement.silence == ""
    assert added(export) == []


def test_a_secret_is_one_though_a_font_lacks_letters(tmp_path: Path) -> None:
    hidden = "\\hbox{Ask Kari about it}\\setbox0\\lastbox"
    source = document(tmp_path, "", f"{FILLER} {GREEK}{hidden}")
    assert made(replace(source, engine="xelatex")).withheld


def test_words_are_quoted_as_the_file_writes_them(tmp_path: Path) -> None:
    hidden = "Sp\u00f8r K\u00e5re om \u00e5rsm\u00f8tet"
    (finding,) = added(
        made(document(tmp_path, "", f"{FILLER}\\hbox{{{hidden}}}\\setbox0\\lastbox"))
    )
    assert hidden in finding.message


def test_a_note_in_a_note_is_its_mark_alone_as_in_the_pdf(tmp_path: Path) -> None:
    """TeX loses its text, which is reported where the note stands."""
    inner = "\\footnote{See the other register of them all}"
    export = made(document(tmp_path, "", f"{FILLER}\\footnote{{A remark{inner} of mine.}}"))
    assert not export.withheld
    assert added(export) == []
    (shown,) = [finding for finding in export.findings if finding.code == "word-lost"]
    assert (shown.severity, "another note" in shown.message) == (Severity.WARNING, True)


def test_a_secret_in_a_note_is_one(tmp_path: Path) -> None:
    hidden = "\\hbox{Ask Kari about it}\\setbox0\\lastbox"
    assert made(document(tmp_path, "", f"{FILLER}\\footnote{{A remark of mine.{hidden}}}")).withheld


def test_a_formula_that_word_cannot_read_is_no_secret(tmp_path: Path) -> None:
    formula = "\\begin{align*}a &= \\vcenter{\\hbox{b}}\\addtocounter{equation}{2}"
    formula += "\\tag{\\theequation}\\end{align*}"
    export = made(document(tmp_path, "\\usepackage{amsmath}", f"{FILLER}\n{formula}\n{FILLER}"))
    assert "word-formula" in {finding.code for finding in export.findings}
    assert added(export) == []


BITMAPS = "\\pdfmapfile{}\\documentclass{article}\n\\usepackage[T1]{fontenc}\\usepackage{amsmath}\n"
LETTERS = (
    "Efficient offices afflict the first fluffy flats---and ``self-evident'' officials. "
    "\u0141\u00f3d\u017a, \u0160koda, \u00d8stfold, stra\u00dfe, na\u00efve \\textbf{boldly} "
    "$x+\\alpha$."
)


@pytest.mark.parametrize("hidden", ["", "\\hbox{Ask Kari about it}\\setbox0\\lastbox"])
def test_bitmaps_of_the_t1_encoding_are_read_by_their_codes(tmp_path: Path, hidden: str) -> None:
    source = document(tmp_path, "", "")
    text = f"{BITMAPS}\\begin{{document}}\n{FILLER} {LETTERS}{hidden}\n\\end{{document}}\n"
    (tmp_path / "main.tex").write_text(text, "utf-8")
    export = made(source)
    assert export.judgement.silence == ""
    assert bool(added(export)) == export.withheld == bool(hidden)


def test_a_sign_in_a_bitmap_of_another_font_is_no_letter_of_the_word_beside_it(
    tmp_path: Path,
) -> None:
    body = f"{FILLER} Efficient.\n\n20\\textdegree Celsius\n\n5\\texteuro apiece"
    text = f"{BITMAPS}\\usepackage{{textcomp}}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    source = document(tmp_path, "", "")
    (tmp_path / "main.tex").write_text(text, "utf-8")
    export = made(source)
    assert export.judgement.silence == ""
    assert not export.withheld
    assert added(export) == []


def test_latex_that_reaches_the_reader_is_reported_at_its_line(tmp_path: Path) -> None:
    source = document(tmp_path, "", f"{FILLER}\n\nKari 5000 Oslo")
    made(source)
    (tmp_path / "main.tex").write_text(
        (tmp_path / "main.tex").read_text("utf-8").replace("Kari 5000 Oslo", "Kari \\& 5000 Oslo")
    )
    reported = [item for item in export(source).findings if item.code == "word-raw"]
    assert [(item.line, item.severity) for item in reported] == [(6, Severity.WARNING)]


@pytest.mark.parametrize(
    "lost",
    [
        r"\includegraphics{figures of no rent}",
        "κοιμάμαι και μάγοι",
        "\\begin{table}\\unknown\n\n\\begin{quote}κοιμάμαι: μάγοι\\end{quote}\\end{table}",
        r"\ding{a} \unknown{Rows}",
    ],
)
def test_what_tex_failed_on_withholds_no_file(tmp_path: Path, lost: str) -> None:
    done = made(document(tmp_path, r"\usepackage{graphicx}", f"{FILLER}\n\n{lost}\n\n{FILLER}"))
    assert not done.withheld


def test_works_that_bibtex_could_not_list_withhold_no_file(tmp_path: Path) -> None:
    """A style that is not there was an error for each of the works that are cited."""
    work = "@book{berg, author={Berg, Anna}, title={Rents of halls}, publisher={Dahl}, year=2001}"
    (tmp_path / "works.bib").write_text(work, "utf-8")
    list_ = "\\bibliographystyle{nowhere}\\bibliography{works}"
    done = made(document(tmp_path, "", f"{FILLER} \\cite{{berg}}\n\n{FILLER}\n\n{list_}"))
    assert not done.withheld
    assert {finding.severity for finding in added(done)} == {Severity.WARNING}


def test_words_that_are_gone_are_reported_though_the_text_has_each_of_them_elsewhere(
    tmp_path: Path,
) -> None:
    """Keywords were lost without a word, for the text spoke of nothing else."""
    body = f"{FILLER} Municipalities, explanations and rents."
    lost = r"\AddToHook{shipout/foreground}{\put(72,-600){Municipalities, explanations, rents}}"
    done = made(document(tmp_path, lost, f"{FILLER}\n\n{body}"))
    (finding,) = [item for item in done.findings if item.code == "word-lost"]
    assert "municipalities explanations rents" in finding.message


def test_settings_that_a_class_prints_in_another_order_are_reported(tmp_path: Path) -> None:
    """The sender of a letter was lost without a word: no run of the source is printed so."""
    own = r"\setkomavar{yourref}{Rents of Hammerfest}\setkomavar{myref}{Coal of Spitsbergen}"
    letter = rf"\begin{{letter}}{{Bo}}\opening{{Dear Bo,}}{FILLER}\end{{letter}}"
    done = made(document(tmp_path, own, letter, kind="scrlttr2"))
    (finding,) = [item for item in done.findings if item.code == "word-lost"]
    assert finding.line == 2
    assert "rents of hammerfest" in finding.message


@pytest.mark.parametrize("behind", ["", "\\label{fig:tall}"])
def test_a_caption_that_runs_off_its_page_hides_nothing(tmp_path: Path, behind: str) -> None:
    words = "Rents of all towns in the year before the war, and of some villages beside them"
    figure = (
        f"\\begin{{figure}}\n\\rule{{1cm}}{{30cm}}\n\\caption{{{words}}}{behind}\n\\end{{figure}}"
    )
    export = made(document(tmp_path, "", f"{FILLER}\n\n{figure}\n\n{FILLER}"))
    assert not export.withheld
    assert Severity.ERROR in {finding.severity for finding in added(export)}


def test_beside_a_float_that_is_too_tall_nothing_is_excused(tmp_path: Path) -> None:
    figure = "\\begin{figure}\n\\rule{1cm}{30cm}\n\\caption{Rents}\n\\end{figure}"
    hidden = "\\hbox{Ask Kari about it}\\setbox0\\lastbox"
    assert made(document(tmp_path, "", f"{FILLER}{hidden}\n\n{figure}\n\n{FILLER}")).withheld


WIDE = [
    r"\mbox{WORDS}",
    r"\begin{table}\caption{Rents}\begin{tabular}{ll}Town & WORDS\\\end{tabular}\end{table}",
]


@pytest.mark.parametrize("source", WIDE)
def test_what_runs_off_the_page_at_its_side_hides_nothing(tmp_path: Path, source: str) -> None:
    """A table that was too wide for its page had no Word file; the PDF lacks it all the same."""
    text = source.replace("WORDS", "The flats are let by the town. " * 5 + "Hamar pays for coal")
    export = made(document(tmp_path, "", f"{FILLER}\n\n{text}\n\n{FILLER}"))
    assert not export.withheld
    assert Severity.ERROR in {finding.severity for finding in added(export)}


def test_beside_a_line_that_is_too_wide_nothing_is_excused(tmp_path: Path) -> None:
    hidden = "\\hbox{Ask Kari about it}\\setbox0\\lastbox"
    wide = rf"\mbox{{{'The flats are let by the town. ' * 6}}}"
    assert made(document(tmp_path, "", f"{FILLER}{hidden}\n\n{FILLER}\n\n{wide}")).withheld


def test_where_a_font_is_not_installed_no_file_is_withheld_for_its_text(tmp_path: Path) -> None:
    """A thesis in Times New Roman had no Word file on a machine without that font."""
    words = "Rents of all towns in the year before the war, and of some villages beside them."
    text = f"{FILLER}\n\n{{\\font\\gone=zzqq9 \\gone\n\n\n\n{words}\n\n}}{FILLER}"
    assert not made(document(tmp_path, "", text)).withheld
