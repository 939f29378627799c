"""The numbering of headings says what the PDF prints before and behind the number."""

from __future__ import annotations

from trykklar.word.docx.numbering import with_headings, words
from trykklar.word.docx.ooxml import W, parse, w
from trykklar.word.model import Lead

EMPTY = f'<w:numbering xmlns:w="{W}"><w:num w:numId="1"/></w:numbering>'.encode()
LEADS = {(1, False): Lead("Chapter ", "", True), (1, True): Lead('"A" & ', "."), (2, True): Lead()}


def texts(data: bytes) -> list[tuple[str, str]]:
    root = parse(data)
    shown = [item.get(w("val"), "") for item in root.iter(w("lvlText"))]
    behind = [item.get(w("val"), "") for item in root.iter(w("suff"))]
    return list(zip(shown, behind, strict=True))


def test_a_word_stands_before_the_number() -> None:
    done = with_headings(EMPTY, LEADS)
    assert ("Chapter %1", "nothing") in texts(done)
    assert ('"A" & %1.', "space") in texts(done)
    assert ("%1.%2", "tab") in texts(done)


def test_the_words_are_read_back() -> None:
    assert words(with_headings(EMPTY, LEADS)) == {"Heading1": "Chapter ", "Appendix1": '"A" & '}
    assert words(with_headings(EMPTY, {})) == {}
