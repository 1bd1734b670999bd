"""Other people's programs, run on what Parley gives out; skipped with a word where they are not installed."""
