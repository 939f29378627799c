"""What the authors wrote about their publication: paper.toml, its venue, what a command selects."""
