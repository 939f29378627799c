"""Before and after: what the source has, what the finished Word file has, and each difference."""
