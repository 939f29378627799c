"""A number in a field looks as the text around it in every word processor."""

from trykklar.word.docx.word_field import field


def test_a_field_has_its_style_from_the_first_run_to_the_last() -> None:
    shown = field("SEQ Figure", "1", "CaptionLabel")
    assert shown.count("<w:r>") == shown.count('<w:rStyle w:val="CaptionLabel"/>') == 5
    assert "rStyle" not in field("PAGE", "1")
