"""Signs that TeX's fonts make of two letters, and where they are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.edit import rewrite
from trykklar.word.mark.rule_table import edits

T1 = "\\usepackage[T1]{fontenc}"


def _signs(text: str, before: str = "") -> str:
    passage = whole(Source(Path("main.tex"), before + text))
    start, end = len(before), len(passage.text)
    return rewrite(passage, edits(passage, start, end), start, end).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("?`que!` <<lyse>> ,,Ja", "¿que¡ «lyse» „Ja"),
        (r"$a << b$ <<c>>", r"$a << b$ «c»"),
        (r"\(a << \alpha\) <<c>>", r"\(a << \alpha\) «c»"),
        (r"\verb|<<a>>| <<c>>", r"\verb|<<a>>| «c»"),
        (r"\url{a,,b} ,,c", r"\url{a,,b} „c"),
        ("% <<a>>\n<<c>>", "«c»"),
        (r"costs 5\$ <<c>>", r"costs 5\$ «c»"),
    ],
)
def test_two_letters_are_one_sign_in_text_alone(text: str, shown: str) -> None:
    assert _signs(text, T1).replace("\n\n", "\n") == shown


def test_without_t1_only_spanish_signs_are_there() -> None:
    assert _signs("?`que!` <<lyse>> ,,Ja") == "¿que¡ <<lyse>> ,,Ja"


def test_a_letter_by_name_stays_apart_from_the_command_before_it() -> None:
    r"""Pandoc read `\AA` and the letter behind it as one command, and dropped both."""
    assert _signs(r"\AA\DH") == r"\AA{}Ð"


def test_french_signs_are_printed_where_french_is_spoken() -> None:
    r"""Pandoc dropped `\og` and `\ier`, and what `\no` numbers."""
    french = "\\usepackage[french]{babel}"
    assert _signs(r"\og mot\fg{} \no 5, 1\ier", french) == "«\xa0mot\xa0» nᵒ\xa05, 1ᵉʳ"
    assert _signs(r"\no 5") == r"\no 5"
