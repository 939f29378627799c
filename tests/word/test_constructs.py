"""Constructs of theses and papers that pandoc alone drops or prints in another way than TeX."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.reader import fields, paragraphs, part
from tests.word.test_schema import faults
from trykklar.document import Document
from trykklar.word.docx.ooxml import w
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from tests.word.conftest import Change

_TABLE = r"""
\begin{table}\caption{Notes\protect\footnotemark}
\begin{threeparttable}
\begin{tabular}{lS[table-format=2.1]}\toprule
{Name} & {Value} \\ \cmidrule(lr){1-2}
one\tnote{a} & 12.5 \\ \bottomrule
\end{tabular}
\begin{tablenotes}\item[a] First note.\end{tablenotes}
\end{threeparttable}\end{table}\footnotetext{Of the caption.}
"""
_TERMS = r"""
\newacronym[longplural={world bodies}]{who}{WHO}{World Health Organization}
\newglossaryentry{norm}{name=norm,plural={norms},description={a rule}}

First \gls{who}, then \gls{who}, \glspl{who}. \Gls{norm} of \glspl{norm}, \acrlong{who}.
"""


def _made(changed: Change, text: str, aux: str = "", *, typeset: bool = True) -> WordExport:
    document = changed("sections/method.tex", f"\n\n{text}\n")
    path = document.made(".aux")
    path.write_text(path.read_text("utf-8") + aux, "utf-8")
    return export(document, typeset=typeset)


def _texts(path: Path) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(path)]


def test_a_heading_cell_in_braces_is_not_taken_for_a_rules_argument(changed: Change) -> None:
    """Columns of numbers have their heads in braces."""
    made = _made(changed, _TABLE)
    assert {"Name", "Value", "12.5"} <= set(_texts(made.path))


_RISING = r"""\begin{tabular}{llr}Kind & Level & P\\\hline
 & Low & 0.1\\ & Middle & 0.2\\
\multirow{-3}{*}{\raggedright Income} & High & \multirow{1}{*}{0.3}\\
\multicolumn{2}{c}{} & 4\\ \multicolumn{2}{c}{\multirow{-2}{*}{Both}} & 5\\
Age & x & 6\\ \multirow{-2}{*}{Sex} & y & 7\end{tabular}"""


def test_a_cell_that_reaches_over_the_rows_above_begins_in_the_first_of_them(
    changed: Change,
) -> None:
    made = _made(changed, _RISING)
    table = list(part(made.path).iter(w("tbl")))[-1]
    rows = [
        ["".join(item.text or "" for item in cell.iter(w("t"))) for cell in row.iter(w("tc"))]
        for row in table.iter(w("tr"))
    ]
    assert rows == [
        ["Kind", "Level", "P"],
        ["Income", "Low", "0.1"], ["", "Middle", "0.2"], ["", "High", "0.3"],
        ["Both", "4"], ["", "5"],
        ["Age", "x", "6"], ["Sex", "y", "7"],  # there is no room above
    ]  # fmt: skip
    merged = [item.get(w("val")) for item in table.iter(w("vMerge"))]
    assert merged.count("restart") == len(list(table.iter(w("vAlign")))) == 2
    assert faults(made.path) == []


def test_an_accent_on_a_dotless_letter_is_one_letter(changed: Change) -> None:
    """Word's search finds no Canalís in a text that says Canalıs with an accent beside it."""
    made = _made(changed, r"Ant{\'o}n-Canal{\'\i}s na\"{\i}ve \^\j x")
    assert any("Antón-Canalís naïve ĵx" in text for text in paragraphs(made.path))


def test_a_tables_notes_keep_their_signs(changed: Change) -> None:
    made = _made(changed, _TABLE)
    assert {"onea", "a First note."} <= set(_texts(made.path))
    assert len(list(part(made.path).iter(w("vertAlign")))) >= 2


def test_a_footnotes_text_comes_to_its_mark(changed: Change) -> None:
    made = _made(changed, _TABLE)
    notes = "".join(item.text or "" for item in part(made.path, "word/footnotes.xml").iter(w("t")))
    assert "Of the caption." in notes
    assert "Of the caption." not in _texts(made.path)


def test_an_acronym_is_written_out_where_it_is_met_first(changed: Change) -> None:
    made = _made(changed, _TERMS)
    assert (
        "First World Health Organization (WHO), then WHO, WHOs. Norm of norms, "
        "World Health Organization." in _texts(made.path)
    )
    assert made.findings == ()


