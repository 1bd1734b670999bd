"""The flat maps, as markup for SVG."""
