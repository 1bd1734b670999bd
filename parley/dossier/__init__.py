"""The opened dossier, its geometry, and what is looked up in it."""
