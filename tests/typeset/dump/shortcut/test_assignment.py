from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = r"""\newtoggle{t}\def\kept{k}\def\shown#1{(#1)}
\def\after{\iftoggle{t}{on}{off}\ifdefined\made\made\fi
\ifdefined\named\named\fi \toggletrue{t}\let\made\relax\let\named\relax}"""
DONE = [
    r"\TRUE{t}",
    r"\FALSE{t}",
    r"{\global\FALSE{t}}",
    r"{\FALSE{t}}",
    r"\LETCS\made{kept}",
    r"\LETCS\made{nothing}",
    r"\CSLETCS{named}{kept}",
    r"{\global\CSLETCS{named}{kept}}",
    r"\CSLETCS{named}{nothing}",
    # What is kept for after an assignment takes what comes next in the text.
    *(
        rf"\afterassignment\shown{done}x"
        for done in (r"\FALSE{t}", r"\LETCS\made{kept}", r"\CSLETCS{named}{nothing}")
    ),
    r"\TRUE{nowhere}",
    r"\ASKED{nowhere}{a}{b}",
    r"\edef\made{\ASKED{t}{a}{b}}",
]
NAMES = {
    "TRUE": "toggletrue",
    "FALSE": "togglefalse",
    "ASKED": "iftoggle",
    "LETCS": "letcs",
    "CSLETCS": "csletcs",
}


@pytest.mark.parametrize("done", DONE)
def test_what_is_set_is_what_etoolbox_sets(tmp_path: Path, done: str) -> None:
    ours = theirs = done
    for mark, name in NAMES.items():
        ours = ours.replace(f"\\{mark}", f"\\{name}")
        theirs = theirs.replace(f"\\{mark}", f"\\trykklar@was@{name}")
    [(quick, plain)], log = boxes(
        tmp_path, rf"#2{ours}\after", rf"#2{theirs}\after", GIVEN + r"\ask{}{}"
    )
    assert quick == plain, log
    assert "\\hbox(" in quick