def test_a_list_keeps_its_labels_and_goes_on_where_it_resumes(changed: Change) -> None:
    text = (
        "\\begin{enumerate}[label=(\\alph*)]\\item A\\item B\\end{enumerate} Between.\n"
        "\\begin{enumerate}[resume,label=(\\alph*)]\\item C\\end{enumerate}\n"
    )
    root = part(_made(changed, text).path, "word/numbering.xml")
    levels = [
        [item.get(w("val")) for item in level.iter(w("start"), w("numFmt"), w("lvlText"))]
        for level in root.iter(w("lvl"))
    ]
    assert ["1", "lowerLetter", "(%1)"] in levels
    assert ["3", "lowerLetter", "(%1)"] in levels


def test_a_list_of_terms_keeps_them_whatever_its_style(changed: Change) -> None:
    items = "\\item[Term] Meaning\n\\item[Line] \\hfill \\\\ Below it"
    text = f"\\begin{{description}}[style=nextline]{items}\\end{{description}}"
    path = _made(changed, text).path
    assert {"Term", "Meaning", "Line"} <= set(_texts(path))
    (below,) = (
        item for item in part(path).iter(w("p")) if "Below it" in "".join(map(str, item.itertext()))
    )
    assert below.find(f".//{w('br')}") is None


def test_parts_in_boxes_have_letters_and_leave_the_figure_its_number(changed: Change) -> None:
    text = (
        "\\begin{figure}\\subcaptionbox{One\\label{f:1}}{\\includegraphics[width=3cm]{square.png}}\n"
        "\\subcaptionbox{Two}[4cm]{\\includegraphics[width=3cm]{square.png}}\n"
        "\\caption{Boxes}\\label{f:b}\\end{figure} See \\ref{f:1}, \\subref{f:1}, \\ref{f:b}.\n"
    )
    aux = (
        "\\newlabel{f:1}{{2a}{1}{}{figure.2}{}}\n\\newlabel{sub@f:1}{{a}{1}{}{figure.2}{}}\n"
        "\\newlabel{f:b}{{2}{1}{}{figure.2}{}}\n"
    )
    texts = _texts(_made(changed, text, aux).path)
    assert {"(a) One", "(b) Two", "Figure 2. Boxes"} <= set(texts)
    assert "See 2a, a, 2." in texts


def test_theorems_have_the_numbers_of_an_aux_that_tex_left(changed: Change) -> None:
    text = (
        "\\newtheorem{theorem}{Theorem}[section]\\newtheorem{lemma}[theorem]{Lemma}\n\n"
        "\\begin{theorem}\\label{th:a}All.\\end{theorem}\\begin{lemma}Small.\\end{lemma}\n"
    )
    aux = "\\newlabel{th:a}{{2.4}{1}{}{theorem.2.4}{}}\n"
    texts = _texts(_made(changed, text, aux, typeset=False).path)
    assert [
        item.split(" ")[1].strip(".") for item in texts if item.endswith(("All.", "Small."))
    ] == [
        "2.4",
        "2.5",
    ]


def test_a_listing_has_its_caption(changed: Change) -> None:
    options = "caption={[Sums]Adding \\emph{up}},label=l:a"
    text = f"\\begin{{lstlisting}}[{options}]\nx\n\\end{{lstlisting}} \\ref{{l:a}}"
    made = _made(changed, text, "\\newlabel{l:a}{{1}{1}{}{lstlisting.1}{}}\n")
    assert "Listing 1. Adding up" in _texts(made.path)
    assert not [found for found in made.findings if found.code == "word-lost"]


def test_the_lines_of_an_algorithm_are_lines(changed: Change) -> None:
    text = (
        "\\begin{algorithmic}[1]\\State $x$ is new\\If{$x$ is small}\\State grow\\Else"
        "\\State stop\\Comment{enough}\\EndIf\\end{algorithmic}\n"
    )
    texts = _texts(_made(changed, text).path)
    at = next(index for index, item in enumerate(texts) if item.endswith("is new"))
    assert [item.split()[:2] for item in texts[at + 1 : at + 6]] == [
        ["2:", "if"], ["3:", "grow"], ["4:", "else"], ["5:", "stop"], ["6:", "end"]
    ]  # fmt: skip
    assert texts[at + 2].startswith("3:     ")


def test_a_remark_is_a_comment(changed: Change) -> None:
    made = _made(changed, "Text\\todo[inline]{check \\emph{this}} goes on.")
    comment = "".join(item.text or "" for item in part(made.path, "word/comments.xml").iter(w("t")))
    assert comment == "check this"
    assert "Text goes on." in _texts(made.path)
    assert faults(made.path) == []


@pytest.mark.parametrize("command", ["marginpar", "marginpar[Left]", "marginnote"])
def test_a_note_in_the_margin_is_printed_and_so_it_is_text(changed: Change, command: str) -> None:
    """A comment is not part of the paper; what stands in the margin of its PDF is."""
    made = _made(changed, f"Text\\{command}{{Aside \\emph{{here}}}} goes on.")
    assert "Aside here" in paragraphs(made.path, "MarginNote")
    assert "Text goes on." in _texts(made.path)
    assert faults(made.path) == []


