"""Document -> .docx: what a co-author who only has Word gets, with the PDF's numbers."""

from trykklar.word.export import WordExport, export

__all__ = ["WordExport", "export"]
