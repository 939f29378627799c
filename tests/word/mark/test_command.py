"""Commands are found where TeX finds them: verbatim text has none, and ends where TeX ends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from trykklar.latex.passage import whole
from trykklar.latex.source import Source
from trykklar.word.mark.command import commands


def names(text: str) -> list[str]:
    return [command.name for command in commands(whole(Source(Path("main.tex"), text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"\verb|\a| \b", ["verb", "b"]),
        (r"\verb*+\a+ \b", ["verb", "b"]),
        (r"\lstinline{\a} \b", ["lstinline", "b"]),
        (r"\lstinline[language=R]|\a| \b [\c]", ["lstinline", "b", "c"]),
        # The table behind it was lost, and with it all headings of the part.
        (r"\mintinline[escapeinside=||]{c}{%\a} \b", ["mintinline", "b"]),
        (r"\mintinline{c}|%\a| \b", ["mintinline", "b"]),
        # A definition's end begins nothing: the document behind it was no document.
        (r"\newcommand{\code}{\lstinline[style=x]} \begin{document} [\a] }", ["begin", "a"]),
        (r"\newcommand{\code}{\lstinline} \b }", ["b"]),
        (r"\verb|\a never ended", ["verb", "a"]),
        (r"\begin{verbatim}\a\end{verbatim}\b", ["begin", "end", "b"]),
    ],
)
def test_verbatim_text_ends_where_tex_ends_it(text: str, found: list[str]) -> None:
    assert [name for name in names(text) if name not in ("newcommand", "code")][
        -len(found) :
    ] == found
