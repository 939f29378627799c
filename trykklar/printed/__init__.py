"""What TeX prints, told by TeX itself: citations and lists of works as runs of text.

`hook.py` is what makes TeX write it into its log, `draft.py` the pass that does; `record.py` finds
the records in the log, `node.py` and `reader.py` read their boxes, by `font.py` and `encoding.py`;
`assembly.py` makes of them what `printed.py` defines, and `telling.py` is the whole of it, kept
where nothing has changed.
"""

from trykklar.printed.printed import Citation, Entry, Listing, Place, Printed
from trykklar.printed.run import Look, Run, Runs

__all__ = ["Citation", "Entry", "Listing", "Look", "Place", "Printed", "Run", "Runs"]
