"""The positions page."""
