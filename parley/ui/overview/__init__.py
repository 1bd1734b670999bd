"""The front page, the only one that shows other pages' figures."""
