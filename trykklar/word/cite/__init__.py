"""Citations and the reference list, by CSL: what citeproc prints, put into the PDF's words."""
