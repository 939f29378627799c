from trykklar.word.mark.mark import decode, encode


def test_a_key_comes_back_as_it_was() -> None:
    assert decode(encode("tab:my_table--2 æ")) == "tab:my_table--2 æ"


def test_a_macros_parameter_is_left_for_the_macro() -> None:
    assert "#1" in encode("fig:#1")
    assert decode(encode("fig:#1").replace("#1", "phases")) == "fig:phases"
