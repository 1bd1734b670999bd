"""Reading an article: its lines, blocks, sentences, names and quotations. Knows no table and no page."""
