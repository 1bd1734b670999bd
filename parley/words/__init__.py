"""Putting values into English: dates, numbers, plurals, lists. Knows nothing of ours."""
