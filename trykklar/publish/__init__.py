"""Documents -> everything made of them: PDF, checks, Word, and the record of it."""
