"""The one place that starts programs: each sees and touches only what it needs.

A manuscript comes from a stranger, and so does what TeX, biber, pandoc and poppler make of it. No
list of dangerous commands ends; so it is the kernel that decides what a program may open, write and
reach. Nothing is imported here: a command that starts no program loads none of it.
"""
