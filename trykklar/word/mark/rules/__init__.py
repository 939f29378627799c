"""What each kind of command becomes: a module for each kind."""
