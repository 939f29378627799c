"""Citations and lists of works rendered by CSL."""