def test_a_list_of_figures_has_no_latex_in_it(changed: Change) -> None:
    """The caption's formula is a formula there, too."""
    text = (
        "\\listoffigures\\begin{figure}\\caption{Ice at $5^\\circ$ as \\emph{seen}}\\end{figure}\n"
    )
    aux = (
        "\\@writefile{lof}{\\contentsline {figure}{\\numberline {2}{\\ignorespaces "
        "Ice at $5^{\\circ }$ as \\emph  {seen}}}{1}{}}\n"
    )
    lines = paragraphs(_made(changed, text, aux).path, "TableofFigures")
    assert [item.replace("\N{NO-BREAK SPACE}", " ") for item in lines][-1].startswith(
        "Figure 2. Ice at"
    )
    assert not any("$" in line or "\\" in line for line in lines)


def test_a_list_of_figures_calls_them_as_their_captions_do(sample: Document) -> None:
    """Authors rename figures; Word, asked to make the list anew, found none of another name."""
    named = "\\renewcommand\\figurename{Picture}\\begin{document}"
    text = sample.source.read_text("utf-8").replace(r"\begin{document}", named)
    sample.source.write_text(text, "utf-8")
    section, aux = sample.root / "sections/method.tex", sample.made(".aux")
    section.write_text("\\listoffigures\\begin{figure}\\caption{Ice}\\end{figure}", "utf-8")
    line = "\\@writefile{lof}{\\contentsline {figure}{\\numberline {2}{Ice}}{1}{}}\n"
    aux.write_text(aux.read_text("utf-8") + line, "utf-8")
    made = export(sample)
    listed = [
        item.replace("\N{NO-BREAK SPACE}", " ") for item in paragraphs(made.path, "TableofFigures")
    ]
    assert listed[-1].startswith("Picture 2. Ice")
    assert any('\\c "Picture"' in field.instruction for field in fields(made.path))


def test_a_table_wider_than_the_page_has_room_for_its_words(changed: Change) -> None:
    words = "Norwegian & " + " & ".join(["12.5 12.5"] * 11)
    text = f"\\begin{{tabular}}{{*{{12}}{{l}}}}{words} \\\\ x\\end{{tabular}}"
    table = list(part(_made(changed, text).path).iter(w("tblGrid")))[-1]
    sizes = [int(item.get(w("w"), "0")) for item in table]
    assert sizes[0] > sizes[1] == sizes[2]


def test_a_float_of_the_authors_own_has_its_name_and_number(sample: Document) -> None:
    declared = (
        "\\newfloat{program}{htbp}{lop}\\floatname{program}{Program}\n"
        "\\DeclareFloatingEnvironment[name={Form}]{schema}\n\\begin{document}"
    )
    text = sample.source.read_text("utf-8").replace(r"\begin{document}", declared)
    sample.source.write_text(text, "utf-8")
    section = sample.root / "sections/method.tex"
    floats = (
        "\n\n\\begin{program}Do.\\caption{Work}\\label{p:1}\\end{program}\n"
        "\\begin{schema}[h]Ask.\\caption{Questions}\\end{schema}\nSee program \\ref{p:1}.\n"
    )
    section.write_text(section.read_text("utf-8") + floats, "utf-8")
    aux = sample.made(".aux")
    aux.write_text(aux.read_text("utf-8") + "\\newlabel{p:1}{{4}{1}{Work}{program.4}{}}\n", "utf-8")
    made = export(sample)
    assert {"Program 4. Work", "Form 1. Questions"} <= set(_texts(made.path))
    assert "REF _Ref_p_1_n" in " ".join(item.instruction for item in fields(made.path))


@pytest.mark.parametrize(
    "text",
    [
        r"\begin{quote}\small\textbf{Keywords:} one; two\end{quote}",
        r"{\small\noindent{\sffamily\bfseries Keywords:} one; two\par}",
    ],
)
def test_keywords_have_their_style_however_the_first_page_sets_them(
    changed: Change, text: str
) -> None:
    assert "Keywords: one; two" in paragraphs(_made(changed, text).path, "Keywords")


def test_a_number_with_a_thin_space_is_one_word_in_a_wide_table(changed: Change) -> None:
    row = "Name" + r" & 12\,345" * 12
    text = rf"\begin{{tabular}}{{l*{{12}}{{r}}}}\toprule {row}\\\midrule {row}\\\end{{tabular}}"
    root = part(_made(changed, text).path)
    assert list(root.iter(w("tblStyle")))[-1].get(w("val")) in ("SmallTable", "SmallestTable")


