r"""Classes and packages with their options, in every spelling that LaTeX takes."""

from __future__ import annotations

import pytest

from trykklar.latex.loaded_packages import document_class, is_loaded, loaded

CLASS = r"\documentclass[a4paper, norsk]{article}"


@pytest.mark.parametrize(
    ("preamble", "name", "options"),
    [
        (r"\usepackage{natbib}", "natbib", ()),
        (r"\usepackage[round]{natbib}", "natbib", ("round",)),
        ("\\usepackage [ round ,\n sort ] { natbib }", "natbib", ("round", "sort")),
        (r"\usepackage{graphicx,natbib , url}", "natbib", ()),
        (r"\usepackage[round]{graphicx,natbib}", "natbib", ("round",)),
        ("\\usepackage[%\n  round,% so\n  sort]{natbib}", "natbib", ("round", "sort")),
        ("\\usepackage% a comment\n[round]%\n{natbib}", "natbib", ("round",)),
        (r"\RequirePackage[round]{natbib}", "natbib", ("round",)),
        (r"\usepackage[round]{natbib}[2010/09/13]", "natbib", ("round",)),
        (r"\PassOptionsToPackage{a}{p}\usepackage[b]{p}", "p", ("a", "b")),
        (r"\usepackage[style={apa},maxnames = 3]{p}", "p", ("style={apa}", "maxnames = 3")),
        (r"\usepackage[a={x,y},b]{p}", "p", ("a={x,y}", "b")),
        (r"\usepackage[a]{p}\usepackage[b]{p}", "p", ("a", "b")),
    ],
)  # fmt: skip
def test_a_package_has_the_options_that_it_is_given(
    preamble: str, name: str, options: tuple[str, ...]
) -> None:
    assert loaded(CLASS + preamble)[name].options == options


@pytest.mark.parametrize(
    "preamble",
    [r"\usepackage{natbibx}", r"\usepackagenatbib", r"\usepackage[natbib]{p}", r"\usepackage{"],
)  # fmt: skip
def test_what_is_not_loaded_is_not_there(preamble: str) -> None:
    assert not is_loaded(preamble, "natbib")


def test_an_option_has_a_value_none_or_is_not_there() -> None:
    biblatex = loaded(r"\usepackage[style={apa}, backref, style = mla]{biblatex}")["biblatex"]
    assert biblatex.option("style") == "mla"
    assert biblatex.option("backref") == ""
    assert biblatex.option("maxnames") is None


def test_the_class_is_the_first_one_with_its_options() -> None:
    found = document_class(CLASS + r"\LoadClass{book}")
    assert (found.name, found.options) == ("article", ("a4paper", "norsk"))
    assert document_class("no class").name == ""


def test_a_preamble_that_never_ends_is_read_in_time() -> None:
    assert loaded("\\usepackage[" * 20_000) == {}
