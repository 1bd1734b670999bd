"""The reader, its list of articles and its search."""
