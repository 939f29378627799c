"""Document -> .docx: what a co-author who only has Word gets, with the PDF's numbers."""
