from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.typeset.dump.shortcut.boxes import boxes

if TYPE_CHECKING:
    from pathlib import Path

EXPRESSIONS = [
    "",
    "togl {on}",
    "not togl {on}",
    "bool {mmode} or not bool {hmode}",
    r"test {\ifnumequal{1}{1}} and test {\ifblank{}}",
    r"test{\ifstrequal{a#}{a#}}and(not(togl{off}or togl{on})or test {\iftrue@})",
    r"test \ifuseauthor and not test {\ifnameundef{author}}",
    r"test {\ifboolexpr{ togl {off} or test {\ifblank{x}} }}",
    # What is wrong in one has to be reported each time, and to give the same.
    "togl {nowhere}",
    "bool {nowhere} or togl {on}",
    "nonsense togl {on}",
    "togl {on} (",
    "togl {off}) and (togl {on}",
]
PARTS = ["togl {on}", "togl {off}", r"test {\ifblank{}}", r"test {\ifblank{x}}", "bool {hmode}"]


def expression(chance: random.Random, depth: int) -> str:
    made = part(chance, depth)
    for _ in range(chance.randrange(3)):
        made += f" {chance.choice(['and', 'or'])} {part(chance, depth)}"
    return made


def part(chance: random.Random, depth: int) -> str:
    negated = "not " if chance.random() < 0.3 else ""
    if depth and chance.random() < 0.4:
        return f"{negated}( {expression(chance, depth - 1)} )"
    return negated + chance.choice(PARTS)


def test_an_expression_is_as_true_as_by_etoolbox_however_often_it_is_met(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret, only the same expressions each time
    asked = [*EXPRESSIONS, *(expression(chance, 3) for _ in range(120))]
    given = r"\newtoggle{on}\toggletrue{on}\newtoggle{off}\makeatletter\def\iftrue@#1#2{#1}"
    lines = [f"\\ask{{}}{{{each}}}".replace("#", "####") for each in asked]
    # Read once, read again, and then, in the other order, with the toggles turned.
    turned = r"\togglefalse{on}\toggletrue{off}"
    pairs, log = boxes(
        tmp_path,
        r"\etb@boolexpr{#2}{yes}{no}",
        r"\trykklar@was@etb@boolexpr{#2}{yes}{no}",
        "\n".join([given, *lines, *lines, turned, *reversed(lines)]),
    )
    assert len(pairs) == 3 * len(asked)
    assert [ours for ours, _ in pairs] == [theirs for _, theirs in pairs]
    assert len({ours for ours, _ in pairs}) > 1
    assert log.count("Toggle 'nowhere' undefined") == 2 * 3


def test_expressions_that_only_look_the_same_are_kept_apart(tmp_path: Path) -> None:
    same = "\n".join([r"\ask{}{test {\isother{;}}}"] * 3)
    pairs, _ = boxes(
        tmp_path,
        r"\etb@boolexpr{#2}{yes}{no}",
        r"\trykklar@was@etb@boolexpr{#2}{yes}{no}",
        rf"\def\isother#1#2#3{{\ifcat*\noexpand#1#2\else#3\fi}}{same}\catcode`\;=13 {same}",
    )
    ours = [box for box, _ in pairs]
    assert ours == [box for _, box in pairs]
    assert len(set(ours)) == 2
