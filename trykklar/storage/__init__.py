"""Files: what may be touched, how it is written, and whether it is still the one that was seen."""
