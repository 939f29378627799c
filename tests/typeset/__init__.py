"""Typesetting, with real TeX."""
