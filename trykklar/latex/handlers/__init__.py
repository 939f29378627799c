"""What the reader does at each kind of command."""
