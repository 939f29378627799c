"""What TeX prints, from TeX itself: citations and lists of works as runs of text.

`showbox_hook.py` is what makes TeX write it into its log, `draft_pass.py` the pass that does;
`log_record.py` finds the records in the log, `box_node.py` and `box_reader.py` read their boxes, by
`nfss_font.py` and `font_encoding.py`; `from_records.py` makes of them what
`citations_and_lists.py` defines, and `read_printed.py` is the whole of it, kept where nothing has
changed.
"""
