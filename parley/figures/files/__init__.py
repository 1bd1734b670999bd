"""Figures as files: SVG, PNG, CSV, embeds and previews."""
