"""Which of our paragraphs stands where in those of TeX: a wrong match moves an author's words."""

from __future__ import annotations

import panflute as pf

from trykklar.printed.front_pages import PageParagraph
from trykklar.printed.text_run import Look, Run
from trykklar.word.blocks.front_alignment import (
    Leaf,
    PrintedFront,
    covered,
    match,
    printed,
    similar,
)
from trykklar.word.judge.folding import folded_letters
from trykklar.word.neutral.vocabulary import PLACED

RAISED = Look(raised=True)


def leaf(text: str, order: int = 0, style: str = "Author") -> Leaf:
    paragraph = pf.Para(pf.Str(text))
    return Leaf(paragraph, paragraph, style, list(paragraph.content), folded_letters(text), order)


def piece(*runs: str | Run, order: int = 0) -> PrintedFront:
    made = tuple(Run(run) if isinstance(run, str) else run for run in runs)
    return printed(PageParagraph(made), order)


def test_several_authors_stand_in_one_paragraph() -> None:
    line = piece("Kari Ås", Run("1", RAISED), ", Bo Berg", Run("2", RAISED))
    leaves = [leaf("Kari Ås", 0), leaf("Bo Berg", 1)]
    match(leaves, [line])
    assert [part.leaf for part in sorted(line.parts, key=lambda part: part.start)] == leaves
    first, second = sorted(line.parts, key=lambda part: part.start)
    assert "".join(run.text for run in line.cut(first.end, second.start)) == "1, "


def test_a_number_between_a_name_and_its_sign_is_no_hindrance() -> None:
    line = piece("Kari Ås", Run("1[0000-1111]", RAISED), " and Bo Berg")
    leaves = [leaf("Kari Ås[0000-1111]", 0), leaf("Bo Berg", 1)]
    match(leaves, [line])
    assert {id(part.leaf) for part in line.parts} == set(map(id, leaves))


def test_the_mark_of_a_note_is_no_letter() -> None:
    line = piece("Kari Ås", Run("a", RAISED, mark=True), " and Bo")
    assert line.letters == folded_letters("Kari Ås and Bo")


def test_an_address_falls_into_its_lines_and_takes_no_others() -> None:
    lines = [piece("Halls of Volda", order=0), piece("Halls of Moss", order=1), piece("Moss 7")]
    assert covered(leaf("Halls of Moss Moss 7"), lines) == tuple(lines[1:])
    assert covered(leaf("Gliders"), lines) == ()


def test_a_name_of_few_letters_stands_where_its_words_do() -> None:
    line = piece("Ann Bo and Cy D")
    leaves = [leaf("Ann Bo", 0), leaf("Cy D", 1)]
    match(leaves, [line])
    assert {id(part.leaf) for part in line.parts} == set(map(id, leaves))
    others = piece("Nancy Dale")  # the same letters, in the midst of words
    match([leaf("Cy D")], [others])
    assert others.parts == []


def test_a_line_whose_words_a_long_paragraph_has_here_and_there_is_another_one() -> None:
    """What the ACM's class prints of concepts was taken for a part of the abstract, and lost."""
    abstract = leaf(
        "Networks fail, and security and privacy with them. Denial of service attacks on the "
        "performance of a network are known by analysis and by monitoring each network.",
        style="Abstract",
    )
    concepts = piece("Security and privacy; networks: network performance analysis, monitoring")
    assert not similar(concepts, abstract)
    assert similar(piece("and privacy with them. Denial of service attacks on a net"), abstract)


def test_a_line_of_a_title_page_is_its_own_before_the_same_name_of_a_preamble() -> None:
    """The author of a thesis stood in Word as the line of the rights below, `(c) Kari Ås 1999`."""
    lines = [piece("Kari Ås", order=0), piece("© Kari Ås 1999", order=1)]
    said, on_page = leaf("Kari Ås", 0), leaf("Kari Ås", 1)
    on_page.content.insert(0, pf.Span(classes=[PLACED]))
    match([said, on_page], lines)
    assert [part.leaf for part in lines[0].parts] == [on_page]
