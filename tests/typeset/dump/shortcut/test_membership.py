from __future__ import annotations

import random
import re
import subprocess
from typing import TYPE_CHECKING

from trykklar.typeset.dump.shortcut import SHORTCUT

if TYPE_CHECKING:
    from pathlib import Path

# \asked{item}{list} says what the shortcut and etoolbox itself say.
START = (
    "\\makeatletter\n"
    + SHORTCUT
    + r"""
\documentclass{article}\usepackage{etoolbox}
\trykklar@replace{ifinlist,listgadd,listxadd}\trykklar@membership
\def\yes{\def\outcome{yes}}\def\no{\def\outcome{no}}
\def\asked#1#2{\ifinlist{#1}{#2}\yes\no \let\ours\outcome \trykklar@was@ifinlist{#1}{#2}\yes\no
  \typeout{SAYS \ours\space\outcome}}
\def\one{}\def\two{}\def\known{}
\begin{document}
"""
)
ITEMS = ["key1", "key10", "a b", "å", "x_y", "1", "", " ", "a|b", "b", "K1", r"\relax"]


def line(chance: random.Random) -> str:
    name = chance.choice(["one", "two", "csname three\\endcsname", "known"])
    item = chance.choice(ITEMS)
    given = f"{{{item}}}"
    if name.startswith("csname"):
        return chance.choice(
            [f"\\listcsgadd{{three}}{given}", f"\\ifinlistcs{given}{{three}}{{}}{{}}",
             f"\\listcsxadd{{three}}{given}"]
        )  # fmt: skip
    return chance.choice(
        [
            f"\\listgadd\\{name}{given}",
            f"\\listxadd\\{name}{given}",
            f"\\asked{given}{{\\{name}}}",
            f"\\asked{given}{{\\{name}}}",
            f"\\asked{given}{{\\{name}}}",
            f"{{\\listadd\\{name}{given}\\asked{{{chance.choice(ITEMS)}}}{{\\{name}}}}}",
            f"\\listgremove\\{name}{given}" if chance.random() < 0.2 else "",
            f"\\global\\let\\{name}\\@empty" if chance.random() < 0.05 else "",
            r"\catcode`\_=12 " if chance.random() < 0.1 else "",
        ]
    )


def test_a_list_has_what_etoolbox_finds_in_it(tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - no secret, only the same lines each time
    lines = "\n".join(line(chance) for _ in range(3000))
    (tmp_path / "lists.tex").write_text(f"{START}{lines}\n\\end{{document}}", encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "lists.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    answers = re.findall(r"^SAYS (\w+) (\w+)$", done.stdout.decode("latin-1"), re.MULTILINE)
    assert len(answers) > 500, done.stdout.decode("latin-1")[-2000:]
    assert {ours for ours, _ in answers} == {"yes", "no"}
    assert [ours for ours, _ in answers] == [theirs for _, theirs in answers]
