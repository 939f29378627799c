"""Conversations in the margin of a finished Word file: comments with their answers.

Source: ECMA-376, part 1, 17.13.4 (comments); Microsoft's [MS-DOCX] 2.5.1 (`w15:commentEx`, which
names the last paragraph of a comment and of the one that it answers).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from trykklar.storage.xml_text import xml_escaped
from trykklar.word.docx.ooxml import RELATIONS, TYPES, W, dump, parse, w
from trykklar.word.docx.package import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from lxml import etree

    from trykklar.word.model import PlacedThread, ThreadRemark

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_COMMENTS, _EXTENDED = "word/comments.xml", "word/commentsExtended.xml"
_TEXTS = ("word/document.xml", "word/footnotes.xml")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_FIRST = 0x10000000  # a paragraph's number has eight digits and is below 0x80000000


def with_threads(
    docx: bytes, threads: Sequence[PlacedThread], bookmarks: Mapping[tuple[Path, int], str]
) -> bytes:
    """A Word file with conversations in its margin; those whose unit it does not have are left out.

    Args:
        docx: The file.
        threads: The conversations.
        bookmarks: File of a unit, and where it begins there -> its bookmark.
    """
    parts = unpacked(docx)
    texts = {name: parse(parts[name]) for name in _TEXTS if name in parts}
    comments = parse(parts[_COMMENTS])
    number = len(comments)
    extended: list[str] = []
    for thread in threads:
        name = bookmarks.get((thread.path, thread.start), "")
        ends = next((ends for root in texts.values() if (ends := _ends(root, name, thread))), None)
        if ends is None:
            continue
        for place, remark in enumerate(thread.remarks):
            paragraph = f"{_FIRST + number:08X}"
            parent = f'w15:paraIdParent="{_FIRST + number - place:08X}" ' if place else ""
            done = int(thread.resolved)
            extended.append(f'<w15:commentEx w15:paraId="{paragraph}" {parent}w15:done="{done}"/>')
            comments.append(_comment(remark, number, paragraph))
            _mark(ends, number)
            number += 1
    parts[_COMMENTS] = dump(comments)
    parts |= {name: dump(root) for name, root in texts.items()}
    if extended:
        parts[_EXTENDED] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<w15:commentsEx xmlns:w15="{_W15}">{"".join(extended)}</w15:commentsEx>'
        ).encode()
        _relate(parts)
    return packed(parts)


def _comment(remark: ThreadRemark, number: int, paragraph: str) -> etree._Element:
    date = f' w:date="{xml_escaped(remark.date)}"' if remark.date else ""
    return parse(
        f'<w:comment xmlns:w="{W}" xmlns:w14="{_W14}" w:id="{number}" '
        f'w:author="{xml_escaped(remark.author)}"{date}><w:p w14:paraId="{paragraph}"><w:pPr>'
        '<w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
        '</w:rPr><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">'
        f"{xml_escaped(remark.text, quote=False)}</w:t></w:r></w:p></w:comment>"
    )


def _ends(
    root: etree._Element, name: str, thread: PlacedThread
) -> tuple[etree._Element, etree._Element] | None:
    """The first and the last run that a conversation stands on, cut out of longer ones.

    It is the whole unit where its words are no longer there.
    """
    runs = list(_runs(root, name))
    text = "".join(piece.text or "" for _, piece in runs)
    start = _nearest(text, thread.words, thread.at) if thread.words.strip() else -1
    if not runs:
        return None
    if start < 0:
        return runs[0][0], runs[-1][0]
    end = start + len(thread.words)
    inside: list[etree._Element] = []
    at = 0
    for run, piece in runs:
        length = len(piece.text or "")
        if at < end and at + length > start:
            inside.append(_cut(run, piece, max(0, start - at), min(length, end - at)))
        at += length
    return inside[0], inside[-1]


def _runs(root: etree._Element, name: str) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The runs of a unit that hold one text each, with that text."""
    number = None
    for item in root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r")):
        if item.tag == w("bookmarkStart") and item.get(w("name")) == name:
            number = item.get(w("id"))
        elif item.tag == w("bookmarkEnd") and number is not None and item.get(w("id")) == number:
            return
        elif item.tag == w("r") and number is not None:
            texts = item.findall(w("t"))
            if len(texts) == 1:
                yield item, texts[0]


def _nearest(text: str, words: str, at: int) -> int:
    """Where words stand in a text, the nearest to a place; -1 where they do not."""
    found = -1
    start = text.find(words)
    while start >= 0:
        if found < 0 or abs(start - at) < abs(found - at):
            found = start
        start = text.find(words, start + 1)
    return found


def _cut(run: etree._Element, piece: etree._Element, start: int, end: int) -> etree._Element:
    """The part of a run between two letters; what is before and behind becomes runs of its own."""
    text = piece.text or ""
    for part, add in ((text[:start], run.addprevious), (text[end:], run.addnext)):
        if part:
            other = deepcopy(run)
            kept = other.find(w("t"))
            if kept is not None:
                kept.text = part
                kept.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            add(other)
    piece.text = text[start:end]
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _mark(ends: tuple[etree._Element, etree._Element], number: int) -> None:
    """The marks around the words, and the reference behind them."""
    first, last = ends
    first.addprevious(parse(f'<w:commentRangeStart xmlns:w="{W}" w:id="{number}"/>'))
    behind = last
    while (following := behind.getnext()) is not None and _is_mark(following):
        behind = following
    behind.addnext(
        parse(
            f'<w:r xmlns:w="{W}"><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{number}"/></w:r>'
        )
    )
    behind.addnext(parse(f'<w:commentRangeEnd xmlns:w="{W}" w:id="{number}"/>'))


def _is_mark(element: etree._Element) -> bool:
    """Whether an element belongs to the conversation before it."""
    return element.tag == w("commentRangeEnd") or element.find(w("commentReference")) is not None


def _relate(parts: dict[str, bytes]) -> None:
    types = parse(parts["[Content_Types].xml"])
    types.append(
        parse(f'<Override xmlns="{TYPES}" PartName="/{_EXTENDED}" ContentType="{_TYPE}"/>')
    )
    parts["[Content_Types].xml"] = dump(types)
    name = "word/_rels/document.xml.rels"
    relations = parse(parts[name])
    relations.append(
        parse(
            f'<Relationship xmlns="{RELATIONS}" Id="rIdThreads" Type="{_RELATION}" '
            'Target="commentsExtended.xml"/>'
        )
    )
    parts[name] = dump(relations)
