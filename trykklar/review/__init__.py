"""A Word file that a co-author changed -> changes at the lines of the LaTeX it was made from."""
