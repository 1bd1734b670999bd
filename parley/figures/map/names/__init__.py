"""The names on a flat map: where each stands, and how it is drawn."""
