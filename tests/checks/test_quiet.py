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


def test_a_label_may_be_named_over_two_lines(tmp_path: Path) -> None:
    """TeX makes one blank of a line's end and of the blanks around it."""
    body = "\\nocite{*}\\section{A}\\label{eq: upper\n  bound} See \\ref{eq:\n\tupper bound}"
    assert found(tmp_path, body) == set()
    assert found(tmp_path, body.replace("eq:\n\t", "eq:")) == {"label-undefined"}


def test_a_listing_in_a_figure_has_its_own_caption_and_label(tmp_path: Path) -> None:
    options = "[caption={The loop.}, label={code:loop}]"
    listing = rf"\begin{{lstlisting}} {options}x\end{{lstlisting}}"
    body = rf"\nocite{{*}}\begin{{figure}}{listing}\end{{figure}} See \ref{{code:loop}}."
    assert found(tmp_path, body) == set()
    alone = body.replace("caption={The loop.}, ", "")
    assert found(tmp_path, alone) == {"float-caption"}


@pytest.mark.parametrize("package", [r"\usepackage[notes]{biblatex-chicago}", r"\usepackage{own}"])
def test_biblatex_is_known_by_its_command_whoever_loads_it(tmp_path: Path, package: str) -> None:
    """Its fields were asked for as BibTeX's, and a `%` in an entry was reported."""
    bib = "@article{a, author={A, B}, title={T}, %note={x},\n journaltitle={J}, date={2015}}"
    body = rf"{package}\addbibresource{{refs.bib}}\begin{{document}}\cite{{a}}\end{{document}}"
    assert found(tmp_path, body, bib) == set()


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (r"\setmainlanguage{french}", False),
        (r"\setdefaultlanguage[variant=british]{english}", True),
    ],
)
def test_the_language_may_be_set_by_polyglossia(
    tmp_path: Path, setting: str, expected: bool
) -> None:
    body = rf"\usepackage{{polyglossia}}{setting}\nocite{{*}} x (1914-1918) y"
    assert ("language-dash" in found(tmp_path, body)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Irving Simmonds (1892--1968) painted.",
        "puis par Simmonds (2009–2015) et par Lund",
        "en Inde (1823, 1824--1825 et 1871)",
        "les époques Bakumatsu et Meiji (1853-1912), en bref",
    ],
)
def test_the_years_of_a_life_are_no_citation(tmp_path: Path, text: str) -> None:
    certain = "It was shown earlier (Simmonds 2015)."
    body = rf"\usepackage[french]{{babel}}\nocite{{*}} {text}"
    assert found(tmp_path, body) == set()
    assert found(tmp_path, f"{body} {certain}") == {"citation-typed"}


def test_two_issns_in_the_field_of_the_isbn_are_no_wrong_isbn(tmp_path: Path) -> None:
    both = r"1932-6203 (Electronic)$\backslash$r1932-6203 (Linking)"
    bib = BOOK.replace("year", f"isbn={{{both}}}, year")
    assert found(tmp_path, r"\cite{a}", bib) == {"field-misplaced"}
    assert found(tmp_path, r"\cite{a}", bib.replace(both, "0306406153")) == {"field-isbn"}


def test_pages_numbered_by_article_are_not_reversed(tmp_path: Path) -> None:
    fields = "author={A, B}, title={T}, journal={J}, year=2000"
    numbered = f"@article{{a, {fields}, pages={{169-1--169-5}}}}"
    assert found(tmp_path, r"\cite{a}", numbered) == set()
    turned = numbered.replace("169-1--169-5", "169--161")
    assert found(tmp_path, r"\cite{a}", turned) == {"field-pages-reversed"}


@pytest.mark.parametrize(
    ("twice", "expected"),
    [
        ("keywords={rents}, keywords={prices}", set()),
        ("note={x}, note={x}", set()),
        ("note={x}, note={y}", {"field-duplicate"}),
    ],
)
def test_a_field_given_twice_matters_where_something_is_lost(
    tmp_path: Path, twice: str, expected: set[str]
) -> None:
    assert found(tmp_path, r"\cite{a}", BOOK.replace("year", f"{twice}, year")) == expected


def test_a_date_is_nothing_that_bibtex_reads(tmp_path: Path) -> None:
    bib = BOOK.replace("year", "date={2015/10/16}, year")
    assert found(tmp_path, r"\cite{a}", bib) == set()
    biblatex = r"\usepackage{biblatex}\addbibresource{refs.bib}\cite{a}"
    assert found(tmp_path, biblatex, bib) == {"field-date"}


