import panflute as pf

from trykklar.word.blocks.table import _Cell, _Grid, _words
from trykklar.word.blocks.table_column import Column, columns, size, widths


def _grid(*cells: str) -> _Grid:
    return _Grid([[_Cell([pf.Para(pf.Str(cell))])] for cell in cells])


def test_a_specification_says_alignment_and_width() -> None:
    found = columns(r"@{}l*{2}{c}p{3cm}>{\hsize=0.5\hsize\raggedright}X|S")
    assert [column.align[5:] for column in found] == [
        "Left", "Center", "Center", "Left", "Left", "Right"
    ]  # fmt: skip
    assert (found[3].fixed, found[4].share) == (3.0, 0.5)


def test_stretching_columns_share_what_is_left() -> None:
    layout = (Column(fixed=4.0), Column(share=1.5), Column(share=0.5))
    assert widths(layout, [[3, 3, 3]], [3, 3, 3], 16.0) == [0.25, 0.5625, 0.1875]


def test_no_word_is_broken_where_another_column_has_room() -> None:
    layout = (Column(share=0.5), Column(share=1.5))
    narrow, _ = widths(layout, [[20, 20]], [25, 5], 16.0)
    assert narrow * 16.0 > 25 * 0.19


def test_what_latex_leaves_beside_a_column_belongs_to_it() -> None:
    """And what is still free is for long words: `High` was broken in two."""
    layout = (Column(fixed=4.0), Column(fixed=1.0), Column(fixed=1.0))
    first, *narrow = widths(layout, [[3, 3, 3]], [3, 10, 3], 16.0)
    assert first * 16.0 > 4.4
    assert narrow[0] * 16.0 > 10 * 0.19
    assert widths((Column(fixed=8.0), Column(fixed=8.0)), [[3, 3]], [3, 3], 16.0) == [0.5, 0.5]


def test_columns_as_wide_as_their_cells_are_left_to_word() -> None:
    assert widths((Column(), Column()), [[5, 5]], [5, 5], 16.0) == [0.0, 0.0]


def test_a_wide_table_is_set_smaller_before_its_numbers_are_broken() -> None:
    words = [6] * 13
    look = size(words, 16.0)
    assert look.style
    assert sum(widths((Column(),) * 13, [words], words, 16.0, look)) <= 1.0
    assert not size([6] * 8, 16.0).style


def test_a_word_wider_than_an_equal_share_has_a_width_of_its_own() -> None:
    words = [20, 2, 2, 2]
    shares = widths((Column(),) * 4, [words], words, 12.0)
    assert shares[0] * 12.0 > 20 * 0.19
    assert sum(shares) <= 1.0


def test_a_bold_head_has_room_for_its_words() -> None:
    assert _words(_grid("Approach", "no"), 1, 1) == [10]
    assert _words(_grid("Approach", "no"), 1) == [8]


def test_a_long_cell_beside_short_ones_has_the_width_of_its_words() -> None:
    """The first column was as narrow as those of numbers, in four lines, beside empty room."""
    words, lengths = [9, 3, 3, 3], [[40, 1, 1, 1], [12, 2, 2, 2]]
    shares = widths((Column(),) * 4, lengths, words, 16.0)
    assert shares[0] * 16.0 > 40 * 0.19
    assert sum(shares) <= 1.0
