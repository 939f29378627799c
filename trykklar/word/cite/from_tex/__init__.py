"""Citations and lists of works as TeX printed them, in the place of a style's."""
