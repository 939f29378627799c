"""A Word file with a comment, an answer to it that resolves it, and a comment of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trykklar.word.docx.ooxml import RELATIONS, TYPES, W, dump, parse

if TYPE_CHECKING:
    from tests.review.word_file import WordFile

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NEW = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def commented(file: WordFile) -> WordFile:
    """Put comments into a file as Word does.

    Args:
        file: A file without any; it is changed.
    """
    for words, numbers in (("readers", ("7", "8")), ("2021", ("9",))):
        paragraph = next(item for item in file.paragraphs() if words in file.text(item))
        at = file.text(paragraph).index(words)
        file.comment_on(paragraph, at, at + len(words), numbers)
    comments = (
        _comment("7", "Kari Nordmann", "Who?", "0000000A"),
        _comment("8", "Per Hansen", "Two of them.", "0000000B"),
        _comment("9", "Per Hansen", "Not 2020?", "0000000C"),
    )
    file.put(
        "word/comments.xml",
        f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{"".join(comments)}</w:comments>',
    )
    file.put(
        "word/commentsExtended.xml",
        f'<w15:commentsEx xmlns:w15="{W15}">'
        '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000C" w15:done="0"/></w15:commentsEx>',
    )
    _named(file)
    return file


def _comment(number: str, author: str, text: str, identity: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2026-11-20T10:00:00Z" '
        f'w:initials="{author[0]}"><w:p w14:paraId="{identity}"><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:comment>"
    )


def _named(file: WordFile) -> None:
    """Name the parts where a word processor looks for them."""
    types = parse(file.part("[Content_Types].xml"))
    relations = parse(file.part("word/_rels/document.xml.rels"))
    for name, kind in (("comments", _BASE), ("commentsExtended", _NEW)):
        types.append(
            parse(
                f'<Override xmlns="{TYPES}" PartName="/word/{name}.xml" '
                f'ContentType="{_WORD}{name}+xml"/>'
            )
        )
        relations.append(
            parse(
                f'<Relationship xmlns="{RELATIONS}" Id="rIdOf{name}" Type="{kind}" '
                f'Target="{name}.xml"/>'
            )
        )
    file.put("[Content_Types].xml", dump(types))
    file.put("word/_rels/document.xml.rels", dump(relations))
