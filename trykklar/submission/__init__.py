"""A finished manuscript -> what is uploaded: sources that compile, PDF, Word, what goes beside."""
