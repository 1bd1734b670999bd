"""Routes, the HTML page, previews, files by address, compression."""
