"""What is wrong with a dossier: every fault at once, by file, row, column and value."""
