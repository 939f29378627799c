"""What a click in a Word file must never do to a co-author who did not see the source."""

from __future__ import annotations

import pytest

from trykklar.word.link_address import may_be_live


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a:b",
        "HTTP://example.org",
        "mailto:kari@example.org",
        "doi:10.1000/182",
        "data/table.csv",
        "table.csv#a:b",
        "?q=a:b",
        "#sec",
        "",
    ],
)
def test_pages_letters_and_files_beside_are_live(address: str) -> None:
    assert may_be_live(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "run:setup.exe",
        "ms-word:ofe|u|http://example.org/a.docx",
        r"C:\Windows\x.exe",
        "//host/share",
        r"\\host\share",
        " \x01\\\\host\\share",
        "/etc/passwd",
    ],
)
def test_programs_scripts_and_shares_are_not(address: str) -> None:
    assert not may_be_live(address)
