"""A change in every piece of our own editions: each lands in its place in the LaTeX or TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import copied
from tests.review.co_author import pieces
from tests.review.word_file import Hand, WordFile
from trykklar.project.selection import choose
from trykklar.review import carry_out
from trykklar.review.returned_file import read
from trykklar.review.review_change import State
from trykklar.review.review_plan import review
from trykklar.word.mark import manuscript
from trykklar.word.mark.visible_text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Editions

FEW = 0.98
"""Share of an edition's pieces that a co-author can edit, at least."""

_FIRST_WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("name", ["article", "note"])
def test_a_word_typed_into_each_piece_is_in_the_manuscript_and_nothing_else_is(
    editions: Editions, name: str, tmp_path: Path
) -> None:
    folder = copied(tmp_path)
    document = choose([name], folder).documents[0]
    before = _texts(folder, name)
    file = WordFile(editions.made(f"{name}.docx").read_bytes())
    typed = _typed_everywhere(file)
    found = review(read(file.save(tmp_path / "returned.docx")), document)
    assert len(found.changes) == typed == found.units
    refused = [item for item in found.changes if item.state is State.CONFLICT]
    assert len(refused) <= (1 - FEW) * found.units, [item.after for item in refused]
    reasons = {item.after: item.reason for item in refused}
    assert all("the venue or its language writes it" in why for why in reasons.values()), reasons
    wanted = carry_out.edits(carry_out.chosen(found, "all", ()))
    assert {edit.source.path.suffix for edit in wanted} == {".tex", ".toml"}
    carry_out.carry_out(wanted, document.fence)
    after = _texts(folder, name)
    written = [text for old, text in zip(before, after, strict=True) if text != old]
    assert len(written) == typed - len(refused)
    assert [re.sub(r" q\d+ % & «so« \(x\)", "", text) for text in after] == before
    assert all(len(re.findall(r"q\d+", text)) == 1 for text in written)


def _typed_everywhere(file: WordFile) -> int:
    """Types words behind the first word of each piece; how many pieces there are."""
    found = [piece for piece in pieces(file) if piece.unit]
    for number, piece in reversed(list(enumerate(found))):
        word = _FIRST_WORD.search(piece.text, piece.first, piece.last)
        at = word.end() if word else piece.last
        paragraph = file.paragraphs(piece.part)[piece.number]
        file.insert(paragraph, at, f" q{number} % & «so» (x)", Hand("Kari"))
    return len(found)


def _texts(folder: Path, name: str) -> list[str]:
    """What each piece of an edition says as it is written now."""
    now = manuscript.read(choose([name], folder).documents[0])
    texts = (visible(now.flat, unit.start, unit.end) for unit in now.units)
    return [re.sub("[“”«»]", "«", text) for text in texts]
