"""A co-author who clicks in a stranger's paper opens pages, and nothing of their own."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from tests.word.reader import paragraphs
from trykklar.word.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.word.conftest import Change

_LINKS = r"""

\newcommand{\far}[1]{\href{javascript:#1}{over there}}
Good are \href[pdfnewwindow=true]{https://example.org/good}{the web} and \href{data.csv}{the data}.
Bad are \href{file:///etc/passwd}{the file}, \far{x}, and a note.\footnote{\href{run:a.exe}{noted}.}
"""
_OUTSIDE = re.compile(rb'Target="([^"]*)" TargetMode="External"')


def test_the_text_of_a_link_stays_where_a_click_would_open_ones_own_files(changed: Change) -> None:
    made = export(changed("sections/method.tex", _LINKS))
    assert "Bad are the file, over there, and a note." in "\n".join(paragraphs(made.path))
    assert _targets(made.path) == {b"https://example.org/good", b"data.csv"}
    found = [each for each in made.findings if each.code == "word-link"]
    assert [(each.path.name, each.message.rpartition(": ")[2]) for each in found] == [
        ("method.tex", "file:///etc/passwd"),
        ("method.tex", "javascript:x"),
        ("method.tex", "run:a.exe"),
    ]
    assert not [each for each in made.findings if each.code == "word-lost"]


def _targets(path: Path) -> set[bytes]:
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    return {address for part in parts for address in _OUTSIDE.findall(part)}
