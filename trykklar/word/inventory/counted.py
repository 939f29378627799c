r"""What is counted on both sides, and how each kind of it is defined so that they must be equal.

| kind | in the source | in the Word file |
|---|---|---|
| headings | heading commands, and each list of works or terms that brings one | heading styles |
| paragraphs | units of running text | bookmarks of such units that say something |
| words | words of units, without those of macros and formulas | those of them in that unit |
| citations | citation commands: `\citep{a,b}` is one | what their bookmarks hold |
| works | works cited or listed, once each, where there is a list | entries of the list |
| references | keys of references: `\cref{a,b}` is two | fields and links to labels |
| labels | labels | bookmarks of labels |
| captions | captions; the repeated one of a long table is not one | paragraphs in their style |
| tables | tables; those inside of others, too | tables, but for figures side by side |
| figures | pictures and drawings | drawings |
| equations | displays; numbered lines of one are one each | displays of Word's own maths |
| footnotes | footnotes, and citations in such | notes that say something |
| links | addresses that are linked, but for those in the list of works | links to addresses |
| authors | names in the author commands | those of them that the text has |
"""

from __future__ import annotations

from dataclasses import dataclass

HEADING, PARAGRAPH, WORD = "headings", "paragraphs", "words"
CITATION, WORK, REFERENCE, LABEL = "citations", "works", "references", "labels"
CAPTION, TABLE, ROW, COLUMN = "captions", "tables", "table rows", "table columns"
FIGURE, EQUATION, FOOTNOTE = "figures", "equations", "footnotes"
LINK, AUTHOR = "links", "authors"
# Not counted themselves: a work that is cited, the place of the list of works, and what a long
# table says again on each page.
CITED, LIST, AGAIN = "cited", "list", "again"
# What the keys of references to pages end in, and the key of an equation with a number.
PAGE, NUMBERED = " page", "numbered"
KINDS = (
    HEADING, PARAGRAPH, WORD, CITATION, WORK, REFERENCE, LABEL, CAPTION, TABLE, ROW, COLUMN,
    FIGURE, EQUATION, FOOTNOTE, LINK, AUTHOR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CountedItem:
    """One of them, on either side.

    Attributes:
        kind: One of `KINDS`.
        offset: Where it is in the flat source: the call, for what a macro wrote; -1 in Word.
        key: What distinguishes it from others of its kind; empty where nothing does.
        end: Where it ends in the flat source.
        rows: Of a table.
        columns: Of a table.
        text: What the author wrote, or what Word shows.
    """

    kind: str
    offset: int = -1
    key: str = ""
    end: int = -1
    rows: int = 0
    columns: int = 0
    text: str = ""
