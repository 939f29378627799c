from __future__ import annotations

from typing import TYPE_CHECKING

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

# Each is asked for twice in British; Turkish makes a dotless letter of the I in them.
WORDS = ["ISBN", "URL", "ISBN", r"\emph{ISSN}", "É", "A B", "arXiv", ""]


def test_an_acronym_is_the_same_box_as_by_l3text(tmp_path: Path) -> None:
    asked = "\n".join(
        rf"\begingroup\selectlanguage{{{language}}}\ask{{}}{{{word}}}\endgroup"
        for language in ("british", "turkish", "british")
        for word in WORDS
    )
    pairs, log = boxes(tmp_path, r"\trykklar@acronym{#2}", r"\MakeLowercase{#2}", asked)
    assert len(pairs) == 3 * len(WORDS)
    assert all("\\hbox(" in box for pair in pairs for box in pair)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
    assert pairs[0] != pairs[len(WORDS)], log