def test_chapters_with_lists_of_their_own_may_have_a_work_each(tmp_path: Path) -> None:
    r"""Each `\bibliography` of chapterbib is a list: nothing stands twice in either of them."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.tex").write_text(rf"\cite{{a,{name}}}\bibliography{{{name}}}", "utf-8")
        journal = "West Eur. Politics" if name == "one" else "West European Politics"
        fields = f"author={{Lund, {name}}}, title={{On {name}}}, journal={{{journal}}}, year=2000"
        article = f"@article{{{name}, {fields}}}"
        (tmp_path / f"{name}.bib").write_text(f"{BOOK}\n{article}", "utf-8")
    chapters = r"\include{one}\include{two}"
    main = rf"\usepackage{{chapterbib}}\begin{{document}}{chapters}\end{{document}}"
    (tmp_path / "main.tex").write_text(main, "utf-8")
    findings = check(plain(tmp_path / "main.tex")).findings
    assert {finding.code for finding in findings} == set()
    (tmp_path / "main.tex").write_text(main.replace("{chapterbib}", "{natbib}"), "utf-8")
    findings = check(plain(tmp_path / "main.tex")).findings
    assert {finding.code for finding in findings} == {"entry-repeated", "work-journal"}


def test_the_footnotes_of_an_author_line_are_no_references_to_labels(tmp_path: Path) -> None:
    r"""elsarticle's `\fnref` refers to a `\fntext`."""
    body = r"\author[a]{Ada Lund\fnref{n}}\fntext[n]{At the institute.}\nocite{*}"
    assert found(tmp_path, body) == set()


def test_the_label_that_glossaries_gives_its_heading_is_one(tmp_path: Path) -> None:
    body = r"\nocite{*} See page \pageref{main}. \printglossary[title=Words, numberedsection="
    assert found(tmp_path, rf"{body}nameref]") == set()
    assert found(tmp_path, rf"{body}false]") == {"label-undefined"}


def test_options_may_stand_behind_a_blank(tmp_path: Path) -> None:
    listing = r"\begin{lstlisting} [label=code:x]x\end{lstlisting}"
    assert found(tmp_path, rf"\nocite{{*}}{listing} See \ref{{code:x}}.") == set()


def test_a_bracket_that_a_macro_brings_ends_no_option(tmp_path: Path) -> None:
    """TeX takes the option before it carries out what stands in it."""
    macro = r"\newcommand{\code}[1]{\lstinline[style=plain]!#1!}"
    figure = r"\begin{figure}\caption[By \code{draw()} here.]{Long.}\label{a}\end{figure}\ref{a}"
    assert found(tmp_path, rf"{macro}\nocite{{*}}{figure}") == set()


@pytest.mark.parametrize(
    ("options", "expected"),
    [("style=authoryear", set()), ("style=authoryear, maxcitenames=9", {"work-author"})],
)
def test_an_author_whom_no_label_names_may_have_initials(
    tmp_path: Path, options: str, expected: set[str]
) -> None:
    fields = "title={On %s}, publisher={P}, date={200%s}"
    many = f"@book{{a, author={{A, Bo and C, Di and E, Fi and Lund, G.}}, {fields % ('rents', 1)}}}"
    one = f"@book{{b, author={{Lund, Gro}}, {fields % ('prices', 2)}}}"
    body = rf"\usepackage[{options}]{{biblatex}}\addbibresource{{refs.bib}}\cite{{a}}\cite{{b}}"
    assert found(tmp_path, body, f"{many}\n{one}") == expected


def test_a_caption_at_the_side_carries_the_label_behind_it(tmp_path: Path) -> None:
    """Memoir has it as an environment, and every reference to it was one to nothing."""
    caption = r"\begin{sidecaption}[Short.]{The loop, closed.}[fig:loop]x\end{sidecaption}"
    figure = rf"\begin{{figure}}{caption}\end{{figure}}"
    body = rf"\documentclass{{memoir}}\nocite{{*}}{figure} See \ref{{fig:loop}}."
    assert found(tmp_path, body) == set()
    assert found(tmp_path, f"{body} {figure}") == {"label-duplicate"}


def test_a_star_alone_asks_for_all_works_and_before_a_key_for_one(tmp_path: Path) -> None:
    r"""`\nocite{*}` asked for none: each entry was reported as not cited."""
    for body in (r"\nocite{*}", r"\nocite{ * }", r"\cite{*a}"):
        assert found(tmp_path, body) == set()
        assert check(plain(tmp_path / "main.tex")).unused == ()
