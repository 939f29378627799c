"""What pandoc wrote -> the finished .docx: styles, numbering, pages, properties."""
