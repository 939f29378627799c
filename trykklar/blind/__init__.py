"""A manuscript without all that says who wrote it, and the search for what says it all the same."""
