"""The promise, held: units, pages and, in `browser/`, what a reader does."""
