"""Words of a table, caption or abstract are edited in the TOML file, in the one right place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trykklar.checks.rule import RuleEdit
from trykklar.project.assemble import assemble
from trykklar.project.paper import read
from trykklar.project.toml_strings import toml_strings
from trykklar.review.made_file import MadeFiles
from trykklar.review.outcome import UnreachableError
from trykklar.word.mark import manuscript

if TYPE_CHECKING:
    from pathlib import Path

    from trykklar.document import Document
    from trykklar.latex.source import Source

TABLE = r"""
label = "tab:example"
widths = [1, 1]
[caption]
en = "Says \"given\" twice \u2013 or more"
[source]
en = 'After \citet{x}; given.'
[columns]
en = ["given", "given"]
[strong]
en = ["given"]
[[rows]]
en = ["given", "given now"]
[[rows]]
en = "given"
[[rows]]
en = ["", '''given''']
"""


@pytest.fixture
def document(small: Path) -> Document:
    """The small manuscript with a table that says one word in every cell."""
    (small / "manuscript" / "tables" / "example.toml").write_text(TABLE, "utf-8")
    return assemble(read(small.resolve()), "article")


def _float(made: MadeFiles, document: Document) -> Source:
    return made.source(next(path for path in document.origins if path.name == "example.tex"))


def test_of_words_that_a_table_says_in_every_cell_the_right_ones_are_edited(
    document: Document,
) -> None:
    made = MadeFiles(document)
    latex = _float(made, document)
    places = [at for at in range(len(latex.text)) if latex.text.startswith("given", at)]
    edited = []
    for at in places:
        edit = made.edit(latex, at, at + 5, r"taken \& held")
        text = TABLE[: edit.start] + edit.text + TABLE[edit.end :]
        before, after = toml_strings(TABLE), toml_strings(text)
        (key,) = [key for key in before if before[key].value != after[key].value]
        expected = "taken \\& held" if key[0] == "source" else "taken & held"
        assert after[key].value == before[key].value.replace("given", expected)
        edited.append(key)
    assert edited == [
        ("caption", "en"),
        ("columns", "en", 0),
        ("columns", "en", 1),
        ("rows", 0, "en", 0),
        ("rows", 0, "en", 1),
        ("rows", 1, "en"),
        ("rows", 2, "en", 1),
        ("source", "en"),
    ]


def test_what_comes_of_an_edit_is_what_the_manuscript_is_then_assembled_into(
    document: Document,
) -> None:
    made = MadeFiles(document)
    latex = _float(made, document)
    at = latex.text.index("given", latex.text.index(r"\midrule"))
    changed = made.after([made.edit(latex, at, at + 5, "taken")])
    assert changed is not None
    flat = manuscript.read(changed).flat.text
    assert r"taken&\textbf{given} now" in flat.replace("\n", "")
    assert document.fence.read(latex.path).decode() == latex.text  # nothing was written


def test_a_word_behind_the_commands_that_the_program_writes_is_in_the_value(
    document: Document,
) -> None:
    made = MadeFiles(document)
    latex = _float(made, document)
    at = latex.text.index(r"\textbf{given}") + len(r"\textbf{given}")
    edit = made.edit(latex, at, at, " up")
    assert TABLE[: edit.start].endswith('en = ["given')
    whole = made.edit(latex, at - len(r"\textbf{given}"), at, "")
    assert TABLE[whole.start : whole.end] == "given"


@pytest.mark.parametrize("latex", [r"\emph{so}", r"so\footnote{x}", "$x$", "{}--{}"])
def test_plain_text_takes_no_commands(document: Document, latex: str) -> None:
    made = MadeFiles(document)
    source = _float(made, document)
    at = source.text.index("twice")
    with pytest.raises(UnreachableError, match="plain text"):
        made.edit(source, at, at, latex)
    assert made.is_plain(source, at, at)
    assert not made.is_plain(source, *[source.text.index("After")] * 2)


def test_half_of_a_letter_is_not_edited(document: Document) -> None:
    made = MadeFiles(document)
    source = _float(made, document)
    at = source.text.index("--")
    with pytest.raises(UnreachableError, match="within a letter"):
        made.edit(source, at, at + 1, "x")
    edit = made.edit(source, at, at + 2, "-")
    assert TABLE[edit.start : edit.end] == r"\u2013"


def test_what_the_venue_or_language_prints_is_in_no_file_of_the_authors(
    document: Document,
) -> None:
    made = MadeFiles(document)
    main = made.source(document.source)
    at = main.text.index("Funding")
    with pytest.raises(UnreachableError, match="venue or its language"):
        made.edit(main, at, at + 3, "x")
    with pytest.raises(UnreachableError, match="several values"):
        made.edit(main, main.text.index("What was asked"), main.text.index("declare none"), "")


def test_a_made_file_that_was_changed_by_hand_is_not_followed(document: Document) -> None:
    made = MadeFiles(document)
    path = _float(made, document).path
    path.write_text(path.read_text("utf-8").replace("given", "taken"), "utf-8")
    with pytest.raises(UnreachableError, match=r"not made from example\.toml any more"):
        MadeFiles(document).edit(_float(MadeFiles(document), document), 60, 61, "x")


def test_an_edit_after_which_nothing_can_be_assembled_is_known_to_be_none(
    document: Document,
) -> None:
    made = MadeFiles(document)
    toml = made.source(document.root / "manuscript" / "paper.toml")
    at = toml.text.index('"en-GB"')
    assert made.after([RuleEdit(toml, at + 1, at + 3, "xx")]) is None
