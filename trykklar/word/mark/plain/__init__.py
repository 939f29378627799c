"""Constructs of packages -> the same in LaTeX's own terms, before anything else reads the text."""
