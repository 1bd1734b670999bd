"""The editor's desk: making a dossier and filling it."""
