"""What the finished text says of itself, whatever kind of file is made of it.

It is pandoc's document. What pandoc has no element for is one of its spans, links or divs with a
class of this list; a heading is pandoc's own, with what is added here:

| class | on | is | with |
|---|---|---|---|
| `ANCHOR` | empty span | where something begins that can be led to | its name as identifier |
| `ANCHOR_END` | empty span | where that ends | `of`: its name |
| `JUMP` | link | a way to an anchor | `#` and its name as url |
| `LABEL` | span of anchors | a label that names a place, nothing that is numbered | `label` |
| `NUMBER` | span | the number of what is counted, as printed | `sequence`, `anchors` |
| `REFERENCE` | link | what stands for an anchor, as printed | as `JUMP`; `kind`, `shows` |
| `BRACKETED` | reference | one in brackets | |
| `RAISED` | reference | one that looks like the mark of a note | |
| `CITATION` | span | what stands for works, as printed | `keys` |
| `ATOM` | span | what is not the author's words, letter by letter | |
| `NOTE` | span | a footnote whose number is referred to | `anchors` |
| `CAPTION_LABEL` | span | how a caption begins: a word, its number, a separator | `kind` |
| `EQUATION` | div | a formula and its label | |
| `EQUATION_LABEL` | span | the number of an equation, in brackets | |
| `CONTENTS` | div | the lines of a list of headings or floats | `of`, `deepest` |
| `LINE_NUMBER`, `LINE_PAGE` | span | how a line of such a list begins and ends | |
| `WORK_LABEL` | span | how a work in the list of works begins, if not with its words | |
| `PLACED` | empty span | how a paragraph begins that stands elsewhere than at the left | `at` |
| `SHADE` | empty span | the ground of its table cell, or of its row | `over`, `colour` |
| `RULED` | empty span | a rule is above its table cell, or below its row | `of` |
| `FILL` | empty span | what stands behind it is led to a share of its line | `to`, `leader` |
| `LIST_LABEL` | empty div | how the items behind it begin | `form`, `before`, `behind`, `look` |
| `PAGES` | empty div | where pages turn, or notes begin again with 1 | `lie`, `notes` |
| `PAGE_BREAK` | empty div | what follows begins a page | |
| `PAGE_NUMBERS` | empty div | the page on which it stands is counted anew | `form`, `first` |
| | heading | | `number`, `before`, `behind`, `anchors` |
| `APPENDIX` | heading | one of the appendix | |
| `APART` | heading | one whose number is on a line of its own | |
| `WORDED` | heading | one whose number is what stands before it, in words | |

`anchors` are the names of all anchors that a number is the number of, with blanks between them;
`before` and `behind` are printed around it: `Chapter `, a full stop. The style of a paragraph or
run is pandoc's `custom-style`.
"""

from __future__ import annotations

from typing import Literal

ATOM = "trykklar-atom"
LABEL = "trykklar-label"
ANCHOR = "trykklar-anchor"
ANCHOR_END = "trykklar-anchor-end"
JUMP = "trykklar-jump"
NUMBER = "trykklar-number"
REFERENCE = "trykklar-reference"
BRACKETED = "bracketed"
RAISED = "raised"
CITATION = "trykklar-citation"
NOTE = "trykklar-note"
CAPTION_LABEL = "trykklar-caption-label"
EQUATION = "trykklar-equation"
EQUATION_LABEL = "trykklar-equation-label"
CONTENTS = "trykklar-contents"
LINE_NUMBER = "trykklar-line-number"
LINE_PAGE = "trykklar-line-page"
WORK_LABEL = "trykklar-work-label"
PLACED = "trykklar-placed"
SHADE = "trykklar-shade"
RULED = "trykklar-ruled"
FILL = "trykklar-fill"
LIST_LABEL = "trykklar-list-label"
PAGES = "trykklar-pages"
PAGE_BREAK = "trykklar-page-break"
PAGE_NUMBERS = "trykklar-page-numbers"
APPENDIX = "trykklar-appendix"
APART = "trykklar-apart"
WORDED = "trykklar-worded"

UPRIGHT = "Upright"
"""The style of what stands upright in a text in italics."""

COLOUR = "Colour "
"""What the style of a text in a colour begins with; six digits for red, green and blue follow."""

MISSING_PICTURE = "Missing Picture"
"""The style of the name that stands where a picture is not there."""

HEADINGS = "headings"
"""What a list of headings is `of`; a list of floats is of their sequence."""

Shows = Literal["number", "page", "title"]
