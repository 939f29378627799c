"""Every text of a TOML file is found where it stands, whatever quotation marks it has."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trykklar.project.toml_strings import rewritten, toml_strings

FILE = (
    '# "no" \'text\' """here\n'
    r'title = "A \"quoted\" ti\tle, \u00e5 and \U0001F600" '
    "# 'nor' here\n"
    "raw = 'C:\\bolig'\n"
    '"a key" = "of its own"\n'
    'long = """\nFirst \\\n    second ""quoted"" and\nthird"""""\n'
    'short = """one"""\n'
    "raw_lines = '''\ntwo\\n'' and\nthree'''''\n"
    'empty = ""\n'
)


def test_every_kind_of_string_is_found_letter_by_letter() -> None:
    strings = toml_strings(FILE)
    values = tomllib.loads(FILE)
    assert {key[0]: string.value for key, string in strings.items()} == values
    for string in strings.values():
        assert len(string.places) == len(string.value) + 1
        assert len(string.ends) == len(string.value)
        assert FILE[string.start] in "\"'"
        assert FILE[string.end - 1] in "\"'"


def test_a_place_behind_an_escape_is_behind_all_of_it() -> None:
    string = toml_strings(FILE)["title",]
    at = string.value.index("å")
    assert FILE[string.places[at] : string.ends[at]] == r"\u00e5"
    lines = toml_strings(FILE)["long",]
    assert FILE[lines.places[lines.value.index("second")] :].startswith("second")


def test_texts_in_lists_and_tables_have_the_keys_that_they_have() -> None:
    text = (
        '[[rows]]\nen = ["a", "a"]\n[[rows]]\nen = ["a"]\nx.y = "a"\n[t]\nu = {v = "a", "w" = 1}\n'
    )
    assert list(toml_strings(text)) == [
        ("rows", 0, "en", 0),
        ("rows", 0, "en", 1),
        ("rows", 1, "en", 0),
        ("rows", 1, "x", "y"),
        ("t", "u", "v"),
    ]


@pytest.mark.parametrize("text", ['a = "', "a = 'b", "a", 'a = """x""', "=", "a = [" * 2000])
def test_what_is_no_toml_has_no_texts(text: str) -> None:
    assert toml_strings(text) == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@given(st.data())
def test_a_rewritten_text_says_the_new_words_and_nothing_else_changes(
    ends: str, data: st.DataObject
) -> None:
    text = FILE.replace("\n", ends)
    strings = toml_strings(text)
    key = data.draw(st.sampled_from(list(strings)))
    string = strings[key]
    start = data.draw(st.integers(0, len(string.value)))
    end = data.draw(st.integers(start, len(string.value)))
    words = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
    first, last, new = rewritten(string, start, end, words)
    values = tomllib.loads(text[:first] + new + text[last:])
    wanted = {name[0]: known.value for name, known in strings.items()}
    wanted[str(key[0])] = string.value[:start] + words + string.value[end:]
    assert values == wanted


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(("key", "start", "end"), [("long", 22, 33), ("raw_lines", 7, 17)])
def test_marks_that_come_together_do_not_end_a_text(
    ends: str, key: str, start: int, end: int
) -> None:
    text = FILE.replace("\n", ends)
    string = toml_strings(text)[key,]
    first, last, words = rewritten(string, start, end, "")
    changed = tomllib.loads(text[:first] + words + text[last:])
    assert changed[key] == string.value[:start] + string.value[end:]
    assert {**changed, key: string.value} == tomllib.loads(text)
