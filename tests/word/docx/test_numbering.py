"""The numbering of headings says what the PDF prints before and behind the number."""

from __future__ import annotations

from trykklar.word.docx.numbering import with_headings
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.model import Lead

EMPTY = f'<w:numbering xmlns:w="{W}"><w:num w:numId="1"/></w:numbering>'.encode()
LEADS = {(1, False): Lead("Chapter ", "", True), (1, True): Lead('"A" & ', "."), (2, True): Lead()}


def texts(data: bytes) -> list[tuple[str, str]]:
    root = parse(data)
    shown = [item.get(w("val"), "") for item in root.iter(w("lvlText"))]
    behind = [item.get(w("val"), "") for item in root.iter(w("suff"))]
    return list(zip(shown, behind, strict=True))


def test_a_number_behind_a_word_is_counted_and_left_to_the_text() -> None:
    done = texts(with_headings(EMPTY, LEADS))
    assert done[:2] == [("", "nothing"), ("%1.%2", "tab")]
    assert ("", "nothing") in done[3:]


def test_a_sign_behind_the_number_is_the_lists() -> None:
    assert ("%1.", "tab") in texts(with_headings(EMPTY, {(1, False): Lead("", ".")}))
