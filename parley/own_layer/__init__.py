"""A map that the reader brings: its formats, areas and places, and what they amount to beside the dossier."""
