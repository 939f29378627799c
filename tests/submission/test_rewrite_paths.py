"""Names of files are replaced where they lead to a file, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.submission.bundle_names import flat_names, following, plain
from trykklar.submission.rewrite_paths import Rewriting, searched_folders

NAMES = {
    Path("figures/map.pdf"): "map.pdf",
    Path("figures/a b.png"): "a-b.png",
    Path("chapters/one.tex"): "one.tex",
    Path("chapters/two/text.tex"): "two-text.tex",
    Path("article.tex"): "manuscript.tex",
    Path("style/mine.sty"): "mine.sty",
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\\includegraphics[width=1cm]{figures/map}", "\\includegraphics[width=1cm]{map}"),
        ("\\includegraphics{./figures/map.pdf}", "\\includegraphics{map.pdf}"),
        ('\\includegraphics{"figures/a b"}', "\\includegraphics{a-b}"),
        ("\\input{chapters/one} \\input chapters/one.tex x", "\\input{one} \\input one.tex x"),
        ("\\plot{figures/map}{caption}", "\\plot{map}{caption}"),
        ("\\import{chapters/two/}{text}", "\\input{two-text}"),
        ("\\usepackage{style/mine,xcolor}", "\\usepackage{mine,xcolor}"),
        ("\\graphicspath{{figures/}{../old/}}", "\\graphicspath{{./}}"),
        ("\\documentclass{article} % figures/map", "\\documentclass{article} % figures/map"),
        ("\\emph{and/or} {figures/no} \\x{article}", "\\emph{and/or} {figures/no} \\x{article}"),
        ("\\includegraphics{figures/#1}", "\\includegraphics{figures/#1}"),
        ("\\VerbatimInput{article.tex}", "\\VerbatimInput{manuscript.tex}"),
        ("\\inputminted[gobble=2]{article}{article.tex}",
         "\\inputminted[gobble=2]{article}{manuscript.tex}"),
        ("\\verb|{figures/map}|", "\\verb|{figures/map}|"),
    ],
)  # fmt: skip
def test_a_name_is_replaced_by_what_it_leads_to(before: str, after: str) -> None:
    assert Rewriting(NAMES).text(before, frozenset()) == after


def test_names_are_looked_for_where_the_author_says() -> None:
    text = "\\graphicspath{{figures/}}\\includegraphics{a b}"
    assert searched_folders(text) == ("figures/",)
    rewriting = Rewriting(NAMES, ("", "figures/"))
    assert rewriting.text(text, frozenset()).endswith("\\includegraphics{a-b}")
    assert rewriting.met == {Path("figures/a b.png")}


def test_a_subfile_names_its_files_from_its_own_folder() -> None:
    text = "\\subimport{two/}{text} \\input{one}"
    here = Rewriting(NAMES).text(text, frozenset(), Path("chapters"))
    assert here == "\\input{two-text} \\input{one}"


def test_two_files_of_one_name_do_not_overwrite_each_other() -> None:
    """showyourwork's bundles put files of one name over each other (its `arxiv.py`)."""
    files = [Path("a/map.pdf"), Path("b/Map.pdf"), Path("map.tex"), Path("x/a/map.pdf")]
    names = flat_names(files, {})
    assert len({name.casefold() for name in names.values()}) == len(files)
    assert names[Path("map.tex")] == "map.tex"
    assert all(
        name.casefold().endswith(("map.pdf", "map-2.pdf", "map.tex")) for name in names.values()
    )


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Skjema æøå.pdf", "Skjema-aeoa.pdf"),
        (".hidden", "hidden"),
        ("-o.tex", "o.tex"),
        ("図.png", "png"),
    ],
)
def test_names_are_plain_for_every_upload_page(name: str, safe: str) -> None:
    assert plain(name) == safe


def test_what_is_made_of_a_file_follows_its_name() -> None:
    names = {Path("chapters/one.tex"): "one.tex", Path("figs/x.eps"): "x.eps"}
    made = [Path("thesis.bbl"), Path("chapters/one.bbl"), Path("figs/x-eps-converted-to.pdf")]
    found = following(names, made, "thesis", "manuscript")
    assert list(found.values()) == ["manuscript.bbl", "one.bbl", "x-eps-converted-to.pdf"]
