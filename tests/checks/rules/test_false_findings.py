"""What is right is not reported: a false finding costs an author more than a missed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks import check
from trykklar.project.selection import plain

if TYPE_CHECKING:
    from pathlib import Path


def _codes(folder: Path, body: str, fields: str = "", style: str = "plain") -> list[str]:
    (folder / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\n"
        f"{body} See \\cite{{ham2007}}.\n\n"
        f"\\bibliographystyle{{{style}}}\\bibliography{{refs}}\\end{{document}}\n"
    )
    (folder / "refs.bib").write_text(
        f"@article{{ham2007, author={{Ham, Frank}}, journal={{J}}, year=2007{fields}}}\n"
    )
    return [found.code for found in check(plain(folder / "main.tex")).findings]


def test_a_name_whose_citation_follows_is_not_typed_by_hand(tmp_path: Path) -> None:
    title = ", title={A thing}"
    assert "citation-typed" not in _codes(tmp_path, r"As Ham (2007)~\cite{ham2007} shows.", title)
    assert "citation-typed" in _codes(tmp_path, "As Ham (2007) shows, all is well.", title)


@pytest.mark.parametrize(
    "value",
    ["http://id.crossref.org/isbn/9780306406157", "urn:isbn:978-0-306-40615-7", "ISBN 0306406152"],
)
def test_an_isbn_may_be_written_as_an_address(tmp_path: Path, value: str) -> None:
    assert "field-isbn" not in _codes(tmp_path, "", f", title={{A}}, isbn={{{value}}}")
    assert "field-isbn" in _codes(tmp_path, "", f", title={{A}}, isbn={{{value[:-1]}9}}")


def test_a_word_that_the_text_writes_in_small_letters_is_no_name(tmp_path: Path) -> None:
    title = ", title={Neutrally Buoyant gas clouds in a narrow canyon of Bergen}"
    body = "A buoyant gas rises."
    assert "field-capitals" in _codes(tmp_path, body, title)
    title = ", title={Neutrally Buoyant gas clouds in a narrow street canyon}"
    assert "field-capitals" not in _codes(tmp_path, body, title)
    assert "field-capitals" in _codes(tmp_path, "Who is it?", ", title={The WHO and its friends}")


def test_a_title_in_braces_that_hold_braces_is_kept_as_it_is(tmp_path: Path) -> None:
    title = r", title={{A model f\"{u}r the WHO-analysis}}"
    assert "field-capitals" not in _codes(tmp_path, "", title)
    assert "field-capitals" in _codes(tmp_path, "", title.replace("{{", "{").replace("}}", "}"))


def test_what_a_german_text_dates_is_no_author(tmp_path: Path) -> None:
    title = ", title={A thing}"
    assert "citation-typed-unknown" not in _codes(tmp_path, "Das sind viele (Stand 2004).", title)
    assert "citation-typed-unknown" in _codes(tmp_path, "Das sind viele (Stander 2004).", title)


FIVE = "one two three four five six"
NO_QUOTATION = [
    r"\enquote{one} and then \emph{two three four five six} \cite{ham2007}",
    r"``A study of gas in old canyons'' \cite{ham2007}",
    r"``one two three four five six'' \cite{ham2007} (p. 12)",
    r"``one two three four five six'' \cite{ham2007}, s.~12",
    r"``one'' the second $f$ one two three four'' \cite{ham2007}",
]


@pytest.mark.parametrize("body", NO_QUOTATION)
def test_what_is_no_quotation_or_has_a_page_asks_for_none(tmp_path: Path, body: str) -> None:
    title = ", title={A study of gas in old canyons}"
    assert "citation-quotation" not in _codes(tmp_path, body, title)


@pytest.mark.parametrize(
    "body", [f"``{FIVE}'' \\cite{{ham2007}}", f"\\enquote{{{FIVE}}} \\cite{{ham2007}}"]
)
def test_a_quotation_without_a_page_is_one(tmp_path: Path, body: str) -> None:
    assert "citation-quotation" in _codes(tmp_path, body, ", title={A}")


@pytest.mark.parametrize(
    "body",
    [
        r"In the Canyon Study \citeyear{ham2007} all is said.",
        r"Ham writes so in the Preface \citeyear{ham2007}.",
        r"\citeauthor{ham2007} says so in the Preface \citeyear{ham2007}.",
    ],
)
def test_a_name_that_is_no_author_s_may_stand_before_a_year(tmp_path: Path, body: str) -> None:
    title = ", title={A study of gas in a canyon}"
    assert "citation-name" not in _codes(tmp_path, body, title, "plainnat")
    assert "citation-name" in _codes(
        tmp_path, r"As Lund \citeyear{ham2007} says.", title, "plainnat"
    )


def test_a_name_whose_work_is_cited_later_in_the_sentence_is_not_typed_by_hand(
    tmp_path: Path,
) -> None:
    title = ", title={A thing}"
    body = r"Ham (2007) shows that all is well, in many words \cite[12]{ham2007}."
    assert "citation-typed" not in _codes(tmp_path, body, title)
    assert "citation-typed" in _codes(tmp_path, "Ham (2007) shows it. All is well.", title)


def test_a_name_written_part_by_part_has_no_commas_too_many(tmp_path: Path) -> None:
    name = "family=Burg, given=Gerrit J. J., prefix=van den, useprefix=true"
    assert "field-authors" not in _codes(tmp_path, "", f", title={{A}}, editor={{{name}}}")
    assert "field-authors" in _codes(tmp_path, "", ", title={A}, editor={A, B, C, D, E}")


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (r"\loadglsentries[main]{terms}", False),
        (r"\loadglsentries{other}", True),
        (r"\input{\jobname.supplement}", False),
        (r"\makeatletter\@input{later.aux}\makeatother", False),
        (r"\input{later.aux}", True),
    ],
)
def test_a_file_that_tex_does_not_miss_is_not_missing(
    tmp_path: Path, body: str, *, missing: bool
) -> None:
    (tmp_path / "terms.tex").write_text("")
    assert ("file-missing" in _codes(tmp_path, body, ", title={A}")) == missing


@pytest.mark.parametrize(
    ("options", "french"),
    [
        ("british, francais", True), ("main=french, british", True), ("latin,frenchb", True),
        ("french, british", False), ("british, latin", True), ("english,shorthands=off", False),
    ],
)  # fmt: skip
def test_quotation_marks_are_judged_by_the_language_that_babel_sets(
    tmp_path: Path, options: str, *, french: bool
) -> None:
    body = rf"\usepackage[{options}]{{babel}} « oui », dit-il."
    assert ("language-quotes" not in _codes(tmp_path, body, ", title={A}")) == french


def test_chapters_that_give_the_doi_of_their_volume_are_several_works(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\begin{document}\cite{a,b,c,d}"
        r"\bibliographystyle{plain}\bibliography{refs}\end{document}"
    )
    book = "booktitle={Review of Lamps}, year=2014, publisher={P}, doi={10.1088/1674}"
    (tmp_path / "refs.bib").write_text(
        f"@article{{a, author={{X, A}}, title={{Review of Lamps}}, journal={{J}}, year=2014, "
        f"doi={{10.1088/1674}}}}\n"
        f"@incollection{{b, author={{X, A}}, title={{The street lamp}}, {book}}}\n"
        f"@incollection{{c, author={{X, A}}, title={{Night and day}}, {book}}}\n"
        f"@incollection{{d, author={{X, A}}, title={{Night and day}}, {book}}}\n"
    )
    found = check(plain(tmp_path / "main.tex")).findings
    assert [each.message[:9] for each in found if each.code == "work-twice"] == ["'d' and '"]


def test_a_label_that_is_shown_as_code_is_none(tmp_path: Path) -> None:
    shown = "\\begin{%s}\n\\label{sec:a}\n\\end{%s}\n\n"
    for environment in ("verbatim", "lstlisting"):
        codes = _codes(tmp_path, shown % (environment, environment), ", title={A}")
        assert "label-unused" not in codes
    verbatim = shown % ("verbatim", "verbatim")
    assert "label-undefined" in _codes(tmp_path, rf"{verbatim} \ref{{sec:a}}", ", title={A}")


def test_braces_around_the_label_of_a_link_are_none_of_its_name(tmp_path: Path) -> None:
    body = r"\section{A}\label{sec:a} \hyperref[{sec:a}]{there}"
    assert "label-undefined" not in _codes(tmp_path, body, ", title={A}")
    assert "label-undefined" in _codes(tmp_path, body.replace("[{sec:a}]", "[{sec:b}]"))


def test_two_people_joined_by_an_ampersand_are_both_read(tmp_path: Path) -> None:
    body = (
        r"Li~\&~Ham (2009) and Ek \& Ham (2009), of whom {\O}en \& Ham (2009) are others, show it."
    )
    codes = _codes(tmp_path, body, ", title={A thing}")
    assert "citation-typed-year" not in codes
    assert "citation-typed-year" in _codes(tmp_path, "As Ham (2009) shows.", ", title={A thing}")


def test_somebody_else_of_the_same_surname_is_no_author_of_another_year(tmp_path: Path) -> None:
    title = ", title={A thing}"
    said = "citation-typed-year"
    assert said not in _codes(tmp_path, "It was painted by Carl Ham (1909).", title)
    assert said in _codes(tmp_path, "It was shown by Frank Ham (1909).", title)
    assert said in _codes(tmp_path, "It is long. As Ham (1909) shows.", title)


def test_a_part_of_the_title_in_quotation_marks_needs_no_page(tmp_path: Path) -> None:
    title = ", title={Why a wind mill is not enough}"
    found = _codes(tmp_path, r"It says ``a wind mill is not enough''~\citet{ham2007}.", title)
    assert "citation-quotation" not in found
    found = _codes(tmp_path, r"It says ``a wind mill is never enough''~\citet{ham2007}.", title)
    assert "citation-quotation" in found


@pytest.mark.parametrize("field", ["xabstract={A}", "*series={A}", "year1={1990}", "pdoi={A}"])
def test_a_field_put_out_of_use_is_no_slip(tmp_path: Path, field: str) -> None:
    assert "field-unknown" not in _codes(tmp_path, "", f", title={{A}}, {field}")
    assert "field-unknown" in _codes(tmp_path, "", ", title={A}, publsher={A}")


def test_what_a_style_defines_is_known(tmp_path: Path) -> None:
    (tmp_path / "own.bst").write_text(
        "ENTRY { author title journal date } {} { label }\n"
        'MACRO {jot} {"Journal of Things"}\nFUNCTION {commented} {}\nFUNCTION {article} {}\n'
    )
    fields = ", title={A}, note=jot"
    assert "field-string" not in _codes(tmp_path, "", fields, "own")
    assert "field-string" in _codes(tmp_path, "", fields.replace("jot", "jut"), "own")
    other = fields + "}\n@commented{ham2008, title={A}, date={2008}"
    assert "entry-type" not in _codes(tmp_path, r"\cite{ham2008}", other, "own")
    assert "entry-type" in _codes(tmp_path, r"\cite{ham2008}", other)


def test_a_field_that_the_style_does_not_read_stands_for_no_other(tmp_path: Path) -> None:
    own = "ENTRY {{ author title journal {} }} {{}} {{ label }}\nFUNCTION {{article}} {{}}\n"
    entry = ", title={A}}\n@article{li, author={Li}, title={B}, journal={J}, date={2008}"
    (tmp_path / "own.bst").write_text(own.format("year"))
    assert "entry-required" in _codes(tmp_path, r"\cite{li}", entry, "own")
    (tmp_path / "dated.bst").write_text(own.format("year date"))
    assert "entry-required" not in _codes(tmp_path, r"\cite{li}", entry, "dated")


def test_a_letter_of_an_old_encoding_in_a_comment_is_never_read(tmp_path: Path) -> None:
    main = tmp_path / "main.tex"
    text = "\\documentclass{article}\\begin{document}\nA 5\\,\\% sum. % caf\xe9\n"
    main.write_text(text + "\\end{document}\n", "latin-1")
    assert "file-encoding" not in [one.code for one in check(plain(main)).findings]
    main.write_text(text + "50\\% caf\xe9\\end{document}\n", "latin-1")
    assert "file-encoding" in [one.code for one in check(plain(main)).findings]


def test_a_blank_behind_a_backslash_makes_no_other_journal(tmp_path: Path) -> None:
    other = (
        r", title={A}}" "\n" r"@article{li, author={Li}, title={B}, journal={J. A.\ B.}, year=1}"
    )
    same = other.replace("title={A}}", "title={A}, journal={J. A. B.}}")
    assert "work-journal" not in _codes(tmp_path, r"\cite{li}", same.rstrip("}"))


@pytest.mark.parametrize("doi", ["{10.1000/abc}", "{10.1000/a(b)}"])
def test_braces_around_an_identifier_do_no_harm(tmp_path: Path, doi: str) -> None:
    assert "field-doi" not in _codes(tmp_path, "", f", title={{A}}, doi={{{doi}}}")
    assert "field-isbn" not in _codes(tmp_path, "", ", title={A}, isbn={0190292X}")
    assert "field-misplaced" in _codes(tmp_path, "", ", title={A}, isbn={0190292X}")


def test_a_class_that_chooses_the_style_may_define_names(tmp_path: Path) -> None:
    (tmp_path / "own.cls").write_text("\\LoadClass{article}\n")
    for style, found in (("", False), (r"\bibliographystyle{plain}", True)):
        text = rf"\documentclass{{own}}\begin{{document}}\cite{{li}}{style}\bibliography{{r}}"
        (tmp_path / "main.tex").write_text(text + r"\end{document}")
        (tmp_path / "r.bib").write_text("@book{li, title={A}, publisher=jacsat, year=1}")
        codes = [one.code for one in check(plain(tmp_path / "main.tex")).findings]
        assert ("field-string" in codes) is found


def test_a_field_that_the_style_does_without_is_not_missing(tmp_path: Path) -> None:
    """apacite prints drafts without a note, and was said to need one."""
    (tmp_path / "own.bst").write_text(
        "ENTRY { author title journal note year } {} { label }\n"
        'FUNCTION {named} { author "author" check }\nFUNCTION {unpublished} { named title }\n'
        'FUNCTION {article} { named journal "no journal in " cite$ * warning$ }\n'
    )
    draft = ", title={A}}\n@unpublished{li, author={Li}, title={B}, year={2008}"
    assert "entry-required" not in _codes(tmp_path, r"\cite{li}", draft, "own")
    assert "entry-required" in _codes(tmp_path, r"\cite{li}", draft, "plain")
    article = draft.replace("unpublished", "article")
    assert "entry-required" in _codes(tmp_path, r"\cite{li}", article, "own")


def test_a_year_to_come_is_the_number_of_a_standard(tmp_path: Path) -> None:
    title = ", title={A thing}"
    assert "citation-year" not in _codes(tmp_path, r"By Ham 2099 \cite{ham2007} it is.", title)
    assert "citation-year" in _codes(tmp_path, r"By Ham 2005 \cite{ham2007} it is.", title)
