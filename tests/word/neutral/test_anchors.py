"""Names of anchors are what a word processor keeps, and mean one thing each."""

from __future__ import annotations

from trykklar.word.neutral.anchors import OF_NUMBER, anchor_name


def test_no_label_s_anchor_is_called_as_the_number_of_another() -> None:
    """A note that was labelled `n` was reported as lost, and as added."""
    names = [anchor_name(label) for label in ("n", "eq:n", "eq", "tab:x")]
    assert not [name for name in names if name.endswith(OF_NUMBER)]
    assert names[2:] == ["_Ref_eq", "_Ref_tab_x"]
    assert len(set(names)) == 4
