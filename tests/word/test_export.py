"""What a co-author finds in the Word file of the sample manuscript."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from tests.word.reader import bookmarks, fields, paragraphs, part, used_styles
from trykklar.document import Document
from trykklar.finding import FatalError
from trykklar.word.docx.ooxml import w
from trykklar.word.export import WordExport, export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.word.conftest import Change


def test_nothing_is_lost_from_the_sample(exported: WordExport) -> None:
    assert [str(finding) for finding in exported.findings] == []
    assert (exported.citations, exported.works, exported.tables, exported.figures) == (7, 2, 1, 1)


def test_references_show_the_numbers_of_the_pdf_in_fields(exported: WordExport) -> None:
    shown = [(item.instruction.split()[0], item.shown) for item in fields(exported.path)]
    assert shown.count(("SEQ", "1")) == 3
    assert ("PAGEREF", "3") in shown
    assert ("REF", "A") in shown
    assert ("REF", "Method") in shown


def test_every_reference_has_its_target(exported: WordExport) -> None:
    wanted = {
        item.instruction.split()[1]
        for item in fields(exported.path)
        if item.instruction.startswith(("REF", "PAGEREF"))
    }
    assert wanted
    assert wanted <= bookmarks(exported.path)


def test_names_of_references_are_those_of_cleveref(exported: WordExport) -> None:
    text = " ".join(paragraphs(exported.path)).replace("\N{NO-BREAK SPACE}", " ")
    assert "section 2 and appendix A and Table 1 on page 3" in text
    assert "(see Table 1); eq. (1) and Method too" in text


def test_citations_read_as_in_the_pdf(exported: WordExport) -> None:
    text = " ".join(paragraphs(exported.path)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Argyris and Schön (1978, p. 257) say" in text
    assert "(see Kommunal- og regionaldepartementet, 2011, pp. 12–15)" in text
    assert "As Argyris and Schön wrote in 1978, and others do" in text
    assert "(Argyris & Schön, 1978; Kommunal- og regionaldepartementet, 2011)" in text


def test_the_reference_list_stands_under_its_heading(exported: WordExport) -> None:
    entries = paragraphs(exported.path, "Bibliography")
    assert entries == [
        (
            "Argyris, C., & Schön, D. A. (1978). Organizational learning: A ‘theory of action’ "
            "perspective (2nd ed.). Addison-Wesley."
        ),
        "Kommunal- og regionaldepartementet. (2011). Rom for alle (NOU 2011:15).",
    ]
    assert "References" in paragraphs(exported.path, "Heading1Unnumbered")


def test_quotation_marks_are_those_of_the_language_around(exported: WordExport) -> None:
    text = " ".join(paragraphs(exported.path))
    assert "say ‘a “loop” is’ a norm" in text
    assert "The word «boligsosial» is kept, and so are 5" in text
    assert "«egne ord»" in text


def test_both_abstracts_are_there_under_their_own_words(exported: WordExport) -> None:
    assert paragraphs(exported.path, "AbstractHeading") == ["Abstract", "Sammendrag"]


def test_a_title_page_set_by_hand_has_the_styles_of_a_title_page(exported: WordExport) -> None:
    assert paragraphs(exported.path, "Title") == ["Loops and programmes"]
    assert paragraphs(exported.path, "Author") == ["Kari Nordmann"]


def test_the_table_has_its_spans_and_two_header_rows(exported: WordExport) -> None:
    table = next(part(exported.path).iter(w("tbl")))
    assert len(list(table.iter(w("tblHeader")))) == 2
    spans = [item.get(w("val")) for item in table.iter(w("gridSpan"))]
    assert spans.count("2") == 1
    assert len([item for item in table.iter(w("vMerge")) if item.get(w("val")) == "restart"]) == 2
    text = ["".join(t.text or "" for t in cell.iter(w("t"))) for cell in table.iter(w("tc"))]
    assert "2-3" not in " ".join(text)
    assert text.count("Double") == 1


def test_captions_say_number_and_text(exported: WordExport) -> None:
    captions = [
        text.replace("\N{NO-BREAK SPACE}", " ") for text in paragraphs(exported.path, "Caption")
    ]
    assert captions == ["Table 1. Two loops", "Figure 1. A square"]


def test_the_figure_keeps_its_alt_text_and_width(exported: WordExport) -> None:
    drawing = next(part(exported.path).iter("{*}docPr"))
    assert drawing.get("descr") == "A grey square"
    extent = next(part(exported.path).iter("{*}extent"))
    assert int(extent.get("cx", "0")) == pytest.approx(7.5 * 360_000, rel=0.01)


def test_a_box_of_the_authors_own_keeps_its_text(exported: WordExport) -> None:
    assert paragraphs(exported.path, "BoxedText") == ["What would you do?", "Ask first."]


def test_every_style_in_use_is_defined(exported: WordExport) -> None:
    styles = part(exported.path, "word/styles.xml")
    assert used_styles(exported.path) <= {item.get(w("styleId")) for item in styles}


def test_words_in_another_language_are_proofread_in_it(exported: WordExport) -> None:
    tags = {item.get(w("val")) for item in part(exported.path).iter(w("lang"))}
    assert tags == {"nb-NO"}
    styles = part(exported.path, "word/styles.xml")
    assert [item.get(w("val")) for item in styles.iter(w("lang"))] == ["en-GB"]


def test_the_page_is_the_pdfs(exported: WordExport) -> None:
    size = next(part(exported.path).iter(w("pgSz")))
    margins = next(part(exported.path).iter(w("pgMar")))
    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
    assert margins.get(w("left")) == str(round(3.0 * 567))


def test_the_file_reveals_nothing_of_the_machine(exported: WordExport) -> None:
    with zipfile.ZipFile(exported.path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode("latin-1")
    assert not re.search(r"/(tmp|home|root|work)/", everything)
    assert docx.Document(str(exported.path)).core_properties.title == "Loops and programmes"


def test_two_exports_are_the_same_bytes(sample: Document) -> None:
    first = export(sample).path.read_bytes()
    assert export(sample).path.read_bytes() == first


def test_a_reference_without_a_number_is_an_error_at_its_line(changed: Change) -> None:
    found = export(changed("sections/method.tex", "\nSee \\ref{tab:none}.\n")).findings
    assert [(item.code, item.path.name, item.line) for item in found] == [
        ("word-reference-unresolved", "method.tex", 30)
    ]


def test_a_missing_figure_and_an_unknown_key_are_errors(changed: Change) -> None:
    text = "\n\\includegraphics{nowhere} \\citep{nobody}\n"
    codes = {item.code for item in export(changed("sections/method.tex", text)).findings}
    assert codes == {"word-figure-missing", "word-citation-undefined"}


def test_an_unknown_command_keeps_its_text_and_is_reported(changed: Change) -> None:
    made = export(changed("sections/method.tex", "\nIt is \\strange[a]{kept all the same}.\n"))
    assert "It is kept all the same." in paragraphs(made.path)
    assert [item.code for item in made.findings] == ["word-skipped"]


def test_one_broken_paragraph_does_not_take_the_others_along(changed: Change) -> None:
    made = export(
        changed("sections/method.tex", "\nBroken \\textbf{here \\begin{quote}.\n\nWhole.\n")
    )
    text = " ".join(paragraphs(made.path))
    assert "where g is" in text.replace("  ", " ") or "is the gap" in text
    assert "Whole." in text


@pytest.mark.parametrize(
    ("name", "code"), [("/etc/passwd", "file-outside"), ("~/secret", "file-missing")]
)
def test_a_file_outside_of_the_project_is_not_read(changed: Change, name: str, code: str) -> None:
    made = export(changed("sections/method.tex", f"\n\\input{{{name}}}\n"))
    assert [(item.code, item.path.name) for item in made.findings] == [(code, "method.tex")]
    assert "root:" not in " ".join(paragraphs(made.path))


def test_an_input_above_the_project_is_missing(changed: Change) -> None:
    found = export(changed("sections/method.tex", "\n\\input{../../other}\n")).findings
    assert [item.code for item in found] == ["file-missing"]


def test_a_circle_of_inputs_is_named(changed: Change) -> None:
    made = export(changed("sections/method.tex", "\n\\input{sections/method}\n"))
    assert "input-loop" in [finding.code for finding in made.findings]


def test_an_unknown_style_asks_what_was_meant(sample: Document) -> None:
    wrong = Document(
        "main", sample.root, sample.main, sample.work, sample.output, csl="norsk-apa-manuel"
    )
    with pytest.raises(FatalError) as trouble:
        export(wrong)
    assert "norsk-apa-manual" in trouble.value.hint


def test_without_aux_the_numbers_are_counted_and_that_is_reported(sample: Document) -> None:
    sample.made(".aux").unlink()
    made = export(sample)
    assert made.path.is_file()
    assert "word-numbers-counted" in {finding.code for finding in made.findings}


def test_a_target_that_cannot_be_written_is_reported(sample: Document, tmp_path: Path) -> None:
    taken = tmp_path / "taken.docx"
    taken.mkdir()
    with pytest.raises(FatalError, match="cannot be written"):
        export(sample, taken)
    assert list(tmp_path.glob(".taken*")) == []


def test_a_unit_that_begins_with_a_formula_is_no_trouble(changed: Change) -> None:
    text = "\n\n$x^2$ is a square, and \\[ y = \\ref{tab:loops} \\] is not.\n\n$\\text{a}$ b\n"
    assert export(changed("sections/method.tex", text)).findings == ()


def test_a_glossary_keeps_its_terms_and_the_works_they_cite(changed: Change) -> None:
    entry = "name={Loop}, description={A norm kept, says \\citet{argyris1978}.}"
    made = export(
        changed(
            "sections/method.tex",
            f"\n\\makeglossaries\\newglossaryentry{{loop}}{{{entry}}}\nA \\gls{{loop}}.\n\n"
            "\\printglossaries\n",
        )
    )
    assert "A norm kept, says Argyris and Schön (1978)." in paragraphs(made.path, "Definition")
    assert "Glossary" in paragraphs(made.path, "Heading1Unnumbered")


def test_a_label_tex_never_reached_is_numbered_from_the_source(changed: Change) -> None:
    text = "\n\\section*{Later work}\\label{sec:later}\n\nSee \\nameref{sec:later}.\n"
    made = export(changed("sections/method.tex", text))
    assert "See Later work." in paragraphs(made.path)
    assert [item.code for item in made.findings] == ["word-numbers-counted"]


def test_a_long_table_has_its_caption_above_it(changed: Change) -> None:
    text = (
        "\n\\begin{longtable}{ll}\n\\caption{Long \\citep{argyris1978}\\label{tab:long}}\\\\\n"
        "\\hline\nOne & Two\\\\\n\\hline\nThree & Four\\\\\n\\end{longtable}\n"
    )
    made = export(changed("sections/method.tex", text))
    assert any("Long (Argyris & Schön" in text for text in paragraphs(made.path, "Caption"))


@pytest.mark.parametrize(
    "text", ["\\unit[0.2]{eV}", "\\noindent{one}", "\\begingroup\\small one\\endgroup"]
)
def test_what_follows_a_small_command_is_not_lost_with_it(changed: Change, text: str) -> None:
    made = export(
        changed("sections/method.tex", f"\n\nIt is {text} \\citep{{argyris1978}} here.\n")
    )
    words = " ".join(paragraphs(made.path))
    assert "(Argyris & Schön, 1978) here." in words
    assert ("one" if "one" in text else "0.2") in words.split("It is")[-1]


def test_a_box_lets_the_heading_behind_it_go(exported: WordExport) -> None:
    boxed = [
        item
        for item in part(exported.path).iter(w("p"))
        if item.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='BoxedText']") is not None
    ]
    assert [item.find(f"{w('pPr')}/{w('keepNext')}") is not None for item in boxed] == [False, True]


def test_parts_of_a_figure_stand_side_by_side_with_their_letters(changed: Change) -> None:
    half = (
        "\\begin{subfigure}{0.45\\textwidth}\\includegraphics[width=\\textwidth]{square}"
        "\\caption{Half}\\end{subfigure}"
    )
    text = f"\n\\begin{{figure}}{half}\\hfill{half}\\caption{{Both}}\\end{{figure}}\n"
    made = export(changed("sections/method.tex", text))
    row = list(part(made.path).iter(w("tbl")))[-1]
    cells = ["".join(t.text or "" for t in cell.iter(w("t"))) for cell in row.iter(w("tc"))]
    assert cells == ["(a) Half", "(b) Half"]
    assert used_styles(made.path) <= {
        item.get(w("styleId")) for item in part(made.path, "word/styles.xml")
    }


def test_a_part_in_a_minipage_has_its_letter_and_no_number(changed: Change) -> None:
    """It was counted as a figure, so that all later ones had wrong numbers."""
    text = (
        "\n\\begin{figure}\\begin{minipage}{4cm}\\includegraphics{square}\\subcaption{Third}"
        "\\end{minipage}\\caption{All}\\end{figure}\n"
    )
    captions = paragraphs(export(changed("sections/method.tex", text)).path, "Caption")
    assert "(a) Third" in captions
    assert not any(caption.endswith(": Third") for caption in captions)


def test_a_caption_of_a_figure_in_a_subfigure_is_that_of_a_part(changed: Change) -> None:
    """The PDF has `(a)` there, and the figures behind it were counted on from a wrong number."""
    text = (
        "\n\\begin{figure}\\begin{subfigure}{4cm}\\includegraphics{square}\\captionof{figure}{Left}"
        "\\end{subfigure}\\caption{All}\\end{figure}\n"
    )
    captions = paragraphs(export(changed("sections/method.tex", text)).path, "Caption")
    assert "(a) Left" in captions


def test_links_lead_to_bookmarks_that_are_there(changed: Change) -> None:
    """Those of the table of contents and to numbered places have names beginning with a sign."""
    text = (
        "\n\n\\tableofcontents\n"
        "\\begin{enumerate}\\item\\label{i:a} One\\end{enumerate} \\ref{i:a}\n"
    )
    aux = "\\newlabel{i:a}{{1}{2}{}{enumi.1}{}}\n"
    document = changed("sections/method.tex", text)
    document.made(".aux").write_text(document.made(".aux").read_text("utf-8") + aux, "utf-8")
    made = export(document).path
    wanted = {item.get(w("anchor"), "") for item in part(made).iter(w("hyperlink"))} - {""}
    assert {name for name in wanted if name.startswith("_")}
    assert wanted <= bookmarks(made)


def test_a_figure_inside_a_link_target_has_its_number(changed: Change) -> None:
    """Pandoc's own LaTeX, and so that of R Markdown, has figures like this."""
    text = (
        "\n\\begin{figure}\\hypertarget{fig:x}{%\n\\centering\n\\includegraphics{square.png}\n"
        "\\caption{A target}\\label{fig:x}\n}\\end{figure} See \\ref{fig:x}.\n"
    )
    made = export(changed("sections/method.tex", text)).path
    captions = [item.replace("\N{NO-BREAK SPACE}", " ") for item in paragraphs(made, "Caption")]
    assert "Figure 2. A target" in captions


def test_a_reference_to_a_caption_without_a_number_field_leads_to_it(changed: Change) -> None:
    text = (
        "\n\\begin{figure}\\includegraphics{square.png}\\caption*{Bare\\label{fig:b}}\\end{figure}"
        "\n\nSee \\ref{fig:b}.\n"
    )
    document = changed("sections/method.tex", text)
    aux = "\\newlabel{fig:b}{{7}{2}{}{figure.7}{}}\n"
    document.made(".aux").write_text(document.made(".aux").read_text("utf-8") + aux, "utf-8")
    made = export(document).path
    wanted = {item.instruction.split()[1] for item in fields(made) if "REF" in item.instruction}
    assert wanted <= bookmarks(made)
    assert "See 7." in paragraphs(made)


def test_a_definition_in_the_text_is_no_text(changed: Change) -> None:
    made = export(
        changed("sections/method.tex", "\n\n\\def\\twice#1#2{#1 and #2}\n\n\\twice{a}{b}.\n")
    )
    assert [str(item) for item in made.findings] == []
    assert "a and b." in paragraphs(made.path)
