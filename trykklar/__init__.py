"""Trykklar: a LaTeX publication that makes itself."""

__version__ = "0.1.0"
