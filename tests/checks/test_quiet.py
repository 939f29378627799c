"""What looked like a defect in real manuscripts, and is none."""

from pathlib import Path

import pytest

from trykklar.checks import check
from trykklar.finding import Severity
from trykklar.project.selection import plain

BOOK = "@book{a, author={Simmonds, I.}, title={Waves}, publisher={P}, year=2015}"


def found(folder: Path, body: str, bib: str = BOOK) -> set[str]:
    (folder / "main.tex").write_text(f"{body}\\bibliography{{refs}}", encoding="utf-8")
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    findings = check(plain(folder / "main.tex")).findings
    return {finding.code for finding in findings if finding.severity is not Severity.HINT}


def test_a_reference_that_is_written_out_is_no_typed_citation(tmp_path: Path) -> None:
    assert found(tmp_path, r"\nocite{a} Irving, D., and I. Simmonds, 2015. Other waves.") == set()
    assert found(tmp_path, r"\nocite{a} (see e.g. Simmonds, 2015)") == {"citation-typed"}


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("article", "Assets from public{\\textendash}private projects and their partners", False),
        ("article", "Assets from Public{\\textendash}Private projects and their partners", True),
        ("article", "How to Eat a Graph: {Computing} selection sequences for the reader", False),
        ("article", "A long study of housing programmes in Norway", True),
        ("book", "A long study of housing programmes in Norway", False),
        ("article", "Towards FAIR principles", True),
    ],
)
def test_capitals_are_reported_where_the_style_takes_them(
    tmp_path: Path, kind: str, title: str, expected: bool
) -> None:
    fields = "author={A, B}, journal={J}, publisher={P}, year=2000"
    bib = f"@{kind}{{a, title={{{title}}}, {fields}}}"
    codes = found(tmp_path, r"\bibliographystyle{plain}\cite{a}", bib)
    assert ("field-capitals" in codes) is expected


def test_a_sign_in_a_field_that_is_not_printed_does_no_harm(tmp_path: Path) -> None:
    fields = "author={A, B}, title={T}, year=2000, publisher={Taylor & Francis}"
    assert found(tmp_path, r"\cite{a}", f"@article{{a, journal={{J}}, {fields}}}") == set()
    assert found(tmp_path, r"\cite{a}", f"@book{{a, {fields}}}") == {"field-special"}


def test_a_page_of_the_web_needs_a_date_or_the_day_it_was_seen(tmp_path: Path) -> None:
    fields = "title={T}, author={A, B}, url={https://example.org}"
    body = r"\usepackage{biblatex}\cite{a}"
    assert found(tmp_path, body, f"@online{{a, {fields}, urldate={{2015-05-01}}}}") == set()
    assert found(tmp_path, body, f"@online{{a, {fields}}}") == {"entry-required"}


def test_labels_in_a_file_of_code_are_known(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("x = 1  # (*@\\label{line:x}@*)\n\\cite{no}", "utf-8")
    assert found(tmp_path, r"\nocite{*}\lstinputlisting[language=x]{code.py}\ref{line:x}") == set()
    assert found(tmp_path, r"\nocite{*}\inputminted{python}{code.py}\ref{line:x}") == set()


def test_what_a_masked_apa_manuscript_hides_is_not_cited(tmp_path: Path) -> None:
    body = r"{apa7}\authornote{\cite{nowhere}}\maskcite[a]{nowhere}\cite{a}"
    assert found(tmp_path, rf"\documentclass[man, mask]{body}") == set()
    assert found(tmp_path, rf"\documentclass[man]{body}") == {"citation-undefined"}


def test_a_style_that_leaves_titles_alone_is_believed(tmp_path: Path) -> None:
    style = 'FUNCTION {format.title}\n{ title\n%% { "t" change.case$ }\n}\n'
    style += 'FUNCTION {edition} { edition "t" change.case$ }\nFUNCTION {article} { format.title }'
    (tmp_path / "own.bst").write_text(style, encoding="utf-8")
    bib = "@article{a, author={A, B}, title={The FAIR and open way}, journal={J}, year=2000}"
    body = r"\bibliographystyle{own}\cite{a}"
    assert found(tmp_path, body, bib) == set()
    (tmp_path / "other.bst").write_text(style.replace("%%", ""), encoding="utf-8")
    assert found(tmp_path, body.replace("own", "other"), bib) == {"field-capitals"}


@pytest.mark.parametrize(
    "quotation", [r"\enquote{five words that are quoted}", "“so it was said once”"]
)
def test_a_quotation_belongs_to_the_citation_behind_it_alone(
    tmp_path: Path, quotation: str
) -> None:
    assert found(tmp_path, rf"{quotation} \citep[5]{{a}}. \citet{{a}} goes on.") == set()
    assert found(tmp_path, rf"{quotation} \citep{{a}}. \citet{{a}}") == {"citation-quotation"}


@pytest.mark.parametrize("name", ["itemize", "enumerate*", "claims"])
def test_the_sign_before_an_item_is_no_label(tmp_path: Path, name: str) -> None:
    """enumitem's `label=` was taken for one, and found twice in two lists alike."""
    listed = rf"\begin{{{name}}}[nosep,label={{--}}]\item a\end{{{name}}}"
    text = rf"\newlist{{claims}}{{itemize}}{{2}}\cite{{a}} {listed} {listed}"
    assert found(tmp_path, text) == set()


def test_the_label_of_a_listing_is_one(tmp_path: Path) -> None:
    listing = r"\begin{lstlisting}[label={l}]x\end{lstlisting}"
    assert found(tmp_path, rf"\cite{{a}} {listing} {listing} \ref{{l}}") == {"label-duplicate"}


@pytest.mark.parametrize(("language", "expected"), [("french", False), ("ngerman", True)])
def test_french_joins_years_by_a_hyphen(tmp_path: Path, language: str, expected: bool) -> None:
    body = rf"\usepackage[{language}]{{babel}}\nocite{{*}} x (1914-1918) y"
    assert ("language-dash" in found(tmp_path, body)) is expected


def test_a_name_behind_by_is_the_name_and_does_not_begin_in_a_word(tmp_path: Path) -> None:
    """In the German "wurde von Byers et al. 2002" stood a family called "de von Byers"."""
    body = r"\nocite{*} Das wurde von Simmonds et al. 2015 gezeigt."
    assert found(tmp_path, body) == {"citation-typed"}
    (finding,) = check(plain(tmp_path / "main.tex")).findings
    assert "'Simmonds" in finding.message or "'von Simmonds" in finding.message


def test_the_label_none_of_a_table_is_no_label(tmp_path: Path) -> None:
    table = r"\begin{tblr}[caption={C},label=none]{ll}a&b\end{tblr}"
    assert found(tmp_path, rf"\nocite{{*}}{table}{table}") == set()


def test_the_labels_of_titled_boxes_are_known(tmp_path: Path) -> None:
    body = (
        r"\newtcbtheorem[auto counter,number within=section]{law}{Law}{colback=white}{law}"
        r"\nocite{*}\begin{law}[sharp corners]{Of rents}{rents}They rise.\end{law}"
        r"\begin{law}{Without a key}{}They fall.\end{law} See \ref{law:rents}"
    )
    assert found(tmp_path, body) == set()
    assert found(tmp_path, rf"{body} and \ref{{law:prices}}") == {"label-undefined"}