def test_citations_in_every_form_are_citations(changed: Change) -> None:
    """Notes in angles, volumes, fields and quotations with their source."""
    key = "argyris1978"
    text = (
        rf"A \cite<see>[p.~3]{{{key}}}. B \pvolcite{{2}}[33]{{{key}}}. "
        rf"C \textcquote[7]{{{key}}}[.]{{Lamps are bright}} D \nocite{{{key}}}."
    )
    made = _made(changed, text)
    shown = next(line for line in _texts(made.path) if line.startswith("A "))
    assert key not in shown
    assert "Lamps are bright." in shown
    assert "33" in shown
    assert "see" in shown


def test_a_macro_of_the_authors_own_is_not_taken_for_a_citation(changed: Change) -> None:
    r"""Some package may have a command of its name."""
    text = r"\newcommand{\opcit}[1]{op.~cit., #1} Thus \opcit{page 3}."
    assert "Thus op. cit., page 3." in _texts(_made(changed, text).path)


_THREE = r"\section{A}\label{a}\section{B}\label{b}\section{C}\label{c}"
_THREE_AUX = "".join(
    rf"\newlabel{{{key}}}{{{{{n}}}{{{n}}}{{T{n}}}{{section.{n}}}{{}}}}"
    rf"\newlabel{{{key}@cref}}{{{{[section][{n}][]{n}}}{{[1][1][]1}}}}"
    for n, key in enumerate("abc", 7)
)


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (r"\cref{a,b,c}", "sections 7 to 9"),
        (r"\labelcref{a,c}", "7 and 9"),
        (r"\autopageref{b}", "page 8"),
        (r"\cpageref{b}", "page 8"),
        (r"\namecrefs{b}", "sections"),
        (r"\nameCref{b}", "Section"),
        (r"\lcnamecref{b}", "section"),
        (r"\Nameref{b}", "‘T8’ on page 8"),
        (r"\fullref{b}", "section 8 on page 8"),
        (r"\vpageref{b}", "on the following page"),
        (r"\zref[number]{b}", "8"),
    ],
)
def test_a_reference_prints_what_its_package_prints(
    changed: Change, command: str, shown: str
) -> None:
    """And a range that stands for several references is no loss."""
    aux = _THREE_AUX + r"\newlabel{1@vr}{{}{7}}"
    made = _made(changed, rf"{_THREE} So {command}.", aux)
    assert f"So {shown}." in _texts(made.path)
    assert "word-lost" not in [finding.code for finding in made.findings]


def test_a_short_title_stands_in_the_contents_and_the_long_one_in_the_text(
    changed: Change,
) -> None:
    """The heading was missing from the contents, and lost its number with it."""
    aux = (
        r"\@writefile{toc}{\contentsline {section}{\numberline {9}Brief}{4}{section.9}}"
        r"\@writefile{toc}{\contentsline {paragraph}{Run in}{4}{section.9}}"
    )
    text = r"\section[Brief]{A title of many words}\paragraph{Run in} Text.\minisec{Small}"
    made = _made(changed, f"\\tableofcontents\n{text}\\paragraph{{}} And more.", aux)
    texts = _texts(made.path)
    assert "" not in paragraphs(made.path, "Heading3Unnumbered")
    assert any(line.endswith("A title of many words") for line in texts)
    assert any(line.startswith("9") and "Brief" in line for line in texts)
    assert [line for line in texts if "Run in" in line] == ["Run in"]
    assert "Small" in texts
    assert "word-lost" not in [finding.code for finding in made.findings]


def test_a_caption_is_found_in_the_list_by_its_short_title(changed: Change) -> None:
    """Floats change places: the caption had the number of another."""
    line = r"\@writefile{lof}{\contentsline {figure}{\numberline {%d}%s}{4}{figure.1}}"
    lines = line % (9, "Rents $x_1$") + line % (8, "Another")
    text = "".join(
        rf"\begin{{figure}}\includegraphics{{square.png}}\caption{given}\end{{figure}}"
        for given in ("{Another}", r"[Rents $x_1$]{What rents are, at length}")
    )
    shown = _texts(_made(changed, text, lines).path)
    assert {"Figure 8. Another", "Figure 9. What rents are, at length"} <= set(shown)


_ACRONYMS = r"""
\begin{acronym}[NAV]
\acro{nav}[NAV]{welfare administration}
\acro{kom}[KOM]{municipality}\acroplural{kom}[KOMs]{municipalities}
\acro{never}[NO]{never used}
\end{acronym}
"""


def test_terms_of_the_acronym_package_are_written_out(tmp_path: Path) -> None:
    """Their keys stood in the text."""
    text = (
        r"\Ac{nav} and \ac{nav}; \acp{kom}, \acf{kom}, \acl{nav}. \acresetall \ac{kom}."
        rf"{_ACRONYMS}"
    )
    made = _alone(tmp_path, r"\usepackage[printonlyused]{acronym}", text)
    assert _texts(made.path) == [
        ("Welfare administration (NAV) and NAV; municipalities (KOMs), municipality (KOM), "
        "welfare administration. municipality (KOM)."),
        "NAV", "welfare administration", "KOM", "municipality",
    ]  # fmt: skip
    assert made.findings == ()


