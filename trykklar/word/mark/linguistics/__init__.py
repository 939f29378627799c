"""Numbered examples of linguistics: how packages have them written, with their glosses."""
