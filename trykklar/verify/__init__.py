"""The proof that a build depends on its sources alone."""