def test_a_label_before_the_caption_is_not_its_number(tmp_path: Path) -> None:
    text = r"\begin{figure}\label{early}\caption{Rents}\label{late}\end{figure}"
    aux = (
        r"\newlabel{early}{{3.2}{1}}\newlabel{late}{{2}{1}}"
        r"\@writefile{lof}{\contentsline {figure}{\numberline {2}{\ignorespaces Rents}}{1}{}}"
    )
    made = _alone(tmp_path, "", text, aux)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in _texts(made.path)] == [
        "Figure 2: Rents"
    ]


def test_a_short_title_may_stand_behind_a_switch_of_the_font(tmp_path: Path) -> None:
    made = _alone(tmp_path, "", r"\paragraph[Aim]{\normalfont\itshape Aim.} The text.")
    assert [text.lstrip("1") for text in _texts(made.path)] == ["Aim.", "The text."]


@pytest.mark.parametrize(
    ("package", "shown"),
    [("nolist", ["municipality (KOM)"]), ("nolist,footnote", ["KOM"])],
)
def test_the_acronym_packages_options_are_followed(
    tmp_path: Path, package: str, shown: list[str]
) -> None:
    made = _alone(tmp_path, rf"\usepackage[{package}]{{acronym}}", rf"\ac{{kom}}{_ACRONYMS}")
    assert _texts(made.path) == shown


_SORTED = r"\usepackage{}{{glossaries}}\makeglossaries"


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        (r"\printglossary[type=\acronymtype]", "Acronyms"),
        (r"\printglossary[title={Short forms}]", "Short forms"),
        (r"\printglossary", "Glossary"),
    ],
)
def test_a_list_of_terms_is_called_what_it_is(tmp_path: Path, command: str, heading: str) -> None:
    text = rf"\newacronym{{kom}}{{KOM}}{{municipality}}\gls{{kom}}.\par {command}"
    assert heading in _texts(_alone(tmp_path, _SORTED.format(""), text).path)


@pytest.mark.parametrize(
    ("options", "every", "shown"),
    [
        (
            "acronym,toc",
            r"\glsaddallunused",
            "Glossary Lamp Gives light Acronyms KOM town",
        ),
        ("acronym", "", "Acronyms KOM town"),
        (
            "toc",
            r"\glsaddall",
            "Glossary KOM town Lamp Gives light Acronyms KOM town",
        ),
    ],
)
def test_each_list_has_the_terms_of_its_kind(
    tmp_path: Path, options: str, every: str, shown: str
) -> None:
    text = (
        r"\newglossaryentry{lamp}{name=Lamp,description={Gives light}}\newacronym{kom}{KOM}{town}"
        rf"{every}\printglossary\printglossary[type=\acronymtype] \gls{{kom}}"
    )
    made = _alone(tmp_path, _SORTED.format(f"[{options}]"), text)
    assert " ".join(_texts(made.path)).startswith(shown)


def _alone(
    folder: Path, package: str, text: str, aux: str = "", kind: str = "article"
) -> WordExport:
    """A document of a few lines."""
    work = folder / "build" / "work" / "main"
    work.mkdir(parents=True)
    body = f"\\begin{{document}}\n{text}\n\\end{{document}}\n"
    (folder / "main.tex").write_text(f"\\documentclass{{{kind}}}{package}{body}", "utf-8")
    (work / "main.aux").write_text(f"\\relax\n{aux}", "utf-8")
    where = Path("build/work/main")
    return export(Document("main", folder, Path("main.tex"), where, Path("build")))


def test_the_last_foot_of_a_long_table_is_there_once(changed: Change) -> None:
    """The source that stands below the table must not get lost with the feet of its pages."""
    made = _made(
        changed,
        r"\begin{longtable}{lr}\caption{L}\\ Town & No\\ \endfirsthead Town & No\\ \endhead "
        r"\multicolumn{2}{r}{Goes on}\\ \endfoot \multicolumn{2}{l}{Source: it.}\\ \endlastfoot "
        r"Oslo & 5\\ \end{longtable}",
    )
    texts = _texts(made.path)
    assert [texts.count(text) for text in ("Town", "Source: it.", "Goes on")] == [1, 1, 0]
    assert texts.index("Oslo") < texts.index("Source: it.")
    assert made.findings == ()


def test_the_space_after_a_row_may_stand_in_the_next_line(changed: Change) -> None:
    """Tables that statistical programs write have it there."""
    made = _made(changed, "\\begin{tabular}{lr}\na & 1\\\\\n[1em]\nb & 2\\\\\n\\end{tabular}")
    assert "b" in _texts(made.path)
    assert made.findings == ()


