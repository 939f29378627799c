from __future__ import annotations

import pytest

from trykklar.word.cite.csl.field_formula import readable


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (r"title={On $\alpha$ decay}", "title={On {α} decay}"),
        (
            r"title={H$_2$O and 10$^{-3}$}",
            "title={H{\\textsubscript{2}}O and 10{\\textsuperscript{-3}}}",
        ),
        (r"title={$E = mc^2$}", "title={{E = mc\\textsuperscript{2}}}"),
        (r"title={for \$5 and \$6}", r"title={for \$5 and \$6}"),
        (r"title={$\frac{\sqrt{a}}{b}$}", r"title={$\frac{\sqrt{a}}{b}$}"),
        (r"title={a $ alone}", r"title={a $ alone}"),
        (r"title={$50\%$ of all}", r"title={{50\%} of all}"),
    ],
)
def test_a_simple_formula_is_text(entry: str, text: str) -> None:
    assert readable(entry) == text
