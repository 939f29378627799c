"""Where in a TOML file each of its texts stands, letter by letter.

tomllib keeps no positions. So every string is looked for in the text, and tomllib itself is asked
which key it belongs to: by reading the file once more with a number in the place of each.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Key = tuple[str | int, ...]

# TOML 1.0.0, "String" and "Comment"; a string of several lines may end with quotation marks of its
# own before the three.
_TOKEN = re.compile(
    r'(?P<kind>"""|\'\'\'|"|\'|#)(?:'
    r'(?<=""")(?P<lines>(?:\\.|(?!""")[^\\])*"{0,2})"""'
    r"|(?<=''')(?P<raw_lines>(?:(?!''').)*'{0,2})'''"
    r'|(?<=")(?P<line>(?:\\.|[^"\\\n])*)"'
    r"|(?<=')(?P<raw_line>[^'\n]*)'"
    r"|(?<=\#)[^\n]*)",
    re.DOTALL,
)
_LETTER = re.compile(
    r"\\u(?P<short>[0-9A-Fa-f]{4})|\\U(?P<long>[0-9A-Fa-f]{8})|\\[ \t]*\r?\n\s*"
    r"|\\(?P<named>.)|(?P<plain>\r\n|.)",
    re.DOTALL,
)
_NAMED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}
_NUMBER = "\ufdd3{}"


class TomlString(NamedTuple):
    """A text in a TOML file.

    Attributes:
        value: What it says.
        start: Offset of its opening quotation mark.
        end: Offset behind its closing one.
        is_raw: Whether a backslash in it is only a backslash.
        places: Offset of each of its letters, and behind the last.
        ends: Offset behind each of its letters.
    """

    value: str
    start: int
    end: int
    is_raw: bool
    places: tuple[int, ...]
    ends: tuple[int, ...]


def toml_strings(text: str) -> dict[Key, TomlString]:
    """The texts of a TOML file that are values.

    Args:
        text: The file; line ends as they are.

    Returns:
        Key -> its text; nothing where the file is no TOML.
    """
    found = [_string(token) for token in _TOKEN.finditer(text) if token["kind"] != "#"]
    parts, at = [], 0
    for number, string in enumerate(found):
        parts += [text[at : string.start], f'"{_NUMBER.format(number)}"']
        at = string.end
    numbers = {_NUMBER.format(number): string for number, string in enumerate(found)}
    try:
        values = dict(_values(tomllib.loads(text)))
        numbered = _values(tomllib.loads("".join([*parts, text[at:]])))
        keys = {
            tuple(numbers[part].value if part in numbers else part for part in key): numbers[value]
            for key, value in numbered
            if value in numbers
        }
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    return {key: string for key, string in keys.items() if values.get(key) == string.value}


def rewritten(string: TomlString, start: int, end: int, words: str) -> tuple[int, int, str]:
    """The edit of a TOML file that changes a part of a text in it.

    Args:
        string: The text.
        start: Letters of it before the part.
        end: Letters of it up to the end of the part.
        words: What it is to say there.

    Returns:
        Where to replace, up to where, and by what.
    """
    whole = string.value[:start] + words + string.value[end:]
    mark = "'" if string.is_raw else '"'
    # Marks that were apart may come together, and three of them end a text of several lines.
    ends_it = mark * 3 in whole and mark * 3 not in string.value
    if ends_it or (string.is_raw and ("'" in words or _coded(words) != words)):
        return string.start, string.end, quoted(whole)
    first = string.places[start] if start < end or not start else string.ends[start - 1]
    last = string.ends[end - 1] if start < end else first
    return first, last, words if string.is_raw else _escaped(words)


def quoted(words: str) -> str:
    """Words as a text of a TOML file, of one line.

    Args:
        words: What it is to say.
    """
    return f'"{_escaped(words)}"'


def _escaped(words: str) -> str:
    """Words as a string of one line has them."""
    return _coded(words.replace("\\", r"\\").replace('"', r"\""))


def _coded(words: str) -> str:
    """Words with the letters by their numbers that a line of TOML may not hold."""
    return "".join(
        f"\\U{ord(sign):08X}" if unicodedata.category(sign) == "Cc" and sign != "\t" else sign
        for sign in words
    )


def _string(token: re.Match[str]) -> TomlString:
    name = token.lastgroup or ""
    start, end = token.span(name)
    is_raw = name.startswith("raw")
    if name.endswith("lines"):  # TOML leaves out a line feed right behind the opening marks
        start += len(re.match(r"(?:\r?\n)?", token[name])[0])  # type: ignore[index] # it matches
    letters = _raw(token.string, start, end) if is_raw else _decoded(token.string, start, end)
    known = [*letters]
    return TomlString(
        "".join(sign for sign, _, _ in known),
        token.start(),
        token.end(),
        is_raw,
        (*(first for _, first, _ in known), end),
        tuple(last for _, _, last in known),
    )


def _raw(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in re.compile(r"\r\n|.", re.DOTALL).finditer(text, start, end):
        yield match[0].replace("\r\n", "\n"), match.start(), match.end()


def _decoded(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in _LETTER.finditer(text, start, end):
        code = match["short"] or match["long"]
        if code:
            sign = chr(int(code, 16)) if int(code, 16) <= sys.maxunicode else ""
        else:
            named = match["named"] and _NAMED.get(match["named"], match["named"])
            sign = named or (match["plain"] or "").replace("\r\n", "\n")
        if sign:
            yield sign, match.start(), match.end()


def _values(table: object, key: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Key -> value of all texts in a table."""
    if isinstance(table, dict):
        for name, value in table.items():
            yield from _values(value, (*key, name))
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from _values(value, (*key, number))
    elif isinstance(table, str):
        yield key, table