def test_captions_outside_of_floats_count_in_their_order(changed: Change) -> None:
    made = _made(
        changed,
        r"\captionof{figure}{Outside}"
        "\n\n"
        r"\begin{figure}\includegraphics{square.png}\caption{Inside}\end{figure}",
    )
    numbers = [text for text in _texts(made.path) if text.startswith("Figure ")][-2:]
    assert numbers[0].endswith("Outside")
    assert numbers[1].endswith("Inside")
    first, second = (int(text[len("Figure ")]) for text in numbers)
    assert second == first + 1


def test_a_numbered_equation_in_a_theorem_keeps_its_number(changed: Change) -> None:
    """The text of a theorem is emphasised, and its displays are in that."""
    made = _made(
        changed,
        "\\newtheorem{claim}{Claim}\n\\begin{claim}We have\n"
        "\\begin{align}\\label{eq:first}a&=b\\\\ c&=d\\end{align}\nalways.\\end{claim}\n",
        "\\newlabel{eq:first}{{41}{1}}\n",
        typeset=False,
    )
    shown = {field.shown for field in fields(made.path) if field.instruction.startswith("SEQ Eq")}
    assert {"41", "42"} <= shown
    assert not [text for text in _texts(made.path) if "begin" in text]


def test_a_display_in_braces_keeps_its_numbers(changed: Change) -> None:
    r"""`{\\allowdisplaybreaks ...}`: our own marks stood in the formula."""
    made = _made(
        changed,
        "Words\n{\\allowdisplaybreaks\n\\begin{align}a&=b\\label{eq:a}\\\\ c&=d\\end{align}\n}\n",
        "\\newlabel{eq:a}{{41}{1}}\n",
        typeset=False,
    )
    shown = {field.shown for field in fields(made.path) if field.instruction.startswith("SEQ Eq")}
    assert {"41", "42"} <= shown


def test_a_line_of_an_equation_without_anything_is_none(changed: Change) -> None:
    r"""Behind a `\\\\` at the end, an empty display stood below the last line."""
    made = _made(
        changed,
        "\\begin{align}\\label{eq:first}a&=b\\\\ \\notag c&=d \\\\ \\notag\\end{align}\n",
        "\\newlabel{eq:first}{{41}{1}}\n",
        typeset=False,
    )
    assert not [found for found in made.findings if found.code == "word-lost"]


def test_a_tag_may_have_a_formula_in_it(changed: Change) -> None:
    """The equation was a picture at best, and a file was withheld for it."""
    made = _made(
        changed,
        "\\begin{equation}\\tag{P$_{1,\\varepsilon}$}\\label{eq:p}\\min x\\end{equation}\n",
        "\\newlabel{eq:p}{{P1}{1}}\n",
        typeset=False,
    )
    assert any(text.endswith("(P1)") for text in _texts(made.path))
    assert not [found for found in made.findings if found.code in ("word-formula", "word-lost")]


def test_a_theorem_without_a_number_has_none(changed: Change) -> None:
    made = _made(
        changed,
        "\\newtheorem*{aside}{Aside}\\theoremstyle{remark}\\newtheorem*{rem}{Remark}\n"
        "\\begin{aside}Not numbered.\\end{aside}\\begin{rem}Nor this.\\end{rem}\n"
        "\\swapnumbers\\newtheorem{dfn}{Definition}\\begin{dfn}\\label{d}So.\\end{dfn}\n",
        "\\newlabel{d}{{7}{1}{}{dfn.7}{}}\n",
    )
    texts = _texts(made.path)
    assert {"Aside.", "Remark."} <= {text.partition(" ")[0] for text in texts}
    assert any(text.startswith("7 Definition.") for text in texts)  # amsthm's `\\swapnumbers`


def test_the_lines_of_an_algorithm_keep_their_numbers(changed: Change) -> None:
    """The text says `line 2`."""
    made = _made(
        changed,
        r"\begin{algorithmic}[1]\Require a list\State first\If{so}\State \Return it\EndIf"
        r"\end{algorithmic}",
    )
    texts = [" ".join(text.split()) for text in _texts(made.path)]
    lines = ["Require: a list", "1: first", "2: if so then", "3: return it", "4: end if"]
    assert [text for text in texts if text in lines] == lines


def test_a_note_in_a_note_is_its_mark_as_tex_prints_it(changed: Change) -> None:
    """Word has no notes in notes: neither it nor LibreOffice opened such a file."""
    made = _made(changed, r"Text.\footnote{Outer\footnote{inner words} ends.}")
    notes = [
        "".join(item.text or "" for item in note.iter(w("t")))
        for note in part(made.path, "word/footnotes.xml").iter(w("footnote"))
    ]
    assert any(re.fullmatch(r"\s*Outer\S ends\.\s*", text) for text in notes), notes
    assert not list(part(made.path, "word/footnotes.xml").iter(w("footnoteReference")))
    assert [finding.code for finding in made.findings] == ["word-lost"]


