"""Pandoc's document with marks -> the finished text: fields, captions, tables, citations."""
