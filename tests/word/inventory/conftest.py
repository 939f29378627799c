"""The sample with one more of each kind, and its Word file with something taken out of it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from trykklar.word.docx.ooxml import dump, parse
from trykklar.word.export import WordExport, export
from trykklar.word.export import export as exporting

if TYPE_CHECKING:
    from lxml import etree

    from tests.word.conftest import Change
    from trykklar.document import Document

MORE = r"""

See \url{https://example.org/one}, \href{https://example.org/two}{the other}, and more.%
\footnote{The second note.}
\[ a = b \]
\begin{align}
  c &= d \label{eq:first}\\
  e &= f
\end{align}
"""

Plant = Callable[["etree._Element"], object]
Planted = Callable[..., WordExport]


@pytest.fixture
def more(changed: Change) -> Document:
    return changed("sections/method.tex", MORE)


@pytest.fixture
def planted(more: Document, monkeypatch: pytest.MonkeyPatch) -> Planted:
    """The Word file of the sample after one of its parts was changed when all was done."""

    def plant(change: Plant, part: str = "word/document.xml") -> WordExport:
        finish = exporting.__globals__["finish_package"]

        def spoilt(*parts: object, **named: object) -> bytes:
            return rewritten(finish(*parts, **named), part, change)

        monkeypatch.setitem(exporting.__globals__, "finish_package", spoilt)
        return export(more)

    return plant


def rewritten(docx: bytes, part: str, change: Plant) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                root = parse(data)
                change(root)
                data = dump(root)
            new.writestr(name, data)
    return target.getvalue()