def test_a_box_of_paragraphs_breaks_nothing(changed: Change) -> None:
    r"""Pandoc stopped at it, and all behind it lost its headings: `\fbox{\parbox{..}{..}}`."""
    made = _made(
        changed,
        "\\mbox{ \\parbox{5cm}{First of the box.\n\n{\\small Second of it.}}\n}\n\n"
        "\\section{After the box}\nThe end \\textcolor{black}{\\parbox{5cm}{of it}}.",
    )
    texts = [" ".join(text.split()) for text in _texts(made.path)]
    assert {"First of the box.", "Second of it.", "After the box"} <= set(texts)
    assert "word-unreadable" not in {finding.code for finding in made.findings}


def test_what_is_only_measured_is_not_shown(changed: Change) -> None:
    """A class measured its title page, and what it held back was in the Word file."""
    measured = "".join(
        f"\\{name}\\high{{Measured words of it.}}"
        for name in ("settowidth", "settoheight", "settodepth", "settototalheight")
    )
    made = _made(changed, f"\\newlength\\high\\setlength\\high{{1pt}}{measured} Shown.")
    assert not any("Measured" in text or "1pt" in text for text in _texts(made.path))
    assert made.findings == ()


def test_a_text_across_two_columns_is_there(changed: Change) -> None:
    made = _made(
        changed,
        "\\twocolumn[\n\\begin{@twocolumnfalse}\nAcross both columns.\n\\end{@twocolumnfalse}\n]\n"
        "Below it. \\onecolumn Alone. \\twocolumn At the end.",
    )
    assert "Across both columns." in [" ".join(text.split()) for text in _texts(made.path)]
    assert made.findings == ()


def test_paragraphs_across_two_columns_have_no_brackets_around_them(changed: Change) -> None:
    """The titles of a conference's papers had a bracket before them, and one behind."""
    made = _made(changed, "\\twocolumn[\nOne {[a]}.\n\n% of ] more\nTwo.\n\\vskip 3pt\n]\nBelow.")
    texts = [" ".join(text.split()) for text in _texts(made.path)]
    assert [text for text in texts if text in ("One [a].", "Two.", "Below.")] == [
        "One [a].",
        "Two.",
        "Below.",
    ]
    assert made.findings == ()


def test_the_words_of_an_algorithm_are_the_authors(changed: Change) -> None:
    """`Require:` for the `Input:` that many set it to withheld the file."""
    made = _made(
        changed,
        r"\renewcommand{\algorithmicrequire}{\textbf{Input:}}\renewcommand\algorithmicwhile{mens}"
        r"\renewcommand{\algorithmicend}{slutt}"
        r"\begin{algorithmic}[1]\Require a list\While{so}\State first\EndWhile\end{algorithmic}",
    )
    texts = [" ".join(text.split()) for text in _texts(made.path)]
    lines = ["Input: a list", "1: mens so do", "2: first", "3: slutt mens"]
    assert [text for text in texts if text in lines] == lines


_PLACED = r"""
\begin{center}Middle one

\textbf{Middle} two \begin{tabular}{l}A cell\end{tabular}

Middle three

\begin{large}Middle six\end{large}\end{center}
Usual {\centering Middle four\par} Usual again
\begin{flushright}Signed\begin{flushleft}Usual inside\end{flushleft}\end{flushright}
\begin{itemize}\item \begin{center}Middle five\end{center}\end{itemize}
\begin{titlepage}Usual first\par \textbf{Usual second}

\centering Middle seven\end{titlepage}
\begin{tabular}{ll}A & line\newline\\\hline of & rules\end{tabular}

\begin{tabular}{l|l}A & bar\end{tabular}
"""


COUNTS = ("one", "two", "three", "four", "five", "six", "seven")


def test_paragraphs_and_tables_look_as_their_environment_says(changed: Change) -> None:
    """A signature at the right stood at the left, and names in columns had rules around them."""
    path = _made(changed, _PLACED, typeset=False).path
    assert not faults(path)
    words = r"(Middle \w+|Usual(?: \w+)?|Signed|A cell)"
    found = {}
    for paragraph in part(path).iter(w("p")):
        text = "".join(item.text or "" for item in paragraph.iter(w("t"))).strip()
        place = paragraph.find(f"{w('pPr')}/{w('jc')}")
        if re.fullmatch(words, text):
            found[text] = "left" if place is None else place.get(w("val"))
    assert found == {
        **{f"Middle {count}": "center" for count in COUNTS},
        "Usual": "left",
        "Usual again": "left",
        "Usual inside": "left",
        "Usual first": "left",
        "Usual second": "left",
        "Signed": "right",
        "A cell": "left",
    }
    styles = [item.get(w("val")) for item in part(path).iter(w("tblStyle"))]
    assert [style for style in styles if style][-3:] == ["UnruledTable", "Table", "Table"]


