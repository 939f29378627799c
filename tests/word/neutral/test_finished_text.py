"""The finished text knows nothing of Word, so that a page for the web can be made of it, too."""

from __future__ import annotations

import ast
import json
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import panflute as pf
import pytest

from tests.word.conftest import place
from trykklar.word import pandoc
from trykklar.word.docx.from_neutral import to_word
from trykklar.word.finished_text import begun, collected, placed
from trykklar.word.neutral import vocabulary
from trykklar.word.sourcemap import map_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trykklar.word.export_state import ExportState

PACKAGE = Path(pandoc.__file__).parents[1]
MAKER = PACKAGE / "word" / "docx" / "word_field.py"
CLASSES = frozenset(
    value for name, value in vars(vocabulary).items() if name.isupper() and name != "HEADINGS"
)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The finished text of the sample, with the anchors that lead back to its source."""
    found, state = _finished(tmp_path_factory.mktemp("neutral"))
    map_units(state)
    return found


def _finished(folder: Path) -> tuple[Any, ExportState]:
    state = begun(place(folder / "sample"), typeset=False)
    found = collected(state, None)
    placed(found, state, None, lambda: None)
    return found, state


def _json(text: Any) -> str:
    written = StringIO()
    pf.dump(text, written)
    return written.getvalue()


def _parsed(text: Any) -> Any:
    return json.loads(_json(text))


def _elements(node: Any) -> Iterator[tuple[str, list[Any], str]]:
    """Kind, attributes and url of every element in pandoc's JSON that has attributes."""
    if isinstance(node, dict):
        content = node.get("c")
        if node.get("t") in ("Span", "Div", "Link", "Header") and isinstance(content, list):
            url = content[2][0] if node["t"] == "Link" else ""
            yield node["t"], content[1 if node["t"] == "Header" else 0], url
        for child in node.values():
            yield from _elements(child)
    elif isinstance(node, list):
        for child in node:
            yield from _elements(child)


def _classes(text: Any) -> set[str]:
    return {name for _, (_, classes, _), _ in _elements(_parsed(text)) for name in classes}


def test_there_is_no_xml_of_words_in_it(text: Any) -> None:
    written = _json(text)
    assert "openxml" not in written
    assert "RawInline" not in written
    assert "RawBlock" not in written


def test_what_it_says_of_itself_is_in_the_vocabulary(text: Any) -> None:
    """A renderer that knows the vocabulary leaves nothing out."""
    named = {name for _, (_, classes, _), _ in _elements(_parsed(text)) for name in classes}
    own = {name for name in named if name.startswith("trykklar-")}
    assert own <= CLASSES
    assert len(own) >= 10  # the sample has most of them


def test_every_way_leads_to_an_anchor(text: Any) -> None:
    anchors, ways = set(), set()
    for kind, (identifier, classes, pairs), url in _elements(_parsed(text)):
        attributes = dict(pairs)
        if vocabulary.ANCHOR in classes:
            anchors.add(identifier)
        elif vocabulary.NUMBER in classes:
            anchors.update(attributes["anchors"].split())
        elif kind == "Header":
            ways.update(attributes["anchors"].split())
        if kind == "Link" and {vocabulary.JUMP, vocabulary.REFERENCE} & set(classes):
            ways.add(url.removeprefix("#"))
    assert ways
    assert ways <= anchors


def test_every_anchor_that_begins_ends(text: Any) -> None:
    begun, ended = [], []
    for _, (identifier, classes, attributes), _ in _elements(_parsed(text)):
        if vocabulary.ANCHOR in classes:
            begun.append(identifier)
        elif vocabulary.ANCHOR_END in classes:
            ended.append(dict(attributes)["of"])
    assert sorted(begun) == sorted(ended)
    assert len(set(begun)) == len(begun)


def test_a_page_for_the_web_has_its_numbers_captions_and_links(text: Any, tmp_path: Path) -> None:
    """Pandoc's own writer, which knows nothing of ours, shows what the PDF shows."""
    page = pandoc.run(["-f", "json", "-t", "html"], _json(text), tmp_path).decode()
    assert "Table\N{NO-BREAK SPACE}" in page
    assert 'id="_Ref_' in page
    assert 'href="#_Ref_' in page
    assert 'data-number="1"' in page


def test_only_the_last_step_writes_xml_of_words() -> None:
    """Else it would have to be taken out again for another kind of file."""
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        raw = [
            node
            for node in ast.walk(tree)
            if (isinstance(node, ast.Constant) and node.value == "openxml")
            or (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("RawInline", "RawBlock")
            )
        ]
        assert not raw or path == MAKER, path
    users = [
        path
        for path in PACKAGE.rglob("*.py")
        if "word_field" in path.read_text("utf-8") and path.parent != MAKER.parent
    ]
    assert not users


def test_the_last_step_leaves_nothing_of_the_vocabulary_that_word_would_lose(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    found, _ = _finished(tmp_path_factory.mktemp("word"))
    to_word(found)
    kept = {vocabulary.ATOM, vocabulary.LABEL, vocabulary.CITATION, vocabulary.WORK_LABEL}
    assert _classes(found) & CLASSES <= kept | {vocabulary.EQUATION, vocabulary.CONTENTS}
