"""Files that a reader brings to the map page: opened, kept for the visit, measured, laid beside each other."""