@pytest.mark.parametrize(("last", "begin"), [("5", [False, True, True]), ("3", [False] * 3)])
def test_chapters_begin_pages_where_they_do_and_appendices_are_some(
    tmp_path: Path, last: str, begin: list[bool]
) -> None:
    """A thesis came as one column of text, its appendices without letters."""
    line = r"\@writefile{toc}{\contentsline {chapter}{%s\numberline {%s}%s}{%s}{}}"
    lines = [("", "1", "One", "1"), ("", "2", "Two", "3"), ("Appendix ", "A", "Data", last)]
    text = r"\chapter{One}a\chapter{Two}b\begin{appendices}\chapter{Data}c\end{appendices}"
    aux = "\n".join(line % each for each in lines)
    package = r"\usepackage[titletoc]{appendix}"
    root = part(_alone(tmp_path, package, text, aux, "report").path)
    found = []
    for item in root.iter(w("pStyle")):
        properties = item.getparent()
        if properties is not None and item.get(w("val"), "").startswith(("Heading", "Appendix")):
            found.append((item.get(w("val")), properties.find(w("pageBreakBefore")) is not None))
    assert found == list(zip(["Heading1", "Heading1", "Appendix1"], begin, strict=True))


@pytest.mark.parametrize(
    ("kind", "begin"),
    [
        ("report", {"Abstract": True, "Contents": True, "First words.": False}),
        ("article", {"Abstract": False, "Contents": False, "First words.": False}),
    ],
)
def test_a_title_and_lists_have_pages_of_their_own_where_the_class_gives_them(
    tmp_path: Path, kind: str, begin: dict[str, bool]
) -> None:
    """A thesis had title, abstract and contents on one page."""
    heading = "chapter" if kind == "report" else "section"
    text = (
        r"\title{Rents}\author{A. Berg}\maketitle\begin{abstract}Few.\end{abstract}"
        rf"\tableofcontents\{heading}{{One}}First words.\{heading}{{Two}}More."
    )
    line = rf"\@writefile{{toc}}{{\contentsline {{{heading}}}{{\numberline {{%s}}%s}}{{%s}}{{}}}}"
    aux = "\n".join(line % each for each in [(1, "One", 1), (2, "Two", 3)])
    root = part(_alone(tmp_path, "", text, aux, kind).path)
    found = {
        "".join(map(str, item.itertext())): item.find(f".//{w('pageBreakBefore')}") is not None
        for item in root.iter(w("p"))
    }
    assert {words: found[words] for words in begin} == begin


_FRAMES = r"""
\begin{framed}In a frame.\end{framed}

\begin{mdframed}[linewidth=1pt]In another.\end{mdframed}

\begin{tcolorbox}[title=Note]Below a title.\end{tcolorbox}

\fbox{\begin{minipage}{8cm}In a box.\end{minipage}}
"""


def test_text_in_a_frame_of_a_package_is_in_one_in_word(changed: Change) -> None:
    """Else nobody sees where the sidebar of a textbook or the box of a questionnaire ends."""
    made = _made(changed, _FRAMES, typeset=False)
    boxed = {"In a frame.", "In another.", "Note", "Below a title.", "In a box."}
    assert boxed <= set(paragraphs(made.path, "BoxedText"))


def test_the_note_of_a_display_is_a_note_behind_it(changed: Change) -> None:
    """Its words were lost, and the formula was a picture of the command."""
    text = (
        "Look\n\\[ a = b.\\footnote{Always smaller.} \\]\nand there\n"
        "\\begin{equation} c \\footnote{Never larger.} = d \\end{equation}\nwords go on."
    )
    made = _made(changed, text)
    notes = "".join(item.text or "" for item in part(made.path, "word/footnotes.xml").iter(w("t")))
    assert "Always smaller." in notes
    assert "Never larger." in notes
    assert {"and there", "words go on."} <= set(_texts(made.path))
    assert not {"word-lost", "word-formula"} & {finding.code for finding in made.findings}
    assert faults(made.path) == []


def test_works_that_are_not_cited_leave_no_empty_line(changed: Change) -> None:
    r"""Behind the end of a page, the empty line of `\nocite{*}` began a page of its own."""
    text = "Above.\n\n\\clearpage\n\\begingroup\n\\raggedright\n\\nocite{*}\n\nBelow.\\endgroup\n"
    texts = _texts(_made(changed, text).path)
    assert texts[texts.index("Above.") + 1] == "Below."
