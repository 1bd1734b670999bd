"""Parley: a dossier of articles and curated tables, shown so that every mark leads to its sentence."""
