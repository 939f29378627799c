"""A document as TeX would see it: files read, macros expanded, branches decided."""
