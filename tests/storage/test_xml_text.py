"""What no XML document may hold never makes a Word file that cannot be opened."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from trykklar.storage.xml_text import json_for_xml, xml_characters, xml_escaped


@given(st.text())
def test_a_text_is_read_back_from_an_attribute_and_from_an_element(text: str) -> None:
    kept = xml_escaped(text)
    root = etree.fromstring(f'<a b="{kept}">{kept}</a>'.encode())
    expected = xml_characters(text).replace("\r\n", "\n").replace("\r", "\n")  # XML 1.0, 2.11
    assert root.text == expected or not expected
    assert root.get("b") == expected.replace("\n", " ").replace("\t", " ")  # 3.3.3


@given(st.lists(st.text() | st.sampled_from(["\\u001b", "\\\x1b", "\\\\\x0c\\", "\ufffeb\\b"])))
def test_the_strings_of_json_lose_these_characters_alone(texts: list[str]) -> None:
    """A backslash of a formula before a `u` was not to be taken for the beginning of one."""
    for ascii_only in (True, False):
        read = json.loads(json_for_xml(json.dumps(texts, ensure_ascii=ascii_only)))
        assert read == [xml_characters(text) for text in texts]
