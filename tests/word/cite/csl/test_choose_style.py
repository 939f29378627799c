"""Where nobody names a CSL style, Word cites by number where the PDF does."""

from __future__ import annotations

import pytest

from trykklar.word.cite.csl.choose_style import as_given, nearest_style


@pytest.mark.parametrize(
    ("preamble", "body", "style"),
    [
        (r"\usepackage[style=ieee]{biblatex}", "", "ieee"),
        (r"\usepackage[backend=bibtex, citestyle=ieee, bibstyle=ieee]{biblatex}", "", "ieee"),
        (r"\usepackage[style=apa]{biblatex}", "", "apa"),
        (r"\usepackage[style=nature]{biblatex}", "", "nature"),
        (r"\usepackage[style=authoryear-comp]{biblatex}", "", "chicago-author-date"),
        (r"\usepackage[style=chicago-authordate]{biblatex}", "", "chicago-author-date"),
        (r"\usepackage[style=alphabetic]{biblatex}", "", "din-1505-2-alphanumeric"),
        (r"\usepackage[style=numeric-comp,sorting=none]{biblatex}", "", "ieee"),
        (
            "\\usepackage[style=numeric]{biblatex}\n\\ExecuteBibliographyOptions{sorting=none}",
            "",
            "ieee",
        ),
        (r"\usepackage[style=numeric]{biblatex}", "", "acm-sig-proceedings"),
        (r"\usepackage{biblatex}", "", "acm-sig-proceedings"),
        ("%\\usepackage[style=ieee]{biblatex}\n\\usepackage[style=mla]{biblatex}", "",
         "modern-language-association"),
        ("", r"\bibliographystyle{unsrtnat}", "ieee"),
        ("", r"\bibliographystyle{plain}", "acm-sig-proceedings"),
        ("", r"\bibliographystyle{elsarticle-num}", "ieee"),
        ("", r"\bibliographystyle{agsm}", "apa"),
        ("", "", "apa"),
    ],
)  # fmt: skip
def test_the_kind_is_that_of_the_pdf(preamble: str, body: str, style: str) -> None:
    assert nearest_style(preamble, preamble + body) == style


@pytest.mark.parametrize(
    ("option", "given"),
    [("authoryear-comp", True), ("numeric", True), ("apa", False), ("ieee", False)],
)
def test_titles_stand_as_in_the_bib_where_the_style_leaves_them(option: str, given: bool) -> None:
    assert as_given(rf"\usepackage[style={option}]{{biblatex}}") is given
    assert not as_given(rf"% \usepackage[style={option}]{{biblatex}}")
