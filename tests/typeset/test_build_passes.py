"""Which programs run, how often and why. What is saved here is what an author waits for."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.typeset.conftest import write
from trykklar.typeset import Typesetting, typeset
from trykklar.typeset.build_passes import MOST_PASSES
from trykklar.typeset.build_record import load, save

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document


def _programs(done: Typesetting) -> list[str]:
    return [each.program for each in done.passes]


def _change(document: Document, name: str, old: str, new: str) -> None:
    path = document.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_article_takes_three_passes_and_one_biber(built: Typesetting) -> None:
    assert built.pdf
    assert built.pdf.read_bytes().startswith(b"%PDF")
    assert built.pages == 3
    assert _programs(built) == ["pdflatex -ini", "pdflatex", "biber", "pdflatex", "pdflatex"]
    assert not built.findings
    assert built.passes[0].reason == "first run"


def test_nothing_changed_runs_nothing_and_reports_the_same(
    article: Document, built: Typesetting
) -> None:
    again = typeset(article)
    assert again.fresh
    assert again.pdf
    assert (again.pages, again.findings) == (built.pages, built.findings)


def test_a_touched_file_runs_nothing(article: Document) -> None:
    for path in article.root.rglob("*.tex"):
        os.utime(path)
    os.utime(article.root / "references.bib")
    assert typeset(article).fresh


def test_one_word_takes_one_pass_and_says_which_file(article: Document) -> None:
    _change(article, "sections/introduction.tex", "write", "wrote")
    done = typeset(article)
    assert [(each.program, each.reason) for each in done.passes] == [
        ("pdflatex", "sections/introduction.tex changed")
    ]


def test_one_field_of_the_bibliography_takes_biber_and_one_pass(article: Document) -> None:
    _change(article, "references.bib", "Sage", "SAGE Publications")
    done = typeset(article)
    assert [(each.program, each.reason) for each in done.passes] == [
        ("biber", "references.bib changed"),
        ("pdflatex", "bibliography changed"),
    ]


def test_a_remark_in_the_bibliography_does_not_reach_tex(article: Document) -> None:
    _change(article, "references.bib", "@book{winter", "A remark.\n@book{winter")
    assert _programs(typeset(article)) == ["biber"]


def test_a_new_citation_runs_biber_once(article: Document) -> None:
    _change(article, "sections/introduction.tex", "As ", "With \\citet{winter}, as ")
    assert _programs(typeset(article)) == ["pdflatex", "biber", "pdflatex"]


def test_a_pdf_that_was_deleted_is_put_back_without_a_program(article: Document) -> None:
    article.result(".pdf").unlink()
    done = typeset(article)
    assert done.fresh
    assert article.result(".pdf").is_file()


def test_a_made_file_that_was_tampered_with_is_noticed(article: Document) -> None:
    aux = article.made(".aux")
    aux.write_text(aux.read_text().replace("{1}{1}", "{9}{9}"))
    done = typeset(article)
    assert done.passes[0].reason == ".aux changed"
    assert not done.findings


def test_made_files_left_torn_by_a_killed_build_do_no_harm(article: Document) -> None:
    for suffix in (".aux", ".toc", ".bbl", ".bcf"):
        path = article.made(suffix)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    (article.root / article.work / "record.json").write_text("{")
    done = typeset(article)
    assert done.pdf
    assert not done.findings


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 0}', '{"format": 1}', "\x00"])
def test_a_record_that_cannot_be_read_is_no_record(article: Document, content: str) -> None:
    (article.root / article.work / "record.json").write_text(content)
    done = typeset(article)
    assert done.pdf
    assert done.passes[0].reason == "first run"


def test_what_a_change_makes_is_what_a_build_from_nothing_makes(
    article: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    _change(article, "sections/method.tex", "The method", "This method, \\citep{winter},")
    _change(article, "references.bib", "Systime", "Forlaget Systime")
    quick = typeset(article)
    other = tmp_path / "elsewhere"
    shutil.copytree(article.root, other, ignore=shutil.ignore_patterns("build"))
    slow = typeset(replace(article, root=other))
    assert quick.pdf
    assert slow.pdf
    assert len(quick.passes) < len(slow.passes)
    assert quick.pdf.read_bytes() == slow.pdf.read_bytes()


def test_a_plain_letter_takes_one_pass(tmp_path: Path) -> None:
    done = typeset(write(tmp_path, body="Just text."))
    assert _programs(done) == ["pdflatex"]
    assert typeset(done.document).fresh


def test_a_failed_build_is_not_repeated_until_something_changes(tmp_path: Path) -> None:
    document = write(tmp_path, body="\\nothing here")
    first = typeset(document)
    again = typeset(document)
    assert again.fresh
    assert again.faulty
    assert again.findings == first.findings
    done = typeset(write(tmp_path, body="Something here"))
    assert done.pdf
    assert not done.findings


def test_a_file_that_was_missing_is_looked_for_again(tmp_path: Path) -> None:
    document = write(tmp_path, body="\\input{later}")
    assert typeset(document).pdf is None
    (tmp_path / "later.tex").write_text("It has come.")
    assert typeset(document).pdf


def test_an_error_left_in_the_contents_does_not_outlive_its_cause(tmp_path: Path) -> None:
    bad = "\\tableofcontents\\section{A \\nothing title}"
    assert typeset(write(tmp_path, body=bad)).faulty
    done = typeset(write(tmp_path, body=bad.replace("\\nothing", "good")))
    assert done.pdf
    assert not done.findings


def test_a_document_that_never_settles_is_stopped(tmp_path: Path) -> None:
    flip = "\\makeatletter\\@ifundefined{r@flip}{\\label{flip}}{}Text."
    done = typeset(write(tmp_path, body=flip))
    assert len(done.passes) == MOST_PASSES
    assert [each.code for each in done.findings] == ["tex-not-settled"]
    assert done.pdf
    assert typeset(done.document).fresh


def test_another_engine_is_a_reason(tmp_path: Path) -> None:
    document = write(tmp_path, body="Text.")
    typeset(document)
    path = tmp_path / document.work / "record.json"
    last = load(path)
    step = replace(last.steps["tex"], command=("xelatex", *last.steps["tex"].command[1:]))
    save(path, last.having("tex", step), document.root)
    assert typeset(document).passes[0].reason == "pdflatex instead of xelatex"
