"""The finished text: pandoc's document, with words of its own for what pandoc has none for."""
