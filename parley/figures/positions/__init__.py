"""Who wants what, and who spoke to whom."""
