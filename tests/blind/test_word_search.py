"""Each place of a Word file that can name somebody is looked into."""

from __future__ import annotations

import io
import zipfile

import pytest

from trykklar.blind.person import NamedPerson
from trykklar.blind.secret import Secrets
from trykklar.blind.word_search import in_word

SECRETS = Secrets((NamedPerson("Kari", "Nordmann"),))
PLAIN = {"word/document.xml": "<w:p><w:r><w:t>Hus</w:t></w:r></w:p>"}


def word(**parts: str | bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in {**PLAIN, **parts}.items():
            archive.writestr(name, content)
    return whole.getvalue()


def test_a_clean_file_raises_no_alarm() -> None:
    assert not list(in_word("a.docx", word(), SECRETS))


@pytest.mark.parametrize(
    ("part", "content", "channel"),
    [
        ("docProps/core.xml", "<dc:creator>Kari Nordmann</dc:creator>", "the properties"),
        ("docProps/custom.xml", "<x>Kari Nordmann</x>", "the properties"),
        ("docProps/app.xml", "<Manager>Kari Nordmann</Manager>", "the properties"),
        ("word/comments.xml", '<w:comment w:author="KN"/>', "who changed or commented"),
        ("word/comments.xml", "<w:t>Kari Nordmann</w:t>", "a comment"),
        ("word/document.xml", '<w:ins w:author="Somebody"/>', "who changed or commented"),
        ("word/document.xml", "<w:t>Kari</w:t></w:r><w:t> Nordmann</w:t>", "the text"),
        ("word/footnotes.xml", "<w:t>Kari Nordmann</w:t>", "a footnote"),
        ("word/document.xml", '<pic:cNvPr descr="By Kari Nordmann"/>', "the text"),
        ("customXml/item1.xml", "<map/>", "the map back to the sources"),
        ("word/_rels/document.xml.rels", '<R Target="https://a.no/~kari"/>', "a link"),
        ("word/media/a.jpg", b"\xff\xd8\xff\xfeKari Nordmann", "the data of a picture"),
        ("word/media/nordmann.png", b"", "the name of a part"),
    ],
)
def test_every_channel_is_looked_into(part: str, content: str | bytes, channel: str) -> None:
    found = list(in_word("a.docx", word(**{part: content}), SECRETS))
    assert channel in {each.channel for each in found}
