"""One broken entry must not take a whole reference list along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.export import export

if TYPE_CHECKING:
    from tests.word.conftest import Change


def test_a_broken_entry_is_the_only_one_missing(changed: Change) -> None:
    changed("references.bib", "\n@string{bad = }\n@book{broken, title = {a} year = {b}}\n")
    document = changed("sections/method.tex", "\nAs \\citet{broken} and \\citet{ARGYRIS1978}.\n")
    made = export(document)
    assert [item.message.split("{")[1][:6] for item in made.findings] == ["broken"]
    assert made.works == 2


def test_a_style_by_another_name_prints_its_own_form(changed: Change) -> None:
    from dataclasses import replace

    from tests.word.reader import paragraphs

    made = export(replace(changed("main.tex", ""), csl="ieee"))
    assert "[1]" in " ".join(paragraphs(made.path))
