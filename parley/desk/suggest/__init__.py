"""What an editor may take over from articles: rows in the tables' own columns, each with the words that prove it."""
