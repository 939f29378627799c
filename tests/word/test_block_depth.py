"""Pandoc's document as deep as macros and switches make it."""

from __future__ import annotations

import json

import pytest

from trykklar.word.block_depth import DEEPEST, shallow
from trykklar.word.mark.mark import mark


def _document(begin: str, end: str, times: int) -> str:
    marked = json.dumps(mark("unit", 17), ensure_ascii=False)
    inner = begin * times + '{"t":"Str","c":"say \\"{\\" again"}' + end * times
    blocks = f'{{"t":"Para","c":[{{"t":"Str","c":{marked}}},{{"t":"Space"}},{inner}]}}'
    return f'{{"pandoc-api-version":[1,23],"meta":{{}},"blocks":[{blocks}]}}'


def _levels(text: str) -> int:
    depth = most = 0
    waiting = [json.loads(text)]
    while waiting:
        depth += 1
        most = max(most, depth)
        waiting = [
            child
            for item in waiting
            for child in (item.values() if isinstance(item, dict) else item)
            if isinstance(child, dict | list)
        ]
    return most


PAIRS = [
    ('{"t":"Emph","c":[', "]}"),
    ('{"t":"Span","c":[["",[],[]],[', "]]}"),
    ('{"t":"Note","c":[{"t":"Para","c":[', "]}]}"),
    ('{"t":"Quoted","c":[{"t":"DoubleQuote"},[', "]]}"),
    ('{"t":"Strong","c":[{"t":"Space"},', "]}"),
]


@pytest.mark.parametrize(("begin", "end"), PAIRS)
@pytest.mark.parametrize("times", [100, 20_000])
def test_what_is_too_deep_becomes_its_words_at_the_last_mark(
    begin: str, end: str, times: int
) -> None:
    made, places = shallow(_document(begin, end, times))
    assert _levels(made) <= 3 * DEEPEST
    assert 'say \\"{\\" again' in made
    assert places == (17,)


@pytest.mark.parametrize(("begin", "end"), PAIRS)
def test_what_is_not_too_deep_is_the_same_text(begin: str, end: str) -> None:
    text = _document(begin, end, 20)
    assert shallow(text) == (text, ())


def test_a_list_within_lists_stays_a_block() -> None:
    begin, end = '{"t":"BulletList","c":[[', "]]}"
    inner = begin * 200 + '{"t":"Plain","c":[{"t":"Str","c":"inmost"}]}' + end * 200
    made, places = shallow(f'{{"blocks":[{inner}]}}')
    found = json.loads(made)["blocks"]
    while found[0]["t"] == "BulletList":
        found = found[0]["c"][0]
    assert found == [{"t": "Plain", "c": [{"t": "Str", "c": "inmost"}]}]
    assert places == (-1,)
