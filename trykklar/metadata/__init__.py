"""What archives and catalogues ask of a publication, made from paper.toml."""
